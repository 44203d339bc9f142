"""Which annotations of the list are chosen, one or several, while rows come, go and move."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView

from viewer.annotations.listing.card_model import CardModel
from viewer.widgets.row_steps import runs

_Flag = QItemSelectionModel.SelectionFlag


class ChosenRows(QObject):
    """Chooses rows of a view as its user says; heads of groups are never among them."""

    changed = Signal()
    """Others are chosen, or as many as before but not the same."""

    def __init__(self, view: QAbstractItemView, model: CardModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._from = QPersistentModelIndex()
        self._kept: tuple[str, ...] = ()
        self._is_moving = False
        model.changing.connect(self._keep)
        model.counts_changed.connect(self._choose_again)
        view.selectionModel().selectionChanged.connect(self._tell)

    @property
    def ids(self) -> tuple[str, ...]:
        """The chosen annotations, from the top."""
        rows = sorted({row for one in self._ranges() for row in range(one.top(), one.bottom() + 1)})
        return self._model.ids(rows)

    @property
    def are_several(self) -> bool:
        """Whether more than one row is chosen."""
        ranges = self._ranges()
        return len(ranges) > 1 or any(one.height() > 1 for one in ranges)

    def _ranges(self) -> list[QItemSelectionRange]:
        return self._view.selectionModel().selection().toList()

    def only(self, index: QModelIndex) -> None:
        """Choose one row, from which a range may begin."""
        self._from = QPersistentModelIndex(index)
        self._view.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)

    def turn(self, index: QModelIndex) -> None:
        """Choose a row, too, or leave it out again."""
        self._from = QPersistentModelIndex(index)
        self._view.selectionModel().setCurrentIndex(index, _Flag.Toggle)

    def extend_to(self, index: QModelIndex) -> None:
        """Choose what lies between where the range began and a row, and nothing else."""
        if not self._from.isValid():
            self._from = QPersistentModelIndex(self._view.currentIndex())
        start = self._from.row() if self._from.isValid() else index.row()
        first, last = sorted((start, index.row()))
        chosen = QItemSelection(self._model.index(first), self._model.index(last))
        model = self._view.selectionModel()
        model.setCurrentIndex(index, _Flag.NoUpdate)
        model.select(chosen, _Flag.ClearAndSelect)

    def choose_all(self) -> None:
        """Choose every row that is shown."""
        last = self._model.rowCount() - 1
        if last >= 0:
            chosen = QItemSelection(self._model.index(0), self._model.index(last))
            self._view.selectionModel().select(chosen, _Flag.ClearAndSelect)

    def start_at(self, index: QModelIndex) -> None:
        """Let the next range begin at a row that was chosen otherwise."""
        self._from = QPersistentModelIndex(index)

    def _keep(self) -> None:
        self._kept = self.ids if self.are_several else ()
        self._is_moving = True

    def _choose_again(self) -> None:
        """Choose what was chosen before rows moved, as far as it is still shown."""
        kept, self._kept, self._is_moving = self._kept, (), False
        if kept:
            chosen = QItemSelection()
            for first, last in runs(sorted(self._model.rows_of(kept))):
                chosen.select(self._model.index(first), self._model.index(last))
            self._view.selectionModel().select(chosen, _Flag.ClearAndSelect)
        self.changed.emit()

    def _tell(self) -> None:
        if not self._is_moving:
            self.changed.emit()
