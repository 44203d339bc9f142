"""Copies of the library, each proved to be whole before it counts; made by number, never by date.

A clock that jumps must not make all copies look old, so that they are thrown away.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

from data.errors import HOW_TO_REPAIR, DamagedLibraryError, LibraryError
from data.files.paths import shown
from data.library.condition import Backup, BackupContents
from data.library.sqlite import schema
from data.library.sqlite.connection import connect_to_read, reported
from data.library.sqlite.safekeeping import holdings, integrity
from data.library.sqlite.safekeeping.file_exchange import settle
from data.messages import said

try:
    import fcntl
except ImportError:  # pragma: no cover - systems without it have no lock of this kind
    fcntl = None  # type: ignore[assignment]  # and there one program is the rule

KEPT = 14
"""So many of the newest copies are kept; of the older ones every tenth, as many again."""
_NAME = re.compile(r"library-(\d{6,})\.sqlite3")
_EVERY = 10
_PAGES_AT_ONCE = 2048
_COUNTS = (
    "SELECT count(*), max(opened) FROM documents",
    "SELECT count(*), max(sequence), sum(state = 'undone') FROM changes",
    "SELECT count(*), sum(position) FROM reading_positions",
    "SELECT count(*) FROM trash",
    "SELECT count(*), max(modified) FROM plans",
    "SELECT group_concat(sha256) FROM labels",
    "SELECT count(*), max(removed) FROM removed_documents",
    "SELECT count(*), max(deleted) FROM deletions",
    "SELECT count(*), max(rowid) FROM origins",
    "SELECT count(*), max(given) FROM edition_answers",
    "SELECT count(*), max(given) FROM outline_answers",
    "SELECT count(*), max(modified), max(removed) FROM briefings",
    "SELECT count(*), max(made), sum(state = 'done') FROM briefing_changes",
    "SELECT count(*), max(modified) FROM profiles",
    "SELECT count(*), max(written), sum(length(body)) FROM drafts",
)


def folder_of(library: Path) -> Path:
    """Return the folder that holds the copies of a library."""
    return library.parent / "backups"


def listed(library: Path) -> tuple[Backup, ...]:
    """Return the copies of a library, the newest first.

    Raises:
        LibraryError: their folder cannot be read.
    """
    found = []
    with _told_of(folder_of(library)) as folder, suppress(FileNotFoundError, NotADirectoryError):
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name)
            with suppress(FileNotFoundError):  # a name that leads nowhere, or was thinned out
                known = path.stat()
                if match and S_ISREG(known.st_mode):
                    found.append(Backup(int(match[1]), path, known.st_mtime, known.st_size))
    return tuple(sorted(found, reverse=True))


def make(connection: sqlite3.Connection, library: Path) -> Backup:
    """Copy an open library, prove the copy, and give it the next number.

    Raises:
        LibraryError: the library is damaged, or the copy cannot be written; no copy is left.
    """
    folder = folder_of(library)
    with reported(library), alone(folder):
        sweep(folder)
        known = listed(library)
        number = known[0].number + 1 if known else 1
        path = folder / f"library-{number:06}.sqlite3"
        part = folder / f".{path.name}.part"
        try:
            with _told_of(folder):
                copy(connection, part)
                _prove(part)
                part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        settle(folder)
        _thin(connection, listed(library))
    return next(backup for backup in listed(library) if backup.number == number)


def make_if_changed(library: Path) -> Backup | None:
    """Copy a library unless the newest copy already holds all of it; for any thread.

    Raises:
        LibraryError: as `make`.
    """
    with reported(library), closing(connect_to_read(library)) as connection:
        known = listed(library)
        if known:
            with alone(folder_of(library)):
                sweep(folder_of(library))
        if known and _state(connection) == _state_of(known[0].path):
            return None
        return make(connection, library)


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a library into a new file of mode 0600, on the disk when this returns."""
    descriptor = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    os.close(descriptor)
    with closing(sqlite3.connect(target)) as made:
        # In parts, between which others may write.
        connection.backup(made, pages=_PAGES_AT_ONCE, sleep=0.01)
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let nobody else make a copy meanwhile: it would take ours for one left half written.

    Raises:
        LibraryError: the folder cannot be made or read.
    """
    with _told_of(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if fcntl is not None:
            with suppress(OSError):  # a file system without locks
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _told_of(folder: Path) -> Iterator[Path]:
    """Name the folder of the copies where it cannot be used."""
    try:
        yield folder
    except OSError as error:
        raise LibraryError(
            said(
                "The folder of the library's backups, “{folder}”, cannot be used ({reason}): see "
                "that it is a folder, and that it may be read and written.",
                folder=shown(folder),
                reason=str(error.strerror),
            )
        ) from error


def sweep(folder: Path) -> None:
    """Take away what a program that was killed left half written."""
    for part in folder.glob(".library-*.part*"):
        with suppress(FileNotFoundError, IsADirectoryError):
            part.unlink()


def is_sound(path: Path) -> bool:
    """Tell whether a copy is whole, and of no newer version."""
    try:
        _prove(path)
    except (LibraryError, sqlite3.Error, OSError):
        return False
    return True


def newest_good(library: Path) -> Backup | None:
    """Return the newest copy that is whole and holds documents; else the newest whole one."""
    whole = None
    for backup in listed(library):
        if is_sound(backup.path):
            if contents(backup.path).documents:
                return backup
            whole = whole or backup
    return whole


def contents(path: Path) -> BackupContents:
    """Return how much a copy that is whole holds."""
    with closing(connect_to_read(path)) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM annotations)"
        ).fetchone()
    return BackupContents(*row)


def _prove(path: Path) -> None:
    with closing(connect_to_read(path)) as connection:
        schema.check(connection)
        findings = integrity.check(connection)
    if not findings.is_sound:
        raise DamagedLibraryError(
            said(
                "The library is damaged ({fault}), so it was not backed up: {how}.",
                fault=findings.faults[0].what,
                how=HOW_TO_REPAIR,
            )
        )


def _state_of(path: Path) -> tuple[object, ...] | None:
    try:
        with closing(connect_to_read(path)) as connection:
            return _state(connection)
    except sqlite3.Error:
        return None


def _state(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Return what differs as soon as a library holds something else."""
    return tuple(connection.execute(query).fetchone() for query in _COUNTS)


def _thin(connection: sqlite3.Connection, known: tuple[Backup, ...]) -> None:
    """Delete what is in excess, but never the last copy of what the library cannot account for."""
    older = known[KEPT:]
    kept = [backup for backup in older if backup.number % _EVERY == 0][:KEPT]
    kept = [*known[:KEPT], *kept]
    doomed = [backup for backup in older if backup not in kept]
    if not doomed:
        return
    ours = holdings.of_library(connection)
    for backup in doomed:
        more = holdings.beyond(ours, backup.path)
        if holdings.in_none(more, (other.path for other in kept)):
            kept.append(backup)
            continue
        with suppress(FileNotFoundError):
            backup.path.unlink()
