"""The rows of a table of data, with cells that reach over several columns or rows."""

from dataclasses import replace

from data.document import MergedCell
from data.intake.lines import merged_rows
from data.intake.lines.merged_rows import SpreadRow
from data.intake.markup.html_frames import Attributes
from data.intake.markup.page_findings import PageFindings
from data.text import table_rows

_WIDEST, _MOST_CELLS, _DEEPEST = 60, 1_000, 10_000
_FIRST_COLUMNS = 64
"""Cells reach down in so many columns: what follows from one word of a page has an end."""


class RowBuilder:
    """Collects the cells of one row after the other.

    A cell stands where it begins; the other places that it reaches over stay empty, so that what
    stands in one column stays in it. A row of a single cell has no columns.
    """

    def __init__(self) -> None:
        self._cells: list[str] | None = None
        self._below: dict[int, int] = {}
        self._merged: list[MergedCell] = []
        self._width = self._said = 0
        self._head = True
        self._rows: list[tuple[int, SpreadRow]] = []
        self._group = 0

    @property
    def is_open(self) -> bool:
        """Tell whether a row is open."""
        return self._cells is not None

    def begin_table(self) -> None:
        """Forget the rows of another table, and what reached down from them."""
        self._rows, self._below, self._group = [], {}, 0

    def begin_group(self) -> None:
        """Begin the head, the body or the foot of a table: no cell reaches down into it."""
        self._below, self._group = {}, self._group + 1

    def begin_row(self) -> None:
        """Begin a row."""
        self._cells, self._merged, self._head = [], [], True
        self._width = self._said = 0

    def add(self, text: str, *, columns: int, rows: int, head: bool) -> None:
        """Add a cell that reaches over so many columns and rows."""
        if self._cells is None:
            return
        self._pass_over()
        first = len(self._cells)
        self._width = first + 1
        if columns * rows > 1:
            self._merged.append(MergedCell(first, columns, rows))
        for place in range(first, min(first + columns, _MOST_CELLS)):
            self._cells.append(text if place == first else "")
            if rows > 1 and place < _FIRST_COLUMNS:
                self._below[place] = rows
        self._said += 1
        self._head = self._head and head

    def end_row(self, place: int) -> tuple[str, bool]:
        """Return the row's text, "" where it has none, and whether it belongs to the head.

        Its piece will be that of this number among what is found.
        """
        cells, self._cells = self._cells or [], None
        single = self._said == 1 and not self._below
        if not single:
            cells += [""] * (max(self._below, default=-1) + 1 - len(cells))
        self._below = {place: rows - 1 for place, rows in self._below.items() if rows > 1}
        row = SpreadRow(None, tuple(self._merged), 1 if single else self._width, self._group)
        text = table_rows.row([cell for cell in cells if cell] if single else cells)
        self._rows.append((place if text else -1, row))
        return text, self._head

    def end_table(self, found: list[PageFindings]) -> None:
        """Give the rows of a table their merged cells, among what is found."""
        if any(row.merged for _, row in self._rows):
            rows = [
                row._replace(piece=found[place].piece) if place >= 0 else row
                for place, row in self._rows
            ]
            for (place, _), piece in zip(self._rows, merged_rows.settled(rows), strict=True):
                if piece is not None:
                    found[place] = replace(found[place], piece=piece)
        self._rows = []

    def _pass_over(self) -> None:
        """Leave the places empty that cells of rows above reach down to."""
        while self._cells is not None and self._below.get(len(self._cells), 0) > 0:
            self._cells.append("")


def reach(attributes: Attributes, name: str) -> int:
    """Return over how many columns or rows a cell reaches; a rowspan of 0 is all that follow."""
    most = _DEEPEST if name == "rowspan" else _WIDEST
    value = (attributes.get(name) or "").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    if name == "rowspan" and not value.strip("0"):
        return most
    return min(max(1, int(value[:5])), most)
