"""What a PNG picture needs to be drawn (ISO/IEC 15948), without what else its file says."""

from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DRAWN = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB",
                    b"pHYs", b"sBIT"})  # fmt: skip


def essential(file: bytes) -> bytes:
    """Return a PNG without comments, times, profiles and what stands behind its end.

    Raises:
        ValueError: it is no PNG.
    """
    return _SIGNATURE + b"".join(chunk for kind, chunk in _chunks(file) if kind in _DRAWN)


def is_essential(file: bytes) -> bool:
    """Tell whether a file is a PNG that says nothing but what is drawn."""
    try:
        return essential(file) == file
    except ValueError:
        return False


def _chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind of each chunk and the chunk with its length and checksum, up to the end."""
    if not file.startswith(_SIGNATURE):
        raise ValueError("this is no PNG")
    place, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        length = int.from_bytes(file[place : place + 4])
        kind, stop = file[place + 4 : place + 8], place + 12 + length
        if stop > len(file):
            raise ValueError("the PNG is broken off")
        yield kind, file[place:stop]
        place = stop
