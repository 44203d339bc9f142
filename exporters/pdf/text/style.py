"""Type and colours of the handout. Lengths are points, y runs down from the top edge."""

from dataclasses import dataclass, replace

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
LEADERS = 12.0
"""The lanes of leaders take so much to the left of the notes."""


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
