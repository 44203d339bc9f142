"""A passage as it is copied: cells are parted by tabs, as tables elsewhere take them.

How words are read, which a plain text has no room for above them, is in brackets behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.document import BlockKind
from data.text import table_rows
from data.text.passages.readings import with_readings

if TYPE_CHECKING:
    from data.document import Block, Document


def copied(document: Document, start: int, end: int) -> str:
    """Return what is copied of a passage, in code points: its text, rows of tables with tabs.

    Bars between cells, and rows that only draw a line, are left out; readings stand in brackets
    behind what is read so, if all of that is copied.
    """
    lines: list[str] = []
    for index in range(document.block_at(start), len(document.blocks)):
        block = document.blocks[index]
        if block.start >= end and lines:
            break
        inside = max(start - block.start, 0), min(end, block.end) - block.start
        if block.kind is not BlockKind.TABLE_ROW:
            lines.append(with_readings(block.text, block.spans, *inside))
        elif not table_rows.is_rule(block.text):
            lines.append(_row(block, *inside))
    return "\n".join(lines)


def _row(block: Block, start: int, end: int) -> str:
    """Return what of a row's cells lies between two places of it."""
    said = []
    for cell in table_rows.cells(block.text):
        first, last = max(cell.start, start), min(cell.end, end)
        if first < last or start <= first == last < end:
            said.append(table_rows.shown(with_readings(block.text, block.spans, first, last)))
    return "\t".join(said)
