"""The field that a note is typed in: whole lines in view, and the keys of Markdown."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit

from viewer.annotations.notes import markup_keys

_SIGNS = {Qt.Key.Key_B: markup_keys.STRONG, Qt.Key.Key_I: markup_keys.EMPHASIS}
_RETURNS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NoteField(QPlainTextEdit):
    """A text field that says when its room has changed."""

    resized = Signal()
    is_marked = True
    """Whether what is typed is Markdown; else its keys do nothing."""

    def event(self, event: QEvent) -> bool:
        """Keep the keys of marks from being shortcuts of the window."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _sign_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set marks, and go on with lists."""
        sign = _sign_of(event)
        if sign:
            if self.is_marked:
                markup_keys.turn(self, sign)
            return
        is_bare = event.modifiers() in {_NOTHING, Qt.KeyboardModifier.KeypadModifier}
        if self.is_marked and event.key() in _RETURNS and is_bare and markup_keys.go_on(self):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell, once the text is laid out in the new room."""
        super().resizeEvent(event)
        self.resized.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Break the lines anew: Qt does not tell of a scroll bar that came while it was hidden."""
        super().showEvent(event)
        self.resizeEvent(QResizeEvent(self.viewport().size(), QSize()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover what Qt lets be seen of the line before the first one in view: one pixel."""
        super().paintEvent(event)
        if self.verticalScrollBar().value():
            with QPainter(self.viewport()) as painter:
                painter.fillRect(0, 0, self.viewport().width(), 1, self.palette().base())


_NOTHING = Qt.KeyboardModifier.NoModifier


def _sign_of(event: QKeyEvent) -> str:
    """Return the marks that a key stands for, or nothing."""
    is_with_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return _SIGNS.get(Qt.Key(event.key()), "") if is_with_control else ""
