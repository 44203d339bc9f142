"""Glyphs that are pictures, as fonts of a PDF whose glyphs draw (ISO 32000-1, 9.6.5).

What a glyph stands for its font tells, as with letters: so emoji are found, copied and read.
"""

from collections.abc import Mapping
from enum import Enum, auto

from reportlab.pdfbase import pdfdoc

from exporters.pdf.text.font_files.font_objects import code_map, stream
from exporters.pdf.text.font_files.font_program import Glyph
from exporters.pdf.text.font_files.glyph_codes import GlyphCodes
from exporters.pdf.text.font_files.picture_program import GlyphPicture, PictureProgram

_MOST_CODES = 255
_SYMBOLIC = 4
_OPAQUE = 128


class Tones(Enum):
    """In what pictures are printed."""

    COLOURS = auto()
    GREYS = auto()
    BLACK = auto()


class PictureCodes(GlyphCodes):
    """Codes of one byte; where there are more glyphs than these, further fonts have them."""

    def __init__(self, program: PictureProgram, font: str) -> None:
        super().__init__(program, font)
        self.drawn: dict[str, dict[int, int]] = {}
        """The glyph of each code of each font."""

    def _new(self, glyph: Glyph) -> tuple[str, str]:
        count = sum(map(len, self.drawn.values()))
        font = self.font + "x" * (count // _MOST_CODES)
        code = count % _MOST_CODES + 1
        self.drawn.setdefault(font, {})[code] = glyph.number
        self.spelled.setdefault(font, {})[code] = glyph.spelled
        return font, f"{code:02X}"


def write_pictures(
    document: pdfdoc.PDFDocument, program: PictureProgram, codes: PictureCodes, tones: Tones
) -> None:
    """Add what was drawn to a document, each picture once, under the names in `codes`."""
    fonts = document.idToObject["BasicFonts"].dict
    writing = _Writing(document, program, tones)
    for font, drawn in codes.drawn.items():
        made = writing.font(font, drawn, codes.spelled[font])
        fonts[font] = document.Reference(made)


class _Writing:
    """The pictures of one program in one document."""

    def __init__(self, document: pdfdoc.PDFDocument, program: PictureProgram, tones: Tones) -> None:
        self._document, self._program, self._tones = document, program, tones
        self._procedures: dict[int, pdfdoc.PDFObjectReference] = {}
        self._images: dict[int, pdfdoc.PDFObjectReference] = {}

    def font(
        self, font: str, drawn: Mapping[int, int], spelled: Mapping[int, str]
    ) -> pdfdoc.PDFDictionary:
        """Return the dictionary of a font."""
        program, document = self._program, self._document
        procedures = {f"g{glyph}": self._procedure(glyph) for glyph in drawn.values()}
        name = pdfdoc.PDFName(f"{program.name or 'Pictures'}-{font}")
        pictures = [found for glyph in drawn.values() if (found := program.picture(glyph))]
        box = [
            min((one.left for one in pictures), default=0),
            min((one.bottom for one in pictures), default=0),
            max((one.left + one.width for one in pictures), default=0),
            max((one.bottom + one.height for one in pictures), default=0),
        ]
        descriptor = _dictionary(
            Type=pdfdoc.PDFName("FontDescriptor"), FontName=name, Flags=_SYMBOLIC,
            FontBBox=pdfdoc.PDFArray(box), ItalicAngle=0,
        )  # fmt: skip
        names = [pdfdoc.PDFName(f"g{drawn[code]}") for code in sorted(drawn)]
        images = {
            f"P{glyph}": self._images[glyph] for glyph in drawn.values() if glyph in self._images
        }
        to_unicode = code_map(font, spelled, digits=2).encode("ascii")
        return _dictionary(
            Type=pdfdoc.PDFName("Font"),
            Subtype=pdfdoc.PDFName("Type3"),
            FontBBox=pdfdoc.PDFArray(box),
            FontMatrix=pdfdoc.PDFArray([0.001, 0, 0, 0.001, 0, 0]),
            FontDescriptor=document.Reference(descriptor),
            FirstChar=1,
            LastChar=len(drawn),
            Widths=pdfdoc.PDFArray([program.width(drawn[code]) for code in sorted(drawn)]),
            Encoding=_dictionary(
                Type=pdfdoc.PDFName("Encoding"), Differences=pdfdoc.PDFArray([1, *names])
            ),
            CharProcs=pdfdoc.PDFDictionary(procedures),
            Resources=_dictionary(XObject=pdfdoc.PDFDictionary(images)),
            ToUnicode=document.Reference(stream(to_unicode)),
        )

    def _procedure(self, glyph: int) -> pdfdoc.PDFObjectReference:
        """Return what draws a glyph, whose picture is then among the images."""
        if glyph in self._procedures:
            return self._procedures[glyph]
        operations = f"{self._program.width(glyph)} 0 d0"
        picture = self._program.picture(glyph)
        if picture is not None:
            self._images[glyph] = _image(self._document, picture, self._tones)
            place = f"{picture.width} 0 0 {picture.height} {picture.left} {picture.bottom}"
            operations += f"\nq {place} cm /P{glyph} Do Q"
        made = self._document.Reference(stream(operations.encode("ascii")))
        self._procedures[glyph] = made
        return made


def _image(
    document: pdfdoc.PDFDocument, picture: GlyphPicture, tones: Tones
) -> pdfdoc.PDFObjectReference:
    """Return a picture as an image with its transparency (ISO 32000-1, 8.9.5 and 11.6.5.3)."""
    from PIL import Image  # noqa: PLC0415  # only where there is an emoji

    shown = Image.frombytes("RGBA", (picture.across, picture.down), picture.pixels)
    alpha = shown.getchannel("A")
    pixels = shown.convert("RGB")
    if tones is not Tones.COLOURS:
        pixels = pixels.convert("L")
    if tones is Tones.BLACK:
        page = Image.new("L", shown.size, 255)
        page.paste(pixels, mask=alpha)
        pixels = page.convert("1").convert("L")
        alpha = alpha.point([255 if level >= _OPAQUE else 0 for level in range(256)])
    space = "DeviceRGB" if tones is Tones.COLOURS else "DeviceGray"
    size = shown.size
    mask = document.Reference(_pixels(alpha.tobytes(), size, "DeviceGray"))
    reference: pdfdoc.PDFObjectReference = document.Reference(
        _pixels(pixels.tobytes(), size, space, SMask=mask)
    )
    return reference


def _pixels(
    content: bytes, size: tuple[int, int], space: str, **entries: object
) -> pdfdoc.PDFStream:
    return stream(
        content,
        Type=pdfdoc.PDFName("XObject"),
        Subtype=pdfdoc.PDFName("Image"),
        Width=size[0],
        Height=size[1],
        ColorSpace=pdfdoc.PDFName(space),
        BitsPerComponent=8,
        **entries,
    )


def _dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)
