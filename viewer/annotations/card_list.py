"""The list of cards, for mouse and keyboard."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip, QWidget

from viewer.annotations.card import Card
from viewer.annotations.card_delegate import LEFT, CardAction, CardPart
from viewer.annotations.card_ground import CardGround
from viewer.annotations.card_keys import CardKey, action_of, does, key_of, label_of_key, move_of
from viewer.annotations.chosen_rows import ChosenRows
from viewer.annotations.listing.card_model import CardModel
from viewer.annotations.listing.card_role import CardRole
from viewer.annotations.listing.several import SeveralWishes
from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import tool_tip

_BY_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason} | {
    Qt.FocusReason.ShortcutFocusReason
}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


class CardList(CardGround):
    """Turns clicks and keys on cards into what the user wants done."""

    passage_requested = Signal(str)
    current_requested = Signal(str)
    edit_requested = Signal(str)
    visibility_requested = Signal(str)
    delete_requested = Signal(str)
    label_requested = Signal(str, str)
    settle_requested = Signal(str, str, object)
    menu_requested = Signal(str, QPoint)
    """The id of an annotation, and where on the screen its menu belongs."""

    def __init__(
        self, model: CardModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, appearance, parent)
        self._pressed: tuple[str, CardAction, QPointF] | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.chosen = ChosenRows(self, model)
        self.several = SeveralWishes(self)
        self.setObjectName("cardList")
        self.setAccessibleName(tr("Annotations"))
        self.setAccessibleDescription(
            tr(
                "Return goes to the passage, E edits the note, Space expands it, V changes the "
                "visibility, Delete deletes, 1 to 5 change the label, 0 takes it away. Shift and "
                "arrows or Ctrl+A choose several."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def follow(self, annotation_id: str) -> None:
        """Show which annotation is current, without asking for anything."""
        index = self._cards.index_of(annotation_id)
        if not index.isValid():
            self.clearSelection()
        elif annotation_id not in self._at_hand(index):
            self.chosen.only(index)
            self.scrollTo(index)

    def stay_with(self, annotation_id: str) -> None:
        """Show which annotation is current after a change, wherever the keyboard stands."""
        if not (self.hasFocus() and self._is_on_head()) and not self.chosen.are_several:
            self.follow(annotation_id)

    def _at_hand(self, index: QModelIndex) -> set[str]:
        """Return the annotations that need not be brought to hand: `index` may be one of them."""
        # Of several rows of one annotation, the one that is chosen counts.
        return {
            one.data(CardRole.ID) for one in (index, self.currentIndex()) if self._is_chosen(one)
        }

    def _is_chosen(self, index: QModelIndex) -> bool:
        return index.isValid() and self.selectionModel().isSelected(index)

    def _is_on_head(self) -> bool:
        return self.currentIndex().isValid() and self.card_at(self.currentIndex()) is None

    def _act(self, action: CardAction, annotation_id: str) -> None:
        match action:
            case CardAction.EDIT:
                self.edit_requested.emit(annotation_id)
            case CardAction.VISIBILITY:
                self.visibility_requested.emit(annotation_id)
            case CardAction.DELETE:
                self.delete_requested.emit(annotation_id)

    def _act_on_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it means anything."""
        several = self.chosen.are_several
        key, index = key_of(event, several=several), self.currentIndex()
        card, label = self.card_at(index), label_of_key(event, self._cards.session)
        if label is not None and several:
            self.several.label_wanted.emit(label)
        elif label is not None and card:
            self.label_requested.emit(card.id, label)
        elif key in {CardKey.EXPAND, CardKey.CUT, CardKey.TURN} and index.isValid():
            self._expand(index, key)
        elif several and key and (wish := self.several.of_key(key.value)):
            wish.emit()
        elif key and card:
            self._act_on_one(key, card)
        else:
            return False
        return True

    def _act_on_one(self, key: CardKey, card: Card) -> None:
        action = action_of(key)
        if action is not None:
            self._act(action, card.id)
        elif key is CardKey.PASSAGE:
            self.passage_requested.emit(card.id)

    def _expand(self, index: QModelIndex, key: CardKey) -> None:
        """Expand or collapse a group at its head, or what is cut on a card."""
        card, head = self.card_at(index), index.data(CardRole.GROUP)
        is_open = card.id in self._delegate.expanded if card else head.is_open
        wanted = not is_open if key is CardKey.TURN else key is CardKey.EXPAND
        if wanted is is_open:
            return
        if card is None:
            self._cards.turn_group(index.row())
        elif self._delegate.layout(index).is_cut:
            self.turn_note(card.id)

    def turn_note(self, annotation_id: str) -> None:
        """Show all of a card's note and quote, or cut them again."""
        self._delegate.expanded ^= {annotation_id}
        for row in self._cards.rows_of([annotation_id]):
            self.measure_again(self._cards.index(row))
        self.scrollTo(self.currentIndex())

    def _is_ours(self, event: QKeyEvent) -> bool:
        several = self.chosen.are_several
        is_key = key_of(event, several=several) or move_of(event) is not None
        is_label = label_of_key(event, self._cards.session) is not None
        return bool(is_key or is_label or event.matches(QKeySequence.StandardKey.SelectAll))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something for a card from the window's shortcuts."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_ours(event)
            and self.currentIndex().isValid()
        ):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer, and say what a button does."""
        if event.type() is QEvent.Type.Leave:
            self.hover(None)
        elif event.type() is QEvent.Type.ToolTip and self._delegate.hot:
            card = self.card_at(self.hovered)
            if card:
                said = does(self._delegate.hot, card)
                QToolTip.showText(self.cursor().pos(), tool_tip(said), self)
            return True
        return super().viewportEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are commands here; the filter searches."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current card or the chosen ones, or move to another, or choose more."""
        self.set_ring(shown=True)
        card = self.card_at(self.currentIndex())
        move = move_of(event)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.chosen.choose_all()
        elif event.key() == Qt.Key.Key_Escape and self.chosen.are_several:
            self.several.let_go.emit()
        elif move is not None:
            self._extend_to(self.moveCursor(move, event.modifiers()))
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == _CONTROL:
            self._turn(self.currentIndex())
        elif self.currentIndex().isValid() and self._act_on_key(event):
            return
        else:
            super().keyPressEvent(event)
            moved = self.card_at(self.currentIndex())
            if moved and self._is_chosen(self.currentIndex()) and moved != card:
                self.chosen.start_at(self.currentIndex())
                self.current_requested.emit(moved.id)

    def _extend_to(self, index: QModelIndex) -> None:
        self.chosen.extend_to(index)
        self.scrollTo(index)
        self._tell_current(index)

    def _turn(self, index: QModelIndex) -> None:
        if self.card_at(index):
            self.chosen.turn(index)
            self._tell_current(index)

    def _tell_current(self, index: QModelIndex) -> None:
        """Let an annotation be current that is among the chosen ones."""
        session, chosen = self._cards.session, self.chosen.ids
        if not chosen or session is None:
            return
        name = index.data(CardRole.ID)
        if name not in chosen:
            name = session.current if session.current in chosen else chosen[0]
        if name != session.current:
            self.current_requested.emit(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the buttons of the card under the pointer."""
        self.hover(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the card's passage, or choose more; a button acts when it is let go.

        What is under the pointer is found before the focus comes here: an editor that closes
        then moves the cards.
        """
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.hover(event.position())
        under = self.indexAt(event.position().toPoint())
        card, action = self.card_at(self.hovered), self._delegate.hot
        self._pressed = (card.id, action, event.position()) if card and action else None
        place = self.visualRect(under)
        part = self._delegate.part_at(place, under, event.position()) if card else None
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        index = self._cards.index(self.hovered.row())
        if self._pressed or not index.isValid():
            return
        if card is None:
            self.selectionModel().setCurrentIndex(index, _NO_UPDATE)
            self._cards.turn_group(index.row())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend_to(index)
        elif event.modifiers() & _CONTROL:
            self._turn(index)
        elif part is CardPart.MORE:
            self.turn_note(card.id)
        elif part is CardPart.VERSIONS:
            self.menu_requested.emit(card.id, event.globalPosition().toPoint())
        else:
            self.chosen.only(index)
            self.current_requested.emit(card.id)
            self.passage_requested.emit(card.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the pressed button says, unless the pointer was drawn away from it."""
        pressed, self._pressed = self._pressed, None
        if pressed:
            annotation_id, action, point = pressed
            away = (event.position() - point).manhattanLength()
            if away < QApplication.startDragDistance():
                self._act(action, annotation_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the note."""
        card = self.card_at(self.indexAt(event.position().toPoint()))
        if card and self._delegate.hot is None:
            self.edit_requested.emit(card.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card under the pointer, or of the current one."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        card = self.card_at(index)
        if card:
            corner = self.visualRect(index).topLeft() + QPoint(LEFT + 16, 32)
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(corner)
            self.menu_requested.emit(card.id, place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard came here; it comes to a card, not to a head."""
        had_none = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if had_none and self._is_on_head():
            second = self._cards.index(min(1, self._cards.rowCount() - 1))
            self.selectionModel().setCurrentIndex(second, _NO_UPDATE)
        self.set_ring(shown=event.reason() in _BY_KEYBOARD)
