"""What is found on a web page: its pieces, and what is told of the elements around them."""

from collections import Counter
from dataclasses import dataclass, field, replace

from data.document import FurnitureKind, SpanKind
from data.intake.lines.rich_text import Rich
from data.intake.markup.html_frames import Leaning
from data.intake.stream import Piece


@dataclass(frozen=True, slots=True)
class PageFindings:
    """A piece, the elements that hold it (outermost first), and how much of it are links.

    `links` is a share of its characters; of a heading, links to itself and other places of the page
    do not count. `main` tells that the page declares it to be its content, `caption` that a class
    calls most of it a caption.
    """

    piece: Piece
    path: tuple[int, ...]
    links: float = 0.0
    main: bool = False
    caption: bool = False


@dataclass(frozen=True, slots=True)
class WalkedPage:
    """All text of a page, also what is menu or footer.

    `leanings` and `tags` are those of the elements in the pieces' paths ("main" for what the page
    declares to be that), `pictures` are the elements that hold each picture, `fields` those that
    hold each field to fill in, and `times` what `<time>` says, with the number of the piece that it
    stands in; `names` are those behind the last piece.
    """

    found: list[PageFindings] = field(default_factory=list)
    leanings: dict[int, Leaning] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    pictures: list[tuple[int, ...]] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)
    fields: list[tuple[int, ...]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class LineMarks:
    """How the letters of a line were set: looks and sizes, links, captions."""

    looks: Counter[tuple[str, float]] = field(default_factory=Counter)
    links: int = 0
    captions: int = 0

    def __add__(self, other: "LineMarks") -> "LineMarks":
        return LineMarks(
            self.looks + other.looks, self.links + other.links, self.captions + other.captions
        )


def outside(found: PageFindings, kind: FurnitureKind) -> Piece:
    """Return a piece as furniture, unless it is that already."""
    return found.piece if found.piece.furniture else replace(found.piece, furniture=kind)


def note_marker(marker: str, line: Rich) -> tuple[str, Rich]:
    """Return a footnote's number: the list's, a printed one, or a raised one, and the rest."""
    if marker:
        return marker, line
    for span in line.spans:
        if span.kind is SpanKind.SUPERSCRIPT and span.start == 0 and span.end < len(line.text):
            return line.text[: span.end].strip(), line.cut(span.end, len(line.text))
    return line.split_marker()
