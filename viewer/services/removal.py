"""A document leaves the library for good, with what else on this computer still tells of it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from data.basis.progress import Progress, unheard
from data.errors import IntakeError
from data.files.paths import content, written
from data.library import Library
from data.library.condition import Backup, Held


class RememberedFiles(Protocol):
    """What the program remembers of the files that were opened."""

    def files(self) -> tuple[Path, ...]:
        """Return all of them."""

    def forget(self, paths: Collection[str]) -> None:
        """Offer these no more, and do not open them again at the next start."""

    def save(self) -> None:
        """Keep that."""


class Deletion(NamedTuple):
    """What was done: backups that were rewritten, what still holds the documents, their files.

    `copies` are the remembered files whose content is that of a deleted document, as texts.
    """

    rewritten: tuple[Backup, ...]
    held: Held
    copies: tuple[str, ...]


def delete(
    library: Library,
    names: Sequence[str],
    now: datetime,
    *,
    gone: Sequence[str] = (),
    with_backups: bool,
    remembered: Iterable[Path] = (),
    on_progress: Progress = unheard,
) -> Deletion:
    """Delete documents for good, by their ids; `with_backups` out of the backups, too.

    Those that are `gone` were deleted before, and only copies can still hold them. `on_progress` is
    told the share of the copies that are done, and may raise CancelledError between two.

    Raises:
        LibraryError: a document cannot be deleted.
    """
    for name in names:
        library.removals.delete_for_good(name)
    every = (*names, *gone)
    rewritten = library.location.copies.purge(every, now, on_progress) if with_backups else ()
    return Deletion(rewritten, library.location.copies.holding(every), copies(remembered, every))


def copies(known: Iterable[Path], names: Collection[str]) -> tuple[str, ...]:
    """Return those files whose content is one of the documents now; each is read."""
    return tuple(written(path) for path in known if _digest(path) in names)


def _digest(path: Path) -> str:
    try:
        return sha256(content(path)).hexdigest()
    except IntakeError:
        return ""
