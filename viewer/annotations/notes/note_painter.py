"""How the lines of a note are drawn, piece by piece: nothing of it is ever read as rich text."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from viewer.annotations.notes.note_layout import NOTE_PITCH, NoteLayout, NoteLine, font_of
from viewer.look.theme import Theme
from viewer.widgets.card_fonts import CardFonts
from viewer.widgets.fitted_lines import baseline

_BAR = 2.0
_AROUND_CODE = 2.0


def draw_note(
    painter: QPainter, corner: QPointF, note: NoteLayout, fonts: CardFonts, theme: Theme
) -> None:
    """Draw a note from `corner` down."""
    for line in note.lines:
        _draw_line(painter, corner + QPointF(0, line.top), line, fonts, theme)


def _draw_line(
    painter: QPainter, corner: QPointF, line: NoteLine, fonts: CardFonts, theme: Theme
) -> None:
    if line.bar is not None:
        bar = QRectF(corner.x() + line.bar, corner.y(), _BAR, NOTE_PITCH)
        painter.fillRect(bar, QColor(theme.line))
    ground = baseline(fonts.own, NOTE_PITCH)
    for piece in line.pieces:
        font = font_of(piece.look, fonts)
        place = corner + QPointF(piece.x, 0)
        if piece.look.code:
            width = QFontMetricsF(font).horizontalAdvance(piece.text) + 2 * _AROUND_CODE
            box = QRectF(place.x() - _AROUND_CODE, place.y() + 1, width, NOTE_PITCH - 2)
            painter.fillRect(box, QColor(theme.pill))
        painter.setFont(font)
        painter.setPen(QColor(theme.soft if line.bar is not None else theme.ink))
        painter.drawText(place + QPointF(0, ground), piece.text)
