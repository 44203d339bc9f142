"""What a file holds that does not come in, or not as it stands there: counted, and named."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from data.messages import Message, Sentence, counted, joined, said

_NAMES = {
    (False, False): (Sentence("entry {number}"), Sentence("Entry {number}")),
    (False, True): (Sentence("entry {number} ({id})"), Sentence("Entry {number} ({id})")),
    (True, False): (
        Sentence("entry {number} “{words}”"),
        Sentence("Entry {number} “{words}”"),
    ),
    (True, True): (
        Sentence("entry {number} “{words}” ({id})"),
        Sentence("Entry {number} “{words}” ({id})"),
    ),
}
"""What an entry is called, by whether words and an id of it are known."""


class AccountEntry(NamedTuple):
    """Which entry of a file is meant: its number from 1, its id and its first words, if any."""

    number: int
    id: str = ""
    words: str = ""

    def named(self, *, starts: bool = False) -> Message:
        """Return what it is called, within a sentence or where one `starts`."""
        called = _NAMES[bool(self.words), bool(self.id)][starts]
        return called.of(number=self.number, words=self.words, id=self.id)

    def __str__(self) -> str:
        """Return what it is called in English."""
        return str(self.named())


class Remark(NamedTuple):
    """Something that is said of an entry: `why` goes on after its name and a colon."""

    entry: AccountEntry
    why: Message | str

    def told(self, *, starts: bool = False) -> Message:
        """Return the whole of it, within a sentence or where one `starts`."""
        entry = self.entry.named(starts=starts)
        return said("{entry}: {why}", entry=entry, why=self.why)

    def __str__(self) -> str:
        """Return the whole of it in English."""
        return str(self.told())


@dataclass(frozen=True, slots=True)
class Account:
    """The entries that are left out, those that come in otherwise than written, and the file.

    `file` is what is said of the file as a whole, in sentences.
    """

    left_out: tuple[Remark, ...] = ()
    changed: tuple[Remark, ...] = ()
    file: tuple[Message, ...] = ()

    def with_changed(self, more: Iterable[Remark]) -> "Account":
        """Return an account that says more of what comes in, in the order of the file."""
        changed = sorted((*self.changed, *more), key=lambda remark: remark.entry.number)
        return Account(self.left_out, tuple(changed), self.file)

    def with_told(self, sentence: Message) -> "Account":
        """Return an account that says one thing more of the file as a whole."""
        return Account(self.left_out, self.changed, (*self.file, sentence))

    def in_words(self) -> Message | str:
        """Return how much it is, in sentences; empty where all comes in as it is."""
        told = [*self.file]
        if self.left_out:
            told.append(
                counted(
                    "{count} entry of the file is left out.",
                    "{count} entries of the file are left out.",
                    len({remark.entry.number for remark in self.left_out}),
                )
            )
        if self.changed:
            told.append(
                counted(
                    "{count} comes in otherwise than written.",
                    "{count} come in otherwise than written.",
                    len({remark.entry.number for remark in self.changed}),
                )
            )
        return joined(told)

    def first_remarks(self, most: int) -> Message | str:
        """Return the first remarks on what is left out, in one line."""
        told: Message | str = ""
        for remark in self.left_out[:most]:
            told = (
                said("{remarks}; {remark}", remarks=told, remark=remark.told())
                if told
                else remark.told(starts=True)
            )
        more = len(self.left_out) - most
        if more <= 0:
            return told
        return counted(
            "{remarks}; and {count} more", "{remarks}; and {count} more", more, remarks=told
        )

    def lines(self) -> tuple[Message, ...]:
        """Return each remark as a line, what is left out first."""
        left_out = (said("Left out: {remark}", remark=remark.told()) for remark in self.left_out)
        changed = (said("Otherwise: {remark}", remark=remark.told()) for remark in self.changed)
        return (*left_out, *changed)
