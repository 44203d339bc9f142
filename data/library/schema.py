"""The library's tables, and how a library of an older version becomes one of this version."""

import sqlite3

from data.errors import LibraryError
from data.library.connection import transaction

APPLICATION_ID = 0x42724656
"""Marks the file as ours (SQLite, file format, §1.3.10): "BrFV"."""

_MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE documents (
            id TEXT NOT NULL PRIMARY KEY,
            title TEXT NOT NULL,
            source_name TEXT NOT NULL,
            body TEXT NOT NULL,
            body_sha256 TEXT NOT NULL,
            opened TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE annotations (
            id TEXT NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL REFERENCES documents (id),
            body TEXT NOT NULL,
            body_sha256 TEXT NOT NULL,
            start INTEGER,
            label TEXT NOT NULL,
            visibility TEXT NOT NULL CHECK (visibility IN ('private', 'briefing')),
            modified TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX annotations_in_order ON annotations (document_id, start)",
        """CREATE TABLE reading_positions (
            document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
            position INTEGER NOT NULL CHECK (position >= 0)
        ) STRICT, WITHOUT ROWID""",
    ),
)
"""What leads from each version to the next; the version is their number (`user_version`)."""

VERSION = len(_MIGRATIONS)


def check(connection: sqlite3.Connection) -> None:
    """Refuse a database that is not a library, or one of a newer version; write nothing.

    Raises:
        LibraryError: without the file's name, which the caller knows.
    """
    version = _pragma(connection, "user_version")
    application = _pragma(connection, "application_id")
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    if application != APPLICATION_ID and not (empty and version == application == 0):
        raise LibraryError("is a database of another program: name another folder.")
    if version > VERSION:
        raise LibraryError(
            "was written by a newer version of Briefing Viewer: open it with that version."
        )


def check_current(connection: sqlite3.Connection) -> None:
    """Refuse a library of an older version, or one that is still empty; otherwise like `check`."""
    if _pragma(connection, "user_version") < VERSION:
        raise LibraryError("is of an older version: open it once in the program's window.")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the library to this version, whole or not at all."""
    if _pragma(connection, "user_version") == VERSION:
        return
    with transaction(connection):
        version = _pragma(connection, "user_version")
        for statements in _MIGRATIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
