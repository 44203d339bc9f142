"""Blocks as lines that belong together, ready to be placed on sheets."""

from dataclasses import dataclass

from data.annotation import Label
from data.briefing.content import Highlight, Note
from exporters.pdf.layout.tagged_elements import ARTIFACT, Element, Role
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE

_DESCENT = 0.3
_HIGHEST_HEAD = 1 / 3
"""A table's head is repeated where it takes at most this share of a sheet."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A label's letter beside the line where a passage starts, or where a note does, without id."""

    line: int
    label: Label
    annotation_id: str = ""

    def element(self, name: str) -> Element:
        """Return the element of the letter, which is read as `name`; a note's only decorates."""
        return Element(Role.TAB, spoken=name) if self.annotation_id else ARTIFACT


Hung = list[tuple[Tab, Element]]
"""Tabs as they were drawn."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A label's letter and a line of ours in the right-hand column."""

    label: Label | None
    line: Line


@dataclass(frozen=True, slots=True)
class SideColumns:
    """Where citations stand and how wide they may be, and where what stands beside them starts."""

    citation_x: float
    citation_room: float
    beside_x: float


@dataclass(frozen=True, slots=True)
class Taken:
    """What some lines of a piece take of a sheet: from `top` to `bottom`, and `room` in all.

    The room runs from the baseline before to the last one, in layout points.
    """

    piece_id: str
    sheet: int
    top: float
    bottom: float
    room: float


@dataclass(frozen=True, slots=True)
class ComposedCell:
    """A cell of a table's row: its lines from the row's first baseline on, each with its x.

    Of a cell that reaches over several rows each has the lines that stand beside it, the first of
    them `drop` below its first baseline, or above.
    """

    element: Element
    lines: list[tuple[Line, float]]
    highlights: tuple[Highlight, ...] = ()
    drop: float = 0.0


@dataclass(frozen=True, slots=True)
class RowRule:
    """A line below a row, from `left` to `right`; a strong one ends the head."""

    left: float
    right: float
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """Lines that belong together, `x` points from the left edge.

    `hung` are lines beside the first one, each with its x. `notes` are margin notes with the number
    of the line that each belongs to. `above` and `below` are baseline distances to the neighbours;
    a `below` of 0 leaves the distance to what follows. A heading is `kept` with what follows. A
    table's row has `cells` in place of a text of its own, with as many `lines`, all empty, as the
    longest of them; `head` is the row that is repeated above it at the top of a sheet, with that
    row's own above it, and `again` are cells of rows before that go on beside it. What is
    `whole` is not parted where a sheet has room for it. `columns` are those of its citation where
    these are not the grid's; its rule ends at `right`, so far below the last baseline as
    `rule_below`, or is in the parts that are `rules`. `piece_id` names the piece of the briefing
    that it was made of.
    """

    element: Element
    lines: list[Line]
    leading: float
    size: float
    x: float
    above: float
    below: float = 0.0
    kept: bool = False
    place: str = ""
    citation: str = ""
    hung: tuple[tuple[Line, float], ...] = ()
    highlights: tuple[Highlight, ...] = ()
    tabs: tuple[Tab, ...] = ()
    remarks: tuple[int, ...] = ()
    notes: tuple[tuple[int, Note], ...] = ()
    ruled: bool = False
    bulleted: bool = False
    beside: Beside | None = None
    cells: tuple[ComposedCell, ...] = ()
    head: "Composed | None" = None
    again: tuple[ComposedCell, ...] = ()
    whole: bool = False
    columns: SideColumns | None = None
    right: float = 0.0
    rule_below: float = 4.5
    rules: tuple[RowRule, ...] = ()
    piece_id: str = ""

    def taken(self, sheet: int, first: float, count: int, above: float) -> Taken:
        """Return what `count` lines take of a sheet, the first of them on the baseline `first`.

        The text before ends at the baseline `above`.
        """
        last = first + (count - 1) * self.leading
        top, bottom = first - self.size, last + self.size * _DESCENT
        return Taken(self.piece_id, sheet, top, bottom, last - above)

    def is_low(self, last: float) -> bool:
        """Tell whether a table's head leaves a sheet, down to `last`, room for rows and notes."""
        height = sum(row.above + len(row.lines) * row.leading for row in self.headed)
        return height - self.headed[0].above <= _HIGHEST_HEAD * (last - FIRST_BASELINE)

    @property
    def headed(self) -> tuple["Composed", ...]:
        """The rows of a table's head down to it."""
        return (*(self.head.headed if self.head else ()), self)

    @property
    def type(self) -> tuple[float, float]:
        """The size of its letters and its leading."""
        return self.size, self.leading

    @property
    def called(self) -> tuple[int, ...]:
        """The numbers of the notes that begin in it, on its passages or on the whole of it."""
        passages = (item.note for item in self.highlights if item.opens and item.note is not None)
        return (*self.remarks, *passages, *(note.number for _, note in self.notes))

    def read_labels(self, hung: Hung) -> None:
        """Let labels be read where their passages, drawn by then, begin, or behind a heading."""
        owners = (self.element, *(cell.element for cell in self.cells))
        for tab, element in hung:
            if tab.annotation_id:
                found = (owner.passages.get(tab.annotation_id) for owner in owners)
                passage = next(filter(None, found), self.element)
                element.parent = passage.beside if passage.heads else passage
