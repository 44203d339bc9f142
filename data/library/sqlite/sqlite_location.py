"""A file that holds a library, or would: how it is opened, and what is kept beside it."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from data.library.sqlite.connection import PATIENCE, is_filled, reported
from data.library.sqlite.safekeeping import file_exchange, file_opening
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.library.sqlite.store import Clock, SqliteLibrary

if TYPE_CHECKING:
    from data.document import Document
    from data.errors import AbsentLibraryError
    from data.library.condition import Backup, BackupContents, Held, Repaired, Sources
    from data.library.records import StoredDocument
    from data.messages import Message
    from data.structure_corrections.correction import Correction

_SIDECARS = ("-journal", "-wal", "-shm", ".lock")


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteLocation(NamedTuple):
    """Implements `data.library.port.Location` with a file of SQLite."""

    path: Path

    def files(self) -> tuple[Path, ...]:
        """Return the library's file with what belongs to it; its folder of backups as a whole."""
        from data.library.sqlite.safekeeping import backups  # not at start-up

        names = (f"{self.path.name}{end}" for end in ("", *_SIDECARS))
        return (*map(self.path.with_name, names), backups.folder_of(self.path))

    def open(self, *, patience: float = PATIENCE, clock: Clock = _now) -> SqliteLibrary:
        """Open the library that is in the file; none is ever made."""
        connection = file_opening.opened(self.path, patience)
        return SqliteLibrary(connection, self, clock, patience=patience)

    def make(self, *, patience: float = PATIENCE, clock: Clock = _now) -> SqliteLibrary:
        """Make a library, and its folder, where none is; one that is there is opened."""
        file_opening.make(self.path, patience, clock())
        return self.open(patience=patience, clock=clock)

    def open_to_read(self) -> SqliteLibrary:
        """Open the library that is in the file, and change nothing of it."""
        connection = file_opening.opened_to_read(self.path)
        return SqliteLibrary(connection, self, _now, is_read_only=True)

    def nowhere(self) -> SqliteLibrary:
        """Return an empty library in memory, to be read alone."""
        return SqliteLibrary(file_opening.nowhere(), self, _now, is_read_only=True)

    def prepared(
        self, document: "Document", corrections: "Sequence[Correction]" = (), reading: int = 0
    ) -> "StoredDocument":
        """Return a document as its row holds it."""
        from data.library.sqlite import stored_documents  # not for a document that is known

        return stored_documents.prepared(document, corrections, reading)

    def lock(self) -> LibraryLock:
        """Return the lock beside the file."""
        return LibraryLock.of(self.path)

    @property
    def presence(self) -> "FilePresence":
        """Whether a library is in the file, or was."""
        return FilePresence(self.path)

    @property
    def copies(self) -> "FileCopies":
        """The copies in the folder beside the file."""
        return FileCopies(self.path)

    @property
    def mending(self) -> "FileMending":
        """How the file is made anew."""
        return FileMending(self.path)


class FilePresence(NamedTuple):
    """Implements `data.library.keeping.Presence` for a file."""

    path: Path

    def is_here(self) -> bool:
        """Tell whether there is a file with anything in it."""
        with reported(self.path):
            return is_filled(self.path)

    def is_or_was_here(self) -> bool:
        """Tell whether a library is in the file, or was."""
        from data.library.sqlite.safekeeping import presence  # not at start-up

        return presence.is_or_was(self.path)

    def absence(self) -> "AbsentLibraryError":
        """Return what is to be said of a file that is missing, or empty."""
        from data.library.sqlite.safekeeping import presence  # not at start-up

        return presence.absent(self.path)

    def loss(self) -> "AbsentLibraryError":
        """Return what is to be said of one that was there before."""
        from data.library.sqlite.safekeeping import presence  # not at start-up

        return presence.lost(self.path)

    def how_lost(self) -> "Message":
        """Return how the file is missing."""
        from data.library.sqlite.safekeeping import presence  # not at start-up

        return presence.how_lost(self.path)


class FileCopies(NamedTuple):
    """Implements `data.library.keeping.Copies` with the folder beside a file."""

    path: Path

    def listed(self) -> "tuple[Backup, ...]":
        """Return the copies, the newest first."""
        from data.library.sqlite.safekeeping import backups  # not at start-up

        return backups.listed(self.path)

    def make_if_changed(self) -> "Backup | None":
        """Copy the library unless the newest copy already holds all of it."""
        from data.library.sqlite.safekeeping import backups  # not at start-up

        return backups.make_if_changed(self.path)

    def contents(self, backup: "Backup") -> "BackupContents":
        """Return how much a copy that is whole holds."""
        from data.library.sqlite.safekeeping import backups  # not at start-up

        with reported(backup.path):
            return backups.contents(backup.path)

    def holding(self, document_ids: Collection[str]) -> "Held":
        """Return which copies hold any of some documents."""
        from data.library.sqlite.safekeeping import purge  # not at start-up

        return purge.held(self.path, document_ids)

    def purge(
        self,
        document_ids: Sequence[str],
        now: datetime,
        on_progress: Callable[[float], None] | None = None,
    ) -> "tuple[Backup, ...]":
        """Rewrite each copy without some documents."""
        from data.library.sqlite.safekeeping import purge  # not at start-up

        return purge.purge(self.path, document_ids, now, on_progress)


class FileMending(NamedTuple):
    """Implements `data.library.keeping.Mending` for a file."""

    path: Path

    def sources(self) -> "Sources":
        """Look for what the file can be made anew of."""
        from data.library.sqlite.safekeeping import repair  # not at start-up

        return repair.sources(self.path)

    def repair(self, now: datetime) -> "Repaired":
        """Make the file anew."""
        from data.library.sqlite.safekeeping import repair  # not at start-up

        return repair.repair(self.path, now)

    def bring_back(self, backup: "Backup", now: datetime) -> None:
        """Make a copy the library where none is there."""
        from data.library.sqlite.safekeeping import repair  # not at start-up

        repair.bring_back(self.path, backup.path, now)

    def is_unfinished(self) -> bool:
        """Tell whether a file is ready to take the library's place."""
        with reported(self.path):
            return file_exchange.ready_of(self.path).exists()

    def finish(self, now: datetime) -> None:
        """Let the file that is ready take the library's place."""
        with reported(self.path):
            file_exchange.finish(self.path, now)

    def tidy(self, now: datetime) -> None:
        """Complete an exchange that was cut short; sweep away what was not proved."""
        with reported(self.path):
            file_exchange.tidy(self.path, now)
