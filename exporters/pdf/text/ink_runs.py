"""Runs of text in one face and one ink, and the lines that they are filled into."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from data.messages import Message
from exporters.pdf.text.faces import Face
from exporters.pdf.text.font_files.bundled_fonts import FACES, FALLBACK, MINCHO, SIGNS
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import clean
from exporters.pdf.text.style import TextStyle


class ListItem(NamedTuple):
    """An item of a list of a note: the numbers of list and item in it, and the list's marker."""

    list: int
    item: int
    marker: str


class ItemPlace(NamedTuple):
    """Where in the lists of a note words stand: in which items, outermost first.

    They are the last one's marker, or its text.
    """

    items: tuple[ListItem, ...]
    is_marker: bool = False


@dataclass(frozen=True, slots=True)
class Ruby:
    """How words of a block are read, which stands above them.

    They are `length` letters from `start` on, and are parted only where they are wider than a line.
    `highlights` are those that touch them.
    """

    start: int
    length: int
    reading: tuple["Run", ...]
    highlights: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run looks and what it belongs to.

    `highlights` are numbers of the block's highlights; `link` is an address, "#" and the name of a
    place of ours, or empty. A `mark` is a number that we insert: it stands `gap` points after the
    passage and never starts a line. What calls a note, a mark or the source's own, `leads_to` one,
    in words; whoever reads the text alone gets a space before it. What is `quoted` within our own
    words is the source's. Words that have a reading know their `ruby`, those of a note's lists
    their `place`.
    """

    style: TextStyle
    rise: float = 0.0
    gap: float = 0.0
    highlights: tuple[int, ...] = ()
    link: str = ""
    mark: bool = False
    leads_to: Message | str = ""
    quoted: bool = False
    ruby: Ruby | None = None
    place: ItemPlace | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face with one ink; `language` where it is not that of what it stands in."""

    text: str
    face: Face
    ink: Ink
    language: str = ""

    @property
    def thickened(self) -> bool:
        """Whether a bold style met a face that has no bold, so that its strokes are thickened."""
        name = self.face.fontName
        has_none = name in {FALLBACK, MINCHO, SIGNS} or name not in FACES
        return has_none and not self.face.is_bold and "SemiBold" in self.ink.style.face

    def widths(self, text: str) -> tuple[float, float]:
        """Return the advance of `text` without and with the space at its end, without the gap."""
        style = self.ink.style
        bare, full = self.face.widths[text]
        scale = style.size / 1000
        if not style.tracking:
            return bare * scale, full * scale
        tracked = style.tracking * len(text.rstrip(" "))
        return bare * scale + tracked, full * scale + style.tracking * len(text)


class Segment(NamedTuple):
    """What one run gives to one line, from `x` (points from the line's start), `width` wide.

    `spacing` is what each of its spaces is wider than in the face, `loosened` what follows each of
    its East Asian letters, `squeezed` what each of its brackets and commas gives of the room after
    it; `apart` is what stands between it and the next one. What runs `leftwards` is drawn
    from right to left; its text is in the order of reading all the same.
    """

    run: Run
    text: str
    x: float
    width: float
    spacing: float = 0.0
    leftwards: bool = False
    loosened: float = 0.0
    squeezed: float = 0.0
    apart: float = 0.0


class Line(NamedTuple):
    """A line; `width` leaves out the space at its end, which is in the last segment's text.

    Where it begins at a side of its `measure` that its letters choose, that is given. The segments
    of one that `is_mirrored` are measured from its right end.
    """

    segments: tuple[Segment, ...]
    width: float
    measure: float = 0.0
    is_mirrored: bool = False


def within(line: Line, place: ItemPlace | None) -> Line:
    """Return a line whose words stand at a place in the lists of a note, if at any."""
    if place is None:
        return line
    segments = (
        segment._replace(run=replace(segment.run, ink=replace(segment.run.ink, place=place)))
        for segment in line.segments
    )
    return line._replace(segments=tuple(segments))


def runs(
    book: FontBook, text: str, ink: Ink, *, of_source: bool = False, language: str = ""
) -> list[Run]:
    """Return `text`, ours or the source's, as runs that have a glyph for each character.

    `language` is that of the text where it is another than ours, or the source's.
    """
    found: list[Run] = []
    for face, piece in book.split(clean(text), ink.style.face, language):
        foreign = book.foreign(piece, face, of_source=of_source, language=language)
        found.append(Run(piece, book.face(face), ink, foreign))
    return found
