"""The library as the program sees it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from data.document import Document
from data.errors import LibraryError
from data.library import annotations, documents, schema
from data.library.annotations import DocumentAnnotations
from data.library.connection import PATIENCE, connect, connect_to_read, reported, secure
from data.library.documents import StoredDocument
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
    def open(cls, path: Path, *, patience: float = PATIENCE) -> "Library":
        """Open the library in the file `path`; it and its folder are made where they are missing.

        A file that is no library, is damaged or comes from a newer version is left as it is.
        `patience` is how many seconds every method waits for another program that writes.
        """
        with reported(path), _closing_if_refused(connect(path, patience), path) as connection:
            schema.check(connection)
            secure(connection, path)
            schema.migrate(connection)
        return cls(connection, path)

    @classmethod
    def open_to_read(cls, path: Path) -> "Library":
        """Open the library in the file `path`, which is there, and change nothing of it."""
        with reported(path), _closing_if_refused(connect_to_read(path), path) as connection:
            schema.check(connection)
            schema.check_current(connection)
        return cls(connection, path)

    @property
    def path(self) -> Path:
        """The file that holds the library."""
        return self._path

    def remember(self, document: Document | StoredDocument, now: datetime) -> None:
        """Store a document as it was read, and that it was opened at `now`.

        A large document is made a StoredDocument beforehand, which any thread may do.
        """
        stored = StoredDocument.of(document) if isinstance(document, Document) else document
        with reported(self._path):
            documents.remember(self._connection, stored, now)

    def document(self, document_id: str) -> Document | None:
        """Return a document as it was last read, or None if it was never opened."""
        with reported(self._path):
            return documents.find(self._connection, document_id)

    def notebook(self, document_id: str) -> Notebook:
        """Return the annotations of a document that was remembered; changes to them are stored."""
        with reported(self._path):
            found = annotations.read(self._connection, document_id)
        store = DocumentAnnotations(self._connection, self._path, document_id)
        return Notebook(found.annotations, store, found.damaged)

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


@contextmanager
def _closing_if_refused(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Yield the connection, and close it unless all goes well; errors get the library's name."""
    try:
        yield connection
    except LibraryError as error:
        connection.close()
        raise LibraryError(f"The library “{path}” {error}") from None
    except BaseException:
        connection.close()
        raise
