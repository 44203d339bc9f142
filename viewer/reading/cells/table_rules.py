"""The hairlines between the rows of tables, and the stronger line below their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPen

from viewer.reading.page.block_heights import whole
from viewer.reading.page.tables.tabular_layout import TabularLayout
from viewer.reading.page.visible_lines import visible_blocks

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from viewer.look.theme import Theme
    from viewer.reading.page.page_layout import ReadingPage
    from viewer.reading.page.tables.table_row import SetRow

_BELOW = 0.4
"""How far below a row its line is, as a multiple of the size of the type."""


def paint_rules(painter: QPainter, page: ReadingPage, theme: Theme, clip: QRectF) -> None:
    """Draw the lines below the rows that reach into `clip`; places are the page's, in pixels."""
    layout = page.layout
    if not isinstance(layout, TabularLayout):
        return
    for _, block in visible_blocks(page, clip):
        number = block.blockNumber()
        row = layout.rows.get(number)
        if row is None:
            continue
        columns = layout.columns(number)
        heights = layout.heights
        below = heights.top(number) + heights.height(number)
        painter.setPen(_pen(row, theme))
        y = round(below + _BELOW * row.columns.size * page.zoom) + 0.5
        for part in row.ruled or (range(len(columns)),):
            places = [columns[column] for column in part]
            left = whole(page.gutter) + min(place.x for place in places)
            right = whole(page.gutter) + max(place.x + place.width for place in places)
            painter.drawLine(QPointF(left, y), QPointF(right, y))


def _pen(row: SetRow, theme: Theme) -> QPen:
    return QPen(QColor(theme.faint if row.is_last_of_head else theme.line), 1)
