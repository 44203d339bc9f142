"""The annotations of one document in the library: the store behind its notebook."""

import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from data import annotation_json
from data.annotation import Annotation
from data.errors import FormatError, LibraryError
from data.library.connection import reported, transaction
from data.notebook import ChangeRecord

_COLUMNS = "id, document_id, body, body_sha256, start, label, visibility, modified"


class Found(NamedTuple):
    """What was read: the annotations, and the ids of those that are damaged in the library."""

    annotations: tuple[Annotation, ...]
    damaged: tuple[str, ...]


def read(connection: sqlite3.Connection, document_id: str) -> Found:
    """Return a document's annotations; one that is damaged does not hide the others."""
    annotations, damaged = [], []
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM annotations WHERE document_id = ? ORDER BY start, id",  # noqa: S608
        (document_id,),
    )
    for row in rows:
        annotation = _decoded(row)
        if annotation is None:
            damaged.append(str(row[0]))
        else:
            annotations.append(annotation)
    return Found(tuple(annotations), tuple(damaged))


class DocumentAnnotations:
    """Implements `data.notebook.AnnotationStore` for one document."""

    def __init__(self, connection: sqlite3.Connection, path: Path, document_id: str) -> None:
        self._connection = connection
        self._path = path
        self._document_id = document_id

    def save(self, record: ChangeRecord) -> None:
        """Store a change durably, whole or not at all.

        Raises:
            LibraryError: if it could not be stored, or if what it changes was changed by another
                window since it was read; nothing has changed then.
            ValueError: if an annotation belongs to another document.
        """
        touched = (*record.before, *record.after)
        if any(annotation.document_id != self._document_id for annotation in touched):
            raise ValueError("a notebook holds the annotations of one document")
        before = {annotation.id: annotation for annotation in record.before}
        kept = {annotation.id for annotation in record.after}
        removed = [(item.id,) for item in record.before if item.id not in kept]
        rows = [_encoded(annotation) for annotation in record.after]
        with reported(self._path), transaction(self._connection):
            for name in sorted(record.ids):
                self._check(name, before.get(name))
            self._connection.executemany("DELETE FROM annotations WHERE id = ?", removed)
            self._connection.executemany(
                f"INSERT OR REPLACE INTO annotations ({_COLUMNS})"  # noqa: S608
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )

    def _check(self, annotation_id: str, known: Annotation | None) -> None:
        """Refuse to change what is no longer as it was read: another window has changed it."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM annotations WHERE id = ?",  # noqa: S608
            (annotation_id,),
        ).fetchone()
        stored = None if row is None else _decoded(row)
        is_damaged = row is not None and stored is None
        if is_damaged or stored != known:
            raise LibraryError(
                "This annotation was changed in another window, and nothing was changed here: "
                "open the document again."
            )


def _encoded(annotation: Annotation) -> tuple[str | int | None, ...]:
    body = annotation_json.dumps(annotation)
    digest = sha256(body.encode()).hexdigest()
    return annotation.id, annotation.document_id, body, digest, *_indexed(annotation)


def _decoded(row: tuple[str | int | None, ...]) -> Annotation | None:
    """Return a row's annotation, or None if any of its columns is not as it was written."""
    identifier, document_id, body, digest, *indexed = row
    if sha256(str(body).encode()).hexdigest() != digest:
        return None
    try:
        annotation = annotation_json.loads(str(body))
    except FormatError:
        return None
    alike = (annotation.id, annotation.document_id) == (identifier, document_id)
    return annotation if alike and list(_indexed(annotation)) == indexed else None


def _indexed(annotation: Annotation) -> tuple[int | None, str, str, str]:
    """Return the columns that queries use: start, label, visibility, modified."""
    start = annotation.anchor.start if annotation.anchor else None
    modified = annotation.modified.isoformat()
    return start, annotation.label_id, annotation.visibility.value, modified
