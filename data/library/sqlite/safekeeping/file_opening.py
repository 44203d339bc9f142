"""How the library's file is opened: what is there is one thing, and making a new one another."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from data.errors import AbsentLibraryError, LibraryError
from data.files.paths import shown
from data.library.sqlite import schema
from data.library.sqlite.connection import (
    connect,
    connect_to_read,
    is_filled,
    make_file,
    reported,
    secure,
)
from data.library.sqlite.safekeeping.file_exchange import set_aside


def opened(path: Path, patience: float) -> sqlite3.Connection:
    """Return a connection to the library in a file, brought to this version; none is made.

    Raises:
        AbsentLibraryError: the file is missing, or nothing is in it.
        LibraryError: it cannot be opened, and was left as it is.
    """
    with reported(path):
        if not is_filled(path):  # SQLite would throw away a journal beside an empty file
            raise _absent(path)
        with _closing_if_refused(connect(path, patience)) as connection:
            _check(connection, path)
            secure(connection, path)
            if schema.is_older(connection):
                from data.library.sqlite.safekeeping import backups  # not at start-up

                backups.make(connection, path)
            _bring_up(connection)
    return connection


def opened_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection that changes nothing; otherwise as `opened`.

    Raises:
        LibraryError: the library is of an older version, too.
    """
    with reported(path):
        if not is_filled(path):
            raise _absent(path)
        with _closing_if_refused(connect_to_read(path)) as connection:
            _check(connection, path)
            with _named(path):
                schema.check_current(connection)
    return connection


def make(path: Path, patience: float, now: datetime) -> None:
    """Make an empty library, unless there is one; leftovers of another get another name.

    Raises:
        LibraryError: it cannot be made.
    """
    with reported(path):
        if not is_filled(path):
            make_file(path)
            set_aside(path, now)
        with _closing_if_refused(connect(path, patience)) as connection:
            _check_ours(connection, path)
            if schema.is_empty(connection):
                secure(connection, path)
                _bring_up(connection)
        connection.close()


def nowhere() -> sqlite3.Connection:
    """Return a connection to an empty library in memory, which cannot be changed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _bring_up(connection)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _bring_up(connection: sqlite3.Connection) -> None:
    """Bring a library to this version; nearly all are."""
    if schema.pragma(connection, "user_version") != schema.VERSION:
        from data.library.sqlite.upgrading import migration  # not at start-up

        migration.migrate(connection)


def is_hollow(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether a library was never used, and stands in the place of one that is gone."""
    if not schema.is_bare(connection):
        return False
    from data.library.sqlite.safekeeping import presence  # only in the first run

    return presence.traces(path).lead_back


def _check(connection: sqlite3.Connection, path: Path) -> None:
    _check_ours(connection, path)
    if schema.is_empty(connection):
        raise _absent(path)


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    with _named(path):
        if schema.is_foreign(connection):
            from data.library.sqlite.safekeeping import presence  # not at start-up

            raise LibraryError(presence.foreign(path))
        schema.check(connection)


def _absent(path: Path) -> AbsentLibraryError:
    from data.library.sqlite.safekeeping import presence  # not at start-up

    return presence.absent(path)


@contextmanager
def _closing_if_refused(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Yield the connection, and close it unless all goes well."""
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Give what the schema refuses the library's name."""
    try:
        yield
    except schema.RefusedError as error:
        raise LibraryError(error.refusal.of_library.of(name=shown(path))) from None
