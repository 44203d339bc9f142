"""Whether a library holds what was written into it, row by row."""

import sqlite3
from collections.abc import Iterator

from data.library.condition import Fault, Findings
from data.library.sqlite import schema
from data.library.sqlite.annotation_store import is_whole
from data.library.sqlite.seals import body_digest, digest
from data.messages import Message, said

_MOST = 1_000


def check(connection: sqlite3.Connection, known: tuple[Message, ...] = ()) -> Findings:
    """Look at every row of a library: SQLite's own check misses most flipped bits.

    `known` are faults that were found before.

    Raises:
        sqlite3.DatabaseError: it is too damaged to be read to its end.
    """
    faults = [Fault("", "", what) for what in known]
    rows: dict[str, int] = {}
    if schema.statements(connection) != schema.expected(connection):
        faults.append(Fault("", "", said("its tables are not as they were made")))
    for (message,) in connection.execute("PRAGMA integrity_check(20)"):
        if message != "ok":
            faults.append(Fault("", "", str(message)))
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        what = said("it belongs to nothing in {table}", table=str(parent))
        faults.append(Fault(str(table), str(row), what))
    for table in sorted(schema.tables(connection)):
        count = 0
        for key, is_sound in _rows(connection, table):
            count += 1
            if not is_sound and len(faults) < _MOST:
                faults.append(Fault(table, key, said("it is not what was written")))
        rows[table] = count
    if "trash" in rows:
        faults += _tags(connection)
    return Findings(rows, tuple(faults[:_MOST]))


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, bool]]:
    """Yield the key of each row and whether the row is sound."""
    if table == "annotations":
        for row in connection.execute("SELECT * FROM annotations"):
            yield str(row[0]), is_whole(row)
        return
    columns = schema.SEALED[table]
    body = ", body" if table == "documents" else ""
    for row in connection.execute(f"SELECT sha256, {columns}{body} FROM {table}"):  # noqa: S608
        yield str(row[1]), is_sealed(table, row)


def is_sealed(table: str, row: tuple[str | int | None, ...]) -> bool:
    """Tell whether a row, led by its `sha256`, is what was written.

    Rows of the first version carry none for what was least worth it; no later table has such rows.
    """
    stored, *values = row
    if table == "documents":
        body = values.pop()
        if body_digest(str(body)) != values[3]:
            return False
    return stored == digest(*values) or (stored == "" and table in schema.UNSEALED)


def _tags(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield the tags that stand in the table of tags and not with their annotation."""
    rows = connection.execute(
        "SELECT t.annotation_id FROM tags t JOIN annotations a ON a.id = t.annotation_id"
        " WHERE NOT EXISTS (SELECT 1 FROM json_each(a.body, '$.tags') WHERE value = t.tag)"
    )
    for (key,) in rows:
        yield Fault("tags", str(key), said("it is not what was written"))
