"""The faces of the handout, and which of them draws what.

A font book belongs to one PDF: nothing is registered with ReportLab, nothing is shared, so
handouts can be made in several threads and other users of ReportLab see no change.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from reportlab.pdfbase import pdfdoc

import resources
from data.errors import ExportError, IntakeError
from data.files.paths import clean, content
from data.messages import said
from exporters.pdf.text import shaping
from exporters.pdf.text.faces import Face
from exporters.pdf.text.font_files import emoji_sequences
from exporters.pdf.text.font_files.bundled_fonts import (
    BOLD_GOTHIC,
    EAST_ASIAN_FACES,
    FACES,
    FALLBACK,
    MINCHO,
    SIGNS,
    has_forms_of_its_own,
    is_written_east_asian,
)
from exporters.pdf.text.font_files.picture_font import Tones
from exporters.pdf.text.glyph_classes import CJK, EAST_ASIAN, script
from exporters.pdf.text.installed.emoji_faces import EmojiFaces
from exporters.pdf.text.installed.installed_faces import InstalledFaces

_SIGNS = "‘’“”…‥—―·×÷±§¶°′″※→←↑↓"
"""Signs that both the Latin and the East Asian face have; they follow their neighbours."""
_STRETCH = re.compile(
    f"[{_SIGNS}]*+[{EAST_ASIAN}][{EAST_ASIAN}{_SIGNS}]*+"
    f"|(?:[^{EAST_ASIAN}{_SIGNS}]++|[{_SIGNS}]++(?![{EAST_ASIAN}]))++"
)
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK"})
"""Their letters are as wide as its own in an East Asian face, which therefore is asked last."""
_CHINESE = "zh"
"""What is taken for the language of letters that our East Asian faces lack."""
_WORD = re.compile("[A-Za-z]{2}")
_COMPLEX_PARTS = re.compile(f"({shaping.STRETCH.pattern})")


class FontBook:
    """The faces that one PDF uses, loaded when they are first wanted.

    `language` is that of the handout's own words, `source_language` the document's where that is
    another. Where either is Japanese, Japanese in a serif is set in Mincho. `further` are font
    files that are asked, in order, for what our own faces lack, and then those that are installed.
    Emoji in colour are drawn in these `tones`.

    Raises:
        ExportError: one of them cannot be read, is no font with outlines, or may not be embedded.
    """

    def __init__(
        self,
        document: pdfdoc.PDFDocument,
        language: str,
        further: Sequence[Path] = (),
        *,
        source_language: str = "",
        tones: Tones = Tones.COLOURS,
    ) -> None:
        self._document = document
        self._language = language
        self._source_language = source_language or language
        self._faces: dict[str, Face] = {}
        self._installed = InstalledFaces(document, self._faces)
        self._emoji = EmojiFaces(document, self._faces, self._installed, tones)
        self._further = tuple(f"Further-{number}" for number, _ in enumerate(further, start=1))
        for name, file in zip(self._further, further, strict=True):
            self._take(name, file)
        spoken = (language, self._source_language)
        self._is_japanese = any(tag.casefold().startswith("ja") for tag in spoken)
        mincho = [MINCHO] * self._is_japanese
        self._signs = (FALLBACK, "Serif-Regular", "Sans-Regular", *mincho, *self._further, SIGNS)
        self._complex = (*self._further, SIGNS)

    def face(self, name: str) -> Face:
        """Return the face called `name` in FACES."""
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = Face(
                name,
                content(resources.font(FACES[name])),
                self._document,
                language=self._language_in(name),
                bold="Bold" in name,
                pairwise=True,
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
        if not is_written_east_asian(around):
            found = face not in FACES or face in EAST_ASIAN_FACES
            if not found or not CJK.search(text):
                return ""
            return other if is_written_east_asian(other) else "ja"
        found = face not in EAST_ASIAN_FACES and _WORD.search(text) is not None
        return ("en" if is_written_east_asian(other) else other) if found else ""

    def unpictured(self, text: str) -> str:
        """Return a text without the emoji that a face for these draws."""
        parts = enumerate(emoji_sequences.parted(text))
        return "".join(
            emoji_sequences.bare(part) if at % 2 else part
            for at, part in parts
            if not (at % 2 and self._emoji.name(part))
        )

    def missing(self, characters: Iterable[str]) -> list[str]:
        """Return, sorted, those of `characters` that no face can draw."""
        every = set(characters)
        left = every - (
            self.face("Serif-Regular").characters & self.face("Sans-Regular").characters
        )
        shaped = {character for character in left if shaping.COMPLEX.match(character)}
        left -= shaped | set(shaping.JOINERS)
        for name in self._signs:
            if left:
                left -= self.face(name).characters
        for name in self._complex:
            if shaped:
                shaped -= self.face(name).characters
        self._installed.expect(left | shaped)
        for language in (self._source_language, self._language):
            if has_forms_of_its_own(language):
                self._installed.expect(filter(CJK.match, every))
        return sorted(sign for sign in left | shaped if not self._installed_for(sign, SIGNS))

    def split(self, text: str, name: str, language: str = "") -> list[tuple[str, str]]:
        """Cut `text` into (face, text) pieces so that each face has every character of its piece.

        `language` is the text's where it is not that of what is set in that face.

        Raises:
            KeyError: a character is in no face; `missing` tells beforehand.
        """
        own = self.face(name).characters
        if text.isascii() or not (set(text) - own or CJK.search(text)):
            return [(name, text)]
        language = language or self._language_in(name)
        found: list[tuple[str, str]] = []
        for at, part in enumerate(emoji_sequences.parted(text)):
            pictured = self._emoji.name(part) if at % 2 else ""
            if pictured:
                found.append((pictured, part))
            elif part:
                plain = emoji_sequences.bare(part) if at % 2 else part
                found += self._split_plain(plain, name, language)
        grouped = groupby(self._joined(found), key=itemgetter(0))
        return [(face, "".join(piece for _, piece in run)) for face, run in grouped]

    def _split_plain(self, text: str, name: str, language: str) -> list[tuple[str, str]]:
        """Cut what is no emoji of a face for these."""
        found: list[tuple[str, str]] = []
        for part in _COMPLEX_PARTS.split(text):
            if shaping.COMPLEX.match(part):
                found += self._shaped_part(part, name, language)
                continue
            for stretch in _STRETCH.findall(part):
                first = self._eastern(stretch, name, language) if CJK.search(stretch) else name
                found += self._faced(stretch, first, language)
        return found

    def _language_in(self, name: str) -> str:
        """Return the language of what is set in a face: a serif is the source's, a sans ours."""
        if name in EAST_ASIAN_FACES:
            return "ja"
        return self._source_language if name.startswith("Serif") else self._language

    def _eastern(self, text: str, name: str, language: str) -> str:
        """Return the East Asian face that goes with one of ours, in the forms of a language."""
        chosen, wanted = self._japanese(name), set(text)
        lacking = wanted - self.face(chosen).characters
        if not lacking and not has_forms_of_its_own(language):
            return chosen
        for further in self._further:
            if wanted <= self.face(further).characters:
                return further
        first = next((sign for sign in text if sign in lacking), text[0])
        spoken = language if is_written_east_asian(language) else _CHINESE
        other = self._installed_for(first, name, spoken)
        return other if other and wanted <= self.face(other).characters else chosen

    def _japanese(self, name: str) -> str:
        if not self._is_japanese:
            return FALLBACK
        if name.startswith("Serif"):
            return MINCHO
        return BOLD_GOTHIC if "SemiBold" in name else FALLBACK

    def _take(self, name: str, file: Path) -> None:
        """Take a font file that the user names: of outlines, or of pictures."""
        try:
            program = content(file)
        except IntakeError as error:
            raise ExportError(
                said("The font cannot be used: {reason}", reason=error.message)
            ) from error
        with suppress(ValueError):
            self._emoji.give(name, program)
            return
        try:
            language = self._source_language
            self._faces[name] = Face(name, program, self._document, language=language)
        except ValueError as error:
            raise ExportError(
                said(
                    "“{name}” cannot be used: choose a font file with outlines (.ttf, .otf, .ttc) "
                    "that may be embedded.",
                    name=clean(file.name),
                )
            ) from error

    def _installed_for(self, sign: str, name: str, language: str = "") -> str:
        """Return the name of the installed face that a sign is set in beside a face of ours."""
        return self._installed.name(
            sign,
            serif=not name.startswith("Sans"),
            bold="SemiBold" in name,
            language=language or self._source_language,
        )

    def _shaped_part(self, text: str, name: str, language: str) -> list[tuple[str, str]]:
        """Return a text that is to be shaped in the first face that has all of it."""
        letters = set(text) - set(shaping.JOINERS)
        for candidate in self._complex:
            if letters <= self.face(candidate).characters:
                return [(candidate, text)]
        chosen = self._installed_for(text[0], name, language)
        if chosen and letters <= self.face(chosen).characters:
            return [(chosen, text)]
        found: list[tuple[str, str]] = []
        for sign in text:
            if sign in shaping.JOINERS and found:
                found.append((found[-1][0], sign))
                continue
            faces = (each for each in self._complex if sign in self.face(each).characters)
            face = next(faces, "") or self._installed_for(sign, name, language)
            if not face:
                raise KeyError("a letter is in no face")
            found.append((face, sign))
        return found

    def _faced(self, text: str, name: str, language: str) -> list[tuple[str, str]]:
        if self.face(name).characters.issuperset(text):
            return [(name, text)]
        return [(self._choose(character, name, language), character) for character in text]

    def _choose(self, character: str, name: str, language: str) -> str:
        if character in self.face(name).characters:
            return name
        candidates = self._signs
        if script(character) in _ALPHABETS:
            sister = name.replace("Sans", "Serif") if "Sans" in name else name
            candidates = (sister, *self._further, SIGNS)
        for candidate in candidates:
            if character in self.face(candidate).characters:
                return candidate
        chosen = self._installed_for(character, name, language)
        if chosen or character not in self.face(FALLBACK).characters:
            return chosen or self._refuse(character)
        return FALLBACK

    @staticmethod
    def _refuse(character: str) -> str:
        raise KeyError(f"U+{ord(character):04X}")

    def _joined(self, found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Let spaces and signs between letters of one further face be set in it, too."""
        faces = [face for face, _ in found]
        for at in range(1, len(found) - 1):
            _, text = found[at]
            around = faces[at - 1]
            if len(text) != 1 or text.isalnum() or around == faces[at] or around in FACES:
                continue
            following = next((f for f, t in found[at + 1 :] if t.isalnum()), "")
            if following == around and text in self.face(around).characters:
                faces[at] = around
        return [(face, text) for face, (_, text) in zip(faces, found, strict=True)]
