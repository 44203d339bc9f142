"""Tells when a page that was just shown has been painted."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches a widget until it is painted for the first time after `watch`."""

    painted = Signal()
    """It was painted; emitted from the event loop, once that is done."""
    _seen = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._seen.connect(self.painted, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Wait for the next time that the widget is painted."""
        self._widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of the event, which comes before it is painted."""
        if event.type() is QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            self._seen.emit()
        return super().eventFilter(watched, event)
