"""A row of a table as it is set: the text that the page has of it, and what each cell covers."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from data.basis.values import dataclass
from viewer.reading.positions import utf16_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.text import table_rows
    from viewer.reading.page.tables.column_widths import ColumnPlace, ColumnWidths

BREAK, NOTHING = "\u2028", "\u200b"
"""What parts two cells on the page, where a line ends; and what is not seen. As long as any."""
_ESCAPE = re.compile(r"\\(?=\|)")


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell: where its part of the row's text begins, in UTF-16 units, and what it covers.

    That is the columns from `first` up to, not including, `stop`.
    """

    start: int
    first: int
    stop: int

    def place(self, columns: Sequence[ColumnPlace]) -> ColumnPlace:
        """Return where it stands among columns that stand there."""
        left, last = columns[self.first], columns[self.stop - 1]
        return type(left)(left.x, last.x + last.width - left.x)


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

    def cell_at(self, unit: int) -> SetCell:
        """Return the cell that a place of the row's text, in UTF-16 units, belongs to."""
        return self.cells[bisect_right(self.cells, unit, key=_start) - 1]

    def is_set_right(self, cell: SetCell) -> bool:
        """Tell whether a cell ends where its column does."""
        return cell.stop == cell.first + 1 and self.columns.numeric[cell.first]


def _start(cell: SetCell) -> int:
    return cell.start


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


def set_cells(
    text: str, cells: Sequence[table_rows.Cell], *, count: int, is_head: bool, reaches: bool = True
) -> tuple[SetCell, ...]:
    """Return the cells of a row in a table of so many columns.

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
