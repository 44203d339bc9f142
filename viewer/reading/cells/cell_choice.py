"""The cells that are selected on a page: a rectangle, from the cell where it began to another.

The page's own selection reaches from the first of them to the last one, so that what does not ask
for cells has a passage; when that is changed, no cells are selected any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from data.basis.values import dataclass
from data.document import BlockKind
from data.text import table_rows
from data.text.grids.cell_area import CellArea, CellPlace, CellTable
from viewer.reading.cells.cell_steps import step_row
from viewer.reading.page.tables.tabular_layout import TabularLayout

if TYPE_CHECKING:
    from viewer.reading.page.page_layout import ReadingPage
    from viewer.reading.page_text import PageText

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
"""How far keys lead, in rows and columns."""


@dataclass(frozen=True, slots=True)
class CellChoice:
    """The cells from `first` to `last`, which moves, in their table."""

    table: CellTable
    first: CellPlace
    last: CellPlace

    @property
    def area(self) -> CellArea:
        """The rectangle that they make."""
        return self.table.area(self.first, self.last)

    @property
    def bounds(self) -> tuple[int, int]:
        """Where the first of them begins, and where the last one ends, as offsets."""
        passages = self.area.passages
        if passages:
            return passages[0][0], passages[-1][1]
        block = self.table.document.blocks[self.last.row]
        cells = table_rows.cells(block.text)
        place = block.start + cells[min(self.last.column, len(cells) - 1)].start
        return place, place


def chosen(page: PageText) -> CellChoice | None:
    """Return the cells that are selected on a page, if it is cells that are."""
    layout = _layout(page.laid_out)
    choice = layout.choice if layout is not None else None
    return choice if isinstance(choice, CellChoice) and choice.bounds == page.selection() else None


def area_of(page: PageText) -> CellArea | None:
    """Return the rectangle of cells that is selected on a page, if one is."""
    choice = chosen(page)
    return choice.area if choice is not None else None


def between(page: PageText, first: int, last: int) -> CellChoice | None:
    """Return the cells from that at one offset to that at another one, if they are two."""
    shown, layout = page.laid_out, _layout(page.laid_out)
    if shown is None or layout is None:
        return None
    document = shown.positions.document
    rows = document.block_at(first), document.block_at(last)
    if any(document.blocks[row].kind is not BlockKind.TABLE_ROW for row in rows):
        return None
    before = layout.choice
    known = before.table if isinstance(before, CellChoice) else None
    has_same = known is not None and known.document is document and rows[0] in known.run
    table = known if known is not None and has_same else CellTable(document, rows[0])
    if rows[1] not in table.run:
        return None
    found = CellChoice(table, table.at(first), table.at(last))
    return found if found.first != found.last else None


def choose(page: PageText, choice: CellChoice | None) -> None:
    """Select cells on a page; without any, what is selected are letters."""
    layout = _layout(page.laid_out)
    if page.laid_out is None or layout is None or layout.choice is choice:
        return
    layout.choice, layout.parts, layout.words = choice, (), ""
    if choice is not None:
        start, end = choice.bounds
        if page.selection() != (start, end):
            is_backward = choice.last < choice.first
            page.select(*((end, start) if is_backward else (start, end)))
        to_page = page.laid_out.positions.to_page
        area = choice.area
        layout.parts = tuple((to_page(one), to_page(two)) for one, two in area.passages)
        layout.words = area.text
    page.viewport().update()


def choose_cell(page: PageText, offset: int) -> None:
    """Select the cell at an offset."""
    shown = page.laid_out
    if shown is not None and _layout(shown) is not None:
        table = CellTable(shown.positions.document, shown.positions.document.block_at(offset))
        place = table.at(offset)
        choose(page, CellChoice(table, place, place))


def step_cells(page: PageText, key: int) -> bool:
    """Select cells as far as an arrow leads with Shift; return False where it leads to letters.

    It leads to cells once cells are selected, and from within a cell to beyond its edge.
    """
    steps, layout = _STEPS.get(Qt.Key(key)), _layout(page.laid_out)
    if steps is None or layout is None or page.laid_out is None:
        return False
    choice = chosen(page) or _begun(page, *steps)
    if choice is None:
        choose(page, None)
        return False
    down, across = steps
    row = layout.rows.get(page.textCursor().block().blockNumber())
    across = -across if row is not None and row.is_backward else across
    last = choice.table.beside(choice.last, down, across)
    choose(page, CellChoice(choice.table, choice.first, last))
    return True


def _begun(page: PageText, down: int, across: int) -> CellChoice | None:
    """Return the cell that the caret is about to leave for another one of its table."""
    shown, cursor = page.laid_out, page.textCursor()
    if shown is None:
        return None
    document, to_offset = shown.positions.document, shown.positions.to_offset
    caret, anchor = to_offset(cursor.position()), to_offset(cursor.anchor())
    moved = QTextCursor(cursor)
    if down and not step_row(moved, down, selecting=True):
        return None
    rows = document.block_at(caret), document.block_at(anchor)
    if rows[0] != rows[1] or document.blocks[rows[0]].kind is not BlockKind.TABLE_ROW:
        return None
    table = CellTable(document, rows[0])
    place = table.at(caret)
    if place != table.at(anchor) or table.beside(place, down, across) == place:
        return None
    block = document.blocks[place.row]
    cell = table_rows.cells(block.text)[place.column]
    edge = block.start + (cell.end if across > 0 else cell.start)
    return CellChoice(table, place, place) if down or caret == edge else None


def _layout(page: ReadingPage | None) -> TabularLayout | None:
    layout = page.layout if page is not None else None
    return layout if isinstance(layout, TabularLayout) else None
