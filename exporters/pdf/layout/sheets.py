"""Sheets of paper as lists of operations, kept until all are known.

Each piece on a sheet carries the structure element that it belongs to, in reading order.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from data.briefing.content import Highlight
from data.messages import Message
from exporters.logo_pictures import Raster
from exporters.pdf.layout.tagged_elements import ARTIFACT, DECORATION, Element, Role
from exporters.pdf.layout.taken_areas import TakenAreas
from exporters.pdf.text.bidi_order import mirrored
from exporters.pdf.text.ink_runs import Line, Run, Segment
from exporters.pdf.text.page_grid import Grid
from exporters.pdf.text.ruby.drawn_readings import PlacedReadings
from exporters.pdf.text.text_state import TextState, rgb


class Tagger(Protocol):
    """Knows the structure of the document that sheets belong to."""

    def begin(self, element: Element, page: int) -> str:
        """Return the operation that begins content of `element` on the page of that number."""


@dataclass(frozen=True, slots=True)
class SheetPiece:
    """Operations of one element; a callable is asked for them when all pages are known."""

    element: Element
    operations: str | Callable[[], str]


@dataclass(frozen=True, slots=True)
class Link:
    """An active area, in points from the top left, to a place of ours or to an address.

    `element` holds the words that are linked.
    """

    left: float
    top: float
    right: float
    bottom: float
    target: str
    description: Message | str
    element: Element
    internal: bool


@dataclass(frozen=True, slots=True)
class SheetPassage:
    """What a highlight covers of one line, in points from the top left."""

    highlight: Highlight
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class MarginRemark:
    """Where a note hangs that has no passage: beside a heading, in points from the top left."""

    note: int
    element: Element
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where links to `name` lead: an element, and a height in points from the top."""

    name: str
    y: float
    element: Element


