"""What stands where there are no cards: what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from viewer.look.theme import interface
from viewer.widgets.literal_text import plain_label


class EmptyState(QWidget):
    """A line that says what is, one that says what to do, and perhaps a button."""

    button_clicked = Signal()

    def __init__(
        self, title: str, text: str, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(27, 48, 28, 24)
        layout.setSpacing(6)
        head = _line(title, self)
        head.setFont(interface(13, QFont.Weight.DemiBold))
        layout.addWidget(head)
        self._body = _line(text, self)
        self._body.setObjectName("secondary")
        layout.addWidget(self._body)
        if button:
            push = QPushButton(button, self)
            push.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            push.clicked.connect(self.button_clicked)
            layout.addSpacing(8)
            layout.addWidget(push)
        layout.addStretch(1)

    def tell(self, text: str) -> None:
        """Say something else of what to do."""
        self._body.setText(text)


def _line(text: str, parent: QWidget) -> QLabel:
    label = plain_label(text, parent)
    label.setWordWrap(True)
    return label
