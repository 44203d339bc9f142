"""The list of cards, for mouse and keyboard."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from data.annotation import no_label
from viewer.annotations.card import Card
from viewer.annotations.card_column import CardColumn
from viewer.annotations.card_delegate import LEFT, RIGHT, CardAction, CardDelegate
from viewer.annotations.card_model import CardModel, CardRole
from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import tool_tip

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_NARROWEST = 160


class CardList(CardColumn):
    """Turns clicks and keys on cards into what the user wants done."""

    passage_requested = Signal(str)
    current_requested = Signal(str)
    edit_requested = Signal(str)
    visibility_requested = Signal(str)
    delete_requested = Signal(str)
    label_requested = Signal(str, str)
    menu_requested = Signal(str, QPoint)
    """The id of an annotation, and where on the screen its menu belongs."""

    def __init__(
        self, model: CardModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        self._cards = model
        self._delegate = CardDelegate(appearance)
        self._editor: QWidget | None = None
        self._pressed: tuple[str, CardAction, QPointF] | None = None
        super().__init__(model, self._delegate, parent)
        self._delegate.setParent(self)
        self.setObjectName("cardList")
        self.setAccessibleName(tr("Annotations"))
        self.setAccessibleDescription(
            tr(
                "Return goes to the passage, E edits the note, V changes the visibility, "
                "Delete deletes, 1 to 5 change the label, 0 takes it away."
            )
        )
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.fontDatabaseChanged.connect(self._use_other_fonts)

    def follow(self, annotation_id: str) -> None:
        """Show which annotation is current, without asking for anything."""
        index = self._cards.index_of(annotation_id)
        if not index.isValid():
            self.clearSelection()
        elif not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def open_editor(self, annotation_id: str, editor: QWidget) -> None:
        """Make room for an editor on a card; `editor` is a child of the viewport."""
        self._editor = editor
        self._delegate.edited = annotation_id
        self.fit_editor()
        editor.show()

    def fit_editor(self) -> None:
        """Give the editor the height that it asks for, and keep it in view."""
        index = self._cards.index_of(self._delegate.edited)
        if self._editor is not None and index.isValid():
            self._delegate.editor_height = self._editor.sizeHint().height()
            self.measure_again(index)
            self.scrollTo(index)
            self.updateEditorGeometries()

    def close_editor(self) -> None:
        """Show the edited card as a card again."""
        index = self._cards.index_of(self._delegate.edited)
        self._editor = None
        self._delegate.edited = ""
        self.measure_again(index)

    def card_at(self, index: QModelIndex | QPersistentModelIndex) -> Card | None:
        """Return what an item's card says, or None."""
        card = index.data(CardRole.CARD) if index.isValid() else None
        return card if isinstance(card, Card) else None

    def _use_other_fonts(self) -> None:
        self._delegate.forget_fonts()
        if self.model() is not None:  # fonts are dropped when the program ends, models before
            self.measure_all_again()

    def _act(self, action: CardAction, annotation_id: str) -> None:
        match action:
            case CardAction.EDIT:
                self.edit_requested.emit(annotation_id)
            case CardAction.VISIBILITY:
                self.visibility_requested.emit(annotation_id)
            case CardAction.DELETE:
                self.delete_requested.emit(annotation_id)

    def _act_on_key(self, event: QKeyEvent, card: Card) -> bool:
        """Do what a key means for a card; return whether it means anything."""
        actions = {
            Qt.Key.Key_E: CardAction.EDIT,
            Qt.Key.Key_F2: CardAction.EDIT,
            Qt.Key.Key_V: CardAction.VISIBILITY,
            Qt.Key.Key_Delete: CardAction.DELETE,
        }
        label = self._label_for(event)
        if label is not None:
            self.label_requested.emit(card.id, label)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.passage_requested.emit(card.id)
        elif event.key() in actions:
            self._act(actions[Qt.Key(event.key())], card.id)
        else:
            return False
        return True

    def _label_for(self, event: QKeyEvent) -> str | None:
        """Return the id of the label whose key that is, "" for the key of none; else None."""
        session = self._cards.session
        labels = (*session.labels, no_label()) if session and event.text() else ()
        return next((label.id for label in labels if label.key == event.text()), None)

    def _is_ours(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return plain and (
            event.key() in {Qt.Key.Key_E, Qt.Key.Key_V, Qt.Key.Key_F2, Qt.Key.Key_Delete}
            or event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            or self._label_for(event) is not None
        )

    def _hover(self, point: QPointF | None) -> None:
        index = self.indexAt(point.toPoint()) if point else QModelIndex()
        card = self.card_at(index)
        hot = None
        if card and point and card.id != self._delegate.edited:
            hot = self._delegate.action_at(self.visualRect(index), card, point)
        if index != self.hovered or hot is not self._delegate.hot:
            self.hovered = QPersistentModelIndex(index)
            self._delegate.hot = hot
            shape = Qt.CursorShape.PointingHandCursor if card else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _set_ring(self, *, shown: bool) -> None:
        self._delegate.ring = shown
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something for a card from the window's shortcuts."""
        if event.type() is QEvent.Type.FontChange:
            self._use_other_fonts()
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
            self._hover(None)
        elif event.type() is QEvent.Type.ToolTip and self._delegate.hot:
            card = self.card_at(self.hovered)
            if card:
                does = _does(self._delegate.hot, card)
                QToolTip.showText(self.cursor().pos(), tool_tip(does), self)
            return True
        return super().viewportEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are commands here; the filter searches."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current card, or move to another."""
        self._set_ring(shown=True)
        card = self.card_at(self.currentIndex())
        if card and self._is_ours(event):
            self._act_on_key(event, card)
            return
        super().keyPressEvent(event)
        moved = self.card_at(self.currentIndex())
        if moved and (card is None or moved.id != card.id):
            self.current_requested.emit(moved.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the buttons of the card under the pointer."""
        self._hover(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the card's passage; a button acts when it is let go.

        What is under the pointer is found before the focus comes here: an editor that closes
        then moves the cards.
        """
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._hover(event.position())
        card, action = self.card_at(self.hovered), self._delegate.hot
        self._pressed = (card.id, action, event.position()) if card and action else None
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if card is None or self._pressed:
            return
        self.selectionModel().setCurrentIndex(
            self._cards.index_of(card.id), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
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
        """Show the ring when the keyboard came here."""
        super().focusInEvent(event)
        self._set_ring(shown=event.reason() in _BY_KEYBOARD)

    def updateEditorGeometries(self) -> None:
        """Put the editor on its card."""
        index = self._cards.index_of(self._delegate.edited)
        if self._editor is not None and index.isValid():
            row: QRect = self.visualRect(index)
            self._editor.setGeometry(self._delegate.editor_frame(row, index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards anew in another width; the scroll bar takes none of it."""
        width = max(self.width() - LEFT - RIGHT, _NARROWEST)
        if width != self._delegate.card_width:
            self._delegate.card_width = width
            self.measure_all_again()
        super().resizeEvent(event)


def _does(action: CardAction, card: Card) -> str:
    """Return what a button does, and its key."""
    match action:
        case CardAction.EDIT:
            return tr("Edit note (E)")
        case CardAction.VISIBILITY:
            return tr("Make private (V)") if card.in_briefing else tr("Put in briefing (V)")
        case CardAction.DELETE:
            return tr("Delete (Del)")
