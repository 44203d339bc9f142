"""Where the columns and the fixed lines of a sheet stand, for each paper and size of print."""

from dataclasses import dataclass, replace

from exporters.options import Imposition, NotePlacement, PageSetup
from exporters.pdf.text.style import LEADERS, MM

LARGE_PRINT = 1.8
"""How much larger large print is, of which the body has 18 points; no line keeps its place."""
BOOKLET = 0.95
"""The size of a booklet's print on half of the paper; its body has 9.5 points."""
_BINDING = 5.0
"""Millimetres that the binding edge has more than the middle of both margins."""
_NARROW = 190.0
"""Sheets below so many millimetres have narrower margins."""
_WIDE_GUTTER = 20
"""Millimetres of the gutter where citations name their document."""
_BOOKLET_MARGIN = 12
_WIDEST_COLUMN, _NARROW_COLUMN = 0.2, 0.13
"""The shares of a sheet, and of a narrow one, that the column beside points may have."""
_LEAST_DETAIL = 60.0
_HANGING = 12 * MM
"""What numbers hang in, left of the text."""
_BEFORE_GUTTER = 4 * MM
WIDEST = 350.0
"""The widest text column, about 72 characters of the body."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns and the fixed lines of a sheet stand.

    All lengths are layout points, `scale` page points each. `margin` is that of both sides, where
    the text is not in the middle the `usual_margin` of its paper;
    `binding` is how far a sheet is moved from the edge that it is bound at, which is in turn the
    left and the right one. Where notes do not stand beside the text it takes of their room what
    lines can be read across. What is left of something else stands right of it on sheets that are
    read from the right: these are mirrored when they are drawn.
    """

    width: float
    height: float
    scale: float = 1.0
    margin: float = 18 * MM
    usual_margin: float = 18 * MM
    notes_measure: float = 40 * MM
    notes_beside: bool = True
    binding: float = 0.0
    gutter: float = 12 * MM
    is_mirrored: bool = False

    @classmethod
    def of(
        cls,
        setup: PageSetup,
        *,
        wide_gutter: bool = False,
        has_notes: bool = True,
        has_parts: bool = False,
        is_mirrored: bool = False,
    ) -> "Grid":
        """Return the grid of a page set-up, with room for citations that name their document.

        Where no notes stand beside the text, it stands in the middle of the sheet, unless the
        handout has parts, whose labels need the right-hand column.
        """
        width, height = setup.paper.value
        narrow = width < _NARROW
        margin, scale = 14.0 if narrow else 18.0, 1.0
        if setup.large_print:
            margin, scale = margin / LARGE_PRINT, LARGE_PRINT
        elif setup.imposition is Imposition.BOOKLET:
            width, height = height / 2, width
            margin, scale = _BOOKLET_MARGIN / BOOKLET, BOOKLET
        grid = cls(
            width=width * MM / scale,
            height=height * MM / scale,
            scale=scale,
            margin=margin * MM,
            usual_margin=margin * MM,
            notes_measure=(36 if narrow else 40) * MM,
            notes_beside=has_notes and setup.notes is NotePlacement.MARGIN,
            binding=_BINDING * MM / scale if setup.two_sided else 0.0,
            gutter=(_WIDE_GUTTER if wide_gutter else 12) * MM,
            is_mirrored=is_mirrored,
        )
        return grid if grid.notes_beside or has_parts else grid._centred()

    def _centred(self) -> "Grid":
        """Return the grid with margins as wide as its text and citations leave them."""
        spare = self.width - (_HANGING + WIDEST + _BEFORE_GUTTER + self.gutter)
        return replace(self, margin=max(self.margin, spare / 2))

    @property
    def turned(self) -> "Grid":
        """The grid of a sheet of the same paper that is turned, for what is wider than others."""
        return replace(
            self, width=self.height, height=self.width, margin=self.least_margin, binding=0.0,
            notes_beside=False,
        )  # fmt: skip

    @property
    def is_turned(self) -> bool:
        """Whether the sheet is wider than it is high."""
        return self.width > self.height

    @property
    def least_margin(self) -> float:
        """The margin that no text goes beyond, however wide it is."""
        return self.margin if self.notes_beside else min(self.margin, self.usual_margin)

    @property
    def cited(self) -> float:
        """What citations take to the right of the text."""
        return self.gutter + _BEFORE_GUTTER

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of the paper, in page points."""
        return self.width * self.scale, self.height * self.scale

    def shift(self, number: int) -> float:
        """Return how far right a sheet is moved, by its number from 1."""
        is_front = number % 2 == 1
        return self.binding if is_front is not self.is_mirrored else -self.binding

    def across(self, left: float, width: float = 0.0) -> float:
        """Return where on the paper something starts that is so far from the side of the start."""
        return self.width - left - width if self.is_mirrored else left

    def area(
        self, number: int, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """Return an area as the page has it: left, bottom, right and top in page points."""
        shift, scale = self.shift(number), self.scale
        start = self.across(left, right - left) + shift
        return (
            start * scale,
            (self.height - bottom) * scale,
            (start + right - left) * scale,
            (self.height - top) * scale,
        )

    @property
    def number_x(self) -> float:
        """Where the numbers of topics start."""
        return self.margin

    @property
    def text_x(self) -> float:
        """Where the text starts."""
        return self.margin + _HANGING

    @property
    def text_right(self) -> float:
        """The right edge of the text column."""
        return self.gutter_x - _BEFORE_GUTTER

    @property
    def measure(self) -> float:
        """The width of the text column."""
        return self.text_right - self.text_x

    @property
    def gutter_x(self) -> float:
        """Where citations start; what a wider sheet has more goes to the text before them."""
        if self.notes_beside:
            return self.notes_x - self.gutter
        return min(self.right - self.gutter, self.text_x + WIDEST + _BEFORE_GUTTER)

    @property
    def gutter_measure(self) -> float:
        """The width of citations, which leave the leaders their lanes before the notes."""
        return self.gutter - (LEADERS + 1 if self.notes_beside else 0)

    @property
    def notes_x(self) -> float:
        """Where the right-hand column starts: margin notes, the key, the page's number."""
        return self.right - self.notes_measure

    @property
    def right(self) -> float:
        """The right edge of notes and rules."""
        return self.width - self.margin

    @property
    def contents_page_x(self) -> float:
        """Where the pages of the contents start, left of the key."""
        return self.notes_x - 12 * MM

    def from_foot(self, y: float) -> float:
        """Return a height measured on A4 at the same distance from this sheet's foot."""
        return self.height - (297 * MM - y)

    @property
    def last_baseline(self) -> float:
        """The lowest baseline that text may have."""
        return self.from_foot(764)

    @property
    def with_column(self) -> "Grid":
        """The grid of the analyst's own page, which has labels beside it."""
        share = _NARROW_COLUMN if self.is_narrow else _WIDEST_COLUMN
        measure = min(self.notes_measure, share * self.width)
        return replace(self, notes_beside=True, notes_measure=measure)

    @property
    def is_narrow(self) -> bool:
        """Whether nothing has room beside the text."""
        return (self.notes_x - self.text_x) / 3 < _LEAST_DETAIL

    @property
    def detail_columns(self) -> tuple[float, ...]:
        """Where the four columns of the title block start; a narrow sheet has two."""
        step = (self.notes_x - self.text_x) / 3
        if self.is_narrow:
            return self.text_x, (self.text_x + self.right) / 2
        return tuple(self.text_x + step * column for column in range(4))
