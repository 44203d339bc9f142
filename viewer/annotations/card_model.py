"""The annotations of the open document as an item model, in reading order, filtered."""

from bisect import bisect_left
from datetime import datetime
from enum import IntEnum
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from data.anchors.anchoring import Resolution
from data.annotation import Annotation, Label, reading_order
from data.notebook import ChangeRecord
from viewer.annotations.card import Card, card_of
from viewer.session.document_session import DocumentSession
from viewer.widgets.row_steps import put_in, runs, take_out, tell
from viewer.widgets.word_filter import Filter, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Place = tuple[int, int, datetime, str]
_WAIT, _SLICE = 1_000, 0.005
"""Milliseconds after which the filter is made ready; seconds for which that goes on at once."""
_MOST_STEPS = 100
"""Runs of rows that come and go one by one; a reset is faster where there are more."""


class CardRole(IntEnum):
    """What a row knows of its annotation, beyond its text."""

    ID = Qt.ItemDataRole.UserRole
    CARD = Qt.ItemDataRole.UserRole + 1


class _Held(NamedTuple):
    """What a row shows: the annotation, its label, and where its passage stands."""

    item: Annotation
    label: Label
    resolution: Resolution | None
    has_draft: bool


class CardModel(QAbstractListModel):
    """A row for each annotation that the filter lets through.

    The model holds what it shows, and follows the session in whole steps. Changes move rows rather
    than reset the model, unless they are scattered all over it.
    """

    counts_changed = Signal()
    """The number of annotations, or of those shown, may have changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: DocumentSession | None = None
        self._filter = Filter()
        self._places: list[_Place] = []
        self._shown: dict[str, _Place] = {}
        self._held: dict[str, _Held] = {}
        self._cards: dict[str, Card] = {}
        self._haystacks: dict[str, str] = {}
        self._unread: Iterator[str] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_ahead)

    @property
    def session(self) -> DocumentSession | None:
        """The session whose annotations are shown, or None."""
        return self._session

    @property
    def total(self) -> int:
        """The number of annotations, shown or not."""
        return len(self._held)

    @property
    def filter(self) -> Filter:
        """The filter in force."""
        return self._filter

    def set_session(self, session: DocumentSession | None) -> None:
        """Show another session's annotations, or none."""
        if self._session is not None:
            self._session.annotations_changed.disconnect(self._follow)
        self._session = session
        held: dict[str, _Held] = {}
        if session is not None:
            session.annotations_changed.connect(self._follow)
            held = _all_held(session)
        self._reset(held)

    def set_filter(self, wanted: Filter) -> None:
        """Show the annotations that `wanted` lets through."""
        if wanted != self._filter:
            self._filter = wanted
            self._reset(self._held)

    def card(self, row: int) -> Card:
        """Return what the card in a row says."""
        return self._card(self._places[row][-1])

    def index_of(self, annotation_id: str) -> QModelIndex:
        """Return where an annotation is shown; an invalid index where it is not."""
        place = self._shown.get(annotation_id)
        row = bisect_left(self._places, place) if place else len(self._places)
        is_there = row < len(self._places) and self._places[row] == place
        return self.index(row) if is_there else QModelIndex()

    def look_again(self, annotation_id: str) -> None:
        """Show whether there is a draft of an annotation's note now."""
        held, session = self._held.get(annotation_id), self._session
        if held is None or session is None:
            return
        has_draft = session.drafts.of(annotation_id) is not None
        if has_draft != held.has_draft:
            self._held[annotation_id] = held._replace(has_draft=has_draft)
            self._cards.pop(annotation_id, None)
            self._haystacks.pop(annotation_id, None)
            index = self.index_of(annotation_id)
            if index.isValid():
                tell(self, [index.row()])

    def _reset(self, held: dict[str, _Held]) -> None:
        self.beginResetModel()
        if held is not self._held:
            self._held = held
            self._cards, self._haystacks = {}, {}
            self._unread = iter(tuple(held))
            self._timer.start(_WAIT)
        shown = (one.item for name, one in held.items() if self._lets_through(name))
        self._places = sorted(reading_order(item) for item in shown)
        self._shown = {place[-1]: place for place in self._places}
        self.endResetModel()
        self.counts_changed.emit()

    def _follow(self, record: ChangeRecord) -> None:
        if self._session is None:
            return
        new = {item.id: _held(self._session, item) for item in record.after}
        places = {
            name: reading_order(one.item)
            for name, one in new.items()
            if not self._filter or self._filter.matches(_haystack(one))
        }
        before = {name: self._shown[name] for name in record.ids if name in self._shown}
        going = sorted(place for name, place in before.items() if places.get(name) != place)
        coming = sorted(place for name, place in places.items() if before.get(name) != place)
        staying = sorted(place for name, place in before.items() if places.get(name) == place)
        rows = [bisect_left(self._places, place) for place in going]
        if len(runs(rows)) + len(coming) > _MOST_STEPS:
            gone = {item.id for item in record.before} - new.keys()
            kept = {name: one for name, one in self._held.items() if name not in gone}
            self._reset({**kept, **new})
            return
        take_out(self, self._places, rows)
        self._hold(record, new)
        self._shown.update((place[-1], place) for place in (*staying, *coming))
        tell(self, [bisect_left(self._places, place) for place in staying])
        put_in(self, self._places, _numbered(self._places, coming))
        self.counts_changed.emit()

    def _hold(self, record: ChangeRecord, new: dict[str, _Held]) -> None:
        """Let go of what was changed, which no row shows any more, and hold what it is now."""
        for name in record.ids:
            self._cards.pop(name, None)
            self._haystacks.pop(name, None)
            self._held.pop(name, None)
            self._shown.pop(name, None)
        self._held.update(new)

    def _read_ahead(self) -> None:
        """Fold what the filter looks at, bit by bit while nothing else is to be done."""
        self._timer.setInterval(0)
        until = perf_counter() + _SLICE
        for name in self._unread:
            if name in self._held and name not in self._haystacks:
                self._haystacks[name] = _haystack(self._held[name])
            if perf_counter() > until:
                return
        self._timer.stop()

    def _lets_through(self, name: str) -> bool:
        if not self._filter:
            return True
        if name not in self._haystacks:
            self._haystacks[name] = _haystack(self._held[name])
        return self._filter.matches(self._haystacks[name])

    def _card(self, name: str) -> Card:
        if name not in self._cards:
            self._cards[name] = card_of(*self._held[name])
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


def _held(session: DocumentSession, item: Annotation) -> _Held:
    has_draft = session.drafts.of(item.id) is not None
    return _Held(item, session.label(item.label_id), session.resolution(item.id), has_draft)


def _all_held(session: DocumentSession) -> dict[str, _Held]:
    """Return what the rows of all annotations show."""
    drafts, resolutions = set(session.drafts.ids), session.resolutions
    labels = {label.id: label for label in session.labels}
    return {
        item.id: _Held(
            item,
            labels.get(item.label_id) or session.label(item.label_id),
            resolutions.get(item.id),
            item.id in drafts,
        )
        for item in session.annotations
    }


def _haystack(held: _Held) -> str:
    return folded(card_of(*held).searchable)


def _numbered(places: list[_Place], coming: list[_Place]) -> list[tuple[int, _Place]]:
    """Return new places, which are in order, with the rows that they will stand in."""
    return [(bisect_left(places, place) + number, place) for number, place in enumerate(coming)]
