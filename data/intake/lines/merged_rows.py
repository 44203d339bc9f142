"""The merged cells of a whole table as they fit the rows that are kept of it, and its head."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from data.document import MergedCell
from data.intake.stream import Piece
from data.text import table_rows
from data.text.grids import table_grid
from data.text.grids.table_grid import GridRow


class SpreadRow(NamedTuple):
    """A row of a table as its format has it; without a piece where all of its cells are empty.

    `merged` count all rows of the format, also those that are empty. `width` is one more than the
    column in which its last cell begins. `group` tells the parts of a table apart that no cell
    reaches out of.
    """

    piece: Piece | None
    merged: tuple[MergedCell, ...] = ()
    width: int = 0
    group: int = 0


def settled(rows: Sequence[SpreadRow]) -> list[Piece | None]:
    """Return the pieces of a table with its merged cells, its head as far as its cells reach down.

    A head that would be all of its table is left as it is. Columns in which no cell begins, as a
    cell covers that is to cover whatever there is, are cut off.
    """
    if not any(row.merged for row in rows):
        return [row.piece for row in rows]
    count = max(row.width for row in rows)
    rows = [row._replace(piece=row.piece and _cut(row.piece, count)) for row in rows]
    grid = _kept(rows)
    pieces = [row.piece for row in rows if row.piece is not None]
    merged = table_grid.settled(grid)
    heads = _heads(pieces, merged)
    levels = [1 if number < heads else piece.level for number, piece in enumerate(pieces)]
    merged = table_grid.settled(
        [row._replace(merged=cells, group=2 * row.group + level)
         for row, cells, level in zip(grid, merged, levels, strict=True)]
    )  # fmt: skip
    made = iter(
        replace(piece, level=level, merged=cells)
        for piece, level, cells in zip(pieces, levels, merged, strict=True)
    )
    return [next(made) if row.piece is not None else None for row in rows]


def _cut(piece: Piece, count: int) -> Piece:
    """Return a row without the cells, all empty, behind the first `count`."""
    cells = table_rows.cells(piece.text)
    if len(cells) <= count or any(cell.start < cell.end for cell in cells[count:]):
        return piece
    text = table_rows.row(
        [table_rows.shown(piece.text[one.start : one.end]) for one in cells[:count]]
    )
    spans = [
        replace(span, start=span.start + moved, end=span.end + moved)
        for before, after in zip(cells, table_rows.cells(text), strict=False)
        if piece.text[before.start : before.end] == text[after.start : after.end]
        for span in piece.spans
        if before.start <= span.start and span.end <= before.end
        for moved in (after.start - before.start,)
    ]
    return replace(piece, text=text, spans=tuple(spans))


def _kept(rows: Sequence[SpreadRow]) -> list[GridRow]:
    """Return the rows that say something, whose cells reach over so many rows of these."""
    before = [0]
    for row in rows:
        before.append(before[-1] + (row.piece is not None))
    return [
        GridRow.of(
            row.piece.text,
            (
                MergedCell(cell.cell, cell.columns, reached)
                for cell in row.merged
                if (reached := before[min(number + cell.rows, len(rows))] - before[number])
                * cell.columns
                > 1
            ),
            row.group,
        )
        for number, row in enumerate(rows)
        if row.piece is not None
    ]


def _heads(pieces: Sequence[Piece], merged: Sequence[Sequence[MergedCell]]) -> int:
    """Return how many rows are the head: those that are, and those that their cells reach into."""
    marked = next((n for n, piece in enumerate(pieces) if not piece.level), len(pieces))
    heads, number = marked, 0
    while number < heads:
        heads = max(heads, *(number + cell.rows for cell in merged[number]), 0)
        number += 1
    return heads if heads < len(pieces) else marked
