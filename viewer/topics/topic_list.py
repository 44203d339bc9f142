"""The list of topics, for mouse and keyboard."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.topics.topic_delegate import TopicDelegate
from viewer.topics.topic_model import LEAD, AnyIndex, TopicModel, TopicRole

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


_TALLEST = 4_000


class TopicList(QListView):
    """Emits `topic_requested` when the user goes to a topic, never when it follows the page."""

    topic_requested = Signal(int)

    def __init__(
        self, model: TopicModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topicList")
        self.setAccessibleName(tr("Topics"))
        self._delegate = TopicDelegate(appearance, self)
        self._following = False
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        model.modelReset.connect(self.updateGeometry)

    def follow(self, topic: int) -> None:
        """Show that the page stands at `topic`, without asking to go there."""
        index = self.model().index(topic - LEAD, 0)
        if index != self.currentIndex():
            self._following = True
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self._following = False

    def _request(self, index: AnyIndex) -> None:
        if index.isValid():
            self.topic_requested.emit(index.data(TopicRole.TOPIC))

    def _set_ring(self, *, shown: bool) -> None:
        self._delegate.ring = shown
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows, so that what follows the list comes right after it."""
        option = QStyleOptionViewItem()
        height = 0
        for row in range(self.model().rowCount()):
            height += self._delegate.sizeHint(option, self.model().index(row, 0)).height()
            if height > _TALLEST:
                break
        return QSize(264, height)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few rows; the rest is scrolled."""
        return QSize(160, min(self.sizeHint().height(), 160))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Go where the user moved to."""
        super().currentChanged(current, previous)
        if not self._following:
            self._request(current)

    def event(self, event: QEvent) -> bool:
        """Keep plain letters for finding a topic by its title."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if plain and event.text().isalpha():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the topic again; everything else is the list's own."""
        self._set_ring(shown=True)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._request(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the topic under the pointer, also when the page is at it already."""
        self._set_ring(shown=False)
        self._following = True
        super().mousePressEvent(event)
        self._following = False
        if event.button() is Qt.MouseButton.LeftButton:
            self._request(self.indexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard came here; going nowhere yet."""
        self._following = True
        super().focusInEvent(event)
        self._following = False
        self._set_ring(shown=event.reason() in _BY_KEYBOARD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew."""
        self._delegate.width = event.size().width()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
