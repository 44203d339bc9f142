"""What a library or a copy of it holds, by id: what of a copy nothing else can account for."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from data.library.sqlite import deletions
from data.library.sqlite.connection import connect_to_read

Ids = frozenset[tuple[str, str]]
"""Kind ("document" or "annotation") and id."""

_IDS = (("document", "documents"), ("annotation", "annotations"), ("annotation", "trash"))


class Accounted(NamedTuple):
    """What a library holds or was told to delete, and which documents were deleted for good."""

    ids: Ids
    deleted_documents: frozenset[str]


def of_library(connection: sqlite3.Connection) -> Accounted:
    """Return what a library can account for."""
    held = _ids(connection)
    if "deletions" not in _tables(connection):
        return Accounted(held, frozenset())
    gone = frozenset(deletions.read(connection, "document"))
    notes = (("annotation", name) for name in deletions.read(connection, "annotation"))
    documents = (("document", name) for name in gone)
    return Accounted(held | frozenset(notes) | frozenset(documents), gone)


def beyond(known: Accounted, copy: Path) -> Ids:
    """Return what a copy holds beyond that; nothing where the copy cannot be read."""
    try:
        with closing(connect_to_read(copy)) as connection:
            more = _ids(connection) - known.ids
            return frozenset(
                (kind, name)
                for kind, name in more
                if kind == "document" or not _belongs(connection, name, known.deleted_documents)
            )
    except sqlite3.Error:
        return frozenset()


def in_none(wanted: Ids, copies: Iterable[Path]) -> Ids:
    """Return what of `wanted` no copy holds, as far as they can be read."""
    for copy in copies:
        if not wanted:
            break
        with suppress(sqlite3.Error), closing(connect_to_read(copy)) as connection:
            wanted -= _ids(connection)
    return wanted


def _ids(connection: sqlite3.Connection) -> Ids:
    there = _tables(connection)
    return frozenset(
        (kind, str(name))
        for kind, table in _IDS
        if table in there
        for (name,) in connection.execute(f"SELECT id FROM {table}")  # noqa: S608
    )


def _tables(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the names of the tables; a library of an older version lacks some."""
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return frozenset(str(name) for (name,) in rows)


def _belongs(connection: sqlite3.Connection, name: str, documents: frozenset[str]) -> bool:
    """Tell whether an annotation is that of one of the documents."""
    if not documents:
        return False
    tables = {"annotations", "trash"} & _tables(connection)
    query = " UNION ".join(f"SELECT document_id FROM {table} WHERE id = :id" for table in tables)  # noqa: S608
    return any(document in documents for (document,) in connection.execute(query, {"id": name}))
