"""The library: the documents a user has opened and the annotations on them, in SQLite."""

from data.library.annotation_trash import Trashed
from data.library.changes import Version
from data.library.store import Library
from data.library.stored_documents import ShelfEntry, StoredDocument

__all__ = ["Library", "ShelfEntry", "StoredDocument", "Trashed", "Version"]
