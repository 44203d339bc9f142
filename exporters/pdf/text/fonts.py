"""The faces of the handout, and which of them draws what.

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
from reportlab.pdfbase.ttfonts import TTFError

import resources
from data.errors import ExportError, IntakeError
from data.files.paths import clean, content
from data.messages import said
from exporters.pdf.text import shaping
from exporters.pdf.text.faces import Face
from exporters.pdf.text.glyph_classes import CJK

FACES = {
    "Serif-Regular": "IBMPlexSerif-Regular",
    "Serif-Italic": "IBMPlexSerif-Italic",
    "Serif-Medium": "IBMPlexSerif-Medium",
    "Serif-SemiBold": "IBMPlexSerif-SemiBold",
    "Serif-SemiBoldItalic": "IBMPlexSerif-SemiBoldItalic",
    "Sans-Regular": "IBMPlexSansCondensed-Regular",
    "Sans-Italic": "IBMPlexSansCondensed-Italic",
    "Sans-Medium": "IBMPlexSansCondensed-Medium",
    "Sans-SemiBold": "IBMPlexSansCondensed-SemiBold",
    "Sans-SemiBoldItalic": "IBMPlexSansCondensed-SemiBoldItalic",
    "Gothic": "BIZUDPGothic-Regular",
    "Gothic-Bold": "BIZUDPGothic-Bold",
    "Mincho": "BIZUDMincho-Regular",
    "Signs": "DejaVuSans",
}
FALLBACK = "Gothic"
MINCHO, BOLD_GOTHIC = "Mincho", "Gothic-Bold"
"""What a Japanese handout has besides: the source's words in Mincho, ours in two weights."""
EAST_ASIAN = frozenset({FALLBACK, MINCHO, BOLD_GOTHIC})
SIGNS = "Signs"
_FALLBACKS = (FALLBACK, "Serif-Regular", "Sans-Regular")
_SIGNS = "‘’“”…‥—―·×÷±§¶°′″※→←↑↓"
"""Signs that both the Latin and the East Asian face have; they follow their neighbours."""
_EAST_ASIAN = CJK.pattern[1:-1]
_STRETCH = re.compile(
    f"[{_SIGNS}]*+[{_EAST_ASIAN}][{_EAST_ASIAN}{_SIGNS}]*+"
    f"|(?:[^{_EAST_ASIAN}{_SIGNS}]++|[{_SIGNS}]++(?![{_EAST_ASIAN}]))++"
)
_FAULTS = (TTFError, OSError, ValueError, LookupError, struct.error)
"""What ReportLab raises on a file that is no TrueType font, or a damaged one."""
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_WORD = re.compile("[A-Za-z]{2}")
_COMPLEX_PARTS = re.compile(f"({shaping.STRETCH.pattern})")


