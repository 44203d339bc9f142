"""The connection to the library's file: made private, made durable, its errors made readable.

Nothing else may open the file: closing any other handle would drop SQLite's locks
(sqlite.org/howtocorrupt.html, §2.2).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.errors import LibraryError

BUSY_SECONDS = 5.0
"""How long to wait for another program that writes to the library."""

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
    ("SQLITE_READONLY", "is read-only: allow writing to it and to its folder."),
    ("SQLITE_PERM", "may not be opened: allow reading and writing it."),
    ("SQLITE_CANTOPEN", "cannot be opened: allow reading and writing it and its folder."),
    ("SQLITE_NOTADB", "is not a library, or is damaged: move it away; it was left as it is."),
    ("SQLITE_CORRUPT", "is damaged: move it away or restore a backup; it was left as it is."),
    ("SQLITE_IOERR", "cannot be read or written, because the disk reports a fault."),
)


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the library's file, which is made where there is none.

    A folder that is made gets mode 0700, a file 0600, whatever the umask is.
    """
    if not path.parent.is_dir():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.chmod(0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)


def secure(connection: sqlite3.Connection, path: Path) -> None:
    """Make a file that is known to be a library private, and lose nothing acknowledged in it."""
    if path.stat().st_mode & 0o777 != 0o600:
        path.chmod(0o600)
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
        raise LibraryError(f"The library “{path}” {reason}") from error
    except OSError as error:
        raise LibraryError(
            f"The library “{path}” cannot be opened ({error.strerror}): "
            "allow reading and writing it and its folder."
        ) from error
