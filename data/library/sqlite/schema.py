"""The library's tables, from version to version, and which of them a file has."""

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from data.errors import LibraryError

if TYPE_CHECKING:
    from data.library.sqlite.library_refusals import Refusal

APPLICATION_ID = 0x42724656
"""Marks the file as ours (SQLite, file format, §1.3.10): "BrFV"."""

VERSION = 6
"""What a library of this program says that it is of (`user_version`): as many steps lead to it."""

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
    "briefings": "id, name, body, modified, removed",
    "briefing_changes": "briefing_id, number, description, body, made, state",
    "profiles": "name, body, modified",
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
    "briefings": "modified",
    "briefing_changes": "made",
    "profiles": "modified",
}
"""The column of each table that holds a point in time, as `data.basis.moments.kept` writes it."""
_SINCE = dict.fromkeys(
    ("removed_documents", "deletions", "origins", "edition_answers", "drafts"), 3
) | {"readings": 4, "outline_answers": 5, "briefings": 6, "briefing_changes": 6, "profiles": 6}
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
    from data.library.sqlite.statements import MIGRATIONS  # noqa: PLC0415  # not at start-up

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
