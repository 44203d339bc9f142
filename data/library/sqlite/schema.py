"""The library's tables, from version to version, and which of them a file has."""

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from data.errors import LibraryError

if TYPE_CHECKING:
    from data.library.sqlite.library_refusals import Refusal

APPLICATION_ID = 0x42724656
"""Marks the file as ours (SQLite, file format, §1.3.10): "BrFV"."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
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
    (
        "ALTER TABLE documents ADD COLUMN path TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE documents ADD COLUMN date TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE documents ADD COLUMN series TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE documents ADD COLUMN corrections TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE documents ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE reading_positions ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX documents_by_series ON documents (series) WHERE series <> ''",
        "CREATE INDEX documents_by_time ON documents (opened)",
        """CREATE TABLE changes (
            sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            document_id TEXT NOT NULL REFERENCES documents (id),
            description TEXT NOT NULL,
            made TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'past')),
            sha256 TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX changes_of_document ON changes (document_id, state, sequence)",
        """CREATE TABLE versions (
            sequence INTEGER NOT NULL REFERENCES changes (sequence) ON DELETE CASCADE,
            annotation_id TEXT NOT NULL,
            before TEXT,
            after TEXT,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (sequence, annotation_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX versions_of_annotation ON versions (annotation_id, sequence)",
        """CREATE TABLE trash (
            id TEXT NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL REFERENCES documents (id),
            body TEXT NOT NULL,
            deleted TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX trash_of_document ON trash (document_id)",
        """CREATE TABLE tags (
            tag TEXT NOT NULL,
            annotation_id TEXT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
            PRIMARY KEY (tag, annotation_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX tags_of_annotation ON tags (annotation_id)",
        """CREATE TABLE labels (
            id TEXT NOT NULL PRIMARY KEY,
            position INTEGER NOT NULL,
            body TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE plans (
            document_id TEXT NOT NULL REFERENCES documents (id),
            name TEXT NOT NULL,
            body TEXT NOT NULL,
            modified TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (document_id, name)
        ) STRICT""",
        "ALTER TABLE documents ADD COLUMN indexed TEXT NOT NULL DEFAULT ''",
        """CREATE TABLE passages (
            id INTEGER NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL REFERENCES documents (id),
            annotation_id TEXT,
            start INTEGER,
            stop INTEGER,
            citation TEXT NOT NULL,
            topic TEXT NOT NULL,
            text TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX passages_of_document ON passages (document_id, annotation_id)",
        "CREATE INDEX passages_of_annotation ON passages (annotation_id)"
        " WHERE annotation_id IS NOT NULL",
        "CREATE VIRTUAL TABLE search USING fts5 (words, content = '',"
        " tokenize = 'unicode61 remove_diacritics 2')",
    ),
    (
        """CREATE TABLE removed_documents (
            document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
            removed TEXT NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE deletions (
            kind TEXT NOT NULL CHECK (kind IN ('annotation', 'document')),
            id TEXT NOT NULL,
            deleted TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT""",
        """CREATE TABLE origins (
            annotation_id TEXT NOT NULL PRIMARY KEY,
            document_id TEXT NOT NULL,
            origin_id TEXT NOT NULL,
            origin_document_id TEXT NOT NULL,
            taken_back INTEGER NOT NULL CHECK (taken_back IN (0, 1)),
            sha256 TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX origins_by_origin ON origins (origin_id)",
        """CREATE TABLE edition_answers (
            document_id TEXT NOT NULL,
            other_id TEXT NOT NULL,
            answer TEXT NOT NULL CHECK (answer IN ('not now', 'another meeting')),
            given TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (document_id, other_id)
        ) STRICT""",
        """CREATE TABLE drafts (
            document_id TEXT NOT NULL REFERENCES documents (id),
            annotation_id TEXT NOT NULL,
            body TEXT NOT NULL,
            written TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (document_id, annotation_id)
        ) STRICT""",
    ),
    (
        """CREATE TABLE readings (
            document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
            body_sha256 TEXT NOT NULL,
            version INTEGER NOT NULL,
            sha256 TEXT NOT NULL
        ) STRICT""",
    ),
    (
        """CREATE TABLE outline_answers (
            document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
            source TEXT NOT NULL, kind TEXT NOT NULL, given TEXT NOT NULL, sha256 TEXT NOT NULL,
            answer TEXT NOT NULL CHECK (answer IN ('chosen', 'followed', 'dismissed', 'withdrawn'))
        ) STRICT""",
    ),
)
"""What leads from each version to the next; the version is their number (`user_version`)."""

VERSION = len(MIGRATIONS)

SEALED_SINCE = 2
"""The version that brought the seals of rows."""
SEALED = {
    "documents": "id, title, source_name, body_sha256, opened, path, date, series, corrections",
    "reading_positions": "document_id, position",
    "changes": "document_id, description, made, state",
    "versions": "sequence, annotation_id, before, after",
    "trash": "id, document_id, body, deleted",
    "labels": "id, position, body",
    "plans": "document_id, name, body, modified",
    "passages": "id, document_id, annotation_id, start, stop, citation, topic, text",
    "removed_documents": "document_id, removed",
    "deletions": "kind, id, deleted",
    "origins": "annotation_id, document_id, origin_id, origin_document_id, taken_back",
    "edition_answers": "document_id, other_id, answer, given",
    "drafts": "document_id, annotation_id, body, written",
    "readings": "document_id, body_sha256, version",
    "outline_answers": "document_id, source, kind, answer, given",
}
"""The columns of each table that its `sha256` is that of (`data.library.sqlite.seals.digest`)."""
UNSEALED = frozenset({"documents", "reading_positions"})
"""The tables of the first version, whose rows of that time have no seal."""
TIMES = {
    "documents": "opened",
    "annotations": "modified",
    "changes": "made",
    "trash": "deleted",
    "plans": "modified",
    "removed_documents": "removed",
    "deletions": "deleted",
    "edition_answers": "given",
    "drafts": "written",
    "outline_answers": "given",
}
"""The column of each table that holds a point in time, as `data.basis.moments.kept` writes it."""
_SINCE = dict.fromkeys(
    ("removed_documents", "deletions", "origins", "edition_answers", "drafts"), 3
) | {"readings": 4, "outline_answers": 5}
"""The version that brought a table, where that was not the one that brought the seals."""


class RefusedError(LibraryError):
    """A database is not used as it is; whoever knows the file's name says so of it."""

    def __init__(self, refusal: "Refusal") -> None:
        super().__init__(refusal.of_library.of(name=""))
        self.refusal = refusal


def check(connection: sqlite3.Connection) -> None:
    """Refuse a database that is not a library, or one of a newer version; write nothing.

    Raises:
        RefusedError: without the file's name, which the caller knows.
    """
    is_other = is_foreign(connection)
    if is_other or pragma(connection, "user_version") > VERSION:
        from data.library.sqlite import library_refusals as told  # noqa: PLC0415  # not at start-up

        raise RefusedError(told.FOREIGN if is_other else told.NEWER)


def is_foreign(connection: sqlite3.Connection) -> bool:
    """Tell whether a database holds something, and is not a library."""
    return pragma(connection, "application_id") != APPLICATION_ID and not is_empty(connection)


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether a database holds nothing at all, so that it may become a library."""
    marks = pragma(connection, "user_version"), pragma(connection, "application_id")
    count = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return marks == (0, 0) and count == (0,)


def is_bare(connection: sqlite3.Connection) -> bool:
    """Tell whether a library of this version holds no document, and none was deleted for good."""
    query = "SELECT EXISTS (SELECT 1 FROM documents) OR EXISTS (SELECT 1 FROM deletions)"
    return bool(connection.execute(query).fetchone() == (0,))


def check_current(connection: sqlite3.Connection) -> None:
    """Refuse a library of an older version; otherwise like `check`."""
    if pragma(connection, "user_version") < VERSION:
        from data.library.sqlite.library_refusals import OLDER  # noqa: PLC0415  # not at start-up

        raise RefusedError(OLDER)


def is_older(connection: sqlite3.Connection) -> bool:
    """Tell whether a library holds something, in the form of an older version."""
    return 0 < pragma(connection, "user_version") < VERSION


def statements_of(version: int) -> tuple[str, ...]:
    """Return the statements that make a library of a version."""
    return tuple(statement for step in MIGRATIONS[:version] for statement in step)


def expected(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the statements that a library of its version is made by, as its schema holds them."""
    version = pragma(connection, "user_version")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        for statement in statements_of(version):
            fresh.execute(statement)
        return statements(fresh)


def tables(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of the tables whose rows are sealed, as far as the version has them."""
    return tables_of(pragma(connection, "user_version"))


def tables_of(version: int) -> frozenset[str]:
    """Return the names of the tables whose rows are sealed, as far as a version has them."""
    sealed = {table for table in SEALED if _SINCE.get(table, SEALED_SINCE) <= version}
    return frozenset(sealed) | {"annotations"}


def statements(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the statements that a library says it was made by."""
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return frozenset(str(sql) for (sql,) in rows)


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return a number that SQLite keeps with the file, such as `user_version`."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
