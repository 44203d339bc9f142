"""The list of topics, for mouse and keyboard."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

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
from viewer.topics.outline_model import Branch, OutlineModel
from viewer.topics.topic_delegate import TopicDelegate
from viewer.topics.topic_model import AnyIndex, TopicRole

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


_TALLEST = 4_000
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TopicList(QListView):
    """Emits `topic_requested` when the user goes to a topic, never when it follows the page."""

    topic_requested = Signal(int)
    current_moved = Signal()
    """Another row is current, or stands elsewhere: it is to be seen."""
    letters_typed = Signal(str)
    """Letters that are to find a topic by its title."""

    def __init__(
        self, model: OutlineModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topicList")
        self.setAccessibleName(tr("Topics"))
        self._outline = model
        self._topic = -1
        self._delegate = TopicDelegate(appearance, self)
        self._following = 0
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        model.rows_changing.connect(self._hold)
        model.rows_changed.connect(self._show_rows)

    def follow(self, topic: int) -> None:
        """Show that the page stands at `topic`, without asking to go there."""
        self._topic = topic
        with self._follows():
            self._outline.set_current(topic)
            self._mark()

    @contextmanager
    def _follows(self) -> Iterator[None]:
        """Ask for nothing meanwhile, whatever becomes current."""
        self._following += 1
        try:
            yield
        finally:
            self._following -= 1

    def _hold(self) -> None:
        """Ask for nothing until other rows are seen: Qt makes another one current then."""
        self._following += 1

    def _mark(self) -> None:
        """Mark where the page is, or what that lies under where it is not seen."""
        index = self._outline.shown(self._topic)
        if index != self.currentIndex():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _show_rows(self) -> None:
        """Show other rows; where the page is stays marked."""
        self._delegate.is_dense = self._outline.is_dense
        self._mark()
        self._following -= 1
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

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

    def dataChanged(self, top: AnyIndex, bottom: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Paint changed rows again; all are placed anew only where one is of another height."""
        rows = [self._outline.index(row, 0) for row in range(top.row(), bottom.row() + 1)]
        option = QStyleOptionViewItem()
        if all(
            self.visualRect(row).height() == self._delegate.sizeHint(option, row).height()
            for row in rows
        ):
            QAbstractItemView.dataChanged(self, top, bottom, roles)
        else:
            super().dataChanged(top, bottom, roles)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Go where the user moved to."""
        super().currentChanged(current, previous)
        self.current_moved.emit()
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
        """Return goes to the topic again; left and right close and open; letters find by title."""
        self._set_ring(shown=True)
        key, index = event.key(), self.currentIndex()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._request(index)
        elif key == Qt.Key.Key_Right and self._outline.branch(index) is Branch.CLOSED:
            self._outline.set_open(index, opened=True)
        elif key == Qt.Key.Key_Left and self._outline.branch(index) is Branch.OPEN:
            self._outline.set_open(index, opened=False)
        elif key == Qt.Key.Key_Left:
            holder = self._outline.holder(index)
            if holder.isValid():
                self.setCurrentIndex(holder)
        elif key in {Qt.Key.Key_Asterisk, Qt.Key.Key_Minus}:
            self._outline.set_all_open(opened=key == Qt.Key.Key_Asterisk)
        elif self._outline.is_long and _is_written(event):
            self.letters_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the topic under the pointer, also when the page is at it already.

        On its arrow, open or close what lies under it.
        """
        self._set_ring(shown=False)
        pressed = self.indexAt(event.position().toPoint())
        branch = self._outline.branch(pressed)
        if branch is not Branch.NONE and self._delegate.is_arrow(pressed, event.position().x()):
            self._outline.set_open(pressed, opened=branch is Branch.CLOSED)
            return
        with self._follows():
            super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._request(self.indexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard came here; going nowhere yet."""
        with self._follows():
            super().focusInEvent(event)
        self._set_ring(shown=event.reason() in _BY_KEYBOARD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew."""
        self._delegate.width = event.size().width()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
        self.current_moved.emit()


def _is_written(event: QKeyEvent) -> bool:
    """Tell whether a key writes a letter or a figure."""
    return event.text().isalnum() and not event.modifiers() & _COMMANDS
