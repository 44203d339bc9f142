"""The codes by which a page draws glyphs: one for each glyph and what it spells there."""

from collections.abc import Iterator

from exporters.pdf.text.font_files.font_program import FontProgram, Glyph

_BYTES = tuple(byte for byte in (*range(0x20, 0x7F), *range(0xA1, 0x100)) if byte not in b"()\\")
"""Bytes that stand for themselves in a string of a content stream, and end no line of it."""
_HIGH = (0, *range(0xA1, 0x100), *(byte for byte in _BYTES if byte < 0x7F))


class GlyphCodes:
    """Codes of two bytes, given in the order in which glyphs are first drawn.

    Those of ASCII are their own signs'. In a font of compact outlines a code is the glyph's own
    number; what spells something else there gets a further font, which shares the program.
    """

    def __init__(self, program: FontProgram, font: str) -> None:
        self.font = font
        self._program = program
        self._known: dict[tuple[int, str], tuple[str, str]] = {}
        self._widths: dict[int, int] = {}
        self._free = self._next_codes()
        self._taken: set[int] = set()
        self.spelled: dict[str, dict[int, str]] = {}
        """What the codes of each font stand for."""
        self.glyphs: dict[int, int] = {}
        """The glyph of each code."""

    def code(self, glyph: Glyph) -> tuple[str, str]:
        """Return the font that draws a glyph, and its code as it stands in a string."""
        known = self._known.get((glyph.number, glyph.spelled))
        if known is None:
            known = self._known[glyph.number, glyph.spelled] = self._new(glyph)
        return known

    def width(self, glyph: int) -> int:
        """Return what the PDF says of a glyph's width, in thousandths of the size."""
        width = self._widths.get(glyph)
        if width is None:
            width = self._widths[glyph] = self._program.width(glyph)
        return width

    def moved(self, left: float) -> str:
        """Return what moves, within a TJ, all that follows to the left, in thousandths."""
        written = round(left)
        if not written:
            return ""
        return f">{written}<" if self._program.is_compact else f"){written}("

    def string(self, codes: str) -> str:
        """Return what shows codes and moves: the operator with its operands."""
        if self._program.is_compact:
            return f"[<{codes}>] TJ"
        return f"[({codes})] TJ" if ")" in codes else f"({codes}) Tj"

    def _new(self, glyph: Glyph) -> tuple[str, str]:
        if self._program.is_compact:
            font, code = self.font, glyph.number
            while self.spelled.setdefault(font, {}).get(code, glyph.spelled) != glyph.spelled:
                font += "x"
            written = f"{code:04X}"
        else:
            font, code = self.font, self._given(glyph.spelled)
            written = code.to_bytes(2, "big").decode("latin-1")
        self.spelled.setdefault(font, {})[code] = glyph.spelled
        self.glyphs[code] = glyph.number
        return font, written

    def _given(self, spelled: str) -> int:
        code = ord(spelled) if len(spelled) == 1 and spelled.isascii() else -1
        if code not in _BYTES or code in self._taken:
            code = next(self._free)
        self._taken.add(code)
        return code

    @staticmethod
    def _next_codes() -> Iterator[int]:
        for high in _HIGH:
            for low in _BYTES:
                if high or low > 0x7F:
                    yield high << 8 | low
