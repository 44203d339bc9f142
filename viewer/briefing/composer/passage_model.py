"""The passages of one or many documents, to be put into a briefing."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt

from data.annotation import Annotation, Label, Scope, label_of
from viewer.briefing.composer.piece_model import Index, passages_data
from viewer.services.briefings.source_reader import FoundPassage
from viewer.session.catalogue import tr
from viewer.widgets.row_model import ROW_ROLE, Row


class PassageModel(QAbstractListModel):
    """Shows passages, of some labels, and which of them the briefing has already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[FoundPassage, ...] = ()
        self._shown: list[FoundPassage] = []
        self._labels: tuple[Label, ...] = ()
        self._used: frozenset[str] = frozenset()
        self._only: frozenset[str] = frozenset()
        self._hides_used = False
        self._names_documents = False

    def set_passages(
        self, passages: Sequence[FoundPassage], labels: tuple[Label, ...], *, of_many: bool
    ) -> None:
        """Show other passages; `of_many` documents, whose names are shown then."""
        self._all, self._labels, self._names_documents = tuple(passages), labels, of_many
        self._filter()

    def set_used(self, used: frozenset[str]) -> None:
        """Show which annotations the briefing has."""
        if used != self._used:
            self._used = used
            self._filter()

    def set_filter(self, labels: frozenset[str], *, hides_used: bool) -> None:
        """Show passages of some labels alone, for none of all; and without those that are used."""
        self._only, self._hides_used = labels, hides_used
        self._filter()

    def passage(self, row: int) -> FoundPassage | None:
        """Return the passage in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of passages that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        passage = self.passage(index.row()) if index.isValid() else None
        if passage is None:
            return None
        if role == ROW_ROLE:
            return self._row(passage)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return str(self._row(passage))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that passages can be dragged."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """Return passages as they are dragged."""
        rows = sorted(index.row() for index in indexes)
        return passages_data(
            [
                (self._shown[row].annotation.document_id, self._shown[row].annotation.id)
                for row in rows
            ]
        )

    def supportedDragActions(self) -> Qt.DropAction:
        """Tell that a passage stays where it is."""
        return Qt.DropAction.CopyAction

    def _row(self, passage: FoundPassage) -> Row:
        item = passage.annotation
        quote = " ".join(item.anchor.exact.split()) if item.anchor else ""
        label = label_of(self._labels, item.label_id)
        is_passage = item.scope is Scope.PASSAGE
        note = " ".join(item.note_words.split())
        aside = tr("in this briefing") if item.id in self._used else ""
        if not aside and not item.in_briefing:
            aside = tr("private")
        if not aside and item.anchor is not None:
            aside = item.anchor.citation
        return Row(
            head=note or (passage.document if self._names_documents else label.name),
            aside=aside,
            text=f"“{quote}”" if is_passage else quote,
            label=None if label.is_none else label,
            is_quote=True,
        )

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [passage for passage in self._all if self._is_shown(passage.annotation)]
        self.endResetModel()

    def _is_shown(self, item: Annotation) -> bool:
        if self._hides_used and item.id in self._used:
            return False
        return not self._only or item.label_id in self._only
