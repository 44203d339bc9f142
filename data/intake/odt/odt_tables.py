"""The tables of an OpenDocument text as rows of cells, of which `cell_table` makes pieces."""

from collections.abc import Callable, Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

from data.intake.lines import cell_table
from data.intake.lines.cell_table import MOST_COLUMNS, CellRow, RowCell
from data.intake.package.xml_parts import number
from data.intake.stream import Piece

_GROUPS = frozenset(
    {"table:table-header-rows", "table:table-rows", "table:table-row-group", "table:table-columns"}
)

Walk: TypeAlias = Callable[[Element], list[Piece]]


def read(table: Element, walk: Walk, *, is_all: bool) -> list[Piece]:
    """Return the pieces of a table; `walk` reads a cell.

    `is_all` tells that the document has no text outside its tables.
    """
    rows = [_row(row, walk, is_head=is_head) for row, is_head in _rows(table, is_head=False)]
    return cell_table.pieces_of(rows, is_all=is_all)


def _rows(element: Element, *, is_head: bool) -> Iterator[tuple[Element, bool]]:
    for child in element:
        if child.tag == "table:table-row":
            yield child, is_head
        elif child.tag in _GROUPS:
            yield from _rows(child, is_head=is_head or child.tag.endswith("header-rows"))


def _row(row: Element, walk: Walk, *, is_head: bool) -> CellRow:
    cells: list[RowCell] = []
    covered = 0
    for child in row:
        times = max(1, min(number(child.get("table:number-columns-repeated", ""), 1), MOST_COLUMNS))
        if child.tag == "table:covered-table-cell":
            # What the cell before covers in this row has its room already.
            left = max(0, times - covered)
            covered = max(0, covered - times)
        elif child.tag == "table:table-cell":
            cell = cell_table.table_cell(
                walk(child),
                number(child.get("table:number-columns-spanned", ""), 1),
                number(child.get("table:number-rows-spanned", ""), 1),
            )
            cells.append(cell)
            covered, left = cell.columns - 1, times - 1
        else:
            continue
        cells += [RowCell((), ())] * min(left, MOST_COLUMNS - len(cells))
    return CellRow(tuple(cells), is_head=is_head)
