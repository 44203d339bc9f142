"""A library that is damaged or gone is made anew from the newest whole copy, and from what is left.

The replacement is ready and proved before it takes the library's name. A damaged file gets another
name; it is never written to and never deleted.
"""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from data.errors import LibraryError
from data.library.condition import Backup, Findings, Repaired, Sources
from data.library.sqlite import schema
from data.library.sqlite.connection import (
    connect_to_read,
    is_filled,
    reported,
    secure,
    transaction,
)
from data.library.sqlite.safekeeping import (
    backups,
    file_exchange,
    integrity,
    library_merge,
    salvage,
)
from data.library.sqlite.upgrading import migration, plan_conversion
from data.messages import said


def sources(path: Path) -> Sources:
    """Look for what a library can be made anew of; each copy is proved, which takes a while.

    Raises:
        LibraryError: the folder cannot be read.
    """
    with reported(path):
        backup = backups.newest_good(path)
        return Sources(backup, _left(path, backup), _fuller(path, backup))


def repair(path: Path, now: datetime) -> Repaired:
    """Make a library anew that is damaged, gone or empty; nobody else may have it open.

    Raises:
        LibraryError: nothing is left to make it of, or the new one cannot be written; what was
            there is as it was.
    """
    with reported(path):
        file_exchange.tidy(path, now)
        found = sources(path)
        backup, left, _ = found
        if not found.any:
            raise LibraryError(
                said("There is neither a library nor a good backup: nothing was changed.")
            )
        part = file_exchange.part_of(path)
        try:
            _start(part, backup.path if backup else None)
            salvaged = _complete(part, left)
            findings = _proved(part)
            aside = file_exchange.take_place(path, now)
        except BaseException:
            file_exchange.discard(part)
            raise
    return Repaired(
        aside if left == path else left, backup.path if backup else None, findings.rows, salvaged
    )


def restore(connection: sqlite3.Connection, library: Path, backup: Path) -> None:
    """Put a copy in place of what an open library holds, of which a copy is made before.

    SQLite writes all of it in one transaction, so that the library holds the one or the other.

    Raises:
        LibraryError: the copy is not whole, or the library cannot be written.
    """
    _refuse_damaged(backup)
    backups.make(connection, library)
    with reported(library), closing(connect_to_read(backup)) as good:
        good.backup(connection)
        migration.migrate(connection)


def bring_back(path: Path, backup: Path, now: datetime) -> None:
    """Make a copy the library where none is there; nobody else may be about to make one.

    Raises:
        LibraryError: the copy is not whole, or the library cannot be written.
    """
    _refuse_damaged(backup)
    with reported(path):
        file_exchange.tidy(path, now)
        part = file_exchange.part_of(path)
        try:
            _start(part, backup)
            _complete(part, None)
            _proved(part)
            file_exchange.take_place(path, now)
        except BaseException:
            file_exchange.discard(part)
            raise


def _refuse_damaged(backup: Path) -> None:
    with suppress(sqlite3.Error), closing(connect_to_read(backup)) as connection:
        try:
            schema.check(connection)
        except schema.RefusedError as error:
            raise LibraryError(error.refusal.of_backup.of(name=backup.name)) from None
    if not backups.is_sound(backup):
        raise LibraryError(
            said("The backup “{name}” is damaged: choose another one.", name=backup.name)
        )


def _left(path: Path, backup: Backup | None) -> Path | None:
    """Return the file whose rows are newer than the copy's: the library's, or one set aside."""
    if is_filled(path) and not _is_void(path):
        return path
    since = backup.made if backup else 0.0
    newer = [aside for aside in file_exchange.asides(path) if aside.stat().st_mtime >= since]
    return newer[-1] if newer else None


def _fuller(path: Path, backup: Backup | None) -> Backup | None:
    """Return the newest copy that is whole and holds more than the newest one, if any does."""
    if backup is None:
        return None
    least = backups.contents(backup.path)
    for other in backups.listed(path):
        with suppress(sqlite3.DatabaseError):
            held = backups.contents(other.path)
            if any(map(int.__gt__, held, least)) and backups.is_sound(other.path):
                return other
    return None


def _is_void(path: Path) -> bool:
    """Tell whether a file is sound and holds nothing: no tables, or a library never used."""
    try:
        with closing(connect_to_read(path)) as connection:
            return schema.is_empty(connection) or schema.is_bare(connection)
    except sqlite3.DatabaseError:
        return False


def _start(part: Path, backup: Path | None) -> None:
    """Make the file that becomes the library: a copy of the backup, or empty."""
    if backup is None:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600))
        return
    with closing(connect_to_read(backup)) as good:
        backups.copy(good, part)


def _complete(part: Path, left: Path | None) -> dict[str, int]:
    """Bring the part to this version, and take over what is left of the library."""
    with closing(sqlite3.connect(part, isolation_level=None)) as made:
        secure(made, part)
        # Plans of the copy and of what is left become briefings together: some share a name.
        migration.migrate(made, with_plans=False)
        taken = dict.fromkeys(salvage.ORDER, 0)
        if left is not None:
            with closing(_opened(left)) as damaged:
                taken = library_merge.take(damaged, made)
        with transaction(made):
            plan_conversion.convert(made)
        return taken


def _proved(part: Path) -> Findings:
    """Prove a part; each change in it is on the disk.

    Raises:
        LibraryError: it is not what was written into it.
    """
    with closing(connect_to_read(part)) as made:
        findings = integrity.check(made)
    if not findings.is_sound:
        raise LibraryError(
            said(
                "The library could not be repaired ({fault}); nothing was changed.",
                fault=findings.faults[0].what,
            )
        )
    return findings


def _opened(left: Path) -> sqlite3.Connection:
    """Open a damaged file for reading alone, or an empty one where it cannot be opened at all."""
    with suppress(sqlite3.DatabaseError):
        connection = connect_to_read(left)
        try:
            # Otherwise SQLite reads nothing of a file that lacks its end; still nothing is written.
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection
    return sqlite3.connect(":memory:")
