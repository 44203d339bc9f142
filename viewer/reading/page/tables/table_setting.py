"""The tables of a document, measured as they are reached: the type they are set in, the columns."""

from __future__ import annotations

import re
from dataclasses import replace
from heapq import nlargest
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from data.basis.values import dataclass
from data.text import table_rows
from data.text.grids.table_grid import TableGrid, ruled
from data.text.grids.table_runs import grid_of, head_rows, table_run
from data.text.text_direction import leads_leftwards
from viewer.reading.page.block_heights import natural_width
from viewer.reading.page.page_style import BODY, TABLE_RULE, TABLE_STYLES, PageStyle
from viewer.reading.page.tables.column_widths import Bounds, ColumnPlace, ColumnWidths
from viewer.reading.page.tables.table_row import (
    NOTHING,
    AboveCell,
    SetCell,
    SetRow,
    set_cells,
    shown_text,
    told_cells,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.document import Document
    from viewer.look.appearance import ReadingLook

_SEEN = 300
"""Rows of a table that its columns are measured by, from all over it."""
_MEASURED = 4
"""Texts and words of a column that are measured: those that look widest."""
_NARROWEST = 2.5
"""How wide a column is at least, as a multiple of the size: with less, there are no columns."""
_WIDE = 4
"""Characters of a script without spaces that stay together."""
_LETTER = 0.6
"""Characters that are wider than this share of the size are of such a script."""
_WIDEST = 0.5
"""The share of the measure that one word may ask for."""
_AROUND = 1.6
"""Room above and below a table, as a multiple of the size."""
_OF_HEAD = 1.7
"""Over how many lines, nearly full ones, a text of the head is spread."""
_FULL = 0.9
"""What nearly fills a line is no second one: columns are as wide as their widest texts."""
_WORD = re.compile(r"\S+")
_Said = tuple[str, bool]
"""A text of a cell, and whether it belongs to the head."""


class _Widest(NamedTuple):
    """What looks widest in a column: its texts, and its words."""

    texts: list[_Said]
    words: list[_Said]
    is_numeric: bool


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """What the page is given of a row: its style and text, and what its layout goes by.

    `width` is how wide it would be as one paragraph of as many lines, in pixels at 100 %.
    """

    style: PageStyle
    text: str
    width: float
    row: SetRow


class TableSetting:
    """Sets the rows of one document's tables, in any order; a table is measured once."""

    def __init__(self, document: Document, look: ReadingLook) -> None:
        self._blocks = document.blocks
        self._look = look
        self._run = range(0)
        self._style = TABLE_STYLES[0]
        self._columns = ColumnWidths(1, (), ())
        self._places: tuple[ColumnPlace, ...] = ()
        self._heads = range(0)
        self._grid: TableGrid | None = None
        self._is_backward = False

    def row(self, index: int) -> PlacedRow | None:
        """Return how the row that is the block with this number is set.

        None where its table has so many columns that they would hold nothing.
        """
        if index not in self._run:
            self._measure(index)
        if not self._columns:
            return None
        block = self._blocks[index]
        is_head = index in self._heads
        cells = table_rows.cells(block.text)
        found = (
            set_cells(block.text, cells, count=len(self._columns), is_head=is_head)
            if self._grid is None
            else told_cells(
                block.text,
                cells,
                self._grid.merged[index - self._run.start],
                count=len(self._columns),
            )
        )
        if table_rows.is_rule(block.text):
            style = TABLE_RULE.seen(self._look)
            return PlacedRow(style, NOTHING * len(block.text), 0.0, self._set(index, found[:1]))
        style = self._style_of(index)
        width = 0.0
        for cell, own in zip(cells, found, strict=True):
            said = natural_width(block.text[cell.start : cell.end], style.size)
            width = max(width, said * self._look.measure / own.place(self._places).width)
        text = shown_text(block.text, cells)
        return PlacedRow(style, text, width * _FULL, self._set(index, found))

    def _style_of(self, index: int) -> PageStyle:
        style = replace(self._style, weight=_weight(is_head=index in self._heads))
        around = round(_AROUND * self._style.size)
        before = around if index == self._run.start else 0
        return replace(
            style, before=before, after=max(style.after, around * (index + 1 == self._run.stop))
        )

    def _set(self, index: int, cells: tuple[SetCell, ...]) -> SetRow:
        is_head = index in self._heads
        return SetRow(
            self._columns,
            cells,
            is_head=is_head,
            is_last_of_head=is_head and index + 1 not in self._heads,
            is_first=index == self._run.start,
            is_backward=self._is_backward,
            **self._merged(index),
        )

    def _merged(self, index: int) -> dict[str, Any]:
        """Return the lines below a row, and the cells that go on in it, where that is told."""
        grid, number = self._grid, index - self._run.start
        if grid is None:
            return {}
        is_inner = index in self._heads and index + 1 in self._heads
        parted = {cell.column for cell in grid.cells(number)} if is_inner else ()
        is_last = index + 1 == self._run.stop
        below = () if is_last else grid.going_on(number + 1)
        return {
            "ruled": tuple(ruled(grid.columns, below, parted)),
            "above": tuple(
                AboveCell(cell.column, cell.column + cell.columns, number - above)
                for cell in grid.going_on(number)
                for above in (grid.holder(number, cell.column)[0],)
            ),
        }

    def _measure(self, index: int) -> None:
        """Find the table that a row belongs to, the largest type that it fits in, its columns."""
        self._run = run = table_run(self._blocks, index)
        self._heads = head_rows(self._blocks, run)
        count = max(_count(self._blocks[number].text) for number in run)
        is_told = any(self._blocks[number].merged for number in run)
        grid = grid_of(self._blocks, run) if is_told else None
        self._grid = grid = grid if grid and grid.is_told else None
        seen = (*self._heads, *run[len(self._heads) :: max(1, len(run) // _SEEN)])
        self._is_backward = leads_leftwards(self._blocks[run.start].text)
        texts = [(number, self._blocks[number].text, number in self._heads) for number in seen]
        rows = [
            (
                text,
                is_head,
                told_cells(text, cells, grid.merged[number - run.start], count=count)
                if grid
                else set_cells(text, cells, count=count, is_head=is_head, reaches=False),
            )
            for number, text, is_head in texts
            for cells in (table_rows.cells(text),)
        ]
        columns = [_widest(column) for column in _columns(rows, count)]
        for style in TABLE_STYLES:
            self._style = style.seen(self._look)
            self._columns = self._bounds(columns)
            if self._columns.least <= self._look.measure:
                break
        if count * _NARROWEST * self._style.size > self._look.measure:
            self._columns = ColumnWidths(self._style.size, (), ())
        self._places = self._columns.places(self._look.measure, self._style.size)

    def _bounds(self, columns: Sequence[_Widest]) -> ColumnWidths:
        size = self._style.size
        faces = [QFontMetricsF(self._look.font(size, _weight(is_head=it))) for it in (False, True)]
        bounds = []
        for column in columns:
            words = [
                size * min(len(word), _WIDE)
                if natural_width(word, size) > _LETTER * len(word) * size
                else faces[is_head].horizontalAdvance(word)
                for word, is_head in column.words
            ]
            texts = [
                # A head may well take two lines.
                (faces[it].horizontalAdvance(text) / (_OF_HEAD if it and " " in text else 1), it)
                for text, it in column.texts
            ]
            if column.is_numeric:  # a number is one word
                words += [width for width, is_head in texts if not is_head]
            least = min(max(words, default=size), self._look.measure * _WIDEST)
            bounds.append(Bounds(least, max([least, *(width for width, _ in texts)]) + 1))
        return ColumnWidths(size, tuple(bounds), tuple(one.is_numeric for one in columns))


def _count(text: str) -> int:
    return len(table_rows.cells(text)) if text.startswith("|") else text.count("\t") + 1


def _columns(
    rows: Sequence[tuple[str, bool, tuple[SetCell, ...]]], count: int
) -> list[list[_Said]]:
    """Return what stands in each column alone, row by row."""
    found: list[list[_Said]] = [[] for _ in range(count)]
    for text, is_head, own_cells in rows:
        if table_rows.is_rule(text):
            continue
        for cell, own in zip(table_rows.cells(text), own_cells, strict=True):
            if cell.start < cell.end and own.stop == own.first + 1:
                found[own.first].append((text[cell.start : cell.end], is_head))
    return found


def _widest(column: Sequence[_Said]) -> _Widest:
    """Return what looks widest in a column."""
    words = {(word, is_head) for text, is_head in column for word in _WORD.findall(text)}
    body = [said for said in column if not said[1]]
    return _Widest(
        nlargest(_MEASURED, body, key=_looks) + [said for said in column if said[1]],
        nlargest(_MEASURED, words, key=_looks),
        table_rows.is_numeric([text for text, _ in body]),
    )


def _looks(said: _Said) -> float:
    return natural_width(said[0], BODY)


def _weight(*, is_head: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if is_head else QFont.Weight.Normal