class FontBook:
    """The faces that one PDF uses, loaded when they are first wanted.

    `language` is that of the handout's own words, `source_language` the document's where that is
    another. Where ours are Japanese, Japanese in a serif is set in Mincho. `further` are TrueType
    files that are asked, in order, for what our own faces lack.

    Raises:
        ExportError: one of them cannot be read or is not a TrueType font.
    """

    def __init__(
        self,
        document: pdfdoc.PDFDocument,
        language: str,
        further: Sequence[Path] = (),
        *,
        source_language: str = "",
    ) -> None:
        self._document = document
        self._language = language
        self._source_language = source_language or language
        self._faces: dict[str, Face] = {}
        names = [f"Further-{number}" for number, _ in enumerate(further, start=1)]
        for name, file in zip(names, further, strict=True):
            self._faces[name] = self._further(name, file)
        self._is_japanese = language.casefold().startswith("ja")
        self._fallbacks = (*_FALLBACKS, *[MINCHO] * self._is_japanese, *names, SIGNS)
        self._shaped = (*names, SIGNS) if shaping.is_available() else ()

    def face(self, name: str) -> Face:
        """Return the face called `name` in FACES."""
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = Face(
                name, content(resources.font(FACES[name])), self._document, shapes=name == SIGNS
            )
        return face

    def foreign(self, text: str, face: str, *, of_source: bool = False, language: str = "") -> str:
        """Return the language of text in that face where it is not that of what it stands in.

        It stands in `language`, or, without one, in the document's or our own. East Asian text is
        taken for the document's language, or for Japanese, which the face is made for; Latin words
        in an East Asian text for the language of our own, or for English.
        """
        around = language or (self._source_language if of_source else self._language)
        other = self._language if around == self._source_language else self._source_language
        if not _is_east_asian(around):
            found = face in EAST_ASIAN and CJK.search(text)
            return (other if _is_east_asian(other) else "ja") if found else ""
        found = face not in EAST_ASIAN and _WORD.search(text)
        return ("en" if _is_east_asian(other) else other) if found else ""

    def missing(self, characters: Iterable[str]) -> list[str]:
        """Return, sorted, those of `characters` that no face can draw."""
        left = set(characters) - (
            self.face("Serif-Regular").characters & self.face("Sans-Regular").characters
        )
        shaped = {character for character in left if shaping.COMPLEX.match(character)}
        left -= shaped | set(shaping.JOINERS)
        for name in self._fallbacks:
            if left:
                left -= self.face(name).characters
        for name in self._shaped:
            if shaped:
                shaped -= self.face(name).characters
        return sorted(left | shaped)

    def split(self, text: str, name: str) -> list[tuple[str, str]]:
        """Cut `text` into (face, text) pieces so that each face has every character of its piece.

        Raises:
            KeyError: a character is in no face; `missing` tells beforehand.
        """
        own = self.face(name).characters
        if text.isascii() or not (set(text) - own or CJK.search(text)):
            return [(name, text)]
        found: list[tuple[str, str]] = []
        for part in _COMPLEX_PARTS.split(text):
            if shaping.COMPLEX.match(part):
                found += self._shaped_part(part)
                continue
            for stretch in _STRETCH.findall(part):
                found += self._faced(stretch, self._eastern(name) if CJK.search(stretch) else name)
        grouped = groupby(found, key=itemgetter(0))
        return [(face, "".join(piece for _, piece in run)) for face, run in grouped]

    def _eastern(self, name: str) -> str:
        """Return the East Asian face that goes with one of ours."""
        if not self._is_japanese:
            return FALLBACK
        if name.startswith("Serif"):
            return MINCHO
        return BOLD_GOTHIC if "SemiBold" in name else FALLBACK

    def _further(self, name: str, file: Path) -> Face:
        """Return the face of a user's font file, under a name that no other face has."""
        try:
            program = content(file)
        except IntakeError as error:
            raise ExportError(
                said("The font cannot be used: {reason}", reason=error.message)
            ) from error
        try:
            face = Face(name, program, self._document, shapes=True)
        except _FAULTS as error:
            raise ExportError(
                said(
                    "“{name}” cannot be used: choose a font file with TrueType outlines (.ttf).",
                    name=clean(file.name),
                )
            ) from error
        face.face.name = f"{name}-".encode() + face.face.name
        return face

    def _shaped_part(self, text: str) -> list[tuple[str, str]]:
        """Return a text that is to be shaped in the first face that has all of it."""
        letters = set(text) - set(shaping.JOINERS)
        for name in self._shaped:
            if letters <= self.face(name).characters:
                return [(name, text)]
        faces = [
            next((name for name in self._shaped if sign in self.face(name).characters), "")
            for sign in text
        ]
        if not all(faces):
            raise KeyError("a letter is in no face")
        return list(zip(faces, text, strict=True))

    def _faced(self, text: str, name: str) -> list[tuple[str, str]]:
        if self.face(name).characters.issuperset(text):
            return [(name, text)]
        return [(self._choose(character, name), character) for character in text]

    def _choose(self, character: str, name: str) -> str:
        # The East Asian face has Greek letters as wide as its own.
        first = [name, SIGNS] if _GREEK.match(character) else [name]
        for candidate in [*first, *self._fallbacks]:
            if character in self.face(candidate).characters:
                return candidate
        raise KeyError(f"U+{ord(character):04X}")


def _is_east_asian(language: str) -> bool:
    return language.casefold().startswith(("ja", "zh", "ko"))
