"""The library: the documents a user has opened and the annotations on them, in SQLite."""

from data.library.sqlite.annotation_trash import Trashed
from data.library.sqlite.changes import Version
from data.library.sqlite.store import Library
from data.library.sqlite.stored_documents import ShelfEntry, StoredDocument

__all__ = ["Library", "ShelfEntry", "StoredDocument", "Trashed", "Version"]
