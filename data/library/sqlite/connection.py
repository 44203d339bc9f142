"""The connection to the library's file: made private, made durable, its errors made readable.

Nothing else may open the file: closing any other handle would drop SQLite's locks
(sqlite.org/howtocorrupt.html, §2.2).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.errors import HOW_TO_REPAIR, DamagedLibraryError, LibraryError
from data.files.paths import shown

PATIENCE = 5.0
"""For how many seconds to wait for another program that writes to the library."""

_PRAGMAS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "secure_delete = ON",
)
_REASONS = (
    ("SQLITE_BUSY", "is in use by another program: close that one, or try again."),
    ("SQLITE_LOCKED", "is in use by another program: close that one, or try again."),
    ("SQLITE_FULL", "cannot grow, because the disk is full: free some space and try again."),
    (
        "SQLITE_READONLY_DBMOVED",
        "was moved or deleted while it was open: put it back and try again.",
    ),
    ("SQLITE_READONLY", "is read-only: allow writing to it and to its folder."),
    ("SQLITE_PERM", "may not be opened: allow reading and writing it."),
    ("SQLITE_CANTOPEN", "cannot be opened: allow reading and writing it and its folder."),
    ("SQLITE_NOTADB", f"is not a library, or is damaged; it was left as it is: {HOW_TO_REPAIR}."),
    ("SQLITE_CORRUPT", f"is damaged; it was left as it is: {HOW_TO_REPAIR}."),
    ("SQLITE_IOERR", "cannot be read or written, because the disk reports a fault."),
)


def is_filled(path: Path) -> bool:
    """Tell whether there is a file with anything in it."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def make_file(path: Path) -> None:
    """Make the library's file, empty, where there is none.

    A folder that is made gets mode 0700, a file 0600, whatever the umask is.
    """
    if not path.parent.is_dir():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.chmod(0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """Return a connection to the library's file, which must be there: none is ever made."""
    refuse_other(path)
    return _connected(path, "rw", patience)


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection that changes nothing in the library's file, which must be there.

    Where the file may be written to, SQLite may still take back what a crash left half done.
    """
    refuse_other(path)
    mode = "rw" if os.access(path, os.W_OK) else "ro"
    connection = _connected(path, mode, PATIENCE)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connected(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, timeout=patience, isolation_level=None, uri=True)


def refuse_other(path: Path) -> None:
    """Refuse what is no file; SQLite would wait for a pipe, and read a device without end.

    Raises:
        LibraryError: it is none.
    """
    if path.exists() and not path.is_file():
        raise LibraryError(
            f"The library “{shown(path)}” cannot be opened (it is no file): "
            "move away what is there."
        )


def secure(connection: sqlite3.Connection, path: Path) -> None:
    """Make a file that is known to be a library private, and lose nothing acknowledged in it."""
    mode = path.stat().st_mode
    if mode & 0o077:
        path.chmod(mode & 0o700)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make all changes or none; once this ends without an error, they are on the disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into LibraryErrors that name the library."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", "")
        reason = next((text for name, text in _REASONS if code.startswith(name)), "")
        reason = reason or f"cannot be used ({code or type(error).__name__})."
        damaged = code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))
        kind = DamagedLibraryError if damaged else LibraryError
        raise kind(f"The library “{shown(path)}” {reason}") from error
    except OSError as error:
        raise LibraryError(
            f"The library “{shown(path)}” cannot be opened ({error.strerror}): "
            "allow reading and writing it and its folder."
        ) from error
