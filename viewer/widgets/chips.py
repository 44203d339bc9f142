"""The small shapes that every pane draws alike: a label's letter tab, the ring of the focus."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from data.annotation import Label
from viewer.look.theme import Theme, interface

CHIP = 17
"""The side of a letter tab, in pixels."""


def draw_chip(painter: QPainter, corner: QPointF, label: Label, theme: Theme) -> None:
    """Draw a label's letter tab with its top left at `corner`."""
    square = QRectF(corner.x(), corner.y(), CHIP, CHIP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.solid(label)))
    painter.drawRoundedRect(square, 3, 3)
    painter.setFont(interface(11, QFont.Weight.Medium))
    painter.setPen(QColor(theme.on_solid(label)))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, label.letter)


def draw_focus_ring(painter: QPainter, frame: QRectF, theme: Theme, radius: float = 7) -> None:
    """Draw the ring of the keyboard focus, 2 px wide, just inside `frame`."""
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
