"""Where the parts of a card stand, in pixels from the card's top left corner."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from viewer.annotations.card import Card
from viewer.annotations.notes.note_layout import NOTE_PITCH, NoteLayout, lay_out_note
from viewer.widgets.card_fonts import CardFonts
from viewer.widgets.chips import CHIP
from viewer.widgets.fitted_lines import broken, elided

SIDE = 16
TOP = 11
BOTTOM = 12
QUOTE_PITCH = 19
WARNING_PITCH = 16
PILL_HEIGHT = 17
_HEAD_GAP = 10
_NOTE_GAP = 7
_FOOT_GAP = 7
_PILL_GAP = 6
_PILL_SIDE = 10
_QUOTE_LINES = 2
_NOTE_LINES = 6
_MOST_QUOTE_LINES = 40
_MOST_NOTE_LINES = 400
"""Of an expanded card: more than a screen shows, and no more than takes a moment to lay out."""


@dataclass(frozen=True, slots=True)
class CardLayout:
    """A card's lines and where they start; `words_bottom` is where the source's words end.

    `is_cut` says that the note or the quote goes on, and would be shown whole if it were expanded;
    `has_more` that the line below the note says so, or that it can be cut again.
    """

    quote: tuple[str, ...]
    quote_top: int
    warning_top: int
    words_bottom: int
    note: NoteLayout
    note_top: int
    is_cut: bool
    has_more: bool
    more_top: int
    byline_top: int
    pills: tuple[tuple[QRectF, str], ...]
    foot_top: int
    height: int


def lay_out(card: Card, width: int, fonts: CardFonts, *, expanded: bool = False) -> CardLayout:
    """Return the layout of a card that is `width` pixels wide; an expanded one is not cut."""
    room = max(width - 2 * SIDE, 40)
    quoting = fonts.quoting(card.quote)
    quote = broken(card.quote, quoting, room, _QUOTE_LINES)
    note = lay_out_note(card.note, fonts, room, _NOTE_LINES)
    is_long = note.goes_on
    is_cut = is_long or _goes_on(card.quote, quote, quoting, room)
    if expanded:
        quote = broken(card.quote, quoting, room, _MOST_QUOTE_LINES)
        note = lay_out_note(card.note, fonts, room, _MOST_NOTE_LINES)
    quote_top = TOP + CHIP + (_HEAD_GAP if quote else 0)
    warning_top = quote_top + len(quote) * QUOTE_PITCH + (2 if card.warning else 0)
    words_bottom = warning_top + (WARNING_PITCH if card.warning else 0)
    note_top = words_bottom + (_NOTE_GAP if note.lines else 0)
    more_top = note_top + note.height
    byline_top = more_top + (NOTE_PITCH if is_long else 0) + (2 if card.byline else 0)
    foot_top = byline_top + (WARNING_PITCH if card.byline else 0) + _FOOT_GAP
    foot_room = room - QFontMetricsF(fonts.small).horizontalAdvance(card.visibility) - 12
    return CardLayout(
        quote=quote,
        quote_top=quote_top,
        warning_top=warning_top,
        words_bottom=words_bottom,
        note=note,
        note_top=note_top,
        is_cut=is_cut,
        has_more=is_long,
        more_top=more_top,
        byline_top=byline_top,
        pills=_pills(card.tags, QPointF(SIDE, foot_top), foot_room, fonts.small),
        foot_top=foot_top,
        height=foot_top + PILL_HEIGHT + BOTTOM,
    )


def _goes_on(text: str, lines: tuple[str, ...], font: QFont, room: float) -> bool:
    """Tell whether lines that end in an ellipsis hold less than the text."""
    if not lines or not lines[-1].endswith("…"):
        return False
    return len(broken(text, font, room, len(lines) + 1)) > len(lines)


def _pills(
    tags: tuple[str, ...], corner: QPointF, room: float, font: QFont
) -> tuple[tuple[QRectF, str], ...]:
    """Return the tags that fit in one line; a last pill counts those that do not."""
    advance = QFontMetricsF(font).horizontalAdvance
    legible = advance("mmm")
    pills: list[tuple[QRectF, str]] = []
    left, right = corner.x(), corner.x() + room
    for place, tag in enumerate(tags):
        rest = len(tags) - place
        counter = advance(f"+{rest}") + 2 * _PILL_SIDE + _PILL_GAP if rest > 1 else 0
        longest = right - left - 2 * _PILL_SIDE - counter
        fits = advance(tag) <= longest or longest >= legible
        text = elided(tag, font, longest) if fits else f"+{rest}"
        width = advance(text) + 2 * _PILL_SIDE
        pills.append((QRectF(left, corner.y(), width, PILL_HEIGHT), text))
        left += width + _PILL_GAP
        if not fits:
            break
    return tuple(pills)
