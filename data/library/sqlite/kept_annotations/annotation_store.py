"""The annotations of one document in the library: the store behind its notebook."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from data.annotation import Annotation
from data.basis import moments
from data.errors import LibraryError
from data.library.records import ReadAhead
from data.library.sqlite import stored_corrections, stored_documents
from data.library.sqlite.connection import reported, transaction
from data.library.sqlite.seals import annotation_of, body_digest, is_newer
from data.messages import said
from data.notebook import ChangeRecord, Notebook, Step, Turn
from data.serial.annotation_json import ANNOTATION

COLUMNS = "id, document_id, body, body_sha256, start, label, visibility, modified"
_STORE = (
    f"INSERT INTO annotations ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
    " ON CONFLICT (id) DO UPDATE SET body = excluded.body, body_sha256 = excluded.body_sha256,"
    " start = excluded.start, label = excluded.label, visibility = excluded.visibility,"
    " modified = excluded.modified"
)

_BY_ID = f"SELECT {COLUMNS} FROM annotations WHERE id = ?"  # noqa: S608
_OF_DOCUMENT = "FROM annotations WHERE document_id = ? ORDER BY start, id"
_ALL = f"SELECT {COLUMNS} {_OF_DOCUMENT}"
_SEALS = f"SELECT {COLUMNS.replace(' body,', '')} {_OF_DOCUMENT}"


class FoundAnnotation(NamedTuple):
    """What was read: the annotations, and the ids of those that are damaged in the library."""

    annotations: tuple[Annotation, ...]
    damaged: tuple[str, ...]


def read(
    connection: sqlite3.Connection,
    document_id: str,
    *,
    in_trash: bool = False,
    ahead: ReadAhead | None = None,
) -> FoundAnnotation:
    """Return a document's annotations; one that is damaged does not hide the others.

    A document in the trash has none, until it is back, but for who asks for them `in_trash`. What
    was read `ahead`, and is as it was then, is not read again.
    """
    annotations, damaged = [], []
    if not in_trash and stored_documents.is_removed(connection, document_id):
        return FoundAnnotation((), ())
    if ahead:
        rows = connection.execute(_SEALS, (document_id,))
        found = ((row[0], ahead.get(row) or _one(connection, row[0])) for row in rows)
    else:
        rows = connection.execute(_ALL, (document_id,))
        found = ((row[0], _decoded(row)) for row in rows)
    for name, annotation in found:
        if annotation is None:
            damaged.append(str(name))
        else:
            annotations.append(annotation)
    return FoundAnnotation(tuple(annotations), tuple(damaged))


def read_ahead(connection: sqlite3.Connection, document_id: str) -> ReadAhead:
    """Return a document's annotations that can be read, each by what its row says but for it."""
    rows = connection.execute(_ALL, (document_id,))
    pairs = (((*row[:2], *row[3:]), _decoded(row)) for row in rows)
    return {seal: annotation for seal, annotation in pairs if annotation is not None}


def _one(connection: sqlite3.Connection, annotation_id: str) -> Annotation | None:
    """Return an annotation as it is stored; None where it is damaged, or was never there."""
    row = connection.execute(_BY_ID, (annotation_id,)).fetchone()
    return None if row is None else _decoded(row)


