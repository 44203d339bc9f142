"""Rectangles filled with a colour, as Qt fills them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill a rectangle; the painter has no pen, and another brush, afterwards.

    `QPainter.fillRect` takes gradients, too: to tell that it was given none, PySide first makes
    the names of all that there are, which takes a hundredth of the start.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)
