"""What the caret does in tables: up and down it keeps to its column; a third click takes a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor

from data.text import table_rows
from viewer.reading.page.tables.tabular_layout import TabularLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from viewer.reading.page.page_layout import ReadingPage


def step_row(cursor: QTextCursor, steps: int, *, selecting: bool) -> bool:
    """Lead a caret from the last line of its cell, or the first one, to the row below, or above.

    `steps` is 1 for down, -1 for up. Return False, and do nothing, where no table is in the way.
    """
    layout = cursor.document().documentLayout()
    block = cursor.block()
    beside = block.next() if steps > 0 else block.previous()
    if not (isinstance(layout, TabularLayout) and beside.isValid()):
        return False
    if not {block.blockNumber(), beside.blockNumber()} & layout.rows.keys():
        return False
    origin = layout.blockBoundingRect(block).topLeft()
    unit = cursor.position() - block.position()
    line = block.layout().lineForTextPosition(unit)
    number = line.lineNumber() + steps
    if 0 <= number < block.layout().lineCount():
        following = block.layout().lineAt(number).textStart()
        if _cell(layout, block, following) == _cell(layout, block, line.textStart()):
            return False
    x, _ = cast("tuple[float, int]", line.cursorToX(unit))
    own, found = _place(layout, cursor.position()), cursor.position()
    # A cell that reaches over several rows is one step.
    while beside.isValid() and _place(layout, found) == own:
        place = layout.blockBoundingRect(beside)
        height = place.top() + 1 if steps > 0 else place.bottom() - 1
        found = layout.hitTest(QPointF(origin.x() + x, height), Qt.HitTestAccuracy.FuzzyHit)
        beside = beside.next() if steps > 0 else beside.previous()
    mode = QTextCursor.MoveMode
    cursor.setPosition(found, mode.KeepAnchor if selecting else mode.MoveAnchor)
    return True


def _place(layout: TabularLayout, position: int) -> object:
    """Return the block of a position of the page, and the cell of it, if it is a row."""
    block = layout.document().findBlock(position)
    return block.blockNumber(), _cell(layout, block, position - block.position())


def _cell(layout: TabularLayout, block: QTextBlock, unit: int) -> object:
    row = layout.rows.get(block.blockNumber())
    return row.cell_at(unit) if row is not None else None


def cell_around(page: ReadingPage, position: int) -> tuple[int, int] | None:
    """Return the passage, in code points, of the cell that a position of the page is in."""
    block = page.text.findBlock(position)
    layout = page.layout
    index = page.positions.block_of(block.blockNumber())
    if index is None or not isinstance(layout, TabularLayout):
        return None
    row, said = layout.rows.get(block.blockNumber()), page.positions.document.blocks[index]
    if row is None:
        return None
    number = row.cells.index(row.cell_at(position - block.position()))
    cell = table_rows.cells(said.text)[number]
    return said.start + cell.start, said.start + cell.end
