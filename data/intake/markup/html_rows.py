"""The rows of a table of data, with cells that reach over several columns or rows."""

from data.intake.markup.html_frames import Attributes
from data.text import table_rows

_WIDEST, _MOST_CELLS = 60, 1_000


class RowBuilder:
    """Collects the cells of one row after the other.

    A cell stands where it begins; the other places that it reaches over stay empty, so that what
    stands in one column stays in it. A row of a single cell has no columns.
    """

    def __init__(self) -> None:
        self._cells: list[str] | None = None
        self._below: dict[int, int] = {}
        self._said = 0
        self._head = True

    @property
    def is_open(self) -> bool:
        """Tell whether a row is open."""
        return self._cells is not None

    def begin_table(self) -> None:
        """Forget what reached down from the rows of another table."""
        self._below = {}

    def begin_row(self) -> None:
        """Begin a row."""
        self._cells, self._said, self._head = [], 0, True

    def add(self, text: str, *, columns: int, rows: int, head: bool) -> None:
        """Add a cell that reaches over so many columns and rows."""
        if self._cells is None:
            return
        self._pass_over()
        first = len(self._cells)
        for place in range(first, min(first + columns, _MOST_CELLS)):
            self._cells.append(text if place == first else "")
            if rows > 1:
                self._below[place] = rows
        self._said += 1
        self._head = self._head and head

    def end_row(self) -> tuple[str, bool]:
        """Return the row's text, "" where it has none, and whether it belongs to the head."""
        cells, self._cells = self._cells or [], None
        single = self._said == 1 and not self._below
        if not single:
            cells += [""] * (max(self._below, default=-1) + 1 - len(cells))
        self._below = {place: rows - 1 for place, rows in self._below.items() if rows > 1}
        said = [cell for cell in cells if cell]
        return table_rows.row(said if single else cells), self._head

    def _pass_over(self) -> None:
        """Leave the places empty that cells of rows above reach down to."""
        while self._cells is not None and self._below.get(len(self._cells), 0) > 0:
            self._cells.append("")


def reach(attributes: Attributes, name: str) -> int:
    """Return over how many columns or rows a cell reaches."""
    value = attributes.get(name) or ""
    return min(int(value), _WIDEST) if value.isdigit() and int(value[:5]) > 0 else 1
