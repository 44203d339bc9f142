"""The parts of an archive that is one document: within limits, under sound names, not unpacked."""

import zipfile

from data.files import archive

MOST_PARTS = 4096
LARGEST_PART = 32 * 2**20
LARGEST_WHOLE = 128 * 2**20
"""What the parts of a file may unpack to, in bytes: each that is read, and all together."""


class PackageParts:
    """The parts of an open archive; capitals in their names mean nothing."""

    def __init__(self, zipped: zipfile.ZipFile) -> None:
        """Look at the directory of the archive.

        Raises:
            ArchiveError: if the parts are too many or too large, or two share a name, or one has a
                name that leads out of the archive.
        """
        self._zipped = zipped
        entries = zipped.infolist()
        if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST_WHOLE:
            raise archive.TooLargeError("too many parts, or too large")
        self._entries = {one.filename.lower(): one for one in entries}
        if len(self._entries) != len(entries) or any(map(_is_odd, entries)):
            raise archive.ArchiveError("two parts share a name, or one leads out of the archive")

    def holds(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name.lower() in self._entries

    def content(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            ArchiveError: if there is none, or it cannot be read.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise archive.ArchiveError("a part is missing")
        return archive.part(self._zipped, entry, LARGEST_PART)


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    return (
        name.startswith("/")
        or "\\" in name
        or ":" in name
        or ".." in name.split("/")
        or not name.isprintable()
        or name != entry.orig_filename
    )
