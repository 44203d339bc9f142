"""The field in the tool bar in which one types where to go."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from viewer.session.catalogue import tr
from viewer.widgets.prompts import prompt

_WIDTH = 208
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEEPING = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why the keyboard goes away and comes back by itself."""


class AddressField(QLineEdit):
    """Tells what is typed in it, and how the reader leaves it; the keys of its list are its own."""

    begun = Signal()
    """The keyboard came here."""
    stepped = Signal(int)
    """The next place of the list is wanted, or with -1 the one before."""
    accepted = Signal()
    """The reader stays at what is shown."""
    given_up = Signal()
    """The reader goes back to where he was."""
    left = Signal()
    """The keyboard went elsewhere, and the reader with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("address")
        prompt(self, tr("Go to §, ¶, page, words …"))
        self.setAccessibleName(tr("Go to"))
        self.setAccessibleDescription(
            tr("A citation, a number or a page of the document, or words of a heading")
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(_WIDTH, self.minimumWidth()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key in _ENTERS:
            self.accepted.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _KEEPING:
            self.begun.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _KEEPING:
            self.left.emit()
