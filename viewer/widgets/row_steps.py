"""How an item model goes from one snapshot of its rows to the next: as whole runs of rows.

A view asks for rows while they come and go. A model therefore holds the values that it shows, and
changes them only together with what it announces.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex

T = TypeVar("T")
_ROOT = QModelIndex()


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return rising numbers as runs without gaps: the first and the last number of each."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found


def take_out(model: QAbstractListModel, rows: list[T], numbers: Iterable[int]) -> None:
    """Take the rows with these rising numbers out, and let the model say so."""
    for first, last in reversed(runs(numbers)):
        model.beginRemoveRows(_ROOT, first, last)
        del rows[first : last + 1]
        model.endRemoveRows()


def put_in(model: QAbstractListModel, rows: list[T], new: Sequence[tuple[int, T]]) -> None:
    """Put rows in, and let the model say so; their rising numbers are those afterwards."""
    values = dict(new)
    for first, last in runs(values):
        model.beginInsertRows(_ROOT, first, last)
        rows[first:first] = [values[number] for number in range(first, last + 1)]
        model.endInsertRows()


def tell(model: QAbstractListModel, numbers: Iterable[int]) -> None:
    """Let the model say that the rows with these rising numbers show something else."""
    for first, last in runs(numbers):
        model.dataChanged.emit(model.index(first), model.index(last))
