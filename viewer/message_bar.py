"""One line at the top of the window: what went wrong and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from viewer.icons import icon
from viewer.theme import Theme


class MessageBar(QFrame):
    """Shows a message until the user closes it or something else succeeds."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(self)
        self._close.setToolTip("Close")
        self._close.setAccessibleName("Close the message")
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    @property
    def message(self) -> str:
        """The message that is shown; empty while there is none."""
        return self._label.text() if not self.isHidden() else ""

    def set_theme(self, theme: Theme) -> None:
        """Draw the button in the colours of `theme`."""
        self._close.setIcon(icon("close", theme))

    def show_message(self, message: str) -> None:
        """Show one line; screen readers are told as well."""
        self._label.setText(message)
        self.setAccessibleName(message)
        self.show()

    def clear(self) -> None:
        """Take the message away."""
        self.hide()
        self.closed.emit()
