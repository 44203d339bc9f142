"""Installed fonts as faces of one PDF: found and loaded where a text asks for one."""

from collections.abc import Iterable, MutableMapping

from reportlab.pdfbase import pdfdoc

from data.errors import IntakeError
from data.files.paths import content
from exporters.pdf.text.faces import Face
from exporters.pdf.text.font_files import installed_fonts
from exporters.pdf.text.font_files.installed_fonts import InstalledFace
from exporters.pdf.text.glyph_classes import script

_MOST_TRIED = 8
"""So many files are opened before a letter is said to be in none."""
_LANGUAGES = {
    "ARABIC": "ar", "ARMENIAN": "hy", "BENGALI": "bn", "DEVANAGARI": "hi", "ETHIOPIC": "am",
    "GEORGIAN": "ka", "GUJARATI": "gu", "GURMUKHI": "pa", "HANGUL": "ko", "HEBREW": "he",
    "HIRAGANA": "ja", "KANNADA": "kn", "KATAKANA": "ja", "KHMER": "km", "LAO": "lo",
    "MALAYALAM": "ml", "MYANMAR": "my", "SINHALA": "si", "TAMIL": "ta", "TELUGU": "te",
    "THAI": "th", "TIBETAN": "bo",
}  # fmt: skip
"""The language that a script is taken for in a text of another one."""
_Look = tuple[bool, bool, str]
"""Serif, bold, language."""


class InstalledFaces:
    """Chooses one face for all letters of a script, as far as it has them.

    Faces go under names of their own into `faces`. Nothing is asked of the system before a letter
    is.
    """

    def __init__(self, document: pdfdoc.PDFDocument, faces: MutableMapping[str, Face]) -> None:
        self._document = document
        self._faces = faces
        self._listed: tuple[InstalledFace, ...] | None = None
        self._expected: dict[str, set[str]] = {}
        self._chosen: dict[tuple[str, _Look], str] = {}
        self._names: dict[tuple[InstalledFace, bool], str] = {}

    def listed(self) -> tuple[InstalledFace, ...]:
        """Return what is installed."""
        if self._listed is None:
            self._listed = installed_fonts.listed()
        return self._listed

    def expect(self, characters: Iterable[str]) -> None:
        """Learn which letters will be asked for, so that one face is chosen for all of a script."""
        for character in characters:
            self._expected.setdefault(script(character), set()).add(character)

    def name(self, character: str, *, serif: bool, bold: bool, language: str) -> str:
        """Return the name of the face that draws a character, or nothing if none has it."""
        of = script(character)
        look = (serif, bold, _LANGUAGES.get(of, language))
        chosen = self._choose(of, look, self._expected.get(of, set()))
        if chosen and character in self._faces[chosen].characters:
            return chosen
        return self._choose(character, look, {character})

    def _choose(self, key: str, look: _Look, characters: set[str]) -> str:
        if (key, look) not in self._chosen:
            self._chosen[key, look] = self._first(look, characters) if characters else ""
        return self._chosen[key, look]

    def _first(self, look: _Look, characters: set[str]) -> str:
        """Return the best face that can be read, may be embedded and has any of the characters."""
        serif, bold, language = look
        found = installed_fonts.ranked(
            self.listed(), characters, serif=serif, bold=bold, language=language
        )
        for face in found[:_MOST_TRIED]:
            name = self._loaded(face, language, bold=bold and face.is_bold)
            if name and characters & self._faces[name].characters:
                return name
        return ""

    def _loaded(self, face: InstalledFace, language: str, *, bold: bool) -> str:
        known = self._names.get((face, bold))
        if known is not None:
            return known
        name = f"Installed-{len(self._names) + 1}"
        try:
            self._faces[name] = Face(
                name, content(face.path), self._document,
                number=face.number, language=language, bold=bold,
            )  # fmt: skip
        except (IntakeError, ValueError):
            name = ""  # damaged, gone, or not to be embedded: the next one will do
        self._names[face, bold] = name
        return name
