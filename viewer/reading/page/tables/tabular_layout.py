"""The lines of a page that has tables: those of each cell stand in its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)

from viewer.reading.page.block_heights import whole
from viewer.reading.page.lazy_layout import BASELINE, PageLayout, line_top
from viewer.reading.page.tables.table_row import end_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QPainter, QTextBlock, QTextDocument, QTextLine

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
        self.choice: object = None
        """The cells that were selected last; whoever selects them knows what this is."""
        self.parts: tuple[tuple[int, int], ...] = ()
        """Where these stand, as positions."""
        self.words = ""
        """What these say, as it is copied."""
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

    def is_choice(self, start: int, end: int) -> bool:
        """Tell whether a selection, in positions, is that of the cells that were selected last."""
        return bool(self.parts) and (start, end) == (self.parts[0][0], self.parts[-1][1])

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw as every page, but of a selection of cells these alone as selected."""
        if self.parts:
            context.selections = [
                seen
                for one in context.selections
                for seen in self._seen(one.cursor, QTextCharFormat(one.format))
            ]
        super().draw(painter, context)

    def _seen(
        self, cursor: QTextCursor, look: QTextCharFormat
    ) -> Iterator[QAbstractTextDocumentLayout.Selection]:
        """Yield what is seen of a selection: all of it, or the cells where it is one of cells."""
        ends = cursor.selectionStart(), cursor.selectionEnd()
        for start, end in self.parts if self.is_choice(*ends) else (ends,):
            seen = QAbstractTextDocumentLayout.Selection()
            place = QTextCursor(self._text)
            place.setPosition(start)
            place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            seen.cursor, seen.format = place, look
            yield seen

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
        from_above = self._position_above(block, row, inside.x())
        if from_above is not None:
            return from_above
        lines = [layout.lineAt(index) for index in range(layout.lineCount())]

        def away(line: QTextLine) -> tuple[float, float]:
            place = row.cell_at(line.textStart()).place(columns)
            aside = max(place.x - inside.x(), inside.x() - place.x - place.width, 0.0)
            top = line.y()
            return aside, max(top - inside.y(), inside.y() - top - line.height(), 0.0)

        line = min(lines, key=away)
        return block.position() + int(line.xToCursor(inside.x()))

    def _position_above(self, block: QTextBlock, row: SetRow, x: float) -> int | None:
        """Return the end of the cell that goes on from above at a place of a row, if one does."""
        columns = self.columns(block.blockNumber())
        for cell in row.above:
            places = columns[cell.first : cell.stop]
            if not min(p.x for p in places) <= x <= max(p.x + p.width for p in places):
                continue
            up = cell.up
            while up and block.isValid():
                block = block.previous()
                up -= block.blockNumber() in self.rows
            begun = self.rows.get(block.blockNumber())
            if begun is not None:
                return block.position() + end_of(begun, cell.first, block.length() - 1)
        return None


def _shift(line: QTextLine, row: SetRow, cell: SetCell, place: ColumnPlace) -> float:
    """Return how far a line is moved to the right within its cell."""
    share = row.shift(cell)
    share = 1.0 - share if row.is_backward else share
    return share * max(0.0, place.width - line.naturalTextWidth())
