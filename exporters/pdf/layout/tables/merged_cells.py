"""Cells that reach over several rows: of each, the rows beside it have the lines that they hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from data.text.grids.table_grid import GridCell, ruled
from exporters.pdf.layout.composed import ComposedCell, RowRule
from exporters.pdf.layout.tables.fitted_columns import TableColumn
from exporters.table_model import TableRow

ABOVE = 8.0
"""What the rule between two rows takes besides the leading."""
_SHOWN_AGAIN = 4
"""A cell of so many lines at most is shown again where rows that it covers begin a sheet."""


@dataclass(frozen=True, slots=True)
class MadeCell:
    """A cell where it stands, with all of its lines."""

    place: GridCell
    cell: ComposedCell


@dataclass(frozen=True, slots=True)
class SharedRow:
    """The cells of a row as it shows them, by column, and how many lines it has.

    `begun` are the cells that begin in it, with all of their lines; `again` are those that go on in
    it, as they are shown where it begins a sheet.
    """

    cells: tuple[MadeCell, ...]
    height: int
    begun: tuple[ComposedCell, ...]
    again: tuple[ComposedCell, ...] = ()


def shared(rows: Sequence[Sequence[MadeCell]], leading: float) -> list[SharedRow]:
    """Share the lines of cells that reach down out among their rows, which all have this leading.

    The last of these rows is as high as is needed for what is left.
    """
    heights = [
        max((len(made.cell.lines) for made in row if made.place.rows == 1), default=1) or 1
        for row in rows
    ]
    tall = [(n, made) for n, row in enumerate(rows) for made in row if made.place.rows > 1]
    for number, made in sorted(tall, key=lambda pair: pair[0] + pair[1].place.rows):
        last = number + made.place.rows - 1
        before = _tops(heights[number:last], leading)[-1]
        more = ceil(((len(made.cell.lines) - 1) * leading - before) / leading) + 1
        heights[last] = max(heights[last], more)
    parts: list[list[MadeCell]] = [[made for made in row if made.place.rows == 1] for row in rows]
    again: list[list[ComposedCell]] = [[] for _ in rows]
    for number, made in tall:
        tops = _tops(heights[number : number + made.place.rows], leading)
        for below, part in enumerate(_parts(made.cell, tops, leading)):
            if not below or part.lines:
                parts[number + below].append(replace(made, cell=part))
            elif len(made.cell.lines) <= _SHOWN_AGAIN:
                room = int((tops[-1] - tops[below] - ABOVE) / leading + 0.5)
                again[number + below].append(replace(made.cell, lines=made.cell.lines[:room]))
    return [
        SharedRow(
            tuple(sorted(row, key=_column)), height, tuple(made.cell for made in begun), tuple(more)
        )
        for row, height, begun, more in zip(parts, heights, rows, again, strict=True)
    ]


def _tops(heights: Iterable[int], leading: float) -> list[float]:
    """Return how far below the first row each one begins, and what would follow them."""
    return [*accumulate((height * leading + ABOVE for height in heights), initial=0.0)]


def _parts(cell: ComposedCell, tops: Sequence[float], leading: float) -> Iterator[ComposedCell]:
    """Yield what of a cell stands beside each of its rows: each line beside the nearest one."""
    begun = 0
    for below, top in enumerate(tops[:-1]):
        stop = len(cell.lines)
        if below + 2 < len(tops):
            reached = tops[below + 1] - (leading + ABOVE) / 2
            stop = min(stop, max(begun, ceil(reached / leading)))
        yield replace(cell, lines=cell.lines[begun:stop], drop=begun * leading - top)
        begun = stop


def _column(made: MadeCell) -> int:
    return made.place.column


def rules(
    rows: Sequence[TableRow], number: int, columns: Sequence[TableColumn]
) -> tuple[RowRule, ...]:
    """Return the lines below a row: none through a cell that goes on in the next one."""
    is_last = number + 1 == len(rows)
    row = rows[number]
    is_strong = row.is_head and (is_last or not rows[number + 1].is_head)
    # The heads of other heads are told apart by what is below them.
    is_inner = row.is_head and not is_strong
    parted = {cell.column for cell in (*row.grid, *row.above)} if is_inner else ()
    below = () if is_last else rows[number + 1].above
    return tuple(
        RowRule(columns[part[0]].x, columns[part[-1]].x + columns[part[-1]].width, is_strong)
        for part in ruled(len(columns), below, parted)
    )
