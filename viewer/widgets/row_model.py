"""Two-part rows: a head with something aside, and some lines of text below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from data.annotation import Label

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Row to be drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is shown of a thing: its name, something short on it, and some text.

    `matches` are places in `text` that are to be marked, in code points. With `is_quote` the text
    is the document's, and set in its face. `label` stands before the head.
    """

    head: str
    aside: str = ""
    text: str = ""
    label: Label | None = None
    matches: tuple[tuple[int, int], ...] = ()
    is_quote: bool = False
    is_alarming: bool = False

    def __str__(self) -> str:
        name = self.label.name if self.label else ""
        return ", ".join(part for part in (name, self.head, self.aside, self.text) if part)


class RowModel(QAbstractListModel):
    """Rows, of which more can be asked for when the end is in view."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._has_more = False

    def set_rows(self, rows: Sequence[Row], *, more: bool = False) -> None:
        """Show other rows; `more` says that there are more than these."""
        self.beginResetModel()
        self._rows = list(rows)
        self._has_more = more
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row], *, more: bool) -> None:
        """Show further rows after these."""
        self._has_more = more
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def replace_row(self, number: int, row: Row) -> None:
        """Show another row in the place of one."""
        self._rows[number] = row
        index = self.index(number)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows that are there."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are more rows than those that are there."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        """Ask, once, for more rows."""
        self._has_more = False
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.head
        return str(row) if role == Qt.ItemDataRole.AccessibleTextRole else None
