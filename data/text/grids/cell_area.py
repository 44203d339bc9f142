"""A rectangle of cells of one table: its passages, row by row, and its text as it is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.basis.values import dataclass
from data.text import table_rows
from data.text.grids.table_runs import grid_of, table_run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.document import Document
    from data.text.grids.table_grid import TableGrid


class CellPlace(NamedTuple):
    """Where a cell begins: the number of its row among the document's blocks, and its column."""

    row: int
    column: int


class CellTable:
    """A table of a document as a grid of cells."""

    def __init__(self, document: Document, index: int) -> None:
        """Take the table that the row with this number, among the blocks, belongs to."""
        self.document = document
        self.run = table_run(document.blocks, index)
        self.grid: TableGrid = grid_of(document.blocks, self.run)
        self._merged = [
            (self.run.start + number, cell)
            for number, row in enumerate(self.grid.merged)
            for cell in row
        ]

    def at(self, offset: int) -> CellPlace:
        """Return the cell that an offset of the document, in one of the rows, belongs to."""
        index = self.document.block_at(offset)
        block = self.document.blocks[index]
        cells = table_rows.cells(block.text)
        inside = offset - block.start
        column = next((n for n, cell in enumerate(cells) if inside <= cell.end), len(cells) - 1)
        return self.holder(CellPlace(index, column))

    def holder(self, place: CellPlace) -> CellPlace:
        """Return where the cell begins that a place of the grid belongs to."""
        above, cell = self.grid.holder(place.row - self.run.start, place.column)
        return CellPlace(self.run.start + above, cell.column)

    def beside(self, place: CellPlace, down: int, across: int) -> CellPlace:
        """Return the next cell so many steps away, or the last one on the way."""
        row, column = place
        while True:
            row, column = row + down, column + across
            if row not in self.run or not 0 <= column < self.grid.columns:
                return place
            found = self.holder(CellPlace(row, column))
            if found != place:
                return found

    def area(self, one: CellPlace, other: CellPlace) -> CellArea:
        """Return the smallest rectangle that both cells are in, and no part of a third."""
        top, bottom = min(one.row, other.row), max(one.row, other.row)
        left, right = min(one.column, other.column), max(one.column, other.column)
        grown = True
        while grown:
            grown = False
            for row, cell in self._merged:
                low, right_end = row + cell.rows - 1, cell.column + cell.columns - 1
                is_in = row <= bottom and low >= top and cell.column <= right and right_end >= left
                after = (
                    min(top, row),
                    max(bottom, low),
                    min(left, cell.column),
                    max(right, right_end),
                )
                if is_in and after != (top, bottom, left, right):
                    (top, bottom, left, right), grown = after, True
        return CellArea(
            self.document, range(top, bottom + 1), range(left, right + 1), self.grid.columns
        )


@dataclass(frozen=True, slots=True)
class CellArea:
    """The cells in some columns of some rows, of a table of so many columns in all."""

    document: Document
    rows: range
    columns: range
    count: int

    @property
    def passages(self) -> tuple[tuple[int, int], ...]:
        """The passages in which the cells stand, in order: one where all between them is theirs.

        A row whose cells in it say nothing has none.
        """
        found = [(said[0][0], said[-1][1]) for said in self._said() if said]
        if len(found) > 1 and (len(self.rows) == 1 or len(self.columns) == self.count):
            return ((found[0][0], found[-1][1]),)
        return tuple(found)

    @property
    def text(self) -> str:
        """What the cells say: rows as lines, columns parted by tabs."""
        lines = []
        for number in self.rows:
            block = self.document.blocks[number]
            if table_rows.is_rule(block.text):
                continue
            texts = [block.text[cell.start : cell.end] for cell in table_rows.cells(block.text)]
            kept = texts[self.columns.start : self.columns.stop]
            kept += [""] * (len(self.columns) - len(kept))
            lines.append("\t".join(map(table_rows.shown, kept)))
        return "\n".join(lines)

    def _said(self) -> Iterator[list[tuple[int, int]]]:
        """Yield, row by row, where the cells stand that say something."""
        for number in self.rows:
            block = self.document.blocks[number]
            cells = () if table_rows.is_rule(block.text) else table_rows.cells(block.text)
            yield [
                (block.start + cell.start, block.start + cell.end)
                for cell in cells[self.columns.start : self.columns.stop]
                if cell.start < cell.end
            ]
