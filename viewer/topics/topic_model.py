"""The topics of the open document, and the labels used in each, as an item model."""

from collections import Counter
from collections.abc import Callable, Collection
from enum import IntEnum
from weakref import WeakKeyDictionary

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from data.anchors.anchoring import Resolution
from data.annotation import Anchor, Annotation, Label, Scope, reading_order
from data.document import Document
from data.notebook import ChangeRecord
from viewer.session.catalogue import tr
from viewer.session.document_session import DocumentSession
from viewer.widgets.literal_text import tool_tip

LEAD = -1
"""The number that stands for what comes before the first topic."""

AnyIndex = QModelIndex | QPersistentModelIndex
_Reader = Callable[[DocumentSession, int], object]
_ROOT = QModelIndex()


class TopicRole(IntEnum):
    """What a row knows of its topic, beyond its title."""

    TOPIC = Qt.ItemDataRole.UserRole
    NUMBER = Qt.ItemDataRole.UserRole + 1
    LEVEL = Qt.ItemDataRole.UserRole + 2
    LABELS = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4
    BRANCH = Qt.ItemDataRole.UserRole + 5


_Counted = tuple[list[int], list[Counter[str]], Counter[str], dict[str, int | None], list[set[str]]]
"""What was counted of a document."""
_OF_COUNTS = [
    TopicRole.LABELS,
    TopicRole.COUNT,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
]
"""What a row says of annotations."""


