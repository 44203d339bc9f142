"""The pieces of a briefing as a list that can be put in another order."""

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from viewer.briefing.composer.piece_card import PieceCard

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole + 1
"""The PieceCard to be drawn."""
PIECES = "application/x-briefing-viewer-pieces"
"""Pieces on their way to another place, by their ids."""
PASSAGES = "application/x-briefing-viewer-passages"
"""Passages on their way into a briefing: pairs of a document's and an annotation's id."""
_MOST = 1_000_000


class PieceModel(QAbstractListModel):
    """Shows cards, and tells where pieces or passages were dropped; it changes nothing itself."""

    move_requested = Signal(list, str)
    """The ids of pieces, and that of the piece before which they are to stand; "" is the end."""
    passages_dropped = Signal(list, str)
    """Pairs of ids, and the piece before which they are to stand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[PieceCard] = []

    def set_cards(self, cards: Sequence[PieceCard]) -> None:
        """Show other cards; of the same pieces, only those that look otherwise change."""
        new = list(cards)
        if [card.id for card in new] == [card.id for card in self._cards]:
            changed = [n for n, card in enumerate(new) if card != self._cards[n]]
            self._cards = new
            for number in changed:
                index = self.index(number)
                self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._cards = new
        self.endResetModel()

    def card(self, index: Index) -> PieceCard | None:
        """Return the card at an index."""
        return self._cards[index.row()] if index.isValid() else None

    def row_of(self, piece_id: str) -> int:
        """Return the row of a piece; -1 where there is none."""
        return next((n for n, card in enumerate(self._cards) if card.id == piece_id), -1)

    def id_at(self, row: int) -> str:
        """Return the id of the piece in a row; "" behind the last one."""
        return self._cards[row].id if 0 <= row < len(self._cards) else ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of pieces."""
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        card = self.card(index)
        if card is None:
            return None
        if role == CARD_ROLE:
            return card
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return card.head
        return str(card) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that pieces can be dragged, and dropped upon between them."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def supportedDropActions(self) -> Qt.DropAction:
        """Tell what a drop may be: pieces are moved, passages copied."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Tell what can be dropped."""
        return [PIECES, PASSAGES]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """Return the ids of pieces, in their order."""
        rows = sorted(index.row() for index in indexes)
        data = QMimeData()
        data.setData(PIECES, json.dumps([self._cards[row].id for row in rows]).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Tell where something was dropped; the row goes nowhere before it is kept."""
        place = parent.row() if parent.isValid() else row
        before = self.id_at(place if place >= 0 else len(self._cards))
        for kind, signal in ((PIECES, self.move_requested), (PASSAGES, self.passages_dropped)):
            if data.hasFormat(kind):
                held = read(data, kind)
                if held:
                    signal.emit(held, before)
                return False  # so that the view takes nothing out itself
        return False


def read(data: QMimeData, kind: str) -> list[object]:
    """Return what was dragged; nothing where it is not ours."""
    raw = bytes(data.data(kind).data())
    if len(raw) > _MOST:
        return []
    try:
        held = json.loads(raw)
    except ValueError:
        return []
    return held if isinstance(held, list) else []


def passages_data(pairs: Sequence[tuple[str, str]]) -> QMimeData:
    """Return passages as they are dragged."""
    data = QMimeData()
    data.setData(PASSAGES, json.dumps([list(pair) for pair in pairs]).encode())
    return data
