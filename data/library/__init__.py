"""The library: the documents a user has opened and the annotations on them.

Others know it by its port, by what it gives out, and by `data.library.location`; its engines are
its own.
"""

from data.library.keeping import Copies, Lock
from data.library.port import Library, Location
from data.library.records import KeptReading, ShelfEntry, StoredDocument, Trashed, Version

__all__ = [
    "Copies",
    "KeptReading",
    "Library",
    "Location",
    "Lock",
    "ShelfEntry",
    "StoredDocument",
    "Trashed",
    "Version",
]
