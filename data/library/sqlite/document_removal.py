"""Documents that were removed: kept whole in the trash, to be put back or deleted for good.

While it is in the trash, a document keeps all its rows, and no list, search or offer knows it.
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from data.annotation import Annotation
from data.basis import moments
from data.document import Document
from data.errors import LibraryError
from data.library.records import Removed
from data.library.sqlite import deletions, stored_documents
from data.library.sqlite.connection import reported, transaction
from data.library.sqlite.kept_annotations import annotation_store
from data.library.sqlite.seals import digest
from data.library.sqlite.search import search_index
from data.messages import said

OF_DOCUMENT = (
    "annotations", "trash", "changes", "reading_positions", "plans", "drafts", "readings",
    "removed_documents", "outline_answers",
)  # fmt: skip
"""The tables whose rows belong to a document, by its `document_id`."""
_OWN = (
    "SELECT id FROM annotations WHERE document_id = :document"
    " UNION SELECT id FROM trash WHERE document_id = :document"
    " UNION SELECT annotation_id FROM versions WHERE annotation_id <> '' AND sequence IN"
    " (SELECT sequence FROM changes WHERE document_id = :document)"
)


class SqliteRemovals:
    """Implements `data.library.port.Removals`.

    Raises:
        LibraryError: from every method, in one line; nothing has changed then.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime]
    ) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock

    def listed(self) -> tuple[Removed, ...]:
        """Return the documents in the trash, removed last first."""
        with reported(self._path):
            return read(self._connection)

    def deleted(self) -> tuple[str, ...]:
        """Return the ids of the documents that were deleted for good and are not back."""
        with reported(self._path):
            return tuple(deletions.read(self._connection, "document"))

    def document(self, document_id: str) -> Document | None:
        """Return a document of the library or of its trash, or None."""
        with reported(self._path):
            return stored_documents.find(self._connection, document_id, in_trash=True)

    def annotations(self, document_id: str) -> tuple[Annotation, ...]:
        """Return the annotations of a document of the library or of its trash."""
        with reported(self._path):
            found = annotation_store.read(self._connection, document_id, in_trash=True)
        return found.annotations

    def bring_back(self, document_id: str) -> bool:
        """Take a document out of the trash if it is there; tell whether it was."""
        with reported(self._path), transaction(self._connection):
            return stored_documents.bring_back(self._connection, document_id)

    def remove(self, document_id: str) -> None:
        """Put a document into the trash, with its annotations, plans, corrections and history."""
        with reported(self._path):
            remove(self._connection, document_id, self._clock())

    def put_back(self, document_id: str) -> None:
        """Take a document out of the trash, as it was."""
        with reported(self._path):
            put_back(self._connection, document_id)

    def delete_for_good(self, document_id: str) -> None:
        """Delete a document, in the trash or not, with all that belongs to it.

        Copies of the library still hold it (see `data.library.sqlite.safekeeping.purge`).
        """
        with reported(self._path):
            delete_for_good(self._connection, document_id, self._clock())


def remove(connection: sqlite3.Connection, document_id: str, now: datetime) -> None:
    """Put a document into the trash, with all that belongs to it; doing so again changes nothing.

    Raises:
        LibraryError: the library does not hold it.
    """
    with transaction(connection):
        _check(connection, document_id)
        row = document_id, moments.kept(now)
        connection.execute(
            "INSERT INTO removed_documents (document_id, removed, sha256) VALUES (?, ?, ?)"
            " ON CONFLICT (document_id) DO NOTHING",
            (*row, digest(*row)),
        )


def put_back(connection: sqlite3.Connection, document_id: str) -> None:
    """Take a document out of the trash, as it was; one that is not in it stays as it is.

    Raises:
        LibraryError: the library does not hold it.
    """
    with transaction(connection):
        _check(connection, document_id)
        stored_documents.bring_back(connection, document_id)


def read(connection: sqlite3.Connection) -> tuple[Removed, ...]:
    """Return the documents in the trash, removed last first."""
    times = dict(connection.execute("SELECT document_id, removed FROM removed_documents"))
    found = [
        Removed(entry, moments.read(times[entry.id]))
        for entry in stored_documents.removed(connection)
    ]
    return tuple(sorted(found, key=lambda item: (item.removed, item.entry.id), reverse=True))


def delete_for_good(connection: sqlite3.Connection, document_id: str, now: datetime) -> None:
    """Take a document, and all that is known of it, out of every table and out of the index.

    What remains is that it was deleted: its id and those of its annotations. A break leaves it in
    the trash. Others may write between the parts.

    Raises:
        LibraryError: the library does not hold it.
    """
    remove(connection, document_id, now)
    search_index.forget_text(connection, document_id)
    with transaction(connection):
        given = {"document": document_id}
        own = [str(name) for (name,) in connection.execute(_OWN, given)]
        search_index.remove_annotations(connection, own)
        connection.execute(
            "DELETE FROM origins WHERE :document IN (document_id, origin_document_id)", given
        )
        connection.execute(
            "DELETE FROM edition_answers WHERE :document IN (document_id, other_id)", given
        )
        for table in OF_DOCUMENT:
            connection.execute(
                f"DELETE FROM {table} WHERE document_id = :document",  # noqa: S608
                given,
            )
        connection.execute("DELETE FROM documents WHERE id = :document", given)
        deletions.record(connection, "annotation", own, now)
        deletions.record(connection, "document", [document_id], now)
        search_index.settle(connection)


def _check(connection: sqlite3.Connection, document_id: str) -> None:
    found = connection.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,)).fetchone()
    if found is None:
        raise LibraryError(said("The document is not in the library: nothing was changed."))
