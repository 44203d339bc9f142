"""Numbered objects as a small file: all but streams go into object streams (ISO 32000-1, 7.5.7).

Where each object is, a cross-reference stream says (7.5.8).
"""

import struct
import zlib

_HEAD = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 200
"""Objects in one object stream: a reader opens all of it for one of them."""
_LEVEL = 9
_ROW = struct.Struct(">BIH")
_FREE, _IN_FILE, _IN_STREAM = 0, 1, 2
"""What a row of the cross-reference stream is about."""


class PackedFile:
    """A file that grows object by object; numbers count from 1 and come in any order."""

    def __init__(self, version: bytes) -> None:
        """Begin a file of a version of PDF, such as b"1.7"."""
        head = _HEAD % version
        self._parts = [head]
        self._length = len(head)
        self._rows: dict[int, tuple[int, int, int]] = {}
        self._open: list[tuple[int, bytes]] = []
        self._packed: list[tuple[tuple[int, ...], bytes]] = []

    def add_stream(self, number: int, written: bytes) -> None:
        """Append a stream, written with its dictionary."""
        self._rows[number] = (_IN_FILE, self._length, 0)
        self._write(b"%d 0 obj\n" % number + written.rstrip(b"\n") + b"\nendobj\n")

    def add(self, number: int, written: bytes) -> None:
        """Append any other object."""
        self._open.append((number, written.strip()))
        if len(self._open) == _TOGETHER:
            self._pack()

    def closed(self, trailer: bytes) -> bytes:
        """Return the file; `trailer` are the entries that lead to what it holds."""
        if self._open:
            self._pack()
        number = max(self._rows, default=0)
        for inner, _ in self._packed:
            number = max(number, *inner)
        for inner, written in self._packed:
            number += 1
            self.add_stream(number, written)
            self._rows |= {of: (_IN_STREAM, number, at) for at, of in enumerate(inner)}
        number += 1
        start = self._length
        self._rows[number] = (_IN_FILE, start, 0)
        none = (_FREE, 0, 0)
        rows = [(_FREE, 0, 65535), *(self._rows.get(of, none) for of in range(1, number + 1))]
        packing = b"/W [1 4 2] /DecodeParms <</Predictor 12 /Columns %d>>" % _ROW.size
        entries = b"/Type /XRef /Size %d %s %s" % (len(rows), packing, trailer)
        self.add_stream(number, _stream(entries, _differences(rows)))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _write(self, part: bytes) -> None:
        self._parts.append(part)
        self._length += len(part)

    def _pack(self) -> None:
        objects, self._open = self._open, []
        places, at = [], 0
        for number, written in objects:
            places.append(b"%d %d" % (number, at))
            at += len(written) + 1
        first = b" ".join(places) + b"\n"
        entries = b"/Type /ObjStm /N %d /First %d" % (len(objects), len(first))
        content = first + b"\n".join(written for _, written in objects)
        numbers = tuple(number for number, _ in objects)
        self._packed.append((numbers, _stream(entries, content)))


def _stream(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, _LEVEL)
    return b"<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (
        entries, len(packed), packed,
    )  # fmt: skip


def _differences(rows: list[tuple[int, int, int]]) -> bytes:
    """Return rows as what each byte has more than the one above it (PNG's filter 2, "up").

    All bytes are subtracted at once, as digits of two numbers that lend each other nothing.
    """
    width, count = _ROW.size, len(rows)
    written = b"".join(_ROW.pack(*row) for row in rows)
    size = len(written)
    here = int.from_bytes(written, "big")
    above = here >> 8 * width
    high = int.from_bytes(b"\x80" * size, "big")
    low = high - (high >> 7)
    less = ((here | high) - (above & low)) ^ ((here ^ ~above) & high)
    bytes_less = less.to_bytes(size, "big")
    found = bytearray(b"\2" * (count * (width + 1)))
    for column in range(width):
        found[column + 1 :: width + 1] = bytes_less[column::width]
    return bytes(found)
