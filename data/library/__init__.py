"""The library: the documents a user has opened and the annotations on them, in SQLite."""

from data.library.changes import Version
from data.library.documents import ShelfEntry, StoredDocument
from data.library.store import Library
from data.library.trash import Trashed

__all__ = ["Library", "ShelfEntry", "StoredDocument", "Trashed", "Version"]
