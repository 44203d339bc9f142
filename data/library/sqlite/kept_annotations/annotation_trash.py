"""Deleted annotations: kept until the trash is emptied, then gone from every table."""

import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime

from data.annotation import Annotation
from data.basis import moments
from data.library.records import Trashed
from data.library.sqlite import deletions, stored_drafts
from data.library.sqlite.connection import transaction
from data.library.sqlite.kept_annotations import changes
from data.library.sqlite.seals import annotation_of, digest
from data.library.sqlite.search import search_index
from data.serial.annotation_json import ANNOTATION


def put(connection: sqlite3.Connection, removed: Iterable[Annotation], now: datetime) -> None:
    """Keep annotations that were deleted, within the caller's transaction."""
    when = moments.kept(now)
    rows = []
    for item in removed:
        row = (item.id, item.document_id, ANNOTATION.dumps(item), when)
        rows.append((*row, digest(*row)))
    connection.executemany(
        "INSERT OR REPLACE INTO trash (id, document_id, body, deleted, sha256)"
        " VALUES (?, ?, ?, ?, ?)",
        rows,
    )


def take_out(connection: sqlite3.Connection, annotation_ids: Iterable[str]) -> None:
    """Forget that annotations were deleted: they are back, within the caller's transaction."""
    connection.executemany("DELETE FROM trash WHERE id = ?", [(name,) for name in annotation_ids])


def read(connection: sqlite3.Connection) -> tuple[Trashed, ...]:
    """Return what is in the trash, deleted last first, without what is damaged.

    What was deleted in a document that was removed itself goes with that document.
    """
    rows = connection.execute(
        "SELECT t.id, t.document_id, t.body, t.deleted, t.sha256, d.title FROM trash t"
        " JOIN documents d ON d.id = t.document_id"
        " WHERE d.id NOT IN (SELECT document_id FROM removed_documents)"
        " ORDER BY t.deleted DESC, t.id"
    )
    found = []
    for *row, stored, title in rows:
        _, _, body, deleted = row
        annotation = annotation_of(body) if digest(*row) == stored else None
        if annotation is not None:
            found.append(Trashed(annotation, title, datetime.fromisoformat(deleted)))
    return tuple(found)


def empty(connection: sqlite3.Connection, only: Collection[str] | None, now: datetime) -> int:
    """Delete annotations in the trash for good, with their history; return how many those were."""
    with transaction(connection):
        rows = connection.execute(
            "SELECT id FROM trash"
            " WHERE document_id NOT IN (SELECT document_id FROM removed_documents)"
        )
        gone = [name for (name,) in rows if only is None or name in only]
        changes.purge(connection, gone)
        stored_drafts.purge(connection, gone)
        take_out(connection, gone)
        deletions.record(connection, "annotation", gone, now)
        search_index.settle(connection)
    return len(gone)
