"""The connection to the library's file: made private, made durable, its errors made readable.

Nothing else may open the file: closing any other handle would drop SQLite's locks
(sqlite.org/howtocorrupt.html, §2.2).
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.errors import HOW_TO_REPAIR, DamagedLibraryError, LibraryError
from data.files.paths import shown
from data.messages import Sentence, said

PATIENCE = 5.0
"""For how many seconds to wait for another program that writes to the library."""
_LOOK, _REST = 0.002, 0.006
"""How often who waits to write looks again, and what is left between parts, in seconds."""

_PRAGMAS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "secure_delete = ON",
)
_IN_USE = Sentence(
    "The library “{name}” is in use by another program: close that one, or try again."
)
_REASONS = (
    ("SQLITE_BUSY", _IN_USE),
    ("SQLITE_LOCKED", _IN_USE),
    (
        "SQLITE_FULL",
        Sentence(
            "The library “{name}” cannot grow, because the disk is full: free some space and "
            "try again."
        ),
    ),
    (
        "SQLITE_READONLY_DBMOVED",
        Sentence(
            "The library “{name}” was moved or deleted while it was open: put it back and "
            "try again."
        ),
    ),
    (
        "SQLITE_READONLY",
        Sentence("The library “{name}” is read-only: allow writing to it and to its folder."),
    ),
    (
        "SQLITE_PERM",
        Sentence("The library “{name}” may not be opened: allow reading and writing it."),
    ),
    (
        "SQLITE_CANTOPEN",
        Sentence(
            "The library “{name}” cannot be opened: allow reading and writing it and its folder."
        ),
    ),
    (
        "SQLITE_NOTADB",
        Sentence(
            "The library “{name}” is not a library, or is damaged; it was left as it is: {how}."
        ),
    ),
    (
        "SQLITE_CORRUPT",
        Sentence("The library “{name}” is damaged; it was left as it is: {how}."),
    ),
    (
        "SQLITE_IOERR",
        Sentence(
            "The library “{name}” cannot be read or written, because the disk reports a fault."
        ),
    ),
)
_UNUSABLE = Sentence("The library “{name}” cannot be used ({code}).")


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
            said(
                "The library “{name}” cannot be opened (it is no file): move away what is there.",
                name=shown(path),
            )
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
    _begin(connection)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def give_way() -> None:
    """Rest between two transactions of many, for as long as another writer needs to come in."""
    time.sleep(_REST)


def _begin(connection: sqlite3.Connection) -> None:
    """Begin to write as soon as nobody else does, within the connection's patience.

    SQLite's own waiting looks ever more seldom, up to every 100 ms, and can miss for seconds the
    rests of one that writes a part at a time.
    """
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    until = time.monotonic() + patience / 1000
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while not _begins(connection, is_last=time.monotonic() >= until):
            time.sleep(_LOOK)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(patience)}")


def _begins(connection: sqlite3.Connection, *, is_last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if is_last or getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into LibraryErrors that name the library."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", "")
        reason = next((told for name, told in _REASONS if code.startswith(name)), _UNUSABLE)
        damaged = code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))
        kind = DamagedLibraryError if damaged else LibraryError
        message = reason.of(name=shown(path), how=HOW_TO_REPAIR, code=code or type(error).__name__)
        raise kind(message) from error
    except OSError as error:
        raise LibraryError(
            said(
                "The library “{name}” cannot be opened ({reason}): allow reading and writing it "
                "and its folder.",
                name=shown(path),
                reason=str(error.strerror),
            )
        ) from error
