"""Tables as rows that are ready to be placed: a head that is repeated, real rows and cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.briefing.content import ContentBlock, Table
from data.document import BlockKind
from exporters.pdf.layout.block_runs import spaced
from exporters.pdf.layout.composed import Composed, ComposedCell, SideColumns
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.tables.fitted_columns import (
    Edges,
    FittedTable,
    cell_runs,
    fitted,
    has_room,
    spanning,
)
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.text_lines import fill
from exporters.phrases import in_one_row
from exporters.table_model import TableRow, rows_of

_ABOVE = 8.0
"""What the rule between two rows takes besides the leading."""
_OWN_RULE = 6.0
"""From the last baseline of a row of the author's to the rule below it."""
_BELOW = 14.0
_TALLEST = 20
"""A row of more lines may be parted between two sheets."""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The rows of a table of the source, each with its citation."""

    blocks: tuple[ContentBlock, ...]
    citations: tuple[str, ...]
    rows: tuple[TableRow, ...]

    @classmethod
    def of(cls, blocks: Sequence[ContentBlock], citations: Sequence[str]) -> "SourceTable":
        """Return the table that these blocks make."""
        return cls(tuple(blocks), tuple(citations), tuple(rows_of(blocks)))

    @property
    def count(self) -> int:
        """How many columns it has."""
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def is_noted(self) -> bool:
        """Whether notes hang on words in it."""
        return any(item.note for block in self.blocks for item in block.highlights)

    def wide_edges(self, composer: Composer) -> Edges:
        """Return the edges of the table where it has all of the sheet but for its citations."""
        grid = composer.grid
        right = grid.width - grid.least_margin
        return Edges(grid.least_margin, right - (grid.cited if any(self.citations) else 0.0))

    def fitted(self, composer: Composer, edges: Edges, sizes: int = 3) -> FittedTable:
        """Return its columns between these edges, in one of the first `sizes` of type."""
        return fitted(composer, self.rows, edges, sizes)

    def composed(self, composer: Composer, table: FittedTable) -> list[Composed]:
        """Return its rows."""
        cited = dict(zip(map(id, self.blocks), self.citations, strict=True))
        made = _rows(composer, self.rows, table)
        columns = None
        if table.edges.right > composer.grid.text_right:
            x = table.edges.right + composer.grid.cited - composer.grid.gutter
            columns = SideColumns(x, composer.grid.gutter, x)
        return [
            replace(row, citation=cited[id(of.block)], columns=columns)
            for of, row in zip(self.rows, made, strict=True)
        ]

    def as_lines(self, composer: Composer) -> list[Composed]:
        """Return its rows as lines of text."""
        pairs = zip(self.blocks, self.citations, strict=True)
        return [composer.block(block, citation) for block, citation in pairs]


def compose_own(composer: Composer, table: Table) -> list[Composed]:
    """Return the rows of a table of the author's, as wide as the page allows."""
    words = composer.words
    edges = Edges(composer.grid.text_x, composer.grid.right)
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
    if not has_room(len(table.head), edges):
        return [composer.block(_own(in_one_row(texts, composer.words)), "") for texts in said]
    made = _rows(composer, rows, fitted(composer, rows, edges))
    return [replace(row, rule_below=_OWN_RULE) for row in made]


def _own(text: str) -> ContentBlock:
    return ContentBlock(BlockKind.TABLE_ROW, text, "", own=True)


def _rows(composer: Composer, rows: Sequence[TableRow], table: FittedTable) -> list[Composed]:
    element = Element(Role.TABLE)
    composed: list[Composed] = []
    for row in rows:
        made = _composed(composer, row, table, element)
        is_below = bool(composed) and rows[0].is_head and not row.is_head
        composed.append(replace(made, head=composed[0]) if is_below else made)
    composed[-1] = replace(composed[-1], below=composed[-1].leading + _BELOW)
    return composed


def _composed(composer: Composer, row: TableRow, table: FittedTable, holder: Element) -> Composed:
    element = Element(Role.TABLE_ROW, parent=holder)
    text = spaced(table.face, row.block.text, row.block.spans)
    face = replace(table, face=text)
    cells = _spanned(composer, row, face, element) or [
        _cell(composer, row, face, number, element) for number in range(len(table.columns))
    ]
    height = max(1, *(len(cell.lines) for cell in cells))
    annotated = composer.annotated_cells(
        [(cell.highlights, [line for line, _ in cell.lines]) for cell in cells]
    )
    return Composed(
        cells[0].element, [Line((), 0.0)] * height, text.leading, text.size, table.edges.left,
        above=text.leading + _ABOVE,
        cells=tuple(cells),
        kept=row.is_head,
        place=composer.place_of(row.block),
        whole=height <= _TALLEST,
        right=table.edges.right,
        piece_id=row.block.piece_id,
        **annotated,
    )  # fmt: skip


def _cell(
    composer: Composer, row: TableRow, table: FittedTable, number: int, holder: Element
) -> ComposedCell:
    """Return one cell of a row; one that the row lacks is empty."""
    column = table.columns[number]
    cell = row.cells[number] if number < len(row.cells) else None
    element = _element(composer, row, cell, holder)
    lines: list[Line] = []
    if cell is not None:
        runs = cell_runs(composer, cell, table.face, is_head=row.is_head)
        lines = fill(runs, column.width)
    is_mirrored = composer.grid.is_mirrored
    placed = [
        (line, column.x + (_spare(line, column.width, is_mirrored) if column.is_numeric else 0.0))
        for line in lines
    ]
    return ComposedCell(element, placed, cell.highlights if cell else ())


def _spare(line: Line, width: float, is_mirrored: bool) -> float:
    """Return how far a line is from the end of a column, if it does not stand there already."""
    stands = is_mirrored or any(segment.leftwards for segment in line.segments)
    return 0.0 if line.measure and stands else width - line.width


def _spanned(
    composer: Composer, row: TableRow, table: FittedTable, holder: Element
) -> list[ComposedCell]:
    """Return the one cell of a row that heads others, across all columns; else nothing.

    What has room in the first column stays there.
    """
    if not spanning(row):
        return []
    runs = cell_runs(composer, row.cells[0], table.face, is_head=row.is_head)
    if sum(line.width for line in fill(runs, float("inf"))) <= table.columns[0].width:
        return []
    element = _element(composer, row, row.cells[0], holder)
    element.span = len(table.columns)
    lines = fill(runs, table.edges.right - table.edges.left)
    placed = [(line, table.edges.left) for line in lines]
    return [ComposedCell(element, placed, row.cells[0].highlights)]


def _element(
    composer: Composer, row: TableRow, cell: ContentBlock | None, holder: Element
) -> Element:
    return Element(
        Role.HEAD_CELL if row.is_head else Role.TABLE_CELL,
        parent=holder,
        highlights=cell.highlights if cell else (),
        language=composer.language(row.block.language, of_source=not row.block.own),
    )
