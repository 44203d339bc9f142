"""Tables as rows of cells, or as paragraphs where a table only lays text out on the page.

Patterns served: head rows that are marked or bold, merged cells, tables in cells, whole documents
in one table, letterheads in a table of two cells.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from xml.etree.ElementTree import Element

from data.document import BlockKind, Span
from data.intake.docx.style_sheet import WordStyles
from data.intake.docx.xmltree import flag, number, value
from data.intake.stream import Piece
from data.text import table_rows

_LONG, _LONG_IF_ALL = 400, 120
"""A cell of so many characters holds running text; where the whole text is in tables, of fewer."""

_MANY = 4
_MOST_COLUMNS = 64
_FIRST_ROW = 0x20

Walk: TypeAlias = Callable[[Element], list[Piece]]


@dataclass(frozen=True, slots=True)
class _Cell:
    said: tuple[Piece, ...]
    beside: tuple[Piece, ...]
    columns: int = 1

    @property
    def length(self) -> int:
        return sum(len(piece.text) for piece in self.said)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[_Cell, ...]
    is_head: bool
    before: int = 0


def read(
    table: Element, walk: Walk, styles: WordStyles, *, is_all: bool, is_first: bool
) -> list[Piece]:
    """Return the pieces of a table; `walk` reads a cell.

    `is_all` tells that the document has no text outside its tables, `is_first` that the table
    stands above all text, as letterheads do.
    """
    rows = [_row(found, walk) for found in _below(table, "w:tr")]
    if _is_layout(rows, _LONG_IF_ALL if is_all else _LONG, is_first=is_first):
        cells = [cell for row in rows for cell in row.cells]
        return [piece for cell in cells for piece in (*cell.said, *cell.beside)]
    heads = _heads(rows, has_strong_head=_has_strong_head(table, styles))
    found = []
    for place, row in enumerate(rows):
        line = _line(row, level=int(place < heads))
        found += [line] if line is not None else []
        found += [piece for cell in row.cells for piece in cell.beside]
    return found


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, also those inside content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in {"w:tbl", "w:p", "w:tc", "w:trPr", "w:tblPr"}:
            yield from _below(child, tag)


def _row(row: Element, walk: Walk) -> _Row:
    ways = row.find("w:trPr")
    return _Row(
        tuple(_cell(found, walk) for found in _below(row, "w:tc")),
        is_head=bool(flag(ways, "w:tblHeader")),
        before=_columns(value(ways, "w:gridBefore"), 0),
    )


def _cell(cell: Element, walk: Walk) -> _Cell:
    pieces = walk(cell)
    return _Cell(
        tuple(piece for piece in pieces if piece.furniture is None),
        tuple(piece for piece in pieces if piece.furniture is not None),
        _columns(value(cell.find("w:tcPr"), "w:gridSpan"), 1),
    )


def _columns(text: str, least: int) -> int:
    return max(least, min(number(text, least), _MOST_COLUMNS))


def _is_layout(rows: Sequence[_Row], long: int, *, is_first: bool) -> bool:
    """Tell whether a table has one column, mostly cells of running text, or one row of lines.

    Cells with lines below each other, side by side, are a letterhead, or those who sign.
    """
    if all(sum(cell.length > 0 for cell in row.cells) <= 1 for row in rows):
        return True
    cells = [cell for row in rows for cell in row.cells]
    if len(rows) == 1 and sum(_has_lines(cell) for cell in cells) >= (1 if is_first else 2):
        return True
    running = sum(cell.length for cell in cells if _is_running(cell, long))
    return running * 2 > sum(cell.length for cell in cells)


def _has_lines(cell: _Cell) -> bool:
    return len(cell.said) > 1 and not any(one.hint is BlockKind.TABLE_ROW for one in cell.said)


def _is_running(cell: _Cell, long: int) -> bool:
    kinds = [piece.hint for piece in cell.said]
    paragraphs = sum(kind not in {BlockKind.TABLE_ROW, BlockKind.LIST_ITEM} for kind in kinds)
    has_heading = BlockKind.HEADING in kinds and len(kinds) > 1
    return cell.length >= long or has_heading or (paragraphs >= _MANY and cell.length >= long // 2)


def _heads(rows: Sequence[_Row], *, has_strong_head: bool) -> int:
    """Return how many rows are the head: marked ones, or a first one that alone is bold."""
    marked = next((place for place, row in enumerate(rows) if not row.is_head), len(rows))
    if marked or len(rows) < 2:
        return marked
    return int(has_strong_head or (_is_strong(rows[0]) and not _is_strong(rows[1])))


def _is_strong(row: _Row) -> bool:
    said = [piece for cell in row.cells for piece in cell.said]
    return bool(said) and all(piece.strong for piece in said)


def _has_strong_head(table: Element, styles: WordStyles) -> bool:
    ways = table.find("w:tblPr")
    shown = ways.find("w:tblLook") if ways is not None else None
    if shown is None or not styles.get(value(ways, "w:tblStyle")).has_strong_head:
        return False
    mask = shown.get("w:val", "")
    bits = int(mask, 16) if len(mask) == 4 and set(mask.lower()) <= set("0123456789abcdef") else 0
    return shown.get("w:firstRow", "") in {"1", "true"} or bool(bits & _FIRST_ROW)


def _line(row: _Row, *, level: int) -> Piece | None:
    """Return a row's piece; a merged cell is followed by as many empty ones as it covers."""
    values: list[str] = [""] * row.before
    spans: list[tuple[int, tuple[Span, ...]]] = []
    for cell in row.cells:
        text, found = _flat(cell.said)
        spans.append((len(values), found))
        values += [text, *[""] * (cell.columns - 1 if len(values) < _MOST_COLUMNS else 0)]
    if sum(map(bool, values)) == 1 and len(row.cells) == 1:
        values = [value for value in values if value]
        spans = [(0, found) for _, found in spans]
    text = table_rows.row(values)
    if not text:
        return None
    places = table_rows.cells(text)
    moved = [
        replace(span, start=span.start + places[place].start, end=span.end + places[place].start)
        for place, found in spans
        for span in found
        if place < len(places) and text[places[place].start : places[place].end] == values[place]
    ]
    sizes = [piece.size for cell in row.cells for piece in cell.said]
    size = max(sizes, default=0.0)
    return Piece(text, hint=BlockKind.TABLE_ROW, level=level, spans=tuple(moved), size=size)


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
