"""The one font that PDFium may take for fonts that are not in a file.

No file can be opened where PDFs are read, and what a PDF says must not depend on which fonts a
machine has. PDFium needs a font to find out where letters stand, and drops what takes no room; what
the letters are, it knows from its own tables. So it is given a font whose every letter is one box.
"""

import ctypes
import struct
from ctypes import byref
from functools import cache

import pypdfium2_raw as raw  # type: ignore[import-untyped]

_CHARSETS = frozenset({128, 129, 130, 134, 136})
"""FXFONT_SHIFTJIS_CHARSET, HANGUL, JOHAB, GB2312, CHINESEBIG5 (fpdf_sysfontinfo.h).

For other scripts PDFium has fonts of its own.
"""

_EM, _ABOVE, _BELOW = 1000, 880, -120
_LAST = 0x2FFFF
"""The last character that has a glyph: the end of the planes of Han."""

_MOST_NAMES, _LONGEST_NAME = 20, 60


class SubstituteFont:
    """What PDFium asks for fonts, once it is set up; `wanted` are the names it asked for."""

    def __init__(self) -> None:
        self.wanted: dict[str, None] = {}
        self._font = font_of_boxes()
        self._info = raw.FPDF_SYSFONTINFO()
        self._info.version = 1
        kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
        for name, answer in (
            ("Release", lambda _info: None),
            ("EnumFonts", lambda _info, _mapper: None),
            ("MapFont", self._map),
            ("GetFont", lambda _info, _face: None),
            ("GetFontData", self._data),
            ("GetFaceName", lambda _info, _font, _buffer, _size: 0),
            ("GetFontCharset", lambda _info, _font: 1),
            ("DeleteFont", lambda _info, _font: None),
        ):
            setattr(self._info, name, kinds[name](answer))
        raw.FPDF_SetSystemFontInfo(byref(self._info))

    def _map(
        self,
        _info: object,
        _weight: int,
        _italic: int,
        charset: int,
        _pitch: int,
        face: int,
        _exact: object,
    ) -> int | None:
        if charset not in _CHARSETS:
            return None
        name = ctypes.string_at(face, _LONGEST_NAME).split(b"\0")[0] if face else b""
        if len(self.wanted) < _MOST_NAMES:
            self.wanted[name.decode("utf-8", "replace")] = None
        return 1

    def _data(self, _info: object, _font: object, table: int, buffer: int, size: int) -> int:
        """Give a table of the font, or for 0 all of it, where there is room; return its length."""
        found = self._font if table == 0 else _tables().get(table.to_bytes(4, "big"), b"")
        if buffer and found and size >= len(found):
            ctypes.memmove(buffer, found, len(found))
        return len(found)


@cache
def set_up() -> SubstituteFont:
    """Give PDFium the font, for as long as the process lives: PDFium keeps the address."""
    return SubstituteFont()


def font_of_boxes() -> bytes:
    """Return a TrueType font of one glyph, a box, for each character from the blank to `_LAST`."""
    tables = sorted(_tables().items())
    power = len(tables).bit_length() - 1
    half = 16 << power
    head = struct.pack(">I4H", 0x00010000, len(tables), half, power, 16 * len(tables) - half)
    place, directory, body = len(head) + 16 * len(tables), b"", b""
    for name, table in tables:
        directory += struct.pack(">4sIII", name, 0, place + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + directory + body


def _tables() -> dict[bytes, bytes]:
    """Return the tables of the font; OpenType's specification says what each holds."""
    corners = ((0, _BELOW), (0, _ABOVE - _BELOW), (_EM, 0), (0, _BELOW - _ABOVE))
    box = struct.pack(">5h2H4B", 1, 0, _BELOW, _EM, _ABOVE, 3, 0, 1, 1, 1, 1)
    box += struct.pack(">8h", *(x for x, _ in corners), *(y for _, y in corners))
    group = struct.pack(">III", 0x20, _LAST, 1)
    cmap = struct.pack(">4HI", 0, 1, 3, 10, 12)
    cmap += struct.pack(">2H3I", 13, 0, 16 + len(group), 0, 1) + group
    limits = (_EM, 0, 0, _EM, 1, 0, 0, 0, 0, 0, 0, 0, 2)
    return {
        b"cmap": cmap,
        b"glyf": box + box,
        b"head": struct.pack(
            ">4I2H2Q4h2H3h", 0x00010000, 0, 0, 0x5F0F3CF5, 0, _EM, 0, 0,
            0, _BELOW, _EM, _ABOVE, 0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(">I3hH11hH", 0x00010000, _ABOVE, _BELOW, 0, *limits),
        b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
        b"loca": struct.pack(">III", 0, len(box), 2 * len(box)),
        b"maxp": struct.pack(">I14H", 0x00010000, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip
