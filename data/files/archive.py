"""ZIP archives that others made: their parts within limits, and never unpacked to the disk.

Patterns served: a megabyte that unpacks to a gigabyte, sizes that the directory lies about, parts
that are damaged, locked, or packed in a way that no honest program uses.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

_WAYS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
DENSEST = 200
_SMALL = 1000
_LOCKED = 0x1
_TYPES, _LARGEST_TYPES = "[Content_Types].xml", 2**20
_WORD = re.compile(rb"(?:wordprocessingml|ms-word)\.(?:document|template)[.\w]*\.main\+xml")
_LONGEST_TYPE = 200
_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError,
    NotImplementedError, RuntimeError, ImportError, IndexError, KeyError, OverflowError,
)  # fmt: skip
"""What the standard library raises on archives that are damaged, encrypted or of a rare kind."""


class ArchiveError(Exception):
    """The archive is damaged, or beyond what is read; its room says so to the user."""


class TooLargeError(ArchiveError):
    """The archive unpacks to more than is read."""


class BombError(ArchiveError):
    """A part is packed far more densely than text ever is."""


class LockedError(ArchiveError):
    """The archive is encrypted."""


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open an archive; what goes wrong inside the block with it is an ArchiveError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except _FAULTS as error:
        raise ArchiveError("the archive is damaged") from error


def part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int) -> bytes:
    """Return a part of at most `largest` bytes; what it says of its size is not believed.

    Raises:
        ArchiveError: if it is too large (TooLargeError), locked (LockedError), so dense that it
            must be a bomb (BombError), or damaged.
    """
    if entry.flag_bits & _LOCKED:
        raise LockedError(entry.filename)
    if entry.compress_type not in _WAYS:
        raise ArchiveError("a part is packed in a rare way")
    if entry.file_size > largest:
        raise TooLargeError(entry.filename)
    if is_dense(entry.file_size, entry.compress_size):
        raise BombError(entry.filename)
    with archive.open(entry) as packed:
        content = packed.read(largest + 1)
    if len(content) != entry.file_size:
        raise ArchiveError("a part has not the size that it says")
    return content


def is_word(archive: zipfile.ZipFile) -> bool:
    """Tell whether an archive says that its main part is a Word document or template."""
    if _TYPES not in archive.namelist():
        return False
    return bool(_WORD.search(part(archive, archive.getinfo(_TYPES), _LARGEST_TYPES)))


def declared_type(archive: zipfile.ZipFile) -> str:
    """Return what an archive says it is in a part for that; "" where it has none."""
    if "mimetype" not in archive.namelist():
        return ""
    said = part(archive, archive.getinfo("mimetype"), _LONGEST_TYPE)
    return said.decode("ascii", "replace").strip()


def is_dense(size: int, packed: int) -> bool:
    """Tell whether a part unpacks to so much more than it takes that it must be a bomb."""
    return size > DENSEST * max(packed, _SMALL)
