"""The style of a text: its size as it is seen, and what its font's name and weight tell."""

import math
import re
from ctypes import byref, c_int, c_uint
from typing import NamedTuple

from data.intake.pdfium.calls import Handle, Matrix, PdfiumCalls, string
from data.intake.pdfium.frame import Frame

_STRONG = re.compile(r"bold|black|heavy|demi|[-_,]bd|W[6-9]\b", re.IGNORECASE)
_SLANTED = re.compile(r"italic|oblique|slanted|[-_,](?:it|ital)\b|kursiv", re.IGNORECASE)
_PLAIN = re.compile(r"regular|roman|book|light|medium", re.IGNORECASE)
_TEX = re.compile(r"^(?:[A-Z]{6}\+)?(?:CM|SF|EC)(BX|B|TI|SL|BXTI)\d+$")
_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_HEAVY = 650
_BLACK = 40  # of 255
_FILL_AND_STROKE = 2


class TypeStyle(NamedTuple):
    """How a run looks: its size in points, and by how many quarters it has to be turned.

    So many clockwise ones let it run to the right. `oblique` tells that none do. `look` is its
    font's name, and its colour where it is not black.
    """

    size: float
    strong: bool
    emphasis: bool
    quarter: int
    oblique: bool
    look: str = ""


class TypeStyles:
    """The styles of one page's text objects, each object and each font looked up once."""

    def __init__(self, calls: PdfiumCalls, text: Handle, frame: Frame) -> None:
        self._calls, self._text, self._frame = calls, text, frame
        self._by_object: dict[Handle, TypeStyle] = {}
        self._by_font: dict[Handle, tuple[bool, bool, str]] = {}

    def of_char(self, index: int, item: Handle) -> TypeStyle:
        """Return the style of a character that belongs to the text object `item`."""
        style = self._by_object.get(item)
        if style is None:
            style = self._by_object[item] = self._read(index, item)
        return style

    def _read(self, index: int, item: Handle) -> TypeStyle:
        calls, text, matrix = self._calls, self._text, Matrix()
        calls.matrix(text, index, byref(matrix))
        x, y = self._frame.direction(matrix.a, matrix.b)
        size = abs(calls.font_size(text, index)) * (math.hypot(matrix.c, matrix.d) or 1.0)
        font = (calls.font_of(item) or 0) if item else 0
        look = self._by_font.get(font) if font else None
        if look is None:
            look = self._by_font[font] = self._look(index)
        stroked = bool(item) and calls.render_mode(item) == _FILL_AND_STROKE
        return TypeStyle(
            round(min(size, 9999.0), 1) if math.isfinite(size) else 0.0,
            look[0] or stroked,
            look[1],
            *_turn(x, y),
            f"{look[2]}{self._colour(item)}",
        )

    def _colour(self, item: Handle) -> str:
        red, green, blue, alpha = (c_uint() for _ in range(4))
        places = byref(red), byref(green), byref(blue), byref(alpha)
        if not (item and self._calls.colour(item, *places)):
            return ""
        parts = red.value, green.value, blue.value
        return f" #{bytes(part & 255 for part in parts).hex()}" if max(parts) > _BLACK else ""

    def _look(self, index: int) -> tuple[bool, bool, str]:
        """Tell whether the font of a character is strong, whether it is slanted, and its name."""
        calls, text, flags = self._calls, self._text, c_int(0)
        name = string(
            lambda *buffer: calls.font_info(text, index, *buffer, byref(flags)), "utf-8", 512
        )
        heavy = calls.font_weight(text, index) >= _HEAVY
        return *_told(name, flags.value, heavy=heavy), _SUBSET.sub("", name)


def _turn(x: float, y: float) -> tuple[int, bool]:
    """Return the quarters that turn a direction to the right, and whether it is oblique."""
    if abs(x) >= abs(y):
        return (2 if x < 0 else 0), not abs(x) > 5 * abs(y)
    return (1 if y > 0 else 3), not abs(y) > 5 * abs(x)


def _told(name: str, flags: int, *, heavy: bool) -> tuple[bool, bool]:
    """Tell whether a font is strong, and whether it is slanted.

    A font's stems, which its weight is reckoned from, mislead in some files: its name goes before.
    """
    tex = _TEX.match(name)
    if tex:
        return tex[1].startswith("B"), tex[1].endswith(("TI", "SL"))
    strong = bool(_STRONG.search(name)) or bool(flags & _FLAG_FORCE_BOLD)
    strong = strong or (heavy and not _PLAIN.search(name))
    return strong, bool(_SLANTED.search(name)) or bool(flags & _FLAG_ITALIC)
