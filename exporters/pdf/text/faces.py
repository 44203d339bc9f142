"""One face in one PDF: how wide words are in it, and the codes that draw them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from exporters.pdf.text.east_asian_spacing import CLOSING, HALF, OPENING, WIDE, shared
from exporters.pdf.text.font_files.font_objects import write_font
from exporters.pdf.text.font_files.font_program import FontProgram, Glyph
from exporters.pdf.text.font_files.glyph_codes import GlyphCodes
from exporters.pdf.text.font_files.letter_pairs import Pairs
from exporters.pdf.text.glyph_classes import EAST_ASIAN
from exporters.pdf.text.shaping import RIGHT_TO_LEFT, mirrored
from exporters.unprintable import REPLACEMENT

_REGULAR, _SEMIBOLD = 400, 600
_SOFT_HYPHEN = 0xAD
_STAND_INS = {_SOFT_HYPHEN: "\u2010-", 0x2010: "-", 0x2011: "\u2010-", ord(REPLACEMENT): "\u25a1"}
"""What is drawn, the first that there is, for signs that have no look of their own."""
_HALF = round(1000 * HALF)
_RAISED = "\n"
"""Stands for what shows a word where that takes more than one operation."""
_PARTED = re.compile("[ /-]")
_UNIT = re.compile(rf" |[{EAST_ASIAN}]|[^ {EAST_ASIAN}\-‐–—/]*[\-‐–—/]+|[^ {EAST_ASIAN}\-‐–—/]+")
"""What is shaped by itself: no line ends within one, but where a word is divided."""


class ShownCodes(NamedTuple):
    """Codes of one font and one height, as what stands between the brackets of a TJ operator.

    `up` is in thousandths of the size.
    """

    font: str
    up: float
    codes: str


class Widths(dict[str, tuple[int, int]]):
    """Advances of pieces of text without and with the space at their end, measured once each.

    In thousandths of the size.
    """

    def __init__(self, advance: Callable[[str], int], saved: Callable[[str], int]) -> None:
        super().__init__()
        self._advance = advance
        self._saved = saved

    def __missing__(self, text: str) -> tuple[int, int]:
        """Measure a piece that is new."""
        advance = self._advance
        bare = text.removesuffix(" ")
        width = sum(map(advance, _units(bare)))
        if not bare.isascii():
            width -= self._saved(bare)
        self[text] = width, width + (advance(" ") if len(bare) < len(text) else 0)
        return self[text]


def _units(text: str) -> Sequence[str]:
    if text.isascii() and not _PARTED.search(text):
        return (text,)
    found: list[str] = _UNIT.findall(text)
    return found


class _Bodies(dict[str, str]):
    """What shows words."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__({"": ""})
        self._make = make

    def __missing__(self, word: str) -> str:
        body = self[word] = self._make(word)
        return body


