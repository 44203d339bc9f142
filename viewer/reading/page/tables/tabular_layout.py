"""The lines of a page that has tables: those of each cell stand in its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextOption

from viewer.reading.page.block_heights import whole
from viewer.reading.page.lazy_layout import BASELINE, PageLayout, line_top

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

    from viewer.look.theme import Theme
    from viewer.reading.page.block_heights import BlockHeights
    from viewer.reading.page.lazy_layout import Tint
    from viewer.reading.page.tables.column_widths import ColumnPlace
    from viewer.reading.page.tables.table_row import SetCell, SetRow


class TabularLayout(PageLayout):
    """Lays out a page of which some blocks, by number, are rows of tables."""

    def __init__(
        self,
        text: QTextDocument,
        heights: BlockHeights,
        tints: Mapping[int, Sequence[Tint]],
        theme: Theme,
        rows: Mapping[int, SetRow],
        *,
        zoom: float,
        gutter: float,
    ) -> None:
        self.rows = rows
        """The rows of tables, by the number of their block."""
        self._columns: dict[int, tuple[ColumnPlace, ...]] = {}
        super().__init__(text, heights, tints, theme, zoom=zoom, gutter=gutter)

    def columns(self, number: int) -> tuple[ColumnPlace, ...]:
        """Return where the columns of a row stand, from where the lines of blocks start.

        Those of a table that is read from right to left stand in that order.
        """
        row = self.rows[number]
        found = self._columns.get(id(row.columns))
        if found is None:
            room = self._width - 2 * whole(self.gutter)
            found = row.columns.places(room, round(row.columns.size * self.zoom))
            if row.is_backward:
                found = tuple(one._replace(x=room - one.x - one.width) for one in found)
            self._columns[id(row.columns)] = found
        return found

    def _restyle(self) -> None:
        self._columns = {}
        super()._restyle()

    def _clip(self, number: int, clip: QRectF) -> QRectF:
        """Return no clip for a row: its lines stand beside each other, not one below the other."""
        return QRectF() if number in self.rows else super()._clip(number, clip)

    def _break(self, block: QTextBlock, number: int) -> int:
        row = self.rows.get(number)
        if row is None:
            return super()._break(block, number)
        layout, columns, leading = (
            block.layout(),
            self.columns(number),
            self.heights.leading(number),
        )
        option = QTextOption(self._text.defaultTextOption())
        option.setTextDirection(block.textDirection())
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        drop = leading * BASELINE[0] // BASELINE[1]
        reached: dict[int, int] = {}
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            cell = row.cell_at(line.textStart())
            place = cell.place(columns)
            line.setLineWidth(place.width)
            # Cells that a table has no column for stand below each other in its last one.
            lines = reached.get(cell.first, 0)
            reached[cell.first] = lines + 1
            left = place.x + _shift(line, row, cell, place)
            line.setPosition(QPointF(left, line_top(line, lines * leading, drop)))
        layout.endLayout()
        return max(reached.values(), default=1)

    def _position_in(self, block: QTextBlock, number: int, inside: QPointF) -> int:
        row = self.rows.get(number)
        layout = block.layout()
        if row is None or not layout.lineCount():
            return super()._position_in(block, number, inside)
        columns = self.columns(number)
        lines = [layout.lineAt(index) for index in range(layout.lineCount())]

        def away(line: QTextLine) -> tuple[float, float]:
            place = row.cell_at(line.textStart()).place(columns)
            aside = max(place.x - inside.x(), inside.x() - place.x - place.width, 0.0)
            top = line.y()
            return aside, max(top - inside.y(), inside.y() - top - line.height(), 0.0)

        line = min(lines, key=away)
        return block.position() + int(line.xToCursor(inside.x()))


def _shift(line: QTextLine, row: SetRow, cell: SetCell, place: ColumnPlace) -> float:
    """Return how far a line is moved to the right within its cell."""
    at_right = row.is_set_right(cell) != row.is_backward
    return max(0.0, place.width - line.naturalTextWidth()) if at_right else 0.0
