"""Rows of tables, for every format: which belong together, and what each of their cells holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from data.briefing.content import Content, ContentBlock, Highlight, Part, Section
from data.document import BlockKind, Span
from data.messages import Words
from data.text import table_rows
from data.text.grids.table_grid import GridCell, GridRow, TableGrid


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the source and its cells as blocks of their own.

    Where it is told which cells of its table cover others, `grid` are the cells that begin in it,
    and `above` those that begin above it and go on in it.
    """

    block: ContentBlock
    cells: tuple[ContentBlock, ...]
    is_head: bool
    grid: tuple[GridCell, ...] = ()
    above: tuple[GridCell, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        wide = (cell.column + cell.columns for cell in (*self.grid, *self.above))
        return max(len(self.cells), *wide, 0)

    def placed(self, count: int = 0) -> Iterator[tuple[GridCell, ContentBlock | None]]:
        """Yield the cells that begin in it, each with where it stands and what it covers.

        One of the `count` columns of its table that it has nothing in has no block.
        """
        grid = self.grid or tuple(map(GridCell, range(max(count, len(self.cells)))))
        for cell in grid:
            yield cell, self.cells[cell.column] if cell.column < len(self.cells) else None


def with_own_tables(content: Content, words: Words) -> Content:
    """Return a content whose sections have the author's tables among their blocks, as rows."""
    if not any(section.own_table for section in content.sections):
        return content
    sections = tuple(_with_rows(section, words) for section in content.sections)
    return replace(content, sections=sections)


def _with_rows(section: Section, words: Words) -> Section:
    if section.own_table is None:
        return section
    rows = tuple(_own_rows(section.own_table, words))
    return replace(section, blocks=(*section.blocks, *rows))


def _own_rows(part: Part, words: Words) -> Iterator[ContentBlock]:
    """Yield the caption of an author's table, its head and its rows."""
    yield ContentBlock(BlockKind.CAPTION, words(part.title), "", own=True, piece_id=part.piece_id)
    table = part.table
    rows = (table.head, *table.rows) if table else ()
    for number, cells in enumerate(rows):
        yield ContentBlock(
            BlockKind.TABLE_ROW,
            "\t".join(" ".join(words(cell).split()) for cell in cells),
            "",
            level=0 if number else 1,
            own=True,
            piece_id=part.piece_id,
        )


def grouped(
    blocks: Sequence[ContentBlock],
) -> Iterator[ContentBlock | tuple[ContentBlock, ...]]:
    """Yield blocks in order, the rows of a table as one tuple."""
    rows: list[ContentBlock] = []
    for block in blocks:
        if block.kind is BlockKind.TABLE_ROW:
            rows.append(block)
            continue
        if rows:
            yield tuple(rows)
            rows = []
        yield block
    if rows:
        yield tuple(rows)


def rows_of(blocks: Sequence[ContentBlock]) -> list[TableRow]:
    """Return the rows without those that only draw a line, which makes the first one the head."""
    ruled = len(blocks) > 1 and table_rows.is_rule(blocks[1].text)
    rows = [
        TableRow(block, tuple(_cells(block)), block.level == 1 or (ruled and number == 0))
        for number, block in enumerate(blocks)
        if not table_rows.is_rule(block.text) or block.highlights
    ]
    return _spread(rows) if any(block.merged for block in blocks) else rows


def _spread(rows: Sequence[TableRow]) -> list[TableRow]:
    """Return the rows with the cells of the grid that they make together."""
    grid = TableGrid.of(
        [GridRow.of(row.block.text, row.block.merged, int(row.is_head)) for row in rows]
    )
    if not grid.is_told:
        return list(rows)
    return [
        replace(row, grid=tuple(grid.cells(number)), above=tuple(grid.going_on(number)))
        for number, row in enumerate(rows)
    ]


def _cells(block: ContentBlock) -> Iterator[ContentBlock]:
    """Cut a row into cells, with what each has of the row's spans and highlights.

    The first has the row's portion mark, and what links call it by.
    """
    for number, cell in enumerate(table_rows.cells(block.text)):
        spans = [
            Span(span.kind, start - cell.start, end - cell.start, span.target)
            for span in block.spans
            if (start := max(span.start, cell.start)) < (end := min(span.end, cell.end))
        ]
        yield replace(
            block,
            text=block.text[cell.start : cell.end],
            citation="",
            portion="" if number else block.portion,
            names=() if number else block.names,
            spans=tuple(spans),
            highlights=tuple(_cut(block.highlights, cell)),
        )


def _cut(highlights: Iterable[Highlight], cell: table_rows.Cell) -> Iterator[Highlight]:
    for item in highlights:
        start, end = max(item.start, cell.start), min(item.end, cell.end)
        if start < end:
            yield replace(
                item,
                start=start - cell.start,
                end=end - cell.start,
                opens=item.opens and item.start >= cell.start,
                closes=item.closes and item.end <= cell.end,
            )
