"""What copies of the library still hold of documents that were deleted for good."""

import os
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from data.basis.progress import Progress
from data.errors import LibraryError
from data.library.condition import Backup, Held
from data.library.sqlite import document_removal
from data.library.sqlite.connection import connect_to_read, reported, secure, transaction
from data.library.sqlite.safekeeping import backups
from data.library.sqlite.safekeeping.file_exchange import asides, settle
from data.library.sqlite.upgrading import migration, plan_conversion

_HOLDS = "SELECT 1 FROM documents WHERE id = ?"


def held(library: Path, document_ids: Collection[str]) -> Held:
    """Return which copies of a library hold any of some documents."""
    holding, unread = [], []
    for backup in backups.listed(library):
        try:
            if _holds(backup.path, document_ids):
                holding.append(backup)
        except sqlite3.Error:
            unread.append(backup)
    return Held(tuple(holding), tuple(unread), asides(library))


def purge(
    library: Path,
    document_ids: Sequence[str],
    now: datetime,
    on_progress: Progress | None = None,
) -> tuple[Backup, ...]:
    """Rewrite each copy without some documents; return those that were rewritten.

    A copy is made anew beside the old one, proved to be whole, and takes its place, number and
    time in one step. One for which that is not possible stays, and `held` tells it. `on_progress`
    is told the share done, and may raise CancelledError between two copies.

    Raises:
        LibraryError: the folder of the copies cannot be read or written.
    """
    done = []
    folder = backups.folder_of(library)
    holding = held(library, document_ids).backups
    if not holding:
        return ()
    with reported(library), backups.alone(folder):
        backups.sweep(folder)
        for number, backup in enumerate(holding):
            if on_progress:
                on_progress(number / len(holding))
            if _rewrite(backup, document_ids, now):
                done.append(backup)
        settle(folder)
    return tuple(done)


def _holds(path: Path, document_ids: Collection[str]) -> bool:
    with closing(connect_to_read(path)) as connection:
        return any(connection.execute(_HOLDS, (name,)).fetchone() for name in document_ids)


def _rewrite(backup: Backup, document_ids: Sequence[str], now: datetime) -> bool:
    part = backup.path.with_name(f".{backup.path.name}.part")
    try:
        with closing(connect_to_read(backup.path)) as good:
            backups.copy(good, part)
        with closing(sqlite3.connect(part, isolation_level=None)) as made:
            secure(made, part)
            # Plans of what is deleted go with it, and do not become briefings before.
            migration.migrate(made, with_plans=False)
            for name in document_ids:
                if made.execute(_HOLDS, (name,)).fetchone():
                    document_removal.delete_for_good(made, name, now)
            with transaction(made):
                plan_conversion.convert(made)
        if not backups.is_sound(part):
            return False
        os.utime(part, (backup.made, backup.made))
        part.replace(backup.path)
    except (sqlite3.Error, LibraryError):
        return False
    finally:
        part.unlink(missing_ok=True)
    return True
