"""Where the parts of a piece's card stand, in pixels from the card's top left corner."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from viewer.briefing.composer.piece_card import TOGGLES, PieceCard
from viewer.session.catalogue import told, tr
from viewer.widgets.card_fonts import CardFonts
from viewer.widgets.chips import CHIP
from viewer.widgets.fitted_lines import broken

GRIP = 26
SIDE = 14
TOP = 11
HEAD_PITCH = 19
QUOTE_PITCH = 18
FOOT_HEIGHT = 18
_INDENT = CHIP + 10
_COST = 64
_GAP = 6
_BOTTOM = 10
_HEADING_TOP, _HEADING_HEIGHT = 14, 26
_HEAD_LINES, _QUOTE_LINES = 8, 6
_TOGGLE_GAP = 14
RENEW = "renew"
"""The part of a card that takes over the words that an annotation has now."""


@dataclass(frozen=True, slots=True)
class PieceLayout:
    """A card's lines and where they start; `parts` are what can be clicked, by their names."""

    head: tuple[str, ...]
    head_top: float
    text_left: float
    quote: tuple[str, ...]
    quote_top: float
    warning_top: float
    foot_top: float
    parts: tuple[tuple[str, QRectF], ...]
    height: int


def lay_out(card: PieceCard, width: int, fonts: CardFonts) -> PieceLayout:
    """Return the layout of a card that is `width` pixels wide."""
    if card.is_heading:
        room = max(width - GRIP - 40, 40)
        head = broken(card.head or tr("Heading"), fonts.heading, room, 2)
        below = _HEADING_TOP + max(1, len(head)) * 22
        height = below + (FOOT_HEIGHT if card.warning else 0) + _GAP
        return PieceLayout(head, _HEADING_TOP, GRIP + 28, (), 0, below, 0, (), height)
    left = GRIP + (_INDENT if card.label is not None else 0)
    room = max(width - left - SIDE, 40)
    head = broken(card.head, fonts.own, max(room - (_COST if card.cost else 0), 40), _HEAD_LINES)
    beside = _COST if card.cost and not head else 0
    words = f"“{card.quote}”" if card.quote else ""
    quote = broken(words, fonts.quoting(words), max(room - beside, 40), _QUOTE_LINES)
    quote_top = TOP + len(head) * HEAD_PITCH + (2 if head and quote else 0)
    warning_top = quote_top + len(quote) * QUOTE_PITCH + (_GAP if card.warning else 0)
    foot_top = warning_top + (FOOT_HEIGHT if card.warning else 0) + 4
    has_foot = bool(card.citation or card.toggles)
    height = foot_top + (FOOT_HEIGHT if has_foot else 0) + _BOTTOM
    return PieceLayout(
        head,
        TOP,
        left,
        quote,
        quote_top,
        warning_top,
        foot_top,
        (*_toggles(card, width, foot_top, fonts.small), *_renew(card, width, warning_top, fonts)),
        round(max(height, TOP + CHIP + _BOTTOM)),
    )


def renew_text() -> str:
    """Return what is clicked to take over new words."""
    return tr("Take the new words")


def _toggles(
    card: PieceCard, width: int, top: float, font: QFont
) -> tuple[tuple[str, QRectF], ...]:
    """Return the switches, from the right edge of the card to the left."""
    advance = QFontMetricsF(font).horizontalAdvance
    right: float = width - SIDE
    found: list[tuple[str, QRectF]] = []
    for name, _ in reversed(card.toggles):
        room = advance(told(TOGGLES[name]))
        found.append((name, QRectF(right - room, top, room, FOOT_HEIGHT)))
        right -= room + _TOGGLE_GAP
    return tuple(reversed(found))


def _renew(
    card: PieceCard, width: int, top: float, fonts: CardFonts
) -> tuple[tuple[str, QRectF], ...]:
    if not card.can_renew:
        return ()
    room = QFontMetricsF(fonts.small).horizontalAdvance(renew_text())
    return ((RENEW, QRectF(width - SIDE - room, top, room, FOOT_HEIGHT)),)
