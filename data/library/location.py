"""Where a library is kept: the one place that knows which engine keeps it."""

from pathlib import Path

from data.library.port import Location
from data.library.sqlite.sqlite_location import SqliteLocation


def location_of(path: Path) -> Location:
    """Return the location of the library that is, or would be, in the file `path`."""
    return SqliteLocation(path)