class TopicModel(QAbstractListModel):
    """One row for the lead, then one a topic.

    An annotation counts at the innermost topic that holds its passage; one of the whole document
    counts at the lead, and one whose passage was not found counts at no topic.
    """

    counts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: DocumentSession | None = None
        self._row_of_block: list[int] = []
        self._rows: dict[str, int | None] = {}
        """In which row each annotation counts, by its id; None for none."""
        self._tallies: list[Counter[str]] = []
        self._members: list[set[str]] = []
        """The annotations that count in each row, by their ids."""
        self._totals: Counter[str] = Counter()
        self._left: WeakKeyDictionary[DocumentSession, _Counted] = WeakKeyDictionary()
        self._readers: dict[int, _Reader] = {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.ToolTipRole: self._tool_tip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            TopicRole.TOPIC: lambda _session, row: row + LEAD,
            TopicRole.NUMBER: self._number,
            TopicRole.LEVEL: self._level,
            TopicRole.LABELS: self._labels,
            TopicRole.COUNT: lambda _session, row: self._tallies[row].total(),
        }

    @property
    def session(self) -> DocumentSession | None:
        """The session that is shown, or None."""
        return self._session

    def set_session(self, session: DocumentSession | None) -> None:
        """Show another document, or none."""
        self.beginResetModel()
        if self._session is not None:
            self._session.annotations_changed.disconnect(self._recount)
            self._left[self._session] = (  # only who is shown is changed
                self._row_of_block, self._tallies, self._totals, self._rows, self._members,
            )  # fmt: skip
        self._session = session
        self._row_of_block = []
        self._tallies, self._totals, self._rows, self._members = [], Counter(), {}, []
        if session is not None:
            session.annotations_changed.connect(self._recount)
            left = self._left.pop(session, None)
            if left is not None:
                self._row_of_block, self._tallies, self._totals, self._rows, self._members = left
            else:
                self._count(session)
        self.endResetModel()
        self.counts_changed.emit()

    def label_count(self, label_id: str) -> int:
        """Return how many annotations of the document carry that label."""
        return self._totals[label_id]

    def _recount(self, record: ChangeRecord) -> None:
        if self._session is None or _counted(record.before) == _counted(record.after):
            return
        touched = {self._let_go(name) for name in record.ids}
        for item in record.before:
            self._totals[self._session.label(item.label_id).id] -= 1
        for item in record.after:
            self._totals[self._session.label(item.label_id).id] += 1
            place = self._session.resolution(item.id)
            self._rows[item.id] = row = self._row(self._session.document, item, place)
            if row is not None:
                self._members[row].add(item.id)
            touched.add(row)
        touched.discard(None)
        counted = self._tallied(self._session, touched)
        for row in sorted(counted):
            if list(counted[row].items()) != list(self._tallies[row].items()):
                self._tallies[row] = counted[row]
                index = self.index(row)
                self.dataChanged.emit(index, index, _OF_COUNTS)
        self.counts_changed.emit()

    def _let_go(self, name: str) -> int | None:
        """Let an annotation count nowhere; return the row where it did."""
        row = self._rows.pop(name, None)
        if row is not None:
            self._members[row].discard(name)
        return row

    def _count(self, session: DocumentSession) -> None:
        """Count labels by row, and in all."""
        document = session.document
        self._row_of_block = [0] * len(document.blocks)
        for number, topic in enumerate(document.topics, 1):  # inner ones come after outer ones
            self._row_of_block[topic.first : topic.stop] = [number] * (topic.stop - topic.first)
        names = {label.id: label.id for label in session.labels}
        resolutions, rows = session.resolutions, {}
        tallies = [Counter[str]() for _ in range(len(document.topics) + 1)]
        members = [set[str]() for _ in tallies]
        for item in session.annotations:
            rows[item.id] = row = self._row(document, item, resolutions.get(item.id))
            if row is not None:
                label_id = names.get(item.label_id) or session.label(item.label_id).id
                tallies[row][label_id] += 1
                members[row].add(item.id)
        labels = Counter(item.label_id for item in session.annotations)
        self._totals = Counter()
        for label_id, count in labels.items():
            self._totals[session.label(label_id).id] += count
        self._rows, self._tallies, self._members = rows, tallies, members

    def _tallied(
        self, session: DocumentSession, wanted: Collection[int | None]
    ) -> dict[int, Counter[str]]:
        """Count the labels of some rows, in the order in which they first come there."""
        tallies: dict[int, Counter[str]] = {}
        for row in wanted:
            if row is not None:
                found = (session.annotation(name) for name in self._members[row])
                items = sorted((item for item in found if item is not None), key=reading_order)
                tallies[row] = Counter(session.label(item.label_id).id for item in items)
        return tallies

    def _row(self, document: Document, item: Annotation, place: Resolution | None) -> int | None:
        if item.scope is Scope.DOCUMENT:
            return 0
        if place is None or place.start is None:
            return None
        return self._row_of_block[document.block_at(place.start)]

    def _title(self, session: DocumentSession, row: int) -> str:
        return session.document.topics[row - 1].title if row else _lead_title(session)

    def _number(self, session: DocumentSession, row: int) -> str:
        return session.document.topics[row - 1].number if row else ""

    def _level(self, session: DocumentSession, row: int) -> int:
        return session.document.topics[row - 1].level if row else 1

    def _labels(self, session: DocumentSession, row: int) -> list[Label]:
        return [session.label(label_id) for label_id in self._tallies[row]]

    def _tool_tip(self, session: DocumentSession, row: int) -> str:
        return tool_tip("\n".join((self._title(session, row), *self._counts(session, row))))

    def _spoken(self, session: DocumentSession, row: int) -> str:
        name = f"{self._number(session, row)} {self._title(session, row)}".strip()
        return ", ".join((name, *self._counts(session, row)))

    def _counts(self, session: DocumentSession, row: int) -> list[str]:
        """Return the labels used in a row in words: "2 Commitment", "1 Concern"."""
        tally = self._tallies[row]
        return [
            tr("{count} {label}", count=count, label=session.label(label_id).name)
            for label_id, count in tally.items()
        ]

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of topics and the lead; none before a document is open."""
        if parent.isValid() or self._session is None:
            return 0
        return len(self._tallies)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row knows, by Qt's roles and `TopicRole`."""
        if self._session is None or not index.isValid() or index.row() >= len(self._tallies):
            return None
        reader = self._readers.get(role)
        return reader(self._session, index.row()) if reader else None


def _counted(items: tuple[Annotation, ...]) -> set[tuple[str, str, Anchor | None]]:
    """Return what the counts depend on."""
    return {(item.id, item.label_id, item.anchor) for item in items}


def _lead_title(session: DocumentSession) -> str:
    """Return what the first row is called: the lead, or where there is none the title."""
    return tr("Lead") if session.document.lead else tr("Title")
