"""A font file whose glyphs are pictures (CBDT, sbix): what it has, and each glyph's picture."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from exporters.pdf.text.font_files.font_program import FontProgram, Glyph, is_withheld, spelling

_SPACE, _NONE = 0, 1 << 17
"""Stand for a space, which is no picture, and for what a picture spells besides."""
_MOST_SPELLED = 8
"""So much one glyph spells in UTF-16: some programs pass over what spells more."""
_SPACE_WIDTH = 250
_EM = 1000
_SHARPEST = 160
"""Of pictures in several sizes that with so many pixels to the em is taken, or the next one."""
_SEEN = 9
_LARGEST, _MOST_PIXELS = 256, 4_000_000
_FIRST = 0x2000
"""Letters and digits that such a font has are parts of others' pictures."""
_SIGNS = frozenset("\u00a9\u00ae")


class GlyphPicture(NamedTuple):
    """A picture of `across` times `down` pixels, each of red, green, blue and how opaque it is.

    It stands from `left` and `bottom` on, so wide and so high, in thousandths of the size.
    """

    pixels: bytes
    across: int
    down: int
    left: int
    bottom: int
    width: int
    height: int


class PictureProgram(FontProgram):
    """The face of a number in a font file's content; its pictures are as wide as the size.

    Raises:
        ValueError: it is no font, has no pictures, or may not be embedded.
    """

    def __init__(self, content: bytes, number: int = 0) -> None:
        import uharfbuzz  # noqa: PLC0415  # 36 ms, where a PDF is made

        self._harfbuzz = uharfbuzz
        self._face = uharfbuzz.Face(uharfbuzz.Blob(content), number)
        if not self._face.glyph_count or not self._face.has_color_png:
            raise ValueError("no pictures")
        if is_withheld(self._face):
            raise ValueError("not to be embedded")
        self._font = uharfbuzz.Font(self._face)
        self._font.ppem = _SHARPEST, _SHARPEST
        self._language = "en"
        self.is_compact = True
        codes = [code for code in self._face.unicodes if code >= _FIRST or chr(code) in _SIGNS]
        self.characters = frozenset(map(chr, codes)) | {" "}
        self._pictures: dict[int, GlyphPicture | None] = {}
        self._scale = _EM / self._widest(codes)

    def _widest(self, codes: list[int]) -> int:
        """Return how wide pictures are, in the units of the font."""
        numbers = (self._font.get_nominal_glyph(code) for code in reversed(codes))
        drawn = (number for number in numbers if number and self._font.get_glyph_color_png(number))
        advances = map(self._font.get_glyph_h_advance, islice(drawn, _SEEN))
        return int(max((self._face.upem, *advances)))

    def shape(self, text: str, spelled: str, *, leftwards: bool = False) -> tuple[Glyph, ...]:
        """Return the glyphs of a text from left to right.

        What is left of a long sequence further glyphs spell, which draw nothing.
        """
        if not text:
            return ()
        if text.isspace():
            return (Glyph(_SPACE, _SPACE_WIDTH, 0, 0, spelled),)
        found: list[Glyph] = []
        for glyph in self._glyphs(text, spelled):
            if found and not glyph.advance and self.picture(glyph.number) is None:
                before = found.pop()
                glyph = before._replace(spelled=before.spelled + glyph.spelled)  # noqa: PLW2901
            found.append(glyph)
        return tuple(
            one
            for glyph in (reversed(found) if leftwards else found)
            for one in _spelled_out(glyph)
        )

    def _glyphs(self, text: str, spelled: str) -> Iterator[Glyph]:
        buffer = self._shaped(text, "ltr")
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        words = spelling(spelled, [info.cluster for info in infos], leftwards=False)
        for info, place, word in zip(infos, places, words, strict=True):
            yield Glyph(info.codepoint, self._scaled(place.x_advance), 0, 0, word)

    def width(self, glyph: int) -> int:
        """Return a glyph's advance, in thousandths of the size."""
        if glyph in {_SPACE, _NONE}:
            return 0 if glyph else _SPACE_WIDTH
        return self._scaled(self._font.get_glyph_h_advance(glyph))

    def draws(self, sequence: str) -> bool:
        """Tell whether there are pictures for all of a sequence."""
        glyphs = self.shape(sequence, sequence)
        return all(self.picture(one.number) is not None for one in glyphs if one.number != _NONE)

    def picture(self, glyph: int) -> GlyphPicture | None:
        """Return a glyph's picture, if it has one."""
        if glyph not in self._pictures:
            self._pictures[glyph] = self._picture(glyph)
        return self._pictures[glyph]

    def _picture(self, glyph: int) -> GlyphPicture | None:
        is_drawn = glyph not in {_SPACE, _NONE}
        blob = self._font.get_glyph_color_png(glyph) if is_drawn else None
        extents = self._font.get_glyph_extents(glyph) if blob is not None else None
        if blob is None or extents is None or not extents.width or not extents.height:
            return None
        opened = _opened(bytes(blob.data))
        if opened is None:
            return None
        height = -extents.height
        return GlyphPicture(
            *opened,
            self._scaled(extents.x_bearing),
            self._scaled(extents.y_bearing - height),
            self._scaled(extents.width),
            self._scaled(height),
        )


def _opened(file: bytes) -> tuple[bytes, int, int] | None:
    """Return the pixels of a PNG and how many there are each way; None if it is none, or damaged.

    There are no more than can be seen at the size of a text.
    """
    from PIL import Image  # noqa: PLC0415  # only where there is an emoji

    try:
        with Image.open(BytesIO(file), formats=("PNG",)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            shown = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return None
    shown.thumbnail((_LARGEST, _LARGEST), Image.Resampling.LANCZOS)
    return shown.tobytes(), shown.width, shown.height


def _spelled_out(glyph: Glyph) -> Iterator[Glyph]:
    """Yield a glyph that spells what it can, and ones that draw nothing for what is left."""
    parts = [""]
    for sign in glyph.spelled:
        if len(f"{parts[-1]}{sign}".encode("utf-16-be")) > 2 * _MOST_SPELLED:
            parts.append("")
        parts[-1] += sign
    yield glyph._replace(spelled=parts[0])
    yield from (Glyph(_NONE, 0, 0, 0, part) for part in parts[1:])
