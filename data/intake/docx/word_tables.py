"""The tables of Word as rows of cells, of which `cell_table` makes pieces."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias
from xml.etree.ElementTree import Element

from data.intake.docx.style_sheet import WordStyles
from data.intake.docx.xmltree import flag, value
from data.intake.lines import cell_table
from data.intake.lines.cell_table import CellRow, RowCell
from data.intake.package.xml_parts import number
from data.intake.stream import Piece

_FIRST_ROW = 0x20

Walk: TypeAlias = Callable[[Element], list[Piece]]


def read(
    table: Element, walk: Walk, styles: WordStyles, *, is_all: bool, is_first: bool
) -> list[Piece]:
    """Return the pieces of a table; `walk` reads a cell.

    `is_all` tells that the document has no text outside its tables, `is_first` that the table
    stands above all text, as letterheads do.
    """
    rows = _spread([_row(found, walk) for found in _below(table, "w:tr")])
    return cell_table.pieces_of(
        rows,
        is_all=is_all,
        is_first=is_first,
        has_strong_head=_has_strong_head(table, styles),
    )


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, also those inside content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in {"w:tbl", "w:p", "w:tc", "w:trPr", "w:tblPr"}:
            yield from _below(child, tag)


class _WordRow(NamedTuple):
    """A row, and of each of its cells whether it goes on from above, or may go on below."""

    row: CellRow
    joins: tuple[str, ...]


def _row(row: Element, walk: Walk) -> _WordRow:
    ways = row.find("w:trPr")
    cells = [*_below(row, "w:tc")]
    made = CellRow(
        tuple(_cell(found, walk) for found in cells),
        is_head=bool(flag(ways, "w:tblHeader")),
        before=_columns(value(ways, "w:gridBefore"), 0),
    )
    return _WordRow(made, tuple(map(_join, cells)))


def _join(cell: Element) -> str:
    """Return "restart" where other cells may be joined to one, "continue" where it is; or ""."""
    ways = cell.find("w:tcPr")
    found = ways.find("w:vMerge") if ways is not None else None
    return "" if found is None else found.get("w:val", "continue")


def _spread(rows: Sequence[_WordRow]) -> list[CellRow]:
    """Return the rows with cells that reach down as far as others go on from them.

    What goes on stands in the same columns.
    """
    reached: list[list[int]] = []
    open_: dict[tuple[int, int], tuple[int, int]] = {}
    for line, (row, joins) in enumerate(rows):
        column = row.before
        begun: dict[tuple[int, int], tuple[int, int]] = {}
        reached.append([1] * len(row.cells))
        for place, (cell, join) in enumerate(zip(row.cells, joins, strict=True)):
            key = column, cell.columns
            column += cell.columns
            if join == "continue" and key in open_ and not cell.said:
                begun[key] = above, beside = open_[key]
                reached[above][beside] += 1
            elif join:
                begun[key] = line, place
        open_ = begun
    return [
        replace(row, cells=tuple(map(_reaching, row.cells, downs)))
        for (row, _), downs in zip(rows, reached, strict=True)
    ]


def _reaching(cell: RowCell, rows: int) -> RowCell:
    return replace(cell, rows=rows) if rows > 1 else cell


def _cell(cell: Element, walk: Walk) -> RowCell:
    return cell_table.table_cell(walk(cell), _columns(value(cell.find("w:tcPr"), "w:gridSpan"), 1))


def _columns(text: str, least: int) -> int:
    return max(least, min(number(text, least), cell_table.MOST_COLUMNS))


def _has_strong_head(table: Element, styles: WordStyles) -> bool:
    ways = table.find("w:tblPr")
    shown = ways.find("w:tblLook") if ways is not None else None
    if shown is None or not styles.get(value(ways, "w:tblStyle")).has_strong_head:
        return False
    mask = shown.get("w:val", "")
    bits = int(mask, 16) if len(mask) == 4 and set(mask.lower()) <= set("0123456789abcdef") else 0
    return shown.get("w:firstRow", "") in {"1", "true"} or bool(bits & _FIRST_ROW)
