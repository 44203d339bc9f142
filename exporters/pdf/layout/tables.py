"""Tables: columns fitted to what they hold, a head that is repeated, real rows and cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.briefing.content import ContentBlock
from data.text import table_rows
from exporters.pdf.layout.block_runs import runs_of, spaced
from exporters.pdf.layout.composition import Composed, ComposedCell, Composer
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.glyph_classes import CJK
from exporters.pdf.text.ink_runs import Line, Run
from exporters.pdf.text.style import TextStyle
from exporters.pdf.text.text_lines import fill
from exporters.table_model import TableRow, rows_of

_GUTTER = 8.0
_ABOVE = 8.0
"""What the rule between two rows takes besides the leading."""
_BELOW = 14.0
_SIZES = (9.0, 8.0, 7.0)
_NARROWEST = 20.0
_TALLEST = 20
"""A row of more lines may be parted between two sheets."""
_WORD = re.compile(r"\S+")
_WIDE_CHARACTERS = 3


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a column stands, in points, and whether its cells end rather than start there."""

    x: float
    width: float
    is_numeric: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the rows of one table share."""

    face: TextStyle
    columns: tuple[_Column, ...]
    table: Element


def compose(
    composer: Composer, blocks: Sequence[ContentBlock], citations: Sequence[str]
) -> list[Composed]:
    """Return a table's rows; those of a table with too many columns are set as lines of text."""
    rows = rows_of(blocks)
    count = max((len(row.cells) for row in rows), default=0)
    if count * (_NARROWEST + _GUTTER) > composer.grid.measure or count < 2:
        pairs = zip(blocks, citations, strict=True)
        return [composer.block(block, citation) for block, citation in pairs]
    layout = _fitted(composer, rows, count)
    cited = dict(zip(map(id, blocks), citations, strict=True))
    composed: list[Composed] = []
    for row in rows:
        made = replace(_composed(composer, row, layout), citation=cited[id(row.block)])
        is_below = bool(composed) and rows[0].is_head and not row.is_head
        composed.append(replace(made, head=composed[0]) if is_below else made)
    composed[-1] = replace(composed[-1], below=composed[-1].leading + _BELOW)
    return composed


def _fitted(composer: Composer, rows: Sequence[TableRow], count: int) -> _Layout:
    """Return the largest type in which no word is broken, or the smallest, and the columns."""
    room = composer.grid.measure - _GUTTER * (count - 1)
    for size in _SIZES:
        face = replace(style.TABLE_ROW, size=size, leading=round(size * 1.39, 1))
        bounds = [_bounds(composer, rows, column, face, room) for column in range(count)]
        if sum(least for least, _ in bounds) <= room:
            break
    x = composer.grid.text_x
    columns = []
    for number, width in enumerate(_widths(bounds, room)):
        values = [row.cells[number].text for row in rows if number < len(row.cells)]
        body = values[1:] if rows[0].is_head else values
        columns.append(_Column(x, width, table_rows.is_numeric(body)))
        x += width + _GUTTER
    return _Layout(face, tuple(columns), Element(Role.TABLE))


def _widths(bounds: Sequence[tuple[float, float]], room: float) -> list[float]:
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


def _bounds(
    composer: Composer, rows: Sequence[TableRow], column: int, face: TextStyle, room: float
) -> tuple[float, float]:
    """Return the width of a column's widest word, and that of its widest cell."""
    least = wanted = _NARROWEST
    for row in rows:
        if column >= len(row.cells):
            continue
        cell = row.cells[column]
        runs = _runs(composer, cell, face, is_head=row.is_head)
        whole = sum(line.width for line in fill(runs, float("inf")))
        wanted = max(wanted, whole)
        for word in _WORD.findall(cell.text):
            if CJK.search(word):
                least = max(least, face.size * min(len(word), _WIDE_CHARACTERS))
            else:
                least = max(least, composer.line(word, face).width)
    return min(least, room / 2), max(wanted, least) + 1.0


def _composed(composer: Composer, row: TableRow, layout: _Layout) -> Composed:
    element = Element(Role.TABLE_ROW, parent=layout.table)
    role = Role.HEAD_CELL if row.is_head else Role.TABLE_CELL
    text = spaced(layout.face, row.block.text)
    cells = []
    for number, column in enumerate(layout.columns):
        cell = row.cells[number] if number < len(row.cells) else None
        own = Element(
            role,
            parent=element,
            highlights=cell.highlights if cell else (),
            language=composer.source_language,
        )
        lines: list[Line] = []
        if cell is not None:
            lines = fill(_runs(composer, cell, text, is_head=row.is_head), column.width)
        placed = [
            (line, column.x + (column.width - line.width if column.is_numeric else 0.0))
            for line in lines
        ]
        cells.append(ComposedCell(own, placed, cell.highlights if cell else ()))
    height = max(1, *(len(cell.lines) for cell in cells))
    annotated = composer.annotated_cells(
        [(cell.highlights, [line for line, _ in cell.lines]) for cell in cells]
    )
    return Composed(
        cells[0].element, [Line((), 0.0)] * height, text.leading, text.size, composer.grid.text_x,
        above=text.leading + _ABOVE,
        cells=tuple(cells),
        kept=row.is_head,
        whole=height <= _TALLEST,
        **annotated,
    )  # fmt: skip


def _runs(composer: Composer, cell: ContentBlock, face: TextStyle, *, is_head: bool) -> list[Run]:
    chosen = face.faced("Serif-SemiBold") if is_head else face
    return runs_of(composer.book, cell, chosen)
