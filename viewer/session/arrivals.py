"""What comes by itself while the user answers a question: it waits, and is done in order."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Arrivals(QObject):
    """Lets what nobody asked for just now happen only while no dialog and no menu is open.

    A dialog speaks of what is on the screen: a document that came from outside, or a question
    that a job leads to, must not take that away from under it.
    """

    ended = Signal()
    """Nothing comes in any more: the window closes."""
    _closed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._watched: QWidget | None = None
        self._is_acting = False
        self._is_over = False
        self._closed.connect(self._look_again, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> int:
        """How much waits for what is open to be closed."""
        return len(self._waiting)

    def admit(self, act: Callable[[], object]) -> None:
        """Do `act` now, or after what came before it, once nothing is open."""
        if not self._is_over:
            self._waiting.append(act)
            self._go_on()

    def end(self) -> None:
        """Let nothing in any more: the program ends."""
        self._is_over = True
        self._waiting.clear()
        self.ended.emit()

    def _go_on(self) -> None:
        if self._is_acting:
            return  # what an act lets in comes after it
        self._is_acting = True
        try:
            while self._waiting:
                in_front = QApplication.activeModalWidget() or QApplication.activePopupWidget()
                if in_front is not None:
                    self._watch(in_front)
                    return
                self._waiting.popleft()()
        finally:
            self._is_acting = False
            if self._waiting and self._watched is None:
                self._closed.emit()  # a fault of one is no reason for the others not to come

    def _watch(self, widget: QWidget) -> None:
        if widget is not self._watched:
            self._forget()
            self._watched = widget
            widget.installEventFilter(self)
            widget.destroyed.connect(self._closed)

    def _look_again(self) -> None:
        self._forget()
        self._go_on()

    def _forget(self) -> None:
        watched, self._watched = self._watched, None
        if watched is not None and isValid(watched):
            watched.removeEventFilter(self)
            watched.destroyed.disconnect(self._closed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again once what was in front is hidden, and what it does then is done."""
        if event.type() is QEvent.Type.Hide:
            self._closed.emit()
        return super().eventFilter(watched, event)
