"""Tables as rows of cells, or as paragraphs where a table only lays text out on the page.

Patterns served: head rows that are marked or bold, merged cells, tables in cells, whole documents
in one table, letterheads in a table of two cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.document import BlockKind, MergedCell, Span
from data.intake.lines import merged_rows
from data.intake.lines.merged_rows import SpreadRow
from data.intake.stream import Piece
from data.text import table_rows

_LONG, _LONG_IF_ALL = 400, 120
"""A cell of so many characters holds running text; where the whole text is in tables, of fewer."""

_MANY = 4
MOST_COLUMNS = 64
"""Columns that a cell covers at most."""
MOST_ROWS = 10_000
"""Rows that a cell covers at most."""


@dataclass(frozen=True, slots=True)
class RowCell:
    """What a cell says, what hangs on it without being said, and how much it covers each way."""

    said: tuple[Piece, ...]
    beside: tuple[Piece, ...]
    columns: int = 1
    rows: int = 1

    @property
    def length(self) -> int:
        """How many characters it says."""
        return sum(len(piece.text) for piece in self.said)


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row; `before` columns are empty before its first cell."""

    cells: tuple[RowCell, ...]
    is_head: bool
    before: int = 0


def pieces_of(
    rows: Sequence[CellRow],
    *,
    is_all: bool,
    is_first: bool = False,
    has_strong_head: bool = False,
) -> list[Piece]:
    """Return the pieces of a table.

    `is_all` tells that the document has no text outside its tables, `is_first` that it
    stands above all text, as letterheads do, `has_strong_head` that its style sets its first
    row in bold.
    """
    if _is_layout(rows, _LONG_IF_ALL if is_all else _LONG, is_first=is_first):
        cells = [cell for row in rows for cell in row.cells]
        return [piece for cell in cells for piece in (*cell.said, *cell.beside)]
    heads = _heads(rows, has_strong_head=has_strong_head)
    lines = merged_rows.settled([_line(row, level=int(n < heads)) for n, row in enumerate(rows)])
    found = []
    for line, row in zip(lines, rows, strict=True):
        found += [line] if line is not None else []
        found += [piece for cell in row.cells for piece in cell.beside]
    return found


def table_cell(pieces: Sequence[Piece], columns: int = 1, rows: int = 1) -> RowCell:
    """Return the cell that holds these pieces; what is no text stands beside it."""
    return RowCell(
        tuple(piece for piece in pieces if piece.furniture is None),
        tuple(piece for piece in pieces if piece.furniture is not None),
        max(1, min(columns, MOST_COLUMNS)),
        max(1, min(rows, MOST_ROWS)),
    )


def _is_layout(rows: Sequence[CellRow], long: int, *, is_first: bool) -> bool:
    """Tell whether a table has one column, mostly cells of running text, or one row of lines.

    Cells with lines below each other, side by side, are a letterhead, or those who sign.
    """
    if all(sum(cell.length > 0 for cell in row.cells) <= 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row.cells]
    if len(rows) == 1 and sum(map(_has_lines, cells)) >= (1 if is_first else 2):
        return True
    running = sum(cell.length for cell in cells if _is_running(cell, long))
    return running * 2 > sum(cell.length for cell in cells)


def _has_lines(cell: RowCell) -> bool:
    return len(cell.said) > 1 and not any(one.hint is BlockKind.TABLE_ROW for one in cell.said)


def _is_running(cell: RowCell, long: int) -> bool:
    kinds = [piece.hint for piece in cell.said]
    paragraphs = sum(kind not in {BlockKind.TABLE_ROW, BlockKind.LIST_ITEM} for kind in kinds)
    has_heading = BlockKind.HEADING in kinds and len(kinds) > 1
    return cell.length >= long or has_heading or (paragraphs >= _MANY and cell.length >= long // 2)


def _heads(rows: Sequence[CellRow], *, has_strong_head: bool) -> int:
    """Return how many rows are the head: marked ones, or the first ones that alone are bold.

    Those are one row, but where cells of it cover several columns, or reach down.
    """
    marked = next((place for place, row in enumerate(rows) if not row.is_head), len(rows))
    if marked or len(rows) < 2:
        return marked
    first = _is_strong(rows[0])
    several = max((cell.rows for cell in rows[0].cells), default=1)
    if several == 1 and any(cell.columns > 1 for cell in rows[0].cells):
        several = 2
    if first and 1 < several < len(rows) and not _is_strong(rows[several]):
        return several if all(map(_is_strong, rows[1:several])) else 1
    return int(has_strong_head or (first and not _is_strong(rows[1])))


def _is_strong(row: CellRow) -> bool:
    said = [piece for cell in row.cells for piece in cell.said]
    return bool(said) and all(piece.strong for piece in said)


def _line(row: CellRow, *, level: int) -> SpreadRow:
    """Return a row; a merged cell is followed by as many empty ones as it covers."""
    values: list[str] = [""] * row.before
    spans: list[tuple[int, tuple[Span, ...]]] = []
    merged: list[MergedCell] = []
    width = 0
    for cell in row.cells:
        width = len(values) + 1
        text, found = _flat(cell.said)
        spans.append((len(values), found))
        if cell.columns * cell.rows > 1 and len(values) < MOST_COLUMNS:
            merged.append(MergedCell(len(values), cell.columns, cell.rows))
        values += [text, *[""] * (cell.columns - 1 if len(values) < MOST_COLUMNS else 0)]
    if sum(map(bool, values)) == 1 and len(row.cells) == 1:
        values = [value for value in values if value]
        spans = [(0, found) for _, found in spans]
        merged, width = [] if row.before else merged, 1
    text = table_rows.row(values)
    if not text:
        return SpreadRow(None, width=width)
    places = table_rows.cells(text)
    moved = [
        replace(span, start=span.start + places[place].start, end=span.end + places[place].start)
        for place, found in spans
        for span in found
        if place < len(places) and text[places[place].start : places[place].end] == values[place]
    ]
    sizes = [piece.size for cell in row.cells for piece in cell.said]
    size = max(sizes, default=0.0)
    names = tuple(name for cell in row.cells for piece in cell.said for name in piece.names)
    kind = BlockKind.TABLE_ROW
    piece = Piece(text, hint=kind, level=level, spans=tuple(moved), size=size, names=names)
    return SpreadRow(piece, tuple(merged), width)


def _flat(pieces: Sequence[Piece]) -> tuple[str, tuple[Span, ...]]:
    """Return a cell's paragraphs, and the cells of tables inside it, in one line."""
    text = ""
    spans: list[Span] = []
    for piece in pieces:
        said = piece.printed.replace("\t", " ")
        by = len(text) + bool(text) + len(said) - len(piece.text)
        if piece.hint is BlockKind.TABLE_ROW and said.startswith("|"):
            inner = (said[cell.start : cell.end] for cell in table_rows.cells(said))
            said = " ".join(filter(None, inner))
        else:
            moved = (replace(one, start=one.start + by, end=one.end + by) for one in piece.spans)
            spans += moved
        text = f"{text} {said}" if text else said
    return text, tuple(spans)
