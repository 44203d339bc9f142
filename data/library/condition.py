"""How a library fares: its copies, what a check finds, and what a repair comes to."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from data.messages import Forms, Message, Sentence, counted, joined, said


class Backup(NamedTuple):
    """One copy: its number, the file, when it was made (seconds since 1970), how large (bytes)."""

    number: int
    path: Path
    made: float
    size: int


class BackupContents(NamedTuple):
    """How many documents and annotations a copy holds."""

    documents: int
    annotations: int

    def in_words(self) -> Message:
        """Return the two numbers as they are told."""
        return said(
            "{documents} and {annotations}",
            documents=counted("{count} document", "{count} documents", self.documents),
            annotations=counted("{count} annotation", "{count} annotations", self.annotations),
        )


class Held(NamedTuple):
    """The copies that hold a document, those that cannot be read, and damaged libraries set aside.

    What cannot be read, and what was set aside, may hold it, too.
    """

    backups: tuple[Backup, ...]
    unread: tuple[Backup, ...]
    aside: tuple[Path, ...]

    def in_words(self) -> Message | str:
        """Return what still holds what was deleted, in sentences; empty where nothing does."""
        told = []
        if self.backups:
            told.append(
                counted(
                    "Backup {numbers} still holds it.",
                    "Backups {numbers} still hold it.",
                    len(self.backups),
                    numbers=_numbered(self.backups),
                )
            )
        if self.unread:
            told.append(
                counted(
                    "Backup {numbers} cannot be read, and may hold it.",
                    "Backups {numbers} cannot be read, and may hold it.",
                    len(self.unread),
                    numbers=_numbered(self.unread),
                )
            )
        if self.aside:
            told.append(
                counted(
                    "A damaged library that was set aside may hold it: {names}.",
                    "Damaged libraries that were set aside may hold it: {names}.",
                    len(self.aside),
                    names=", ".join(f"“{path.name}”" for path in self.aside),
                )
            )
        return joined(told)


def _numbered(found: Sequence[Backup]) -> Message | str:
    """Return the numbers of copies: "3", "1 to 3", "1, 2 and 5 to 7"."""
    *ahead, last = _runs(sorted(backup.number for backup in found))
    return said("{numbers} and {last}", numbers=joined(ahead, ", "), last=last) if ahead else last


def _runs(numbers: Sequence[int]) -> list[Message | str]:
    """Return ascending numbers in words, three or more in a row as one: "1 to 3", "5"."""
    told: list[Message | str] = []
    rows = groupby(enumerate(numbers), lambda placed: placed[1] - placed[0])
    for _, row in rows:
        run = [str(number) for _, number in row]
        told += [said("{first} to {last}", first=run[0], last=run[-1])] if len(run) > 2 else run
    return told


_BROUGHT_BACK = Sentence("The library was brought back with the newest good backup: {there}")
_MADE_ANEW = Sentence("The library was brought back with no backup, as there is none: {there}")
_REPAIRED = Forms(
    "The library was repaired with the newest good backup and {count} entry out of the damaged "
    "file: {there} The damaged file was kept as “{aside}”.",
    "The library was repaired with the newest good backup and {count} entries out of the damaged "
    "file: {there} The damaged file was kept as “{aside}”.",
)
_SALVAGED = Forms(
    "The library was repaired with no backup, as there is none and {count} entry out of the "
    "damaged file: {there} The damaged file was kept as “{aside}”.",
    "The library was repaired with no backup, as there is none and {count} entries out of the "
    "damaged file: {there} The damaged file was kept as “{aside}”.",
)


class Repaired(NamedTuple):
    """What a repair came to: where the damaged file is, which copy was taken, and rows by table.

    `aside` is None where nothing but copies was there. `salvaged` counts the rows that the damaged
    file had and the copy had not, or had older.
    """

    aside: Path | None
    backup: Path | None
    rows: dict[str, int]
    salvaged: dict[str, int]

    def in_words(self) -> Message:
        """Return what the user is told."""
        there = said(
            "{documents} documents and {annotations} annotations are there.",
            documents=self.rows["documents"],
            annotations=self.rows["annotations"],
        )
        if self.aside is None:
            return (_BROUGHT_BACK if self.backup else _MADE_ANEW).of(there=there)
        return (_REPAIRED if self.backup else _SALVAGED).of(
            sum(self.salvaged.values()), there=there, aside=self.aside.name
        )


class Sources(NamedTuple):
    """What a library can be made anew of: a whole copy, and a file with newer rows than it has."""

    backup: Backup | None
    left: Path | None
    fuller: Backup | None = None
    """An older copy that holds more documents or annotations, where there is one."""

    @property
    def any(self) -> bool:
        """Whether there is any."""
        return self.backup is not None or self.left is not None


class Fault(NamedTuple):
    """One thing that is not as it was written: the table, the row's key, and what is wrong."""

    table: str
    key: str
    what: Message | str


class Findings(NamedTuple):
    """How many rows each table has, and what is wrong; at most 1,000 faults are listed."""

    rows: dict[str, int]
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults
