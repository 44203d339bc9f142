"""Tables as rows that are ready to be placed: a head that is repeated, real rows and cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.briefing.content import ContentBlock, Table
from data.document import BlockKind
from data.text import table_rows
from data.text.grids.table_grid import GridCell
from exporters.pdf.layout.block_runs import spaced
from exporters.pdf.layout.composed import Composed, ComposedCell, SideColumns
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.tables.fitted_columns import (
    Edges,
    FittedTable,
    TableColumn,
    cell_runs,
    fitted,
    has_room,
    spanning,
)
from exporters.pdf.layout.tables.merged_cells import ABOVE, MadeCell, SharedRow, rules, shared
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.text_lines import fill
from exporters.phrases import in_one_row
from exporters.table_model import TableRow, rows_of

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
        return max((row.width for row in self.rows), default=0)

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
    holder = Element(Role.TABLE)
    if any(row.above for row in rows):
        # Lines of a cell that reaches down stand beside those of several rows.
        for one in rows:
            table = replace(table, face=spaced(table.face, one.block.text, one.block.spans))
    made = [_made(composer, row, table, holder) for row in rows]
    heads = next((number for number, row in enumerate(rows) if not row.is_head), 0)
    composed: list[Composed] = []
    for number, share in enumerate(shared(made, table.face.leading)):
        row = _composed(composer, rows[number], table, share)
        row = replace(row, rules=rules(rows, number, table.columns) if rows[number].grid else ())
        head = composed[min(number, heads) - 1] if heads and number else None
        composed.append(replace(row, head=head))
    composed[-1] = replace(composed[-1], below=composed[-1].leading + _BELOW)
    return composed


def _made(composer: Composer, row: TableRow, table: FittedTable, holder: Element) -> list[MadeCell]:
    """Return the cells that begin in a row, all of their lines in them."""
    element = Element(Role.TABLE_ROW, parent=holder)
    face = replace(table, face=spaced(table.face, row.block.text, row.block.spans))
    return _spanned(composer, row, face, element) or [
        MadeCell(place, _cell(composer, row, face, (place, cell), element))
        for place, cell in row.placed(len(table.columns))
    ]


def _composed(composer: Composer, row: TableRow, table: FittedTable, share: SharedRow) -> Composed:
    text = spaced(table.face, row.block.text, row.block.spans)
    cells = tuple(made.cell for made in share.cells)
    annotated = composer.annotated_cells(
        [(cell.highlights, [line for line, _ in cell.lines]) for cell in share.begun]
    )
    return Composed(
        cells[0].element, [Line((), 0.0)] * share.height, text.leading, text.size, table.edges.left,
        above=text.leading + ABOVE,
        cells=cells,
        again=share.again,
        kept=row.is_head,
        place=composer.place_of(row.block),
        whole=share.height <= _TALLEST,
        right=table.edges.right,
        piece_id=row.block.piece_id,
        **annotated,
    )  # fmt: skip


def _cell(
    composer: Composer,
    row: TableRow,
    table: FittedTable,
    placed: tuple[GridCell, ContentBlock | None],
    holder: Element,
) -> ComposedCell:
    """Return one cell of a row; one that the row lacks is empty."""
    place, cell = placed
    columns = table.columns[place.column : place.column + place.columns]
    left, width = columns[0].x, columns[-1].x + columns[-1].width - columns[0].x
    element = _element(composer, row, cell, holder)
    element.span = place.columns, place.rows
    lines: list[Line] = []
    if cell is not None:
        runs = cell_runs(composer, cell, table.face, is_head=row.is_head)
        lines = fill(runs, width)
    share = _shift(row, cell, columns)
    is_mirrored = composer.grid.is_mirrored
    stood = [(line, left + share * _spare(line, width, is_mirrored)) for line in lines]
    return ComposedCell(element, stood, cell.highlights if cell else ())


def _shift(row: TableRow, cell: ContentBlock | None, columns: Sequence[TableColumn]) -> float:
    """Return how much of what is left of its room stands before a cell: 0, all of it or half."""
    if cell is None or not all(column.is_numeric for column in columns):
        return 0.0
    if len(columns) == 1:
        return 1.0
    if row.is_head:
        return 0.5
    return 1.0 if table_rows.is_numeric([cell.text]) else 0.0


def _spare(line: Line, width: float, is_mirrored: bool) -> float:
    """Return how far a line is from the end of a column, if it does not stand there already."""
    stands = is_mirrored or any(segment.leftwards for segment in line.segments)
    return 0.0 if line.measure and stands else width - line.width


def _spanned(
    composer: Composer, row: TableRow, table: FittedTable, holder: Element
) -> list[MadeCell]:
    """Return the one cell of a row that heads others, across all columns; else nothing.

    What has room in the first column stays there.
    """
    if not spanning(row):
        return []
    runs = cell_runs(composer, row.cells[0], table.face, is_head=row.is_head)
    if sum(line.width for line in fill(runs, float("inf"))) <= table.columns[0].width:
        return []
    element = _element(composer, row, row.cells[0], holder)
    element.span = len(table.columns), 1
    lines = fill(runs, table.edges.right - table.edges.left)
    placed = [(line, table.edges.left) for line in lines]
    cell = ComposedCell(element, placed, row.cells[0].highlights)
    return [MadeCell(GridCell(0, len(table.columns)), cell)]


def _element(
    composer: Composer, row: TableRow, cell: ContentBlock | None, holder: Element
) -> Element:
    return Element(
        Role.HEAD_CELL if row.is_head else Role.TABLE_CELL,
        parent=holder,
        highlights=cell.highlights if cell else (),
        language=composer.language(row.block.language, of_source=not row.block.own),
    )
