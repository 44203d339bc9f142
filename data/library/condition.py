"""How a library fares: its copies, what a check finds, and what a repair comes to."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple


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

    def in_words(self) -> str:
        """Return the two numbers as they are told."""
        counted = (self.documents, "document"), (self.annotations, "annotation")
        return " and ".join(
            f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counted
        )


class Held(NamedTuple):
    """The copies that hold a document, those that cannot be read, and damaged libraries set aside.

    What cannot be read, and what was set aside, may hold it, too.
    """

    backups: tuple[Backup, ...]
    unread: tuple[Backup, ...]
    aside: tuple[Path, ...]

    def in_words(self) -> str:
        """Return what still holds what was deleted, in sentences; empty where nothing does."""
        said = []
        if self.backups:
            verb = "holds" if len(self.backups) == 1 else "hold"
            said.append(f"{_numbered(self.backups)} still {verb} it.")
        if self.unread:
            said.append(f"{_numbered(self.unread)} cannot be read, and may hold it.")
        if self.aside:
            names = ", ".join(f"“{path.name}”" for path in self.aside)
            noun = (
                "A damaged library that was"
                if len(self.aside) == 1
                else "Damaged libraries that were"
            )
            said.append(f"{noun} set aside may hold it: {names}.")
        return " ".join(said)


def _numbered(found: Sequence[Backup]) -> str:
    numbers = sorted(backup.number for backup in found)
    if len(numbers) == 1:
        return f"Backup {numbers[0]}"
    *ahead, last = _runs(numbers)
    return f"Backups {', '.join(ahead)} and {last}" if ahead else f"Backups {last}"


def _runs(numbers: Sequence[int]) -> list[str]:
    """Return ascending numbers in words, three or more in a row as one: "1 to 3", "5"."""
    said: list[str] = []
    rows = groupby(enumerate(numbers), lambda placed: placed[1] - placed[0])
    for _, row in rows:
        run = [number for _, number in row]
        said += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run)
    return said


class Repaired(NamedTuple):
    """What a repair came to: where the damaged file is, which copy was taken, and rows by table.

    `aside` is None where nothing but copies was there. `salvaged` counts the rows that the damaged
    file had and the copy had not, or had older.
    """

    aside: Path | None
    backup: Path | None
    rows: dict[str, int]
    salvaged: dict[str, int]

    def in_words(self) -> str:
        """Return what the user is told."""
        annotations, documents = self.rows["annotations"], self.rows["documents"]
        there = f"{documents:,} documents and {annotations:,} annotations are there."
        source = "the newest good backup" if self.backup else "no backup, as there is none"
        if self.aside is None:
            return f"The library was brought back with {source}: {there}"
        newer = sum(self.salvaged.values())
        return (
            f"The library was repaired with {source} and {newer:,} entries out of the damaged "
            f"file: {there} The damaged file was kept as “{self.aside.name}”."
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
    what: str


class Findings(NamedTuple):
    """How many rows each table has, and what is wrong; at most 1,000 faults are listed."""

    rows: dict[str, int]
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults
