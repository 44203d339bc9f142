"""Whether a file can be a letterhead's logo: a PNG or plain SVG that refers to nothing.

Patterns served: pictures that unpack to gigabytes, files that only end in .png, texts and places
hidden in a picture's metadata, drawings that fetch or run something.
"""

import struct
import zlib
from collections.abc import Iterator

from data.briefing.content import Logo, PictureKind
from data.briefing.pictures import vector_picture
from data.errors import FormatError
from data.messages import said

LARGEST_FILE = 500_000
"""Bytes that a logo's file may have."""
LARGEST_SIDE = 2_000
"""Pixels that a logo may have in width and in height."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DRAWS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8}, 2: {8}, 3: {1, 2, 4, 8}, 4: {8}, 6: {8}}
"""Bits a channel by colour type (PNG, 11.2.2), without those of 16."""
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
           (0, 1, 1, 2))  # fmt: skip


def proved(file: bytes) -> Logo:
    """Return a file as a logo; of a PNG that which draws alone, without texts and metadata.

    Raises:
        FormatError: in one line, why it cannot be one, and what to do.
    """
    if len(file) > LARGEST_FILE:
        raise FormatError(
            said(
                "The logo has {size} kB; save it smaller, with at most {most} kB.",
                size=len(file) // 1000,
                most=LARGEST_FILE // 1000,
            )
        )
    if file.startswith(_SIGNATURE):
        return Logo(PictureKind.PNG, _png(file))
    vector_picture.read(file)
    return Logo(PictureKind.SVG, file)


def _png(file: bytes) -> bytes:
    """Return the chunks of a PNG that draw, after a look whether they are whole."""
    kept, header, packed = [_SIGNATURE], b"", []
    last = b""
    for kind, content, chunk in _chunks(file):
        last = kind
        if kind == b"IHDR" and not header:
            header = content
        elif not header or kind == b"IHDR":
            raise _damaged()
        if kind in _DRAWS:
            kept.append(chunk)
        if kind == b"IDAT":
            packed.append(content)
    if last != b"IEND":
        raise _damaged()
    _check_pixels(header, b"".join(packed))
    return b"".join(kept)


def _chunks(file: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield each chunk up to the end: its kind, its content, and all of it."""
    at, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        if at + 12 > len(file):
            raise _damaged()
        length, kind = struct.unpack_from(">I4s", file, at)
        end = at + 12 + length
        content = file[at + 8 : end - 4]
        if end > len(file) or zlib.crc32(kind + content) != int.from_bytes(file[end - 4 : end]):
            raise _damaged()
        yield kind, content, file[at:end]
        at = end


def _check_pixels(header: bytes, packed: bytes) -> None:
    """Unpack the pixels of a PNG, no further than its header says there are any."""
    if len(header) != 13:
        raise _damaged()
    width, height, depth, colours, method, filters, interlaced = struct.unpack(">IIBBBBB", header)
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise FormatError(
            said(
                "The logo has {width} × {height} pixels; save it with at most {most} on a side.",
                width=str(width),
                height=str(height),
                most=str(LARGEST_SIDE),
            )
        )
    if colours in _CHANNELS and depth == 16:
        raise FormatError(
            said("The logo has 16 bits a colour; save it with 8, as pictures on screens have.")
        )
    if depth not in _DEPTHS.get(colours, ()) or (method, filters) != (0, 0) or interlaced > 1:
        raise _damaged()
    bits = depth * _CHANNELS[colours]
    wanted = _unpacked_size(width, height, bits, interlaced=bool(interlaced))
    inflating = zlib.decompressobj()
    try:
        found = inflating.decompress(packed, wanted + 1)
    except zlib.error as error:
        raise _damaged() from error
    if len(found) != wanted:
        raise _damaged()


def _unpacked_size(width: int, height: int, bits: int, *, interlaced: bool) -> int:
    """Return how many bytes all rows have, each with the one that names its filter (PNG, 7, 8)."""
    total = 0
    for x, y, across, down in _PASSES if interlaced else ((0, 0, 1, 1),):
        columns, rows = -(-(width - x) // across), -(-(height - y) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _damaged() -> FormatError:
    return FormatError(said("The logo is damaged: it is no whole PNG; save it anew."))
