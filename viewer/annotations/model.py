"""The annotations of the open document as an item model, in reading order, filtered."""

from bisect import bisect_left
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from data.annotation import Annotation, reading_order
from data.notebook import ChangeRecord
from viewer.annotations.card import Card, card_of
from viewer.annotations.filter import Filter, folded
from viewer.session import DocumentSession

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Place = tuple[int, int, datetime, str]


class CardRole(IntEnum):
    """What a row knows of its annotation, beyond its text."""

    ID = Qt.ItemDataRole.UserRole
    CARD = Qt.ItemDataRole.UserRole + 1


class AnnotationModel(QAbstractListModel):
    """A row for each annotation that the filter lets through.

    Changes move rows rather than reset the model, so that views keep their place.
    """

    counts_changed = Signal()
    """The number of annotations, or of those shown, may have changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: DocumentSession | None = None
        self._filter = Filter()
        self._places: list[_Place] = []
        self._shown: dict[str, _Place] = {}
        self._cards: dict[str, Card] = {}
        self._haystacks: dict[str, str] = {}

    @property
    def session(self) -> DocumentSession | None:
        """The session whose annotations are shown, or None."""
        return self._session

    @property
    def total(self) -> int:
        """The number of annotations, shown or not."""
        return len(self._session.annotations) if self._session else 0

    @property
    def filter(self) -> Filter:
        """The filter in force."""
        return self._filter

    def set_session(self, session: DocumentSession | None) -> None:
        """Show another session's annotations, or none."""
        if self._session is not None:
            self._session.annotations_changed.disconnect(self._follow)
        self._session = session
        if session is not None:
            session.annotations_changed.connect(self._follow)
        self._cards.clear()
        self._haystacks.clear()
        self._fill()

    def set_filter(self, wanted: Filter) -> None:
        """Show the annotations that `wanted` lets through."""
        if wanted != self._filter:
            self._filter = wanted
            self._fill()

    def card(self, row: int) -> Card:
        """Return what the card in a row says."""
        return self._card(self._places[row][-1])

    def index_of(self, annotation_id: str) -> QModelIndex:
        """Return where an annotation is shown; an invalid index where it is not."""
        place = self._shown.get(annotation_id)
        return self.index(bisect_left(self._places, place)) if place else QModelIndex()

    def _fill(self) -> None:
        self.beginResetModel()
        items = self._session.annotations if self._session else ()
        shown = [item for item in items if self._lets_through(item.id)]
        self._places = [reading_order(item) for item in shown]
        self._shown = {place[-1]: place for place in self._places}
        self.endResetModel()
        self.counts_changed.emit()

    def _follow(self, record: ChangeRecord) -> None:
        after = {item.id: item for item in record.after}
        for name in record.ids:
            self._cards.pop(name, None)
            self._haystacks.pop(name, None)
        for name in record.ids:
            self._follow_one(name, after.get(name))
        self.counts_changed.emit()

    def _follow_one(self, name: str, item: Annotation | None) -> None:
        old = self._shown.get(name)
        new = reading_order(item) if item and self._lets_through(name) else None
        if old and old == new:
            index = self.index_of(name)
            self.dataChanged.emit(index, index)
            return
        if old:
            row = bisect_left(self._places, old)
            self.beginRemoveRows(_ROOT, row, row)
            del self._places[row], self._shown[name]
            self.endRemoveRows()
        if new:
            row = bisect_left(self._places, new)
            self.beginInsertRows(_ROOT, row, row)
            self._places.insert(row, new)
            self._shown[name] = new
            self.endInsertRows()

    def _lets_through(self, name: str) -> bool:
        if not self._filter:
            return True
        if name not in self._haystacks:
            self._haystacks[name] = folded(self._card(name).searchable)
        return self._filter.matches(self._haystacks[name])

    def _card(self, name: str) -> Card:
        if name not in self._cards:
            item = self._session.annotation(name) if self._session else None
            if self._session is None or item is None:
                raise KeyError(name)
            self._cards[name] = card_of(self._session, item)
        return self._cards[name]

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of annotations shown."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row knows, by Qt's roles and `CardRole`."""
        if not index.isValid() or index.row() >= len(self._places):
            return None
        match role:
            case CardRole.ID:
                return self._places[index.row()][-1]
            case CardRole.CARD:
                return self.card(index.row())
            case Qt.ItemDataRole.DisplayRole:
                return self.card(index.row()).quote or self.card(index.row()).citation
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.card(index.row()).spoken
        return None
