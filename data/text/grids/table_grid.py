"""The grid of a table: which of its cells cover others, and where the others stand.

What is told of merged cells comes from files, and rows are taken out of tables, joined and parted:
here it is made to fit the rows that are there. A cell that says something is never covered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.basis.values import dataclass
from data.document import MergedCell
from data.text import table_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence


class GridRow(NamedTuple):
    """A row: which of its cells say something, and which cover others, as far as is told.

    Cells reach down through rows of one `group` alone: through the head of a table, or its body.
    """

    said: tuple[bool, ...]
    merged: tuple[MergedCell, ...] = ()
    group: int = 0

    @classmethod
    def of(cls, text: str, merged: Iterable[MergedCell] = (), group: int = 0) -> GridRow:
        """Return the row that a text is the cells of."""
        cells = table_rows.cells(text)
        return cls(tuple(cell.start < cell.end for cell in cells), tuple(merged), group)


class GridCell(NamedTuple):
    """A cell where it begins, and how many columns and rows it covers, itself among them."""

    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableGrid:
    """So many columns; row by row the cells that cover others, and the columns covered."""

    columns: int
    merged: tuple[tuple[GridCell, ...], ...]
    covered: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, rows: Sequence[GridRow]) -> TableGrid:
        """Return the grid of these rows, which are all of one table."""
        columns = max((len(row.said) for row in rows), default=0)
        covered: list[set[int]] = [set() for _ in rows]
        found = settled(rows)
        merged = tuple(tuple(GridCell(*_fields(cell)) for cell in row) for row in found)
        for number, row in enumerate(merged):
            for cell in row:
                across = range(cell.column, cell.column + cell.columns)
                covered[number].update(across[1:])
                for below in covered[number + 1 : number + cell.rows]:
                    below.update(across)
        return cls(columns, merged, tuple(map(frozenset, covered)))

    @property
    def is_told(self) -> bool:
        """Whether it is known of any cell that it covers others."""
        return any(self.merged)

    def cells(self, row: int) -> Iterator[GridCell]:
        """Yield the cells that begin in a row, in order: those that no other covers."""
        wide = {cell.column: cell for cell in self.merged[row]}
        for column in range(self.columns):
            if column not in self.covered[row]:
                yield wide.get(column) or GridCell(column)

    def going_on(self, row: int) -> Iterator[GridCell]:
        """Yield the cells that begin above a row and cover places of it, in order."""
        column = 0
        while column < self.columns:
            above, cell = self.holder(row, column)
            if above < row:
                yield cell
            column = cell.column + cell.columns

    def holder(self, row: int, column: int) -> tuple[int, GridCell]:
        """Return the cell that a place of the grid belongs to, and the row that it begins in."""
        for above in range(row, -1, -1):
            for cell in self.merged[above]:
                is_beside = cell.column <= column < cell.column + cell.columns
                if is_beside and row < above + cell.rows:
                    return above, cell
            if column not in self.covered[above]:
                break
        return row, GridCell(column)


def ruled(columns: int, gone_on: Iterable[GridCell], parted: Collection[int]) -> list[range]:
    """Return the columns below which a row has a line, those beside each other as one.

    There is none through the cells that have `gone_on` into the next row; a new one begins with
    each of the columns that are `parted`.
    """
    open_ = {n for cell in gone_on for n in range(cell.column, cell.column + cell.columns)}
    found: list[range] = []
    for column in range(columns):
        if column in open_:
            continue
        if found and found[-1].stop == column and column not in parted:
            found[-1] = range(found[-1].start, column + 1)
        else:
            found.append(range(column, column + 1))
    return found


class _Reach:
    """A cell that covers others, and the row that it no longer reaches."""

    __slots__ = ("cell", "columns", "first", "stop")

    def __init__(self, cell: int, columns: int, first: int, stop: int) -> None:
        self.cell, self.columns, self.first, self.stop = cell, columns, first, stop


def settled(rows: Sequence[GridRow]) -> list[tuple[MergedCell, ...]]:
    """Return the merged cells of each row as they fit: cut off at what they may not cover.

    That is the end of the table or of its head, a cell that says something, and one that another
    covers already. It takes as long as there are cells.
    """
    count = max((len(row.said) for row in rows), default=0)
    above: dict[int, _Reach] = {}
    found: list[list[_Reach]] = []
    for number, row in enumerate(rows):
        if number and row.group != rows[number - 1].group:
            for reach in above.values():
                reach.stop = min(reach.stop, number)
            above = {}
        for column, says in enumerate(row.said):
            if says and column in above:
                reach = above.pop(column)
                reach.stop = min(reach.stop, number)
        found.append([*_begun(row, number, count, above)])
        for begun in found[-1]:
            across = range(begun.cell, begun.cell + begun.columns)
            above.update(dict.fromkeys(across, begun))
    return [
        tuple(
            MergedCell(one.cell, one.columns, rows_of)
            for one in row
            if one.columns * (rows_of := min(one.stop, len(rows)) - one.first) > 1
        )
        for row in found
    ]


def _begun(row: GridRow, number: int, count: int, above: dict[int, _Reach]) -> Iterator[_Reach]:
    """Yield the cells of a row that cover others, as wide as they may be."""

    def is_free(column: int) -> bool:
        reach = above.get(column)
        return reach is None or reach.stop <= number

    behind = 0
    for told in sorted(row.merged, key=lambda cell: cell.cell):
        if told.cell < behind or told.cell >= count or not is_free(told.cell):
            continue
        behind, stop = told.cell + 1, min(told.cell + told.columns, count)
        while behind < stop and is_free(behind) and not any(row.said[behind : behind + 1]):
            behind += 1
        yield _Reach(told.cell, behind - told.cell, number, number + told.rows)


def _fields(cell: MergedCell) -> tuple[int, int, int]:
    return cell.cell, cell.columns, cell.rows
