"""Emoji as faces of one PDF: in pictures or in outlines, whichever the system prefers."""

from collections.abc import MutableMapping, Sequence

from reportlab.pdfbase import pdfdoc

from data.errors import IntakeError
from data.files.paths import content
from exporters.pdf.text.faces import Face
from exporters.pdf.text.font_files import installed_fonts
from exporters.pdf.text.font_files.picture_font import PictureCodes, Tones, write_pictures
from exporters.pdf.text.font_files.picture_program import PictureProgram
from exporters.pdf.text.installed.installed_faces import InstalledFaces

_MOST_TRIED = 4


class PictureFace(Face):
    """A face whose glyphs are pictures, in these tones."""

    def __init__(
        self, name: str, program: PictureProgram, document: pdfdoc.PDFDocument, tones: Tones
    ) -> None:
        codes = PictureCodes(program, f"FT{len(document.delayedFonts) + 1}")
        self._take(name, program, codes)
        self.is_bold = True
        self._pictures, self._picture_codes, self._tones = program, codes, tones
        document.delayedFonts.append(self)

    def draws(self, sequence: str) -> bool:
        """Tell whether there are pictures for all of a sequence."""
        return self._pictures.draws(sequence)

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # ReportLab's name
        """Write the pictures that were drawn as a font, or as several."""
        write_pictures(doc, self._pictures, self._picture_codes, self._tones)


class EmojiFaces:
    """Chooses a face for each emoji, among those `given` by name and those that are installed.

    Nothing is asked of the system before an emoji is.
    """

    def __init__(
        self,
        document: pdfdoc.PDFDocument,
        faces: MutableMapping[str, Face],
        installed: InstalledFaces,
        tones: Tones,
    ) -> None:
        self._document = document
        self._faces = faces
        self._installed = installed
        self._tones = tones
        self._given: list[str] = []
        self._names: list[str] | None = None
        self._chosen: dict[str, str] = {}

    def give(self, name: str, program: bytes) -> None:
        """Take a font whose glyphs are pictures, which is asked before others.

        Raises:
            ValueError: as PictureProgram does.
        """
        made = PictureProgram(program)
        self._faces[name] = PictureFace(name, made, self._document, self._tones)
        self._given.append(name)

    def name(self, sequence: str) -> str:
        """Return the name of the face that draws an emoji, or nothing where none does."""
        if sequence not in self._chosen:
            able = (name for name in self._candidates() if self._draws(name, sequence))
            self._chosen[sequence] = next(able, "")
        return self._chosen[sequence]

    def _draws(self, name: str, sequence: str) -> bool:
        face = self._faces[name]
        if isinstance(face, PictureFace):
            return face.draws(sequence)
        return all(glyph.number for glyph in face.glyphs(sequence))

    def _candidates(self) -> Sequence[str]:
        if self._names is None:
            found = installed_fonts.for_emoji(self._installed.listed())
            loaded = (self._loaded(number, face) for number, face in enumerate(found[:_MOST_TRIED]))
            self._names = [*self._given, *filter(None, loaded)]
        return self._names

    def _loaded(self, number: int, face: installed_fonts.InstalledFace) -> str:
        name = f"Emoji-{number + 1}"
        try:
            file = content(face.path)
            if face.is_coloured:
                program = PictureProgram(file, face.number)
                self._faces[name] = PictureFace(name, program, self._document, self._tones)
            else:
                self._faces[name] = Face(name, file, self._document, number=face.number)
        except (IntakeError, ValueError):
            return ""  # damaged, gone, of another kind, or not to be embedded
        return name
