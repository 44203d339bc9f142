"""The annotations of the open document as an item model: filtered, grouped and sorted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from data.annotation import no_label
from data.notebook import ChangeRecord
from viewer.annotations.card import Card
from viewer.annotations.listing.card_role import CardRole
from viewer.annotations.listing.groups import GroupHead, Groups
from viewer.annotations.listing.held_cards import HeldCards
from viewer.annotations.listing.key_table import KeyTable, row_of
from viewer.annotations.listing.list_order import ListOrder
from viewer.annotations.listing.placing import Key, Placing, Rank
from viewer.session.document_session import DocumentSession
from viewer.widgets.row_steps import put_in, runs, take_out, tell
from viewer.widgets.word_filter import Filter

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_OF_HEAD = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_OF_CARD = _OF_HEAD | Qt.ItemFlag.ItemIsSelectable
_MOST_STEPS = 100
"""Runs of rows that come and go one by one; a reset is faster where there are more."""


class CardModel(QAbstractListModel):
    """A row for each annotation that the filters let through, and one for the head of each group.

    The model follows the session in whole steps. Changes move rows, unless they are scattered all
    over it.
    """

    counts_changed = Signal()
    """The number of annotations, or of those shown, may have changed."""
    changing = Signal()
    """Rows are about to come, go or move; `counts_changed` says that they did."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: DocumentSession | None = None
        self._followed: DocumentSession | None = None
        self._held = HeldCards()
        self.order = ListOrder()
        """How the list is divided and sorted; `set_order` makes it another."""
        self._placing: Placing | None = None
        self._groups = Groups()
        self._table = KeyTable()
        self._rows: list[Key] = []
        self._shown = 0

    @property
    def session(self) -> DocumentSession | None:
        """The session whose annotations are shown, or None."""
        return self._session

    @property
    def held(self) -> HeldCards:
        """What the annotations say, and which of them the filters let through."""
        return self._held

    @property
    def total(self) -> int:
        """The number of annotations, shown or not."""
        return len(self._held)

    @property
    def shown(self) -> int:
        """The number of annotations that the filters let through."""
        return self._shown

    @property
    def filter(self) -> Filter:
        """The filter by words that is in force."""
        return self._held.words

    def set_session(self, session: DocumentSession | None, owner: str = "") -> None:
        """Show another session's annotations, or none; `owner` is the name of the user."""
        self.part()
        self._begin()
        self._session = self._followed = session
        self._held.start(session, owner)
        if session is not None:
            session.annotations_changed.connect(self._follow)
        self._arrange()

    def part(self) -> None:
        """Follow the session no more: it makes way, and its rows stay until others come."""
        if self._followed is not None:
            self._followed.annotations_changed.disconnect(self._follow)
            self._followed = None

    def set_filter(self, wanted: Filter) -> None:
        """Show the annotations that have these words."""
        if wanted != self._held.words:
            self._begin()
            self._held.words = wanted
            self._fill()

    def set_labels(self, wanted: frozenset[str]) -> None:
        """Show the annotations with one of these labels, by id; all where there are none."""
        if wanted != self._held.labels:
            self._begin()
            self._held.labels = wanted
            self._fill()

    def set_order(self, order: ListOrder) -> None:
        """Divide and sort the list otherwise; all groups are open then."""
        if order != self.order:
            self._begin()
            self.order = order
            self._arrange()

    def card(self, row: int) -> Card:
        """Return what the card in a row says."""
        return self._held.card(self._rows[row].name)

    def ids(self, rows: Iterable[int]) -> tuple[str, ...]:
        """Return the annotations that stand in rows, each once; heads stand for none."""
        names = (self._rows[row].name for row in rows)
        return tuple(dict.fromkeys(name for name in names if name))

    def index_of(self, annotation_id: str) -> QModelIndex:
        """Return where an annotation is shown first; an invalid index where it is not."""
        rows = self.rows_of([annotation_id])
        return self.index(rows[0]) if rows else QModelIndex()

    def turn_group(self, row: int) -> None:
        """Collapse the group that a row belongs to, or expand it."""
        rank = self._rows[row].rank
        head = row_of(self._rows, Key(rank, ()))
        if head is None:
            return
        if self._groups.turn(rank):
            keys = (key for key in self._table.within(rank) if self._held.lets_through(key.name))
            put_in(self, self._rows, [*enumerate(keys, head + 1)])
        else:
            after = bisect_right(self._rows, rank, lo=head, key=lambda key: key.rank)
            take_out(self, self._rows, range(head + 1, after))
        tell(self, [head])

    def reveal(self, annotation_id: str) -> None:
        """Expand a group of an annotation, where all that it is in are collapsed."""
        keys = self._table.of([annotation_id])
        if not any(self._groups.is_open(key.rank) for key in keys):
            heads = (row_of(self._rows, Key(key.rank, ())) for key in keys)
            head = next((row for row in heads if row is not None), None)
            if head is not None and self._held.lets_through(annotation_id):
                self.turn_group(head)

    def look_again(self, annotation_id: str) -> None:
        """Show whether there is a draft of an annotation's note now."""
        if self._session is not None and self._held.look_again(self._session, annotation_id):
            tell(self, self.rows_of([annotation_id]))

    def rows_of(self, names: Iterable[str]) -> list[int]:
        """Return all rows in which annotations are shown, rising."""
        rows = (row_of(self._rows, key) for key in self._table.of(names))
        return [row for row in rows if row is not None]

    def _arrange(self) -> None:
        """Find out anew where everything stands."""
        session = self._session
        self._placing, self._table = None, KeyTable()
        if session is not None:
            owner = self._held.owner
            placing = Placing(session.document, session.labels, self.order, owner)
            self._placing = placing
            place = session.resolution
            keys = ((item.id, placing.keys(item, place(item.id))) for item in self._held)
            self._table = self._held.table(self.order, lambda: KeyTable(dict(keys)))
        self._fill(anew=True)

    def _begin(self) -> None:
        """Say that all rows may be others, while what they show is still as it was."""
        self.changing.emit()
        self.beginResetModel()

    def _fill(self, *, anew: bool = False) -> None:
        """Show what there is now; that it would change was said before it did."""
        let_through = self._held.let_through()
        is_grouped = self._placing is not None and self._placing.is_grouped
        if anew:
            self._groups.open_all()
        self._rows = self._groups.divide(self._table, let_through, has_heads=is_grouped)
        self._shown = len(let_through)
        self.endResetModel()
        self.counts_changed.emit()

    def _follow(self, record: ChangeRecord) -> None:
        session, placing = self._session, self._placing
        if session is None or placing is None:
            return
        self.changing.emit()
        new = self._held.looked_at(session, record.after)
        keys = {one.item.id: placing.keys(one.item, one.resolution) for one in new}
        through = {one.item.id for one in new if self._held.passes(one)}
        after = {key for name in through for key in keys[name] if self._groups.is_open(key.rank)}
        before = {self._rows[row]: row for row in self.rows_of(record.ids)}
        going = sorted(row for key, row in before.items() if key not in after)
        coming = sorted(after - before.keys())
        is_scattered = len(runs(going)) + len(coming) > _MOST_STEPS
        gone = self._counted(record.ids)
        was = sum(self._held.lets_through(item.id) for item in record.before)
        if is_scattered:
            self.beginResetModel()
        else:
            take_out(self, self._rows, going)
        again = self._held.change(record, new)
        self._table.replace(record.ids, keys)
        if is_scattered:
            self._fill()
            return
        self._shown += len(through) - was
        tell(self, [bisect_left(self._rows, key) for key in sorted(after & before.keys())])
        self._step(coming, gone, self._counted(keys))
        tell(self, self.rows_of(again))
        self.counts_changed.emit()

    def _step(
        self, coming: list[Key], gone: list[tuple[Rank, str]], new: list[tuple[Rank, str]]
    ) -> None:
        """Put rows in, with the heads of new groups, and take the heads of empty ones out."""
        self._groups.count(gone, new)
        heads = sorted({Key(rank, ()) for rank, _ in (*gone, *new) if rank})
        rows = [(bisect_left(self._rows, head), head) for head in heads]
        stand = [(row, head) for row, head in rows if self._rows[row : row + 1] == [head]]
        empty = [row for row, head in stand if head.rank not in self._groups]
        standing = {head for _, head in stand}
        wanted = [head for head in heads if head.rank in self._groups and head not in standing]
        take_out(self, self._rows, empty)
        both = sorted([*coming, *wanted])
        numbered = [(bisect_left(self._rows, key) + n, key) for n, key in enumerate(both)]
        put_in(self, self._rows, numbered)
        left = (head for head in heads if head.rank in self._groups)
        tell(self, [bisect_left(self._rows, head) for head in left])

    def _counted(self, names: Iterable[str]) -> list[tuple[Rank, str]]:
        """Return the group and the label of annotations, where they are shown and grouped."""
        return [
            (key.rank, self._held.label_id(key.name))
            for key in self._table.of(names)
            if key.rank and self._held.lets_through(key.name)
        ]

    def _head(self, rank: Rank) -> GroupHead | None:
        if self._placing is None or self._session is None:
            return None
        labels = (*self._session.labels, no_label())
        has_chart, title = self._placing.has_chart, self._placing.title(rank)
        return self._groups.head(rank, title, labels, has_chart=has_chart)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of rows, those of heads included."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a row: heads are not selected."""
        if not index.isValid() or index.row() >= len(self._rows):
            return Qt.ItemFlag.NoItemFlags
        return _OF_CARD if self._rows[index.row()].place else _OF_HEAD

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row knows, by Qt's roles and `CardRole`."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        key = self._rows[index.row()]
        if role == CardRole.ID:
            return key.name or None
        if not key.place:
            return _of_head(self._head(key.rank), role)
        card = self._held.card(key.name)
        known: dict[int, object] = {
            CardRole.CARD: card,
            Qt.ItemDataRole.DisplayRole: card.quote or card.citation,
            Qt.ItemDataRole.AccessibleTextRole: card.spoken,
        }
        return known.get(role)


def _of_head(head: GroupHead | None, role: int) -> object:
    """Return what the head of a group knows."""
    match role:
        case CardRole.GROUP:
            return head
        case Qt.ItemDataRole.DisplayRole:
            return head.title if head else ""
        case Qt.ItemDataRole.AccessibleTextRole:
            return head.spoken if head else ""
    return None
