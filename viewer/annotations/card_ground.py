"""The column of cards with all that is drawn on it: buttons under the pointer, and an editor."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from viewer.annotations.card import Card
from viewer.annotations.card_column import ENSURE_VISIBLE, CardColumn, Hint
from viewer.annotations.card_delegate import LEFT, RIGHT, CardDelegate
from viewer.annotations.listing.card_model import AnyIndex, CardModel
from viewer.annotations.listing.card_role import CardRole
from viewer.look.appearance import Appearance

_NARROWEST = 160


class CardGround(CardColumn):
    """Draws cards in the width there is, follows the pointer, and makes room for an editor."""

    def __init__(
        self, model: CardModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        self._cards = model
        self._delegate = CardDelegate(appearance)
        self._editor: QWidget | None = None
        self._looking = QTimer()
        super().__init__(model, self._delegate, parent)
        self._looking.setParent(self)
        self._looking.setSingleShot(True)
        self._looking.timeout.connect(self._look_at_font)
        self._font = self.font().toString()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._paint_now)
        self._delegate.setParent(self)
        self.setMouseTracking(True)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.fontDatabaseChanged.connect(self._use_other_fonts)

    def paint_later(self) -> None:
        """Be painted a turn of the event loop later than what is painted first: the page."""
        if not self._later.isActive():
            self.viewport().setUpdatesEnabled(False)
            self._later.start()

    def _paint_now(self) -> None:
        self.viewport().setUpdatesEnabled(True)

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

    def _look_at_font(self) -> None:
        before, self._font = self._font, self.font().toString()
        if self._font != before:
            self._use_other_fonts()

    def _use_other_fonts(self) -> None:
        self._delegate.forget_fonts()
        if self.model() is not None:  # fonts are dropped when the program ends, models before
            self.measure_all_again()

    def hover(self, point: QPointF | None) -> None:
        """Show the buttons of the card at a point of the viewport, or none."""
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

    def set_ring(self, *, shown: bool) -> None:
        """Show where the keyboard is, or not while the mouse is used."""
        self._delegate.ring = shown
        self.viewport().update()

    def scrollTo(self, index: AnyIndex, hint: Hint = ENSURE_VISIBLE) -> None:
        """Bring a card into view, the first of a group with its head."""
        above = self._cards.index(index.row() - 1) if index.row() > 0 else QModelIndex()
        if hint is ENSURE_VISIBLE and above.isValid() and self.card_at(above) is None:
            super().scrollTo(above)
        super().scrollTo(index, hint)

    def event(self, event: QEvent) -> bool:
        """Lay the cards out anew in another font."""
        if event.type() is QEvent.Type.FontChange:
            # A style sheet that takes the place of another sets a font and takes it back.
            self._looking.start()
        return super().event(event)

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