class DocumentAnnotations:
    """Implements `data.notebook.AnnotationStore` for one document.

    `connect` tells the library's connection of the moment: the library may be closed and opened
    anew, while what it gave out goes on.
    """

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        path: Path,
        document_id: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._connect = connect
        self._path = path
        self._document_id = document_id
        self._clock = clock

    def notebook(self, ahead: ReadAhead | None = None) -> Notebook:
        """Return what is kept here, reading of what was read `ahead` only what has changed."""
        with reported(self._path):
            found = read(self._connection, self._document_id, ahead=ahead)
            known = stored_corrections.readable(self._connection, self._document_id)
        return Notebook(found.annotations, self, found.damaged, known or ())

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._connect()

    def save(self, record: ChangeRecord, step: Step, of: int) -> int:
        """Store a change durably, whole or not at all; what it takes out goes to the trash.

        Raises:
            LibraryError: if it could not be stored, or if what it changes was changed by another
                window since it was read; nothing has changed then.
            ValueError: if an annotation belongs to another document.
        """
        from data.library.sqlite.kept_annotations import changes, provenance

        touched = (*record.before, *record.after)
        if any(annotation.document_id != self._document_id for annotation in touched):
            raise ValueError("a notebook holds the annotations of one document")
        with reported(self._path), transaction(self._connection):
            if stored_documents.is_removed(self._connection, self._document_id):
                raise LibraryError(
                    said(
                        "The document was moved to the trash, and nothing was changed: put it "
                        "back, or open its file again."
                    )
                )
            known = {annotation.id: annotation for annotation in record.before}
            for name in sorted(record.ids):
                self._check(name, known.get(name))
            now = self._clock()
            if record.structure is not None:
                stored_corrections.replace(self._connection, self._document_id, *record.structure)
            self._write(record, now)
            provenance.keep(self._connection, self._document_id, record, step)
            if step is Step.MAKE:
                return changes.keep(self._connection, self._document_id, record, now)
            if step is Step.AMEND:
                changes.amend(self._connection, self._document_id, record, of)
                return of
            changes.turn(self._connection, self._document_id, step, of)
            return of

    def next(self, step: Step) -> Turn | None:
        """Return what would be undone or redone next, or None where there is nothing."""
        from data.library.sqlite.kept_annotations import changes

        with reported(self._path):
            return changes.next_turn(self._connection, self._document_id, step)

    def record(self, sequence: int) -> ChangeRecord:
        """Return the change that is kept under a number."""
        from data.library.sqlite.kept_annotations import changes

        with reported(self._path):
            return changes.record(self._connection, sequence)

    def _write(self, record: ChangeRecord, now: datetime) -> None:
        from data.library.sqlite import deletions
        from data.library.sqlite.kept_annotations import annotation_trash
        from data.library.sqlite.search import search_index

        kept = {annotation.id for annotation in record.after}
        removed = [item for item in record.before if item.id not in kept]
        names = [(item.id,) for item in (*removed, *record.after)]
        self._connection.executemany("DELETE FROM tags WHERE annotation_id = ?", names)
        self._connection.executemany(
            "DELETE FROM annotations WHERE id = ?", [(item.id,) for item in removed]
        )
        self._connection.executemany(_STORE, [_encoded(item) for item in record.after])
        self._connection.executemany(
            "INSERT OR IGNORE INTO tags (tag, annotation_id) VALUES (?, ?)",
            [(tag, item.id) for item in record.after for tag in item.tags],
        )
        search_index.remove_annotations(self._connection, [name for (name,) in names])
        search_index.add_annotations(self._connection, record.after)
        annotation_trash.put(self._connection, removed, now)
        annotation_trash.take_out(self._connection, kept)
        deletions.forget(self._connection, "annotation", kept)

    def _check(self, annotation_id: str, known: Annotation | None) -> None:
        """Refuse to change what is no longer as it was read: another window has changed it."""
        row = self._connection.execute(_BY_ID, (annotation_id,)).fetchone()
        stored = None if row is None else _decoded(row)
        is_damaged = row is not None and stored is None
        if is_damaged or stored != known:
            raise LibraryError(
                said(
                    "This annotation was changed in another window, and nothing was changed here: "
                    "open the document again."
                )
            )


def is_whole(row: tuple[str | int | None, ...]) -> bool:
    """Tell whether a row, all columns in the order of the table, is what was written.

    So is one that a newer version wrote: nothing here can read it, and nothing may throw it away.
    """
    body, stored = row[2:4]
    newer = body_digest(body) == stored and is_newer(str(body))
    return newer or _decoded(row) is not None


def _encoded(annotation: Annotation) -> tuple[str | int | None, ...]:
    body = ANNOTATION.dumps(annotation)
    indexed = _indexed(annotation)
    return annotation.id, annotation.document_id, body, body_digest(body), *indexed


def _decoded(row: tuple[str | int | None, ...]) -> Annotation | None:
    """Return a row's annotation, or None if any of its columns is not as it was written."""
    identifier, document_id, body, digest, *indexed = row
    if body_digest(str(body)) != digest:
        return None
    annotation = annotation_of(str(body))
    if annotation is None or (annotation.id, annotation.document_id) != (identifier, document_id):
        return None
    # Until the library is brought to this version, the time stands there as in the body.
    written = {moments.kept(annotation.modified), annotation.modified.isoformat()}
    *others, _ = _indexed(annotation)
    return annotation if [*others] == indexed[:-1] and indexed[-1] in written else None


def _indexed(annotation: Annotation) -> tuple[int | None, str, str, str]:
    """Return the columns that queries use: start, label, visibility, modified."""
    start = annotation.anchor.start if annotation.anchor else None
    modified = moments.kept(annotation.modified)
    return start, annotation.label_id, annotation.visibility.value, modified
