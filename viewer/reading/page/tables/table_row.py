"""A row of a table as it is set: the text that the page has of it, and what each cell covers."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from data.basis.values import dataclass
from viewer.reading.positions import utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.text import table_rows
    from data.text.grids.table_grid import GridCell
    from viewer.reading.page.tables.column_widths import ColumnPlace, ColumnWidths

BREAK, NOTHING = "\u2028", "\u200b"
"""What parts two cells on the page, where a line ends; and what is not seen. As long as any."""
_ESCAPE = re.compile(r"\\(?=\|)")


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell: where its part of the row's text begins, in UTF-16 units, and what it covers.

    That is the columns from `first` up to, not including, `stop`, in so many rows.
    """

    start: int
    first: int
    stop: int
    rows: int = 1

    def place(self, columns: Sequence[ColumnPlace]) -> ColumnPlace:
        """Return where it stands among columns that stand there."""
        left, last = columns[self.first], columns[self.stop - 1]
        return type(left)(left.x, last.x + last.width - left.x)


class AboveCell(NamedTuple):
    """A cell that goes on from above: its columns, and how many rows above it begins."""

    first: int
    stop: int
    up: int


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of a table whose columns are known."""

    columns: ColumnWidths
    cells: tuple[SetCell, ...]
    is_head: bool
    is_last_of_head: bool
    is_first: bool
    is_backward: bool
    """Whether its table is read from right to left."""
    ruled: tuple[range, ...] = ()
    """The columns below which it has a line, where it has none below others."""
    above: tuple[AboveCell, ...] = ()
    """The cells of rows above that go on in it."""

    def cell_at(self, unit: int) -> SetCell:
        """Return the cell that a place of the row's text, in UTF-16 units, belongs to."""
        return self.cells[bisect_right(self.cells, unit, key=_start) - 1]

    def shift(self, cell: SetCell) -> float:
        """Return how much of what is left of its columns stands before a cell: 0, all, or half."""
        if not all(self.columns.numeric[cell.first : cell.stop]):
            return 0.0
        return 1.0 if cell.stop == cell.first + 1 else 0.5 * self.is_head


def _start(cell: SetCell) -> int:
    return cell.start


def end_of(row: SetRow, first: int, length: int) -> int:
    """Return where the cell that begins in a column ends, in UTF-16 units, in a row so long."""
    number = next((n for n, cell in enumerate(row.cells) if cell.first == first), 0)
    following = row.cells[number + 1 : number + 2]
    return following[0].start - 1 if following else length


def shown_text(text: str, cells: Sequence[table_rows.Cell]) -> str:
    """Return a row's text as the page has it, as long as it is, so that each cell ends a line.

    Bars, the space around cells and what escapes a bar are not seen.
    """
    shown, reached = [], 0
    for number, cell in enumerate(cells):
        between = text[reached : cell.start]
        parts = BREAK if number else NOTHING
        # One sign between two cells parts them; of several, the last one does.
        shown.append(NOTHING * (len(between) - 1) + parts if between else "")
        shown.append(_ESCAPE.sub(NOTHING, text[cell.start : cell.end]))
        reached = cell.end
    return "".join(shown) + NOTHING * (len(text) - reached)


def cell_starts(text: str, cells: Sequence[table_rows.Cell]) -> list[int]:
    """Return where the lines of each cell begin in the text that is shown, in UTF-16 units."""
    return [utf16_length(text[: cell.start]) if number else 0 for number, cell in enumerate(cells)]


def told_cells(
    text: str, cells: Sequence[table_rows.Cell], grid: Iterable[GridCell], *, count: int
) -> tuple[SetCell, ...]:
    """Return the cells of a row in a table of so many columns, of which `grid` begin in it."""
    begun = {cell.column: cell for cell in grid}
    found = []
    for number, start in enumerate(cell_starts(text, cells)):
        first = min(number, count - 1)
        cell = begun.get(number)
        found.append(
            SetCell(start, first, first + cell.columns, cell.rows)
            if cell
            else SetCell(start, first, first + 1)
        )
    return tuple(found)


def set_cells(
    text: str, cells: Sequence[table_rows.Cell], *, count: int, is_head: bool, reaches: bool = True
) -> tuple[SetCell, ...]:
    """Return the cells of a row in a table of so many columns; what they cover is guessed.

    One that stands alone in its row covers the empty ones behind it, and so does one of the head:
    that is what comes of cells that reached over several columns. So does the first of any row, if
    it `reaches`: an entry that is set in where others are not.
    """
    said = [cell.start < cell.end for cell in cells]
    covers = is_head or sum(said) == 1
    found = []
    for number, start in enumerate(cell_starts(text, cells)):
        first = min(number, count - 1)
        stop = first + 1
        while (
            (covers or (reaches and not number))
            and said[number]
            and stop < count
            and not any(said[stop : stop + 1])
        ):
            stop += 1
        found.append(SetCell(start, first, stop))
    return tuple(found)
