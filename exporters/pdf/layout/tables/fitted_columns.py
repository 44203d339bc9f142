"""The columns of a table and the size of its type, so that no word and no figure is broken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

from data.briefing.content import ContentBlock
from data.briefing.pieces import portion_mark
from data.text import table_rows
from data.text.grids.table_grid import GridCell
from exporters.pdf.layout.block_runs import faced, runs_of
from exporters.pdf.layout.composition import Composer
from exporters.pdf.text import style
from exporters.pdf.text.glyph_classes import CJK
from exporters.pdf.text.ink_runs import Run
from exporters.pdf.text.style import TextStyle
from exporters.pdf.text.text_lines import fill
from exporters.table_model import TableRow

GUTTER = 8.0
_SIZES = (9.0, 8.0, 7.0)
_NARROWEST = 16.0
_LONGEST_WORD = 19.0
"""A word wider than so many em, such as an address, may be broken."""
_WORD = re.compile(r"\S+")
_WIDE_CHARACTERS = 3
_LEAST_SPAN = 3
_FULL = 0.93
"""The share of a line that words fill."""
_BROKEN = 0.3
"""What a break costs within a cell that is not the tallest, in lines."""
_ROUNDING = 1e-6

_Cell = tuple[TableRow, ContentBlock]
Bounds = tuple[float, float]
"""The width of a column's widest word, and that of its widest cell."""


class Edges(NamedTuple):
    """Where a table begins and ends, in points from the left of the sheet."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Where a column stands, in points, and whether its cells end rather than start there."""

    x: float
    width: float
    is_numeric: bool


@dataclass(frozen=True, slots=True)
class FittedTable:
    """The type and the columns of a table between its edges.

    It is `whole` where no word is broken in it, and `roomy` where no cell has several lines.
    """

    face: TextStyle
    columns: tuple[TableColumn, ...]
    edges: Edges
    whole: bool
    roomy: bool


def has_room(count: int, edges: Edges) -> bool:
    """Tell whether so many columns can be set between these edges."""
    return count * (_NARROWEST + GUTTER) - GUTTER <= edges.right - edges.left


def fitted(
    composer: Composer, rows: Sequence[TableRow], edges: Edges, sizes: int = 3
) -> FittedTable:
    """Return a table in the largest of the first `sizes` in which it is whole, or else in the last.

    The rows have one cell at least.
    """
    count = max(row.width for row in rows)
    alone, wide = _by_column(rows, count)
    room = edges.right - edges.left - GUTTER * (count - 1)
    for size in _SIZES[:sizes]:
        face = replace(style.TABLE_ROW, size=size, leading=round(size * 1.39, 1))
        bounds = [_bounds(composer, cells, face) for cells in alone]
        for place, cell in wide:
            _widen(bounds, place, _bounds(composer, [cell], face))
        whole = sum(least for least, _ in bounds) <= room + _ROUNDING
        if whole:
            break
    widths = _widths(bounds, room)
    if rows[0].block.own:
        widths = _shortest(bounds, [_whole(composer, row, face) for row in rows], room)
    x = edges.left
    columns = []
    for number, width in enumerate(widths):
        body = [cell.text for row, cell in alone[number] if not row.is_head]
        columns.append(TableColumn(x, width, table_rows.is_numeric(body)))
        x += width + GUTTER
    roomy = sum(wanted for _, wanted in bounds) <= room + _ROUNDING
    return FittedTable(face, tuple(columns), edges, whole, roomy)


def cell_runs(
    composer: Composer, cell: ContentBlock, face: TextStyle, *, is_head: bool
) -> list[Run]:
    """Return a cell's text in the type of its table, heavier in its head."""
    shown = _face(cell, face, is_head=is_head)
    return [*composer.portion(cell, shown), *runs_of(composer.book, cell, shown)]


def spanning(row: TableRow) -> bool:
    """Tell whether a row of the source has words in its first cell alone, and heads the next ones.

    That is guessed where it is not told which cells of the table cover others. One other empty
    cell is no more than a value that is not known.
    """
    if row.block.own or row.grid or len(row.cells) < _LEAST_SPAN:
        return False
    first, *others = row.cells
    return bool(first.text) and not any(cell.text for cell in others)


