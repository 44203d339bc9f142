"""Which rows of a document are one table, which of them are its head, and their grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.document import BlockKind
from data.text import table_rows
from data.text.grids.table_grid import GridRow, TableGrid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.document import Block


def table_run(blocks: Sequence[Block], index: int) -> range:
    """Return the numbers of the rows of the table that a row belongs to.

    A row of a head below one that is none begins another table.
    """
    first = index
    while first and _goes_on(blocks, first):
        first -= 1
    stop = index + 1
    while stop < len(blocks) and _goes_on(blocks, stop):
        stop += 1
    return range(first, stop)


def _goes_on(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether the block with this number is of the same table as the one before."""
    above, here = blocks[index - 1], blocks[index]
    kind = BlockKind.TABLE_ROW
    return above.kind is kind is here.kind and not (here.level == 1 and above.level == 0)


def head_rows(blocks: Sequence[Block], run: range) -> range:
    """Return the numbers of the rows of a table that are its head."""
    stop = run.start
    while stop < run.stop and blocks[stop].level == 1:
        stop += 1
    is_ruled = len(run) > 1 and table_rows.is_rule(blocks[run.start + 1].text)
    return range(run.start, max(stop, run.start + 1) if is_ruled else stop)


def grid_of(blocks: Sequence[Block], run: range) -> TableGrid:
    """Return the grid of the table that these rows are."""
    heads = head_rows(blocks, run)
    return TableGrid.of(
        [
            GridRow.of(blocks[number].text, blocks[number].merged, int(number in heads))
            for number in run
        ]
    )
