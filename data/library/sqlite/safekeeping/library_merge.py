"""What is left of a library is merged into a copy of it: the newer row wins, and deletions win.

The copy is of an earlier time; a table that cannot be read to its end says nothing of what it
lacks, so what the copy has is kept, except where a deletion is on record.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from data.basis import moments
from data.library.sqlite import deletions
from data.library.sqlite.connection import transaction
from data.library.sqlite.kept_annotations import changes
from data.library.sqlite.safekeeping import salvage
from data.library.sqlite.seals import body_digest, digest
from data.library.sqlite.search import search_index

_LOST = "A document whose text was lost"
_LONG_AGO = "1970-01-01T00:00:00.000000+00:00"
_TIMES = {
    "documents": ("id", "opened"),
    "annotations": ("id", "modified"),
    "trash": ("id", "deleted"),
    "plans": ("document_id, name", "modified"),
    "removed_documents": ("document_id", "removed"),
    "deletions": ("kind, id", "deleted"),
    "edition_answers": ("document_id, other_id", "given"),
    "drafts": ("document_id, annotation_id", "written"),
    "outline_answers": ("document_id", "given"),
    "briefings": ("id", "modified"),
    "briefing_changes": ("briefing_id, number", "made"),
    "profiles": ("name", "modified"),
}
"""The key of each table whose rows say when they were written, and the column that does."""
_OF_NOW = ("removed_documents", "drafts")
"""Tables of which a row that is gone has been dealt with, where all of the table can be read."""
_OF_DOCUMENTS = (
    "annotations", "trash", "reading_positions", "plans", "drafts", "readings",
    "removed_documents", "outline_answers",
)  # fmt: skip


def take(left: sqlite3.Connection, made: sqlite3.Connection) -> dict[str, int]:
    """Take over each row of what is left that is newer than the copy's; return how many, by table.

    All is done or nothing.
    """
    taken = dict.fromkeys(salvage.ORDER, 0)
    with transaction(made):
        made.execute("PRAGMA defer_foreign_keys = ON")
        foreign: set[object] = set()
        for table in salvage.ORDER:
            names = salvage.columns(table).split(", ")
            if table in _OF_NOW and _is_readable(left, table):
                made.execute(f"DELETE FROM {table}")  # noqa: S608
            keys: set[object] = set()
            with suppress(sqlite3.DatabaseError):
                for row in salvage.rows(left, table):
                    values = dict(zip(names, row, strict=True))
                    keys.add(values.get("id"))
                    if table == "changes" and not _is_same_line(made, values):
                        foreign.add(values["sequence"])
                    if values.get("sequence") not in foreign:
                        taken[table] += _write(made, table, names, row)
            if table == "labels" and keys:
                _keep_labels(made, keys)
        _agree(made)
    return taken


def _is_readable(left: sqlite3.Connection, table: str) -> bool:
    """Tell whether every row of a table can be read, and is what was written."""
    try:
        (count,) = left.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        return bool(count == sum(1 for _ in salvage.rows(left, table)))
    except sqlite3.DatabaseError:
        return False


def _write(made: sqlite3.Connection, table: str, names: list[str], row: salvage.Row) -> int:
    """Write a row unless it is there, or is there newer; return how many rows that changed."""
    same = " AND ".join(f"{name} IS ?" for name in names)
    if made.execute(f"SELECT 1 FROM {table} WHERE {same}", row).fetchone():  # noqa: S608
        return 0
    marks = ", ".join("?" for _ in names)
    query = f"INTO {table} ({', '.join(names)}) VALUES ({marks})"
    if table == "changes":
        update = "state = excluded.state, sha256 = excluded.sha256"
        query = f"INSERT {query} ON CONFLICT (sequence) DO UPDATE SET {update}"
    elif table in _TIMES:
        key, time = _TIMES[table]
        update = ", ".join(f"{name} = excluded.{name}" for name in names)
        query = (
            f"INSERT {query} ON CONFLICT ({key}) DO UPDATE SET {update}"
            f" WHERE julianday(excluded.{time}) >= julianday({time})"
        )
    else:
        query = f"INSERT OR REPLACE {query}"
    return made.execute(query, row).rowcount


def _is_same_line(made: sqlite3.Connection, change: dict[str, str | int | None]) -> bool:
    """Make room for a change; tell whether it may come in.

    After an older copy was restored, another change bears its number: the later one counts.
    """
    known = made.execute(
        "SELECT document_id, description, made, julianday(made) > julianday(?) FROM changes"
        " WHERE sequence = ?",
        (change["made"], change["sequence"]),
    ).fetchone()
    if known is None or known[:3] == (change["document_id"], change["description"], change["made"]):
        return True
    if known[3]:
        return False
    made.execute("DELETE FROM versions WHERE sequence = ?", (change["sequence"],))
    made.execute("DELETE FROM changes WHERE sequence = ?", (change["sequence"],))
    return True


def _keep_labels(made: sqlite3.Connection, known: set[object]) -> None:
    """Keep the labels that the library had last, and those that annotations bear."""
    used = {name for (name,) in made.execute("SELECT DISTINCT label FROM annotations")}
    names = [name for (name,) in made.execute("SELECT id FROM labels")]
    gone = [(name,) for name in names if name not in known and name not in used]
    made.executemany("DELETE FROM labels WHERE id = ?", gone)


def _agree(made: sqlite3.Connection) -> None:
    """Let what comes from two times fit together: nothing hangs in the air, nothing is twice."""
    made.execute("DELETE FROM versions WHERE sequence NOT IN (SELECT sequence FROM changes)")
    _delete_again(made)
    made.execute(
        "DELETE FROM annotations WHERE id IN (SELECT t.id FROM trash t JOIN annotations a"
        " USING (id) WHERE julianday(t.deleted) >= julianday(a.modified))"
    )
    made.execute("DELETE FROM trash WHERE id IN (SELECT id FROM annotations)")
    made.execute(
        "DELETE FROM removed_documents WHERE document_id NOT IN (SELECT id FROM documents)"
    )
    made.execute("DELETE FROM briefing_changes WHERE briefing_id NOT IN (SELECT id FROM briefings)")
    for table in ("readings", "outline_answers"):
        made.execute(f"DELETE FROM {table} WHERE document_id NOT IN (SELECT id FROM documents)")  # noqa: S608
    missing = made.execute(
        "SELECT document_id FROM annotations UNION SELECT document_id FROM trash"
        " UNION SELECT document_id FROM changes UNION SELECT document_id FROM reading_positions"
        " UNION SELECT document_id FROM plans UNION SELECT document_id FROM drafts"
        " EXCEPT SELECT id FROM documents"
    ).fetchall()
    for (document_id,) in missing:
        # Its annotations are worth keeping; opening its file again brings the text back.
        row = document_id, _LOST, "", body_digest(""), _LONG_AGO, "", "", "", ""
        made.execute(
            "INSERT INTO documents (id, title, source_name, body_sha256, opened, path, date,"
            " series, corrections, body, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)",
            (*row, digest(*row)),
        )
    search_index.rebuild(made)
    made.execute("DELETE FROM tags")
    made.execute(
        "INSERT INTO tags (tag, annotation_id) SELECT DISTINCT value, a.id FROM annotations a,"
        " json_each(a.body, '$.tags')"
    )


def _delete_again(made: sqlite3.Connection) -> None:
    """Take out what was deleted for good; what came back after that is no longer on record."""
    notes = deletions.read(made, "annotation")
    back = [name for name, when in notes.items() if _annotation_came_back(made, name, when)]
    deletions.forget(made, "annotation", back)
    _delete_annotations(made, notes.keys() - set(back))
    documents = deletions.read(made, "document")
    back = [name for name, when in documents.items() if _document_came_back(made, name, when)]
    deletions.forget(made, "document", back)
    for name in documents.keys() - set(back):
        _delete_document(made, name)


def _annotation_came_back(made: sqlite3.Connection, name: str, deleted: datetime) -> bool:
    times = made.execute(
        "SELECT modified FROM annotations WHERE id = :id UNION SELECT c.made FROM versions v"
        " JOIN changes c USING (sequence) WHERE v.annotation_id = :id AND v.after IS NOT NULL",
        {"id": name},
    )
    return any(moments.read(when) > deleted for (when,) in times)


def _document_came_back(made: sqlite3.Connection, name: str, deleted: datetime) -> bool:
    row = made.execute("SELECT opened FROM documents WHERE id = ?", (name,)).fetchone()
    return row is not None and moments.read(row[0]) > deleted


def _delete_annotations(made: sqlite3.Connection, names: Iterable[str]) -> None:
    gone = list(names)
    changes.purge(made, gone)
    for table, column in (
        ("annotations", "id"),
        ("trash", "id"),
        ("drafts", "annotation_id"),
    ):
        query = f"DELETE FROM {table} WHERE {column} = ?"  # noqa: S608
        made.executemany(query, [(name,) for name in gone])


def _delete_document(made: sqlite3.Connection, name: str) -> None:
    made.execute(
        "DELETE FROM origins WHERE annotation_id IN (SELECT id FROM annotations"
        " WHERE document_id = :id UNION SELECT id FROM trash WHERE document_id = :id)",
        {"id": name},
    )
    made.execute("DELETE FROM edition_answers WHERE ? IN (document_id, other_id)", (name,))
    made.execute(
        "DELETE FROM versions WHERE sequence IN"
        " (SELECT sequence FROM changes WHERE document_id = ?)",
        (name,),
    )
    for table in (*_OF_DOCUMENTS, "changes", "passages"):
        made.execute(f"DELETE FROM {table} WHERE document_id = ?", (name,))  # noqa: S608
    made.execute("DELETE FROM documents WHERE id = ?", (name,))
