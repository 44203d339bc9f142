"""The faces of the handout: widths, coverage, encoding and embedding.

A font book belongs to one PDF: nothing is registered with ReportLab, nothing is shared, so
handouts can be made in several threads and other users of ReportLab see no change.
"""

import re
import struct
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont

import resources
from data.errors import ExportError
from exporters.characters import REPLACEMENT
from exporters.pdf.characters import CJK

FACES = {
    "Serif-Regular": "IBMPlexSerif-Regular",
    "Serif-Italic": "IBMPlexSerif-Italic",
    "Serif-Medium": "IBMPlexSerif-Medium",
    "Serif-SemiBold": "IBMPlexSerif-SemiBold",
    "Serif-SemiBoldItalic": "IBMPlexSerif-SemiBoldItalic",
    "Sans-Regular": "IBMPlexSansCondensed-Regular",
    "Sans-Medium": "IBMPlexSansCondensed-Medium",
    "Sans-SemiBold": "IBMPlexSansCondensed-SemiBold",
    "Gothic": "BIZUDPGothic-Regular",
}
FALLBACK = "Gothic"
_FALLBACKS = (FALLBACK, "Serif-Regular", "Sans-Regular")
_SIGNS = "‘’“”…‥—―·×÷±§¶°′″※→←↑↓"
"""Signs that both the Latin and the East Asian face have; they follow their neighbours."""
_EAST_ASIAN = CJK.pattern[1:-1]
_STRETCH = re.compile(
    f"[{_SIGNS}]*[{_EAST_ASIAN}][{_EAST_ASIAN}{_SIGNS}]*"
    f"|[^{_EAST_ASIAN}]+?(?=[{_SIGNS}]*[{_EAST_ASIAN}]|$)"
)
_WORD = re.compile("[A-Za-z]{2}")
_STAND_INS = {0x2010: 0x2D, 0x2011: 0x2D, ord(REPLACEMENT): 0x25A1}
_ESCAPES = {code: f"\\{chr(code)}" for code in b"()\\"} | {10: "\\n", 13: "\\r"}


class Widths(dict[str, tuple[float, float]]):
    """Advances of pieces of text without and with the space at their end, measured once each.

    In thousandths of the size.
    """

    def __init__(self, advances: dict[str, float], default: float) -> None:
        super().__init__()
        self._advances = advances
        self._default = default

    def __missing__(self, text: str) -> tuple[float, float]:
        """Measure a piece that is new."""
        advances, default = self._advances, self._default
        full = sum([advances.get(character, default) for character in text])
        bare = full - advances.get(" ", default) if text.endswith(" ") else full
        self[text] = bare, full
        return bare, full


class Face(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A TrueType face that remembers word widths and writes a right ToUnicode map."""

    def __init__(self, name: str, file: Path, document: pdfdoc.PDFDocument) -> None:
        super().__init__(name, str(file), asciiReadable=True, shapable=False)
        glyphs, widths = self.face.charToGlyph, self.face.charWidths
        for code, stand_in in _STAND_INS.items():
            if code not in glyphs and stand_in in glyphs:
                glyphs[code], widths[code] = glyphs[stand_in], widths[stand_in]
        self.characters = frozenset(chr(code) for code, glyph in glyphs.items() if glyph)
        self._document = document
        self.widths = Widths(
            {chr(code): width for code, width in widths.items()}, self.face.defaultWidth
        )
        self._simple: set[str] = set()
        self._codes: dict[int, str] = dict(_ESCAPES)

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
                content=_to_unicode(base, subset), filters=[pdfdoc.PDFZCompress]
            )
            font.ToUnicode = doc.Reference(unicodes, f"toUnicodeCMap:{base}")
            font.FontDescriptor = self.face.addSubsetObjects(doc, base, subset)
            doc.Reference(font, name)
            doc.idToObject["BasicFonts"].dict[name] = font
        del self.state[doc]


class FontBook:
    """The faces that one PDF uses, loaded when they are first wanted.

    `further` are TrueType files that are asked, in order, for what our own faces lack.

    Raises:
        ExportError: one of them cannot be read or is not a TrueType font.
    """

    def __init__(
        self, document: pdfdoc.PDFDocument, language: str, further: Sequence[Path] = ()
    ) -> None:
        self._document = document
        self._east_asian = language.casefold().startswith(("ja", "zh", "ko"))
        self._faces: dict[str, Face] = {}
        names = [f"Further-{number}" for number, _ in enumerate(further, start=1)]
        for name, file in zip(names, further, strict=True):
            self._faces[name] = self._further(name, file)
        self._fallbacks = (*_FALLBACKS, *names)

    def face(self, name: str) -> Face:
        """Return the face called `name` in FACES."""
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = Face(name, resources.font(FACES[name]), self._document)
        return face

    def foreign(self, text: str, face: str) -> str:
        """Return the language of text in that face where it is not the document's, else nothing.

        East Asian text is taken for Japanese, which the face is made for; Latin words in an East
        Asian document, such as our own headings, for English.
        """
        if not self._east_asian:
            return "ja" if face == FALLBACK and CJK.search(text) else ""
        return "en" if face != FALLBACK and _WORD.search(text) else ""

    def missing(self, characters: Iterable[str]) -> list[str]:
        """Return, sorted, those of `characters` that no face can draw."""
        left = set(characters) - (
            self.face("Serif-Regular").characters & self.face("Sans-Regular").characters
        )
        for name in self._fallbacks:
            if left:
                left -= self.face(name).characters
        return sorted(left)

    def split(self, text: str, name: str) -> list[tuple[str, str]]:
        """Cut `text` into (face, text) pieces so that each face has every character of its piece.

        Raises:
            KeyError: a character is in no face; `missing` tells beforehand.
        """
        own = self.face(name).characters
        if text.isascii() or not (set(text) - own or CJK.search(text)):
            return [(name, text)]
        found: list[tuple[str, str]] = []
        for stretch in _STRETCH.findall(text):
            found += self._faced(stretch, FALLBACK if CJK.search(stretch) else name)
        grouped = groupby(found, key=itemgetter(0))
        return [(face, "".join(piece for _, piece in run)) for face, run in grouped]

    def _further(self, name: str, file: Path) -> Face:
        """Return the face of a user's font file, under a name that no other face has."""
        try:
            face = Face(name, file, self._document)
        except (TTFError, OSError, ValueError, LookupError, struct.error) as error:
            raise ExportError(
                f"“{file.name}” cannot be used: choose a font file with TrueType outlines (.ttf)."
            ) from error
        face.face.name = f"{name}-".encode() + face.face.name
        return face

    def _faced(self, text: str, name: str) -> list[tuple[str, str]]:
        if self.face(name).characters.issuperset(text):
            return [(name, text)]
        return [(self._choose(character, name), character) for character in text]

    def _choose(self, character: str, name: str) -> str:
        for candidate in (name, *self._fallbacks):
            if character in self.face(candidate).characters:
                return candidate
        raise KeyError(f"U+{ord(character):04X}")


def _to_unicode(name: str, subset: list[int]) -> str:
    """Return the CMap from the codes of a subset to UTF-16BE (ISO 32000-2, 9.10.3)."""
    pairs = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
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
