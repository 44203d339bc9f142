"""The library: the documents a user has opened and the annotations on them, in SQLite."""

from data.library.documents import StoredDocument
from data.library.store import Library

__all__ = ["Library", "StoredDocument"]
