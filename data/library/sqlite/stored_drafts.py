"""The drafts of notes: apart from annotations and history, so that nothing else reads them."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from data.basis import moments
from data.errors import FormatError
from data.library.note_drafts import Draft
from data.library.sqlite.connection import reported, transaction
from data.library.sqlite.seals import digest
from data.messages import Sentence
from data.serial.fields import Shape
from data.serial.kept_kind import KeptKind

DRAFT = KeptKind(
    Draft,
    Sentence("A stored draft is damaged: {why}."),
    Sentence(
        "A stored draft comes from another version of Briefing Viewer (format {version}): "
        "open it with that version."
    ),
    format_name="briefing-viewer-draft",
    version=1,
    shapes={Draft: Shape(beside=frozenset({"annotation_id", "written"}))},
)
"""How a draft is kept; whose it is, and of when, stands beside it in columns."""


class DocumentDrafts:
    """Implements `data.library.note_drafts.DraftStore` for one document.

    `connect` tells the library's connection of the moment, as for the document's annotations.
    """

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], path: Path, document_id: str
    ) -> None:
        self._connect = connect
        self._path = path
        self._document_id = document_id

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._connect()

    def read(self) -> tuple[Draft, ...]:
        """Return all drafts of the document, without what is damaged."""
        with reported(self._path):
            rows = self._connection.execute(
                "SELECT document_id, annotation_id, body, written, sha256 FROM drafts"
                " WHERE document_id = ? ORDER BY written, annotation_id",
                (self._document_id,),
            ).fetchall()
        whole = (row for *row, stored in rows if digest(*row) == stored)
        found = (_draft(str(name), body, written) for _, name, body, written in whole)
        return tuple(draft for draft in found if draft is not None)

    def keep(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same annotation."""
        row = (
            self._document_id,
            draft.annotation_id,
            DRAFT.dumps(draft),
            moments.kept(draft.written),
        )
        with reported(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO drafts (document_id, annotation_id, body, written, sha256)"
                " VALUES (?, ?, ?, ?, ?)",
                (*row, digest(*row)),
            )

    def drop(self, annotation_id: str) -> None:
        """Delete the draft of an annotation, if there is one."""
        with reported(self._path), transaction(self._connection):
            self._connection.execute(
                "DELETE FROM drafts WHERE document_id = ? AND annotation_id = ?",
                (self._document_id, annotation_id),
            )


def purge(connection: sqlite3.Connection, annotation_ids: Iterable[str]) -> None:
    """Delete the drafts of annotations that go for good, within the caller's transaction."""
    names = [(name,) for name in annotation_ids]
    connection.executemany("DELETE FROM drafts WHERE annotation_id = ?", names)


def _draft(annotation_id: str, body: str, written: str) -> Draft | None:
    """Return the draft that a row holds, or None if it holds none that can be read."""
    try:
        when = datetime.fromisoformat(written)
        return DRAFT.loads(body, annotation_id=annotation_id, written=when)
    except (FormatError, ValueError):
        return None
