"""A font file: which characters it has, how HarfBuzz sets words in it, and its part for a PDF."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from exporters.pdf.text.font_files import compact_outlines
from exporters.pdf.text.font_files.widened_glyphs import with_widened

_NOTHING = "\u200b"
"""What a further glyph of a letter spells: each must spell something."""
_UNWANTED = (
    "BASE", "CBDT", "CBLC", "COLR", "CPAL", "DSIG", "EBDT", "EBLC", "GDEF", "GPOS", "GSUB", "HVAR",
    "JSTF", "LTSH", "MATH", "MVAR", "OS/2", "STAT", "SVG ", "VDMX", "VORG", "VVAR", "avar", "cmap",
    "feat", "gasp", "hdmx", "kern", "meta", "mort", "morx", "name", "post", "prop", "trak", "vhea",
    "vmtx",
)  # fmt: skip
"""Tables that nobody needs of a font in a PDF, which are most of it."""
_WIDENED = 16
"""Above so many bits, a glyph's number has by how many thousandths it is widened."""
_RESTRICTED, _KINDS = 0x2, 0xF
_WHOLE, _BITMAPS = 0x100, 0x200
"""What a font's maker does not allow: embedding, a part of it, outlines (OpenType, OS/2 fsType)."""


class Glyph(NamedTuple):
    """A glyph where it goes: advance and offsets in thousandths of the size, and what it spells."""

    number: int
    advance: int
    right: int
    up: int
    spelled: str


class FontPart(NamedTuple):
    """What a PDF gets of a font: a program, and the numbers of the glyphs in it by those before."""

    program: bytes
    numbers: dict[int, int]


