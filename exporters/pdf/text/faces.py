"""One TrueType face in one PDF: its widths, what it shows, how it is written."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from exporters.pdf.text import shaping
from exporters.pdf.text.shaping import Glyph, Shaper
from exporters.unprintable import REPLACEMENT

_GLYPHS = 0x100000
"""Glyphs that no character stands for get codes from here on, of private use, in the subsets."""
_STAND_INS = {0x2010: 0x2D, 0x2011: 0x2D, ord(REPLACEMENT): 0x25A1}
_ESCAPES = {code: f"\\{chr(code)}" for code in b"()\\"} | {10: "\\n", 13: "\\r"}


class Widths(dict[str, tuple[float, float]]):
    """Advances of pieces of text without and with the space at their end, measured once each.

    In thousandths of the size.
    """

    def __init__(
        self, advances: dict[str, float], default: float, shape: Callable[[str], float]
    ) -> None:
        super().__init__()
        self._advances = advances
        self._default = default
        self._shape = shape

    def __missing__(self, text: str) -> tuple[float, float]:
        """Measure a piece that is new."""
        advances, default = self._advances, self._default
        if not text.isascii() and shaping.COMPLEX.search(text):
            return self._keep(text, self._shape(text), advances.get(" ", default))
        full = sum([advances.get(character, default) for character in text])
        bare = full - advances.get(" ", default) if text.endswith(" ") else full
        self[text] = bare, full
        return bare, full

    def _keep(self, text: str, full: float, space: float) -> tuple[float, float]:
        self[text] = full - space if text.endswith(" ") else full, full
        return self[text]


class Face(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A TrueType face that remembers word widths and writes a right ToUnicode map.

    `program` is the font file's content.
    One that `shapes` is asked for scripts whose letters join or run leftwards.
    """

    def __init__(
        self, name: str, program: bytes, document: pdfdoc.PDFDocument, *, shapes: bool = False
    ) -> None:
        # Bytes: ReportLab would look for a name in folders of its own.
        super().__init__(name, BytesIO(program), asciiReadable=True, shapable=False)
        self.shapes = shapes
        self._program = program if shapes else b""
        self._shaper: Shaper | None = None
        self._spelled: dict[int, str] = {}
        self._coded: dict[tuple[int, str], int] = {}
        glyphs, widths = self.face.charToGlyph, self.face.charWidths
        for code, stand_in in _STAND_INS.items():
            if code not in glyphs and stand_in in glyphs:
                glyphs[code], widths[code] = glyphs[stand_in], widths[stand_in]
        self.characters = frozenset(chr(code) for code, glyph in glyphs.items() if glyph)
        self._document = document
        self.widths = Widths(
            {chr(code): width for code, width in widths.items()},
            self.face.defaultWidth,
            self._advance,
        )
        self._simple: set[str] = set()
        self._codes: dict[int, str] = dict(_ESCAPES)

    def _advance(self, text: str) -> float:
        return self.shaper.advance(text)

    @property
    def shaper(self) -> Shaper:
        """What shapes text in this face."""
        if self._shaper is None:
            self._shaper = Shaper(self._program)
        return self._shaper

    def glyphs(self, text: str, *, leftwards: bool) -> Iterator[tuple[str, Glyph]]:
        """Yield the glyphs of a text from left to right, each with what `shown` shows it by."""
        if self.shapes and shaping.COMPLEX.search(text):
            for glyph in self.shaper.shape(text):
                yield self._code_of(glyph), glyph
            return
        for sign in reversed(text) if leftwards else text:
            code = shaping.mirrored(sign) if leftwards else sign
            code = code if code in self.characters else sign
            yield code, Glyph(0, self.widths[code][1], 0.0, 0.0, sign)

    def _code_of(self, glyph: Glyph) -> str:
        """Return the character of private use that stands for a glyph and what it spells."""
        key = glyph.number, glyph.spelled
        if key not in self._coded:
            code = self._coded[key] = _GLYPHS + len(self._coded)
            self._spelled[code] = glyph.spelled
            self.face.charToGlyph[code] = glyph.number
            self.face.charWidths[code] = self.shaper.width(glyph.number)
        return chr(self._coded[key])

    def shown(self, text: str) -> list[tuple[str, str]]:
        """Return `text` as (font resource, escaped string) pairs, one character a byte."""
        if text.isascii():
            subset = self.getSubsetInternalName(0, self._document)
            return [(subset, text.translate(_ESCAPES))]
        if self._simple.issuperset(text):
            subset = self.getSubsetInternalName(0, self._document)
            return [(subset, text.translate(self._codes))]
        parts = self.splitString(text, self._document)
        self._learn(text)
        return [
            (
                self.getSubsetInternalName(subset, self._document),
                codes.decode("latin-1").translate(_ESCAPES),
            )
            for subset, codes in parts
        ]

    def _learn(self, text: str) -> None:
        """Remember the codes of characters in the first subset, which most text stays within."""
        assigned = self.state[self._document].assignments
        for character in text:
            code = assigned.get(ord(character), 256)
            if code < 256:
                self._simple.add(character)
                self._codes[ord(character)] = chr(code).translate(_ESCAPES)

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # ReportLab's name
        """Write each subset as a font with its program, widths and ToUnicode map."""
        state = self.state[doc]
        state.frozen = 1
        for index, subset in enumerate(state.subsets):
            name = self.getSubsetInternalName(index, doc)[1:]
            base = f"{SUBSETN(index).decode()}+{self.face.name.decode()}"
            font = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont = name, base
            font.FirstChar, font.LastChar = 0, len(subset) - 1
            font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(code) for code in subset])
            unicodes = pdfdoc.PDFStream(
                content=_to_unicode(base, subset, self._spelled), filters=[pdfdoc.PDFZCompress]
            )
            font.ToUnicode = doc.Reference(unicodes, f"toUnicodeCMap:{base}")
            font.FontDescriptor = self.face.addSubsetObjects(doc, base, subset)
            doc.Reference(font, name)
            doc.idToObject["BasicFonts"].dict[name] = font
        del self.state[doc]


def _to_unicode(name: str, subset: list[int], spelled: Mapping[int, str]) -> str:
    """Return the CMap from the codes of a subset to UTF-16BE (ISO 32000-2, 9.10.3)."""
    pairs = [
        f"<{code:02X}> <{spelled.get(character, chr(character)).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    sections = [
        "\n".join((f"{len(part)} beginbfchar", *part, "endbfchar"))
        for part in (pairs[start : start + 100] for start in range(0, len(pairs), 100))
    ]
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    )
    tail = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    return head + "\n".join(sections) + tail