class Face:
    """A face that remembers words, and is written into the PDF with the glyphs that were drawn.

    `content` is the font file's, `number` that of the face in it, which is `bold`, or is wanted so
    where it is variable. Words are shaped by pairs of letters where these are all that it kerns.

    Raises:
        ValueError: as FontProgram does.
    """

    def __init__(
        self,
        name: str,
        content: bytes,
        document: pdfdoc.PDFDocument,
        *,
        number: int = 0,
        language: str = "en",
        bold: bool = False,
        pairwise: bool = False,
    ) -> None:
        self.is_bold = bold
        weight = _SEMIBOLD if bold else _REGULAR
        program = FontProgram(content, number, language=language, weight=weight)
        codes = GlyphCodes(program, f"FT{len(document.delayedFonts) + 1}")
        self._take(name, program, codes, pairwise=pairwise)
        document.delayedFonts.append(self)

    def _take(
        self, name: str, program: FontProgram, codes: GlyphCodes, *, pairwise: bool = False
    ) -> None:
        """Take the font that is drawn by these codes, with nothing remembered."""
        self.fontName = name
        self._program, self._codes = program, codes
        own = program.characters
        self._drawn = {
            code: next((sign for sign in signs if sign in own), "-")
            for code, signs in _STAND_INS.items()
            if code == _SOFT_HYPHEN or chr(code) not in own
        }
        stood_for = {chr(code) for code, sign in self._drawn.items() if sign in own}
        self.characters = own | stood_for
        self._words: dict[tuple[str, bool], tuple[Glyph, ...]] = {}
        self._pairs = Pairs(program, self._drawn) if pairwise else None
        self._bodies = _Bodies(self._body)
        self.widths = Widths(self.advance, self._saved)

    @cached_property
    def wide(self) -> frozenset[str]:
        """The brackets and commas that are as wide as letters, so that half of them is room."""
        signs = self.characters & (OPENING | CLOSING)
        return frozenset(sign for sign in signs if self.advance(sign) >= WIDE)

    def _saved(self, text: str) -> int:
        """Return what a text is shorter because neighbours share their room, in thousandths."""
        wide = self.wide
        return _HALF * len(shared(text, wide)) if wide else 0

    def advance(self, unit: str) -> int:
        """Return how wide a unit is, in thousandths of the size."""
        if self._pairs is not None:
            width = self._pairs.advance(unit)
            if width is not None:
                return width
        return sum([glyph[1] for glyph in self._shaped(unit)])

    def glyphs(self, text: str, *, leftwards: bool = False) -> Iterator[Glyph]:
        """Yield the glyphs of a text of one direction from left to right."""
        units = _UNIT.findall(text)
        for unit in reversed(units) if leftwards else units:
            yield from self._shaped(unit, leftwards=leftwards)

    def closed_up(self, text: str) -> Iterator[Glyph]:
        """Yield the glyphs of a rightward text, neighbouring brackets and commas closed up."""
        close = set(shared(text, self.wide)) if self.wide else ()
        at = 0
        for glyph in self.glyphs(text):
            if close and at in close:
                yield glyph._replace(advance=glyph.advance - _HALF)
            else:
                yield glyph
            at += len(glyph.spelled)

    @property
    def widens(self) -> bool:
        """Whether glyphs can have more room of their own; what is else apart is read as spaced."""
        return not self._program.is_compact

    def widened(self, glyph: Glyph, more: float) -> Glyph:
        """Return a glyph with so much room of its own after it, in shares of the size."""
        number = self._program.widened(glyph.number, round(1000 * more))
        return glyph._replace(number=number, advance=glyph.advance + round(1000 * more))

    def _shaped(self, unit: str, *, leftwards: bool = False) -> tuple[Glyph, ...]:
        found = self._words.get((unit, leftwards))
        if found is None:
            drawn = unit.translate(self._drawn)
            against = leftwards or (not unit.isascii() and bool(RIGHT_TO_LEFT.search(unit)))
            # A bracket that is turned spells what it looks like: readers turn it once more.
            spelled = "".join(map(mirrored, unit)) if against else unit
            found = self._program.shape(drawn, spelled, leftwards=against)
            self._words[unit, leftwards] = found
        return found

    def line(self, text: str, spacing: float = 0.0) -> str | None:
        """Return what shows a text rightwards in one TJ, or None if glyphs are raised in it.

        Each space is `spacing` wider, in thousandths of the size.
        """
        between = self._bodies[" "]
        if spacing:
            between += self._codes.moved(-spacing)
        bodies = self._bodies
        body = between.join([bodies[word] for word in text.split(" ")])
        return None if _RAISED in body else body

    def _body(self, word: str) -> str:
        """Return what shows a word, or _RAISED if that takes more than one piece."""
        if self._pairs is not None and not self._saved(word):
            bodies = [self._pairs.body(unit, self._codes) for unit in _units(word)]
            if None not in bodies:
                return "".join(filter(None, bodies))
        pieces = list(self.pieces(self.closed_up(word)))
        if len(pieces) == 1 and not pieces[0].up and pieces[0].font == self._codes.font:
            return pieces[0].codes
        return _RAISED

    def string(self, codes: str) -> str:
        """Return the operation that shows what `line` or `pieces` gave."""
        return self._codes.string(codes)

    @property
    def font(self) -> str:
        """The resource by whose name `line` is shown."""
        return self._codes.font

    def pieces(self, glyphs: Iterable[Glyph], gaps: Iterable[float] = ()) -> Iterator[ShownCodes]:
        """Yield what shows glyphs in their order; `gaps` are what follows each, in thousandths."""
        codes, at, following = self._codes, ("", 0.0), iter(gaps)
        shown: list[str] = []
        for glyph in glyphs:
            font, code = codes.code(glyph)
            if (font, glyph.up) != at:
                if shown:
                    yield ShownCodes(*at, "".join(shown))
                shown, at = [], (font, glyph.up)
            own = codes.width(glyph.number)
            if glyph.right:
                shown.append(codes.moved(-glyph.right))
            shown.append(code)
            after = own + glyph.right - glyph.advance - next(following, 0.0)
            if after:
                shown.append(codes.moved(after))
        if shown:
            yield ShownCodes(*at, "".join(shown))

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # ReportLab's name
        """Write the glyphs that were drawn as a font, or as several that share its program."""
        write_font(doc, self._program, self._codes)