class Sheet:
    """One page while it is made; x from the side where lines start, y down from the top edge."""

    def __init__(self, number: int, grid: Grid) -> None:
        self.number = number
        self.grid = grid
        self.pieces: list[SheetPiece] = []
        self.links: list[Link] = []
        self.passages: list[SheetPassage] = []
        self.passage_elements: dict[str, Element] = {}
        self.remarks: list[MarginRemark] = []
        self.places: list[Place] = []
        self.pictures: list[Raster] = []
        self.taken = TakenAreas()
        self.shares_underlines = False
        """Whether several highlights share a line under the text."""

    def text(self, element: Element, placed: Iterable[tuple[Line, float, float]]) -> None:
        """Draw lines, each with its x and the y of its baseline."""
        current, operations, state = element, ["BT"], TextState()
        last: Run | None = None
        grid = self.grid
        readings: PlacedReadings[Element] | None = None
        if grid.is_mirrored:
            placed = [(mirrored(line), x, y) for line, x, y in placed]
        for line, x, y in placed:
            for segment in line.segments:
                if segment.run is not last:
                    last = segment.run
                    owner = element.inside(last)
                    if owner is not current:
                        self._close_text(current, operations, state)
                        current, operations, state = owner, ["BT"], TextState()
                        self._note_passages(owner)
                if last.ink.link and current.role not in DECORATION:
                    self._link(segment, x, y, current)
                left = x + segment.x
                if grid.is_mirrored:
                    left = grid.across(left, segment.width)
                state.show(operations, segment, left, grid.height - y)
                if last.ink.ruby is not None:
                    readings = readings or PlacedReadings(element.read)
                    readings.take(segment, line, (x, y), current)
        self._close_text(current, operations, state)
        if readings is not None:
            self._read(readings)

    def _read(self, readings: "PlacedReadings[Element]") -> None:
        """Draw readings behind the lines that they stand above: words are found as they read."""
        for owner, base, (x, y) in readings.found:
            left = self.grid.across(x + base.x, base.width)
            drawn = base.operations(left, self.grid.height - y)
            if drawn:
                self.pieces.append(SheetPiece(owner.reading, "\n".join(("BT", *drawn, "ET"))))

    def empty(self, element: Element) -> None:
        """Let an element be in the file although it says nothing."""
        self.pieces.append(SheetPiece(element, "BT\nET"))

    def _close_text(self, element: Element, operations: list[str], state: TextState) -> None:
        if len(operations) > 1:
            state.reset(operations)
            operations.append("ET")
            self.pieces.append(SheetPiece(element, "\n".join(operations)))

    def _note_passages(self, element: Element) -> None:
        """Remember which element holds the first words of each passage on this sheet."""
        inner: Element | None = element
        while inner is not None:
            if inner.highlight is not None:
                self.passage_elements.setdefault(inner.highlight.annotation_id, inner)
            inner = inner.parent

    def _link(self, segment: Segment, x: float, y: float, element: Element) -> None:
        while element.role is not Role.LINK and element.parent is not None:
            element = element.parent
        ink = segment.run.ink
        left, size, middle = x + segment.x, ink.style.size, y - ink.rise
        description = ink.leads_to or segment.run.text
        self.links.append(
            Link(left, middle - 0.8 * size, left + segment.width, middle + 0.25 * size,
                 ink.link.removeprefix("#"), description, element,
                 internal=ink.link.startswith("#"))
        )  # fmt: skip

    def remark_all(
        self, notes: Iterable[int], heading: Element, last: tuple[Line, float, float]
    ) -> None:
        """Let notes on a heading be found at the end of its last line, where their numbers are."""
        line, x, y = last
        for note in notes:
            element = Element(Role.PASSAGE, parent=heading.beside)
            self.remarks.append(MarginRemark(note, element, x + line.width, y))

    def cover(
        self, highlight: Highlight, left: float, top: float, width: float, height: float
    ) -> None:
        """Note that a highlight covers this area of a line."""
        self.passages.append(SheetPassage(highlight, left, top, left + width, top + height))

    def rule(
        self,
        points: Iterable[tuple[float, float]],
        colour: str,
        width: float,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw a line through `points`, as an artifact."""
        path = [
            f"{self.grid.across(x):.2f} {self.grid.height - y:.2f} {'l' if index else 'm'}"
            for index, (x, y) in enumerate(points)
        ]
        pattern = f"[{' '.join(f'{dash:g}' for dash in dashes)}] 0 d"
        head = f"{rgb(colour)} RG {width:g} w {pattern}"
        self.pieces.append(SheetPiece(ARTIFACT, "\n".join((head, *path, "S"))))

    def box(
        self, left: float, top: float, width: float, height: float, fill: str | tuple[float, ...]
    ) -> None:
        """Fill a rectangle with #RRGGBB or three shares of 0 to 1, as an artifact."""
        colour = rgb(fill) if isinstance(fill, str) else " ".join(f"{part:.3f}" for part in fill)
        left, bottom = self.grid.across(left, width), self.grid.height - top - height
        self.pieces.append(
            SheetPiece(
                ARTIFACT, f"{colour} rg {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f"
            )
        )

    def picture(
        self, element: Element, raster: Raster, at: tuple[float, float], size: tuple[float, float]
    ) -> None:
        """Draw pixels from their left and top on, so wide and so high."""
        self.pictures.append(raster)
        (left, top), (width, height) = at, size
        x, y = self.grid.across(left, width), self.grid.height - top - height
        matrix = f"{width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm"
        name = picture_name(self.number, len(self.pictures))
        self.pieces.append(SheetPiece(element, f"q {matrix} /{name} Do Q"))

    def later(self, element: Element, draw: "Callable[[Sheet], None]") -> None:
        """Leave room in the reading order for what `draw` puts on a sheet once all are known."""

        def operations() -> str:
            sheet = Sheet(self.number, self.grid)
            draw(sheet)
            return "\n".join(str(piece.operations) for piece in sheet.pieces)

        self.pieces.append(SheetPiece(element, operations))

    def weave(self, drawings: "Iterable[tuple[int, Callable[[], None]]]") -> None:
        """Let what is drawn now be read after so many of the pieces that the sheet has.

        The drawings come in the order in which they are read.
        """
        pieces, start = self.pieces, 0
        woven: list[SheetPiece] = []
        for place, draw in drawings:
            woven += pieces[start:place]
            start = place
            self.pieces = []
            draw()
            woven += self.pieces
        self.pieces = [*woven, *pieces[start:]]

    def stream(self, tagger: Tagger) -> bytes:
        """Return the content stream, tagged; call it once all sheets are known, in their order."""
        return ("\n".join(self._operations(tagger)) + "\n").encode("latin-1")

    def _operations(self, tagger: Tagger) -> Iterator[str]:
        for element, pieces in groupby(self.pieces, key=attrgetter("element")):
            operations = [
                piece.operations if isinstance(piece.operations, str) else piece.operations()
                for piece in pieces
            ]
            if any(operations):
                yield tagger.begin(element, self.number)
                yield from operations
                yield "EMC"


def picture_name(sheet: int, number: int) -> str:
    """Return the name by which a sheet draws its picture of that number."""
    return f"P{sheet}x{number}"
