"""Rows out of a damaged file: one by one, around what cannot be read."""

import sqlite3
from collections.abc import Generator, Iterator

from data.library.sqlite import schema
from data.library.sqlite.kept_annotations.annotation_store import COLUMNS, is_whole
from data.library.sqlite.safekeeping import integrity
from data.library.sqlite.upgrading import stored_times

ORDER = (
    "documents", "annotations", "trash", "changes", "versions", "reading_positions", "labels",
    "plans", "removed_documents", "deletions", "origins", "edition_answers", "drafts", "readings",
    "outline_answers", "briefings", "briefing_changes", "profiles",
)  # fmt: skip
"""The tables in the order in which their rows find what they belong to."""
_FAR = 100_000
"""So many numbers are tried, one by one, between what can be read from either end."""
_IN_VAIN = 2_000
"""So many of them one after the other may fail; a second or two for a table that is gone."""
_BY_KEY = {
    "versions": "sequence, annotation_id",
    "reading_positions": "document_id",
}
"""Tables without row numbers, with the key that they are read by."""

Row = tuple[str | int | None, ...]


def columns(table: str) -> str:
    """Return the columns of a table as `rows` yields them."""
    if table == "annotations":
        return COLUMNS
    number = "sequence, " if table == "changes" else ""
    body = ", body" if table == "documents" else ""
    return f"sha256, {number}{schema.SEALED[table]}{body}"


def rows(damaged: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Yield the rows of a table that can be read and are what was written."""
    for row in _read(damaged, table):
        if table == "annotations":
            sound = is_whole(row)
        elif table == "changes":
            sound = integrity.is_sealed(table, (row[0], *row[2:]))
        else:
            sound = integrity.is_sealed(table, row)
        if sound:
            yield stored_times.brought_over(table, columns(table), row)


def _read(damaged: sqlite3.Connection, table: str) -> Iterator[Row]:
    try:
        damaged.execute(f"SELECT 1 FROM {table} LIMIT 0")  # noqa: S608
    except sqlite3.OperationalError:  # a library of an older version has no such table
        return
    except sqlite3.DatabaseError:
        pass
    if table in _BY_KEY:
        yield from _from_both_ends(damaged, table, _BY_KEY[table])
        return
    low = yield from _run(damaged, table, "rowid > ? ORDER BY rowid", -1)
    if low is None:
        return
    high = yield from _run(damaged, table, "rowid < ? ORDER BY rowid DESC", 2**62)
    top = high if high is not None else low + _FAR
    query = f"SELECT {columns(table)} FROM {table} WHERE rowid = ?"  # noqa: S608
    in_vain = 0
    for number in range(low + 1, min(top, low + _FAR)):
        try:
            found = damaged.execute(query, (number,)).fetchall()
        except sqlite3.DatabaseError:
            in_vain += 1
            if in_vain == _IN_VAIN:  # nothing of the table can be reached, perhaps
                return
            continue
        in_vain = 0
        yield from found


def _run(
    damaged: sqlite3.Connection, table: str, condition: str, start: int
) -> Generator[Row, None, int | None]:
    """Yield rows one by one until the end, or until one cannot be read; return where that was."""
    query = f"SELECT rowid, {columns(table)} FROM {table} WHERE {condition} LIMIT 1"  # noqa: S608
    at = start
    while True:
        try:
            row = damaged.execute(query, (at,)).fetchone()
        except sqlite3.DatabaseError:
            return at
        if row is None:
            return None
        at = row[0]
        yield row[1:]


def _from_both_ends(damaged: sqlite3.Connection, table: str, key: str) -> Iterator[Row]:
    """Yield what can be read from the first row on, and from the last one back."""
    for order in ("ASC", "DESC"):
        sort = ", ".join(f"{name} {order}" for name in key.split(", "))
        query = f"SELECT {columns(table)} FROM {table} ORDER BY {sort}"  # noqa: S608
        try:
            yield from damaged.execute(query)
        except sqlite3.DatabaseError:
            continue
        return
