"""The library as the program sees it."""

import sqlite3
from datetime import datetime
from pathlib import Path

from data.document import Document
from data.errors import LibraryError
from data.library import annotations, documents, schema
from data.library.annotations import DocumentAnnotations
from data.library.connection import connect, reported, secure
from data.notebook import Notebook


class Library:
    """An open library; to be used by the thread that opened it, and closed by it.

    Raises:
        LibraryError: from every method, in one line that names the file; nothing has changed then.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open the library in the file `path`; it and its folder are made where they are missing.

        A file that is no library, is damaged or comes from a newer version is left as it is.
        """
        with reported(path):
            connection = connect(path)
            try:
                schema.check(connection)
                secure(connection, path)
                schema.migrate(connection)
            except LibraryError as error:
                connection.close()
                raise LibraryError(f"The library “{path}” {error}") from None
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    @property
    def path(self) -> Path:
        """The file that holds the library."""
        return self._path

    def remember(self, document: Document, now: datetime) -> None:
        """Store a document as it was read, and that it was opened at `now`."""
        with reported(self._path):
            documents.remember(self._connection, document, now)

    def document(self, document_id: str) -> Document | None:
        """Return a document as it was last read, or None if it was never opened."""
        with reported(self._path):
            return documents.find(self._connection, document_id)

    def notebook(self, document_id: str) -> Notebook:
        """Return the annotations of a document that was remembered; changes to them are stored."""
        with reported(self._path):
            found = annotations.read(self._connection, document_id)
        store = DocumentAnnotations(self._connection, self._path, document_id)
        return Notebook(found.annotations, store)

    def damaged(self, document_id: str) -> tuple[str, ...]:
        """Return the ids of a document's annotations that are stored but can no longer be read."""
        with reported(self._path):
            return annotations.read(self._connection, document_id).damaged

    def position(self, document_id: str) -> int:
        """Return the offset (code points) up to which a document was read; 0 at first."""
        with reported(self._path):
            return documents.position(self._connection, document_id)

    def set_position(self, document_id: str, offset: int) -> None:
        """Store the offset (code points) up to which a document that was remembered was read."""
        with reported(self._path):
            documents.set_position(self._connection, document_id, offset)

    def close(self) -> None:
        """Close the file; the library cannot be used any more."""
        self._connection.close()
