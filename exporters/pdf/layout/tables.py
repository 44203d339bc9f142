"""Tables: columns fitted to what they hold, a head that is repeated, real rows and cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from data.briefing.content import ContentBlock, Table
from data.briefing.pieces import portion_mark
from data.document import BlockKind
from data.text import table_rows
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.block_runs import faced, runs_of, spaced
from exporters.pdf.layout.composed import Composed, ComposedCell
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import ARTIFACT, Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.glyph_classes import CJK
from exporters.pdf.text.ink_runs import Line, Run
from exporters.pdf.text.style import TextStyle
from exporters.pdf.text.text_lines import fill
from exporters.phrases import in_one_row
from exporters.table_model import TableRow, rows_of

_GUTTER = 8.0
_ABOVE = 8.0
"""What the rule between two rows takes besides the leading."""
_OWN_RULE = 6.0
"""From the last baseline of a row of the author's to the rule below it."""
_BELOW = 14.0
_SIZES = (9.0, 8.0, 7.0)
_NARROWEST = 20.0
_TALLEST = 20
"""A row of more lines may be parted between two sheets."""
_WORD = re.compile(r"\S+")
_WIDE_CHARACTERS = 3
_FULL = 0.93
"""The share of a line that words fill."""
_BROKEN = 0.3
"""What a break costs within a cell that is not the tallest, in lines."""


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
    right: float


def compose(
    composer: Composer, blocks: Sequence[ContentBlock], citations: Sequence[str]
) -> list[Composed]:
    """Return a table's rows; those of a table with too many columns are set as lines of text."""
    right = composer.grid.text_right
    rows = rows_of(blocks)
    count = max((len(row.cells) for row in rows), default=0)
    if count < 2 or not _has_room(composer, count, right):
        pairs = zip(blocks, citations, strict=True)
        return [composer.block(block, citation) for block, citation in pairs]
    cited = dict(zip(map(id, blocks), citations, strict=True))
    made = _rows(composer, rows, count, right)
    return [replace(row, citation=cited[id(of.block)]) for of, row in zip(rows, made, strict=True)]


def compose_own(composer: Composer, table: Table) -> list[Composed]:
    """Return the rows of a table of the author's, as wide as the page allows."""
    right, words = composer.grid.right, composer.words
    if not table.head:
        return []
    said = [tuple(map(words, row)) for row in (table.head, *table.rows)]
    names = ("", *(table.piece_ids or ("" for _ in table.rows)))
    rows = [
        TableRow(
            replace(_own(" ".join(texts)), piece_id=names[number]),
            tuple(map(_own, texts)),
            is_head=number == 0,
        )
        for number, texts in enumerate(said)
    ]
    if not _has_room(composer, len(table.head), right):
        return [composer.block(_own(in_one_row(texts, composer.words)), "") for texts in said]
    made = _rows(composer, rows, len(table.head), right)
    return [replace(row, rule_below=_OWN_RULE) for row in made]


def _own(text: str) -> ContentBlock:
    return ContentBlock(BlockKind.TABLE_ROW, text, "", own=True)


def _has_room(composer: Composer, count: int, right: float) -> bool:
    return count * (_NARROWEST + _GUTTER) <= right - composer.grid.text_x


def _rows(composer: Composer, rows: Sequence[TableRow], count: int, right: float) -> list[Composed]:
    layout = _fitted(composer, rows, count, right)
    composed: list[Composed] = []
    for row in rows:
        made = _composed(composer, row, layout)
        is_below = bool(composed) and rows[0].is_head and not row.is_head
        composed.append(replace(made, head=composed[0]) if is_below else made)
    composed[-1] = replace(composed[-1], below=composed[-1].leading + _BELOW)
    return composed


