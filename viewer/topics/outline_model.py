"""The topics that are seen: all, those that a filter lets through, those of open branches."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal

from viewer.session.catalogue import tr
from viewer.topics.branches import Branches
from viewer.topics.topic_model import LEAD, AnyIndex, TopicModel, TopicRole
from viewer.widgets.word_filter import Filter, folded

_LONG = 12
"""So many topics are no longer taken in at a glance."""
_DENSE = 30
"""From so many topics on rows are low, and branches closed where the page is not."""
_ROOT = QModelIndex()


class Branch(IntEnum):
    """What lies under a topic."""

    NONE = 0
    OPEN = 1
    CLOSED = 2


class OutlineModel(QSortFilterProxyModel):
    """The rows of a `TopicModel` that are seen.

    What the user opened or closed stays so; other branches of a long outline are open while the
    page is in them. A filter shows what it lets through, and what that lies under.
    """

    rows_changing = Signal()
    """Other rows are about to be seen."""
    rows_changed = Signal()
    """Other rows are seen."""

    def __init__(self, topics: TopicModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._topics = topics
        self._branches = Branches(())
        self._chosen: dict[int, bool] = {}
        self._current = 0
        self._filter = Filter()
        self._hits: frozenset[int] = frozenset()
        self._seen: frozenset[int] = frozenset()
        self._texts: list[str] = []
        topics.modelReset.connect(self._start)  # before the proxy's own, which asks what is seen
        self.setSourceModel(topics)
        self._start()
        topics.modelAboutToBeReset.connect(self.rows_changing)
        topics.modelReset.connect(self.rows_changed)

    @property
    def is_long(self) -> bool:
        """Whether there are so many topics that one looks for them by words."""
        return self._topics.rowCount() + LEAD >= _LONG

    @property
    def is_dense(self) -> bool:
        """Whether there are so many topics that rows are to be low."""
        return self._topics.rowCount() + LEAD >= _DENSE

    @property
    def is_filtered(self) -> bool:
        """Whether a filter leaves topics out."""
        return bool(self._filter)

    @property
    def hits(self) -> frozenset[int]:
        """The rows of all topics that the filter lets through, without what they lie under."""
        return self._hits

    def set_filter(self, typed: str) -> None:
        """Show the topics whose number and title hold all words that were typed."""
        self._filter = Filter.parse(typed)
        self._look()

    def set_current(self, topic: int) -> None:
        """Open what is closed around the topic that the page is at, but what the user closed."""
        self._current = topic - LEAD
        self._look()

    def shown(self, topic: int) -> QModelIndex:
        """Return the row of a topic; of one that is not seen, the nearest that it lies under."""
        row = topic - LEAD
        while row >= 0 and row not in self._seen:
            row = self._branches.parent(row)
        return self.mapFromSource(self._topics.index(row, 0)) if row >= 0 else QModelIndex()

    def first_hit(self) -> QModelIndex:
        """Return the first topic that the filter lets through."""
        row = min(self._hits, default=-1)
        return self.mapFromSource(self._topics.index(row, 0)) if row >= 0 else QModelIndex()

    def branch(self, index: AnyIndex) -> Branch:
        """Return whether a row has a branch, and whether that is open."""
        row = self.mapToSource(index).row()
        if row not in self._branches.holders:
            return Branch.NONE
        return Branch.OPEN if self._is_open(row) else Branch.CLOSED

    def holder(self, index: AnyIndex) -> QModelIndex:
        """Return the row that one lies under; an invalid one for none."""
        row = self._branches.parent(self.mapToSource(index).row())
        return self.mapFromSource(self._topics.index(row, 0)) if row >= 0 else QModelIndex()

    def set_open(self, index: AnyIndex, *, opened: bool) -> None:
        """Open or close a branch, for as long as the document is shown."""
        row = self.mapToSource(index).row()
        if row in self._branches.holders and not self._filter:
            self._chosen[row] = opened
            self._look()

    def set_all_open(self, *, opened: bool) -> None:
        """Open or close all branches."""
        self._chosen = dict.fromkeys(self._branches.holders, opened)
        self._look()

    def _start(self) -> None:
        rows = range(self._topics.rowCount())
        levels = [self._topics.index(row).data(TopicRole.LEVEL) for row in rows]
        self._branches = Branches(levels)
        self._chosen, self._current, self._texts = {}, 0, []
        self._filter = Filter()
        self._hits, self._seen = frozenset(), self._now_seen()

    def _is_open(self, row: int) -> bool:
        if self._filter or not self.is_dense:
            return self._chosen.get(row, True) or bool(self._filter)
        around = (self._current, *self._branches.above(self._current))
        return self._chosen.get(row, row in around)

    def _look(self) -> None:
        """Show the rows that are to be seen now."""
        self._hits = self._matching() if self._filter else frozenset()
        seen = self._now_seen()
        if seen != self._seen:
            self.rows_changing.emit()
            self.beginFilterChange()
            self._seen = seen
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
            self.rows_changed.emit()

    def _now_seen(self) -> frozenset[int]:
        if self._filter:
            above = (one for row in self._hits for one in self._branches.above(row))
            return self._hits.union(above)
        closed = frozenset(row for row in self._branches.holders if not self._is_open(row))
        return self._branches.without(closed)

    def _matching(self) -> frozenset[int]:
        if not self._texts:
            indexes = map(self._topics.index, range(self._topics.rowCount()))
            self._texts = [folded(f"{one.data(TopicRole.NUMBER)} {one.data()}") for one in indexes]
        matches = self._filter.matches
        return frozenset(row for row, text in enumerate(self._texts) if matches(text))

    def filterAcceptsRow(self, row: int, _parent: AnyIndex = _ROOT) -> bool:
        """Tell whether a row is seen."""
        return row in self._seen

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row knows; what is spoken of it tells its level and its branch, too."""
        if role == TopicRole.BRANCH:
            return self.branch(index)
        found = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and found:
            return ", ".join((str(found), *self._told(index)))
        return found

    def _told(self, index: AnyIndex) -> tuple[str, ...]:
        if not self._branches.holders:
            return ()
        level = tr("level {level}", level=str(index.data(TopicRole.LEVEL)))
        branch = self.branch(index)
        if branch is Branch.NONE:
            return (level,)
        return level, tr("open") if branch is Branch.OPEN else tr("closed")
