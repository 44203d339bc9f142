"""What a file holds that does not come in, or not as it stands there: counted, and named."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class AccountEntry(NamedTuple):
    """Which entry of a file is meant: its number from 1, its id and its first words, if any."""

    number: int
    id: str = ""
    words: str = ""

    def __str__(self) -> str:
        words = f" “{self.words}”" if self.words else ""
        name = f" ({self.id})" if self.id else ""
        return f"entry {self.number:,}{words}{name}"


class Remark(NamedTuple):
    """Something that is said of an entry: `why` goes on after its name and a colon."""

    entry: AccountEntry
    why: str

    def __str__(self) -> str:
        return f"{self.entry}: {self.why}"


@dataclass(frozen=True, slots=True)
class Account:
    """The entries that are left out, those that come in otherwise than written, and the file.

    `file` is what is said of the file as a whole, in sentences.
    """

    left_out: tuple[Remark, ...] = ()
    changed: tuple[Remark, ...] = ()
    file: tuple[str, ...] = ()

    def with_changed(self, more: Iterable[Remark]) -> "Account":
        """Return an account that says more of what comes in, in the order of the file."""
        changed = sorted((*self.changed, *more), key=lambda remark: remark.entry.number)
        return Account(self.left_out, tuple(changed), self.file)

    def with_told(self, sentence: str) -> "Account":
        """Return an account that says one thing more of the file as a whole."""
        return Account(self.left_out, self.changed, (*self.file, sentence))

    def in_words(self) -> str:
        """Return how much it is, in sentences; empty where all comes in as it is."""
        said = list(self.file)
        if self.left_out:
            count = len({remark.entry.number for remark in self.left_out})
            noun = "entry of the file is" if count == 1 else "entries of the file are"
            said.append(f"{count:,} {noun} left out.")
        if self.changed:
            count = len({remark.entry.number for remark in self.changed})
            verb = "comes" if count == 1 else "come"
            said.append(f"{count:,} {verb} in otherwise than written.")
        return " ".join(said)

    def first_lines(self, most: int) -> str:
        """Return the first remarks on what is left out, in one line."""
        said = "; ".join(map(str, self.left_out[:most]))
        more = len(self.left_out) - most
        return f"{said[:1].upper()}{said[1:]}{f'; and {more:,} more' if more > 0 else ''}."

    def lines(self) -> tuple[str, ...]:
        """Return each remark as a line, what is left out first."""
        left_out = (f"Left out: {remark}" for remark in self.left_out)
        return (*left_out, *(f"Otherwise: {remark}" for remark in self.changed))