class FontProgram:
    """The face of a number in a font file's content.

    `language` is the one (BCP 47) whose forms of letters are wanted. One that is variable is taken
    at a `weight`, 400 the regular, and else as it comes.

    Raises:
        ValueError: it is no font with outlines, or may not be embedded.
    """

    def __init__(
        self, content: bytes, number: int = 0, *, language: str = "en", weight: int = 400
    ) -> None:
        import uharfbuzz  # noqa: PLC0415  # 36 ms, where a PDF is made

        self._harfbuzz: Any = uharfbuzz
        self._face = uharfbuzz.Face(uharfbuzz.Blob(content), number)
        tables = set(self._face.table_tags)
        self.is_compact = "glyf" not in tables
        """Whether its outlines are those of the Compact Font Format."""
        if not tables & {"glyf", "CFF "} or not self._face.glyph_count:
            raise ValueError("no outlines")
        if is_withheld(self._face):
            raise ValueError("not to be embedded")
        self._font = uharfbuzz.Font(self._face)
        axes = {axis.tag: axis for axis in self._face.axis_infos}
        self._axes: dict[str, float] = {}
        if "wght" in axes:
            least, most = axes["wght"].min_value, axes["wght"].max_value
            self._axes = {"wght": min(max(weight, least), most)}
            self._font.set_variations(self._axes)
        self._scale = 1000 / self._face.upem
        self._language = language or "en"
        self.characters = frozenset(map(chr, self._face.unicodes))

    @property
    def name(self) -> str:
        """The PostScript name, of the signs that a PDF's names may have as they are."""
        found = self._face.get_name(6) or ""
        return "".join(sign for sign in found if sign.isascii() and (sign.isalnum() or sign == "-"))

    def measured(self) -> tuple[list[int], int, int, int]:
        """Return bounding box, ascent, descent and height of capitals, in thousandths."""
        head = bytes(self._face.reference_table("head").data)
        box = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2)]
        extents = self._font.get_font_extents("ltr")
        capital = self._font.get_nominal_glyph(ord("H"))
        seen = self._font.get_glyph_extents(capital) if capital else None
        height = seen.y_bearing if seen else extents.ascender
        ascent, descent = extents.ascender, extents.descender
        scaled = [round(value * self._scale) for value in (*box, ascent, descent, height)]
        return scaled[:4], scaled[4], scaled[5], scaled[6]

    def width(self, glyph: int) -> int:
        """Return a glyph's own advance, in thousandths of the size."""
        own = self._font.get_glyph_h_advance(glyph & ((1 << _WIDENED) - 1))
        return self._scaled(own) + (glyph >> _WIDENED)

    def widened(self, glyph: int, more: int) -> int:
        """Return the number of a glyph that is wider by so many thousandths of the size.

        Compact outlines have none: there it is the glyph itself.
        """
        return glyph if self.is_compact else glyph | more << _WIDENED

    def shape(self, text: str, spelled: str, *, leftwards: bool = False) -> tuple[Glyph, ...]:
        """Return the glyphs of a text of one direction, from left to right.

        `spelled` is what they stand for, of as many characters.
        """
        if not text:
            return ()
        buffer = self._shaped(text, "rtl" if leftwards else "ltr")
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        words = spelling(spelled, [info.cluster for info in infos], leftwards=leftwards)
        return tuple(
            Glyph(
                info.codepoint,
                self._scaled(place.x_advance),
                self._scaled(place.x_offset),
                self._scaled(place.y_offset),
                word,
            )
            for info, place, word in zip(infos, places, words, strict=True)
        )

    def first(self, text: str) -> tuple[int, int] | None:
        """Return the first glyph of a rightward text and its advance, in thousandths of the size.

        There is none where the glyphs are not the characters' own, each in its place.
        """
        buffer = self._shaped(text, "ltr")
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) != len(text) or any(place.x_offset or place.y_offset for place in places):
            return None
        if any(info.cluster != at for at, info in enumerate(infos)):
            return None
        return infos[0].codepoint, self._scaled(places[0].x_advance)

    def _shaped(self, text: str, direction: str) -> Any:  # noqa: ANN401  # HarfBuzz has no types
        buffer = self._harfbuzz.Buffer()
        buffer.add_str(text)
        # Marks keep clusters of their own, so that each glyph spells what it draws.
        buffer.cluster_level = self._harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.guess_segment_properties()
        buffer.direction = direction
        buffer.language = self._language
        self._harfbuzz.shape(self._font, buffer)
        return buffer

    def _scaled(self, units: int) -> int:
        scaled: int = round(units * self._scale)
        return scaled

    def part(self, glyphs: Iterable[int]) -> FontPart:
        """Return the font with these glyphs and nothing else; the same glyphs give the same."""
        harfbuzz, own = self._harfbuzz, (1 << _WIDENED) - 1
        numbers = sorted(set(glyphs))
        asked, flags = harfbuzz.SubsetInput(), harfbuzz.SubsetFlags
        asked.glyph_set.update(number & own for number in numbers)
        asked.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
        if self.is_compact and not self._keeps_identities():
            asked.flags |= flags.RETAIN_GIDS | flags.CFF_IDENTITY_CHARSET
        unwanted = asked.sets(harfbuzz.SubsetInputSets.DROP_TABLE_TAG)
        unwanted.update(int.from_bytes(tag.encode(), "big") for tag in _UNWANTED)
        asked.pin_all_axes_to_default(self._face)
        for tag, value in self._axes.items():
            asked.pin_axis_location(self._face, tag, value)
        plan = harfbuzz.SubsetPlan(self._face, asked)
        made = plan.execute()
        program = made.reference_table("CFF ").data if self.is_compact else made.blob.data
        found = dict(plan.old_to_new_glyph_mapping)
        widened = [number for number in numbers if number > own]
        if not widened:
            return FontPart(bytes(program), found)
        count = made.glyph_count
        found |= {number: count + at for at, number in enumerate(widened)}
        wanted = [
            (found[number & own], round(self.width(number) / self._scale)) for number in widened
        ]
        return FontPart(with_widened(bytes(program), wanted), found)

    def _keeps_identities(self) -> bool:
        return compact_outlines.is_numbered(bytes(self._face.reference_table("CFF ").data))


def is_withheld(face: Any) -> bool:  # noqa: ANN401  # HarfBuzz has no types
    """Tell whether a font's maker does not allow that it is embedded in part, with outlines."""
    allowed = int.from_bytes(bytes(face.reference_table("OS/2").data)[8:10], "big")
    is_restricted = allowed & _KINDS == _RESTRICTED
    return is_restricted or bool(allowed & (_WHOLE | _BITMAPS))


def spelling(text: str, clusters: Sequence[int], *, leftwards: bool) -> list[str]:
    """Return what each glyph spells: the characters of a cluster in turn, the last one the rest."""
    if not leftwards and clusters == list(range(len(text))):
        return list(text)
    ends = dict(pairwise((*sorted(set(clusters)), len(text))))
    found: list[str] = []
    for start, group in groupby(clusters):
        count = len(list(group))
        signs = list(text[start : ends[start]])
        words = [*signs[: count - 1], "".join(signs[count - 1 :])]
        words = [word or _NOTHING for word in (*words, *[""] * (count - len(words)))]
        found += reversed(words) if leftwards else words
    return found
