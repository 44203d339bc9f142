"""The frames around what stands on the page for pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.reading.page.block_heights import whole

if TYPE_CHECKING:
    from viewer.look.theme import Theme
    from viewer.reading.page.page_layout import ReadingPage

_ABOVE, _BESIDE, _CORNER = 9, 12, 6
"""How far the frame stands from its words, and the radius of its corners, in pixels at 100 %."""


def paint_frames(painter: QPainter, page: ReadingPage, theme: Theme, clip: QRectF) -> None:
    """Draw a frame around each figure that reaches into `clip`; places are the page's."""
    heights, zoom = page.layout.heights, page.zoom
    away = _ABOVE * zoom
    left = whole(page.gutter - _BESIDE * zoom)
    width = page.text.textWidth() - 2 * left
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(QColor(theme.panel))
    for number in range(heights.at(clip.top()), heights.at(clip.bottom() + away) + 1):
        if number in page.figures:
            page.layout.blockBoundingRect(page.text.findBlockByNumber(number))
            top, height = heights.top(number), heights.height(number)
            frame = QRectF(left + 0.5, round(top - away) + 0.5, width - 1, height + 2 * away)
            painter.drawRoundedRect(frame, _CORNER * zoom, _CORNER * zoom)
