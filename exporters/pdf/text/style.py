"""Measures and colours of the handout. Lengths are points, y runs down from the top edge."""

from dataclasses import dataclass, replace

from exporters.options import NotePlacement, PageSetup

MM = 72 / 25.4

INK = "#1A1D22"
NOTE_INK = "#2A2F37"
GREY = "#5D646E"
HAIRLINE = "#A3A9B2"
ACCENT = "#17375E"
BOX = "#EAEFF5"
WHITE = "#FFFFFF"

PAPER_SHARES = {
    "key-point": 0.35,
    "commitment": 0.28,
    "concern": 0.30,
    "question": 0.30,
    "action": 0.25,
}
"""The solid colour's share in a tint on paper, by label id, where it is not that of the screen."""

RULE_WIDTH = 0.4
FIRST_BASELINE = 82.0
LARGE_PRINT = 1.25
"""How much larger large print is; no line keeps its place."""
LEADERS = 12.0
"""The lanes of leaders take so much to the left of the notes."""
_BINDING = 5.0
"""Millimetres that the binding edge has more than the middle of both margins."""
_NARROW = 190.0
"""Sheets below so many millimetres have narrower margins."""
_WIDE_GUTTER = 20
"""Millimetres of the gutter where citations name their document."""
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
    lines can be read across.
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

    @classmethod
    def of(
        cls,
        setup: PageSetup,
        *,
        wide_gutter: bool = False,
        has_notes: bool = True,
        has_parts: bool = False,
    ) -> "Grid":
        """Return the grid of a page set-up, with room for citations that name their document.

        Where no notes stand beside the text, it stands in the middle of the sheet, unless the
        handout has parts, whose labels need the right-hand column.
        """
        width, height = setup.paper.value
        scale = LARGE_PRINT if setup.large_print else 1.0
        narrow = width / scale < _NARROW
        grid = cls(
            width=width * MM / scale,
            height=height * MM / scale,
            scale=scale,
            margin=(14 if narrow else 18) * MM,
            usual_margin=(14 if narrow else 18) * MM,
            notes_measure=(36 if narrow else 40) * MM,
            notes_beside=has_notes and setup.notes is NotePlacement.MARGIN,
            binding=_BINDING * MM / scale if setup.two_sided else 0.0,
            gutter=(_WIDE_GUTTER if wide_gutter else 12) * MM,
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
        return self.binding if number % 2 else -self.binding

    def area(
        self, number: int, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """Return an area as the page has it: left, bottom, right and top in page points."""
        shift, scale = self.shift(number), self.scale
        return (
            (left + shift) * scale,
            (self.height - bottom) * scale,
            (right + shift) * scale,
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
    def detail_columns(self) -> tuple[float, ...]:
        """Where the four columns of the title block start."""
        step = (self.notes_x - self.text_x) / 3
        return tuple(self.text_x + step * column for column in range(4))


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a piece of text is set; `face` is a name from `fonts.FACES`."""

    face: str
    size: float
    leading: float
    colour: str = INK
    tracking: float = 0.0

    def faced(self, face: str) -> "TextStyle":
        """Return the style in another face."""
        return replace(self, face=face)

    @property
    def of_author(self) -> "TextStyle":
        """The style in the face of the author's words, which is the sans."""
        return self.faced(self.face.replace("Serif", "Sans"))


KICKER = TextStyle("Sans-SemiBold", 8.5, 11, ACCENT)
TITLE = TextStyle("Serif-Medium", 21, 26, tracking=-0.12)
DETAIL_NAME = TextStyle("Sans-Regular", 7, 9, GREY)
DETAIL_VALUE = TextStyle("Sans-Medium", 8.5, 11)
CONTENTS_NUMBER = TextStyle("Sans-Medium", 9, 14, ACCENT)
CONTENTS_TITLE = TextStyle("Serif-Regular", 9.5, 14)
CONTENTS_PAGE = TextStyle("Sans-Regular", 9, 14)
KEY_NAME = TextStyle("Sans-Regular", 8.5, 14)
LEGEND_NAME = TextStyle("Sans-SemiBold", 8.5, 14)

LEAD = TextStyle("Serif-Regular", 12, 17.5)
BODY = TextStyle("Serif-Regular", 10, 14)
OWN_TEXT = TextStyle("Sans-Regular", 10.5, 14.5)
QUOTATION = TextStyle("Serif-Regular", 9.5, 13.5)
CAPTION = TextStyle("Serif-Italic", 9, 12.5)
TABLE_ROW = TextStyle("Serif-Regular", 9, 12.5)
FOOTNOTE = TextStyle("Serif-Regular", 8.5, 11.5)
CITATION = TextStyle("Sans-Regular", 7, 9, GREY)

MARKING = TextStyle("Sans-SemiBold", 8, 10, ACCENT, tracking=0.72)
COPY = TextStyle("Sans-Regular", 8, 10, GREY)
FOOTER = TextStyle("Sans-Regular", 7.5, 10, GREY)
PAGE_NUMBER = TextStyle("Sans-Medium", 8, 10)

NOTE_NUMBER = TextStyle("Sans-SemiBold", 8, 10.5, ACCENT)
NOTE_LABEL = TextStyle("Sans-SemiBold", 8, 10.5)
NOTE_TEXT = TextStyle("Sans-Regular", 8, 10.5, NOTE_INK)
NOTE_ASIDE = TextStyle("Sans-Regular", 7, 10.5, GREY)
TAB_LETTER = TextStyle("Sans-SemiBold", 6.8, 8.6)


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """A heading, its hanging number, and the baseline distances above and below it."""

    text: TextStyle
    number: TextStyle
    above: float
    below: float


_HEADINGS = (
    HeadingStyle(
        TextStyle("Serif-SemiBold", 12.5, 16), TextStyle("Sans-Medium", 12.5, 16, ACCENT), 40, 20
    ),
    HeadingStyle(
        TextStyle("Serif-SemiBold", 11, 14.5), TextStyle("Sans-Medium", 11, 14.5, ACCENT), 30, 17.5
    ),
    HeadingStyle(
        TextStyle("Serif-SemiBold", 10, 14), TextStyle("Sans-Medium", 10, 14, ACCENT), 25, 15.5
    ),
    HeadingStyle(
        TextStyle("Serif-SemiBoldItalic", 10, 14),
        TextStyle("Sans-Medium", 9, 14, ACCENT),
        23,
        15,
    ),
)


def heading_style(level: int) -> HeadingStyle:
    """Return how a topic of that level (from 1) is headed; deep levels look alike."""
    return _HEADINGS[min(max(level, 1), len(_HEADINGS)) - 1]