def draw_cells(
    sheet: Sheet, block: Composed, start: int, stop: int, first: float, *, again: bool = False
) -> None:
    """Draw a row's cells and the rule below it; each cell is in the file, if only as empty.

    A head that stands there `again` is for eyes alone.
    """
    for cell in block.cells:
        element = ARTIFACT if again else cell.element
        placed = [
            (line, x, first + number * block.leading)
            for number, (line, x) in enumerate(cell.lines[start:stop])
        ]
        if cell.highlights and not again:
            highlight_marks.paint(sheet, placed, block.type, cell.highlights)
        if placed:
            sheet.text(element, placed)
        elif start == 0 and not again:
            sheet.empty(element)
    if stop == len(block.lines):
        y = first + (stop - start - 1) * block.leading + block.rule_below
        is_head = block.cells[0].element.role is Role.HEAD_CELL
        colour, width = (style.GREY, 0.8) if is_head else (style.HAIRLINE, style.RULE_WIDTH)
        sheet.rule([(block.x, y), (block.right, y)], colour, width)


def _fitted(composer: Composer, rows: Sequence[TableRow], count: int, right: float) -> _Layout:
    """Return the largest type in which no word is broken, or the smallest, and the columns."""
    room = right - composer.grid.text_x - _GUTTER * (count - 1)
    for size in _SIZES:
        face = replace(style.TABLE_ROW, size=size, leading=round(size * 1.39, 1))
        bounds = [_bounds(composer, rows, column, face, room) for column in range(count)]
        if sum(least for least, _ in bounds) <= room:
            break
    widths = _widths(bounds, room)
    if rows[0].block.own:
        widths = _shortest(bounds, [_whole(composer, row, face) for row in rows], room)
    x = composer.grid.text_x
    columns = []
    for number, width in enumerate(widths):
        values = [row.cells[number].text for row in rows if number < len(row.cells)]
        body = values[1:] if rows[0].is_head else values
        columns.append(_Column(x, width, table_rows.is_numeric(body)))
        x += width + _GUTTER
    return _Layout(face, tuple(columns), Element(Role.TABLE), right)


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


def _shortest(
    bounds: Sequence[tuple[float, float]], cells: Sequence[Sequence[float]], room: float
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


def _bounds(
    composer: Composer, rows: Sequence[TableRow], column: int, face: TextStyle, room: float
) -> tuple[float, float]:
    """Return the width of a column's widest word, and that of its widest cell."""
    least = wanted = _NARROWEST
    for row in rows:
        if column >= len(row.cells):
            continue
        cell = row.cells[column]
        shown = _face(cell, face, is_head=row.is_head)
        runs = _runs(composer, cell, face, is_head=row.is_head)
        whole = sum(line.width for line in fill(runs, float("inf")))
        wanted = max(wanted, whole)
        for word in (*_WORD.findall(cell.text), *_WORD.findall(portion_mark(cell.portion))):
            if CJK.search(word):
                least = max(least, face.size * min(len(word), _WIDE_CHARACTERS))
            else:
                least = max(least, composer.line(word, shown).width)
    return min(least, room / 2), max(wanted, least) + 1.0


def _whole(composer: Composer, row: TableRow, face: TextStyle) -> list[float]:
    """Return the widths of a row's cells on one line each."""
    runs = (_runs(composer, cell, face, is_head=row.is_head) for cell in row.cells)
    return [sum(line.width for line in fill(found, float("inf"))) for found in runs]


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
            language=composer.language(row.block.language, of_source=not row.block.own),
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
        right=layout.right,
        piece_id=row.block.piece_id,
        **annotated,
    )  # fmt: skip


def _runs(composer: Composer, cell: ContentBlock, face: TextStyle, *, is_head: bool) -> list[Run]:
    shown = _face(cell, face, is_head=is_head)
    return [*composer.portion(cell, shown), *runs_of(composer.book, cell, shown)]


def _face(cell: ContentBlock, chosen: TextStyle, *, is_head: bool) -> TextStyle:
    return faced(cell, chosen.faced("Serif-SemiBold") if is_head else chosen)