def _widths(bounds: Sequence[Bounds], room: float) -> list[float]:
    """Share `room` out: each column its least, then what is left by what each would like."""
    least = sum(low for low, _ in bounds)
    wanted = sum(high for _, high in bounds)
    if wanted <= room:
        return [high for _, high in bounds]
    if least >= room:
        even = room / len(bounds)
        spare = room - sum(min(low, even) for low, _ in bounds)
        above = sum(max(low - even, 0.0) for low, _ in bounds) or 1.0
        return [min(low, even) + spare * max(low - even, 0.0) / above for low, _ in bounds]
    share = (room - least) / (wanted - least)
    return [low + (high - low) * share for low, high in bounds]


def _shortest(
    bounds: Sequence[Bounds], cells: Sequence[Sequence[float]], room: float
) -> list[float]:
    """Give the columns that like little all that they like, as many as make the table shortest.

    `cells` are the widths that each row's cells would have on one line. So names and numbers stay
    on one line beside long texts, but not at the cost of these.
    """
    tried = [_widths(bounds, room)]
    for limit in sorted({high for _, high in bounds}):
        kept = {n: high for n, (_, high) in enumerate(bounds) if high <= limit}
        others = [n for n in range(len(bounds)) if n not in kept]
        rest = room - sum(kept.values())
        if others and rest >= sum(bounds[n][0] for n in others):
            shared = _widths([bounds[n] for n in others], rest)
            found = kept | dict(zip(others, shared, strict=True))
            tried.append([found[n] for n in range(len(bounds))])
    return min(tried, key=lambda widths: _cost(widths, cells))


def _cost(widths: Sequence[float], cells: Sequence[Sequence[float]]) -> float:
    """Return about how many lines a table has with columns of these widths.

    What breaks in a row that is not taller for it counts a little, too.
    """
    total = 0.0
    for row in cells:
        pairs = zip(row, widths, strict=True)
        lines = [1 if cell <= width else ceil(cell / (width * _FULL)) for cell, width in pairs]
        total += max(lines) + _BROKEN * sum(count - 1 for count in lines)
    return total


def _by_column(
    rows: Sequence[TableRow], count: int
) -> tuple[list[list[_Cell]], list[tuple[GridCell, _Cell]]]:
    """Return the cells that are in each column alone, and those that cover several."""
    alone: list[list[_Cell]] = [[] for _ in range(count)]
    wide: list[tuple[GridCell, _Cell]] = []
    for row in rows:
        for place, cell in row.placed():
            if cell is None or spanning(row):
                continue
            if place.columns > 1:
                wide.append((place, (row, cell)))
            else:
                alone[place.column].append((row, cell))
    return alone, wide


def _widen(bounds: list[Bounds], place: GridCell, needed: Bounds) -> None:
    """Let columns be wide enough together for the widest word of a cell that covers them."""
    across = range(place.column, place.column + place.columns)
    have = sum(bounds[column][0] for column in across) + GUTTER * (place.columns - 1)
    more = max(0.0, needed[0] - have) / place.columns
    for column in across:
        least, wanted = bounds[column]
        bounds[column] = least + more, max(wanted, least + more)


def _bounds(composer: Composer, cells: Sequence[_Cell], face: TextStyle) -> Bounds:
    least = wanted = _NARROWEST
    for row, cell in cells:
        runs = cell_runs(composer, cell, face, is_head=row.is_head)
        whole = sum(line.width for line in fill(runs, float("inf")))
        wanted = max(wanted, whole)
        marked = sum(run.widths(run.text)[1] + run.ink.gap for run in runs if run.ink.mark)
        if table_rows.is_numeric([cell.text]):
            least = max(least, whole)
            continue
        shown = _face(cell, face, is_head=row.is_head)
        for word in (*_WORD.findall(cell.text), *_WORD.findall(portion_mark(cell.portion))):
            if CJK.search(word):
                least = max(least, face.size * min(len(word), _WIDE_CHARACTERS))
            else:
                width = composer.line(word, shown).width
                least = max(least, min(width + marked, _LONGEST_WORD * face.size))
    return least, max(wanted, least) + 1.0


def _whole(composer: Composer, row: TableRow, face: TextStyle) -> list[float]:
    """Return the widths of a row's cells on one line each."""
    runs = (cell_runs(composer, cell, face, is_head=row.is_head) for cell in row.cells)
    return [sum(line.width for line in fill(found, float("inf"))) for found in runs]


def _face(cell: ContentBlock, chosen: TextStyle, *, is_head: bool) -> TextStyle:
    return faced(cell, chosen.faced("Serif-SemiBold") if is_head else chosen)
