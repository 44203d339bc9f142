"""The editor of the author's words in a piece: in place, with Enter to keep them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from viewer.session.catalogue import tr

_KEEP = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PieceEditor(QPlainTextEdit):
    """Holds what is being written; Ctrl+Enter, or Enter in a line, keeps it, Esc gives it up."""

    kept = Signal(str)
    """The words are to be kept."""
    given_up = Signal()

    def __init__(self, text: str, parent: QWidget, *, is_line: bool) -> None:
        super().__init__(parent)
        self._is_line = is_line
        self._is_over = False
        self.setObjectName("pieceEditor")
        self.setAccessibleName(tr("Your words"))
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.selectAll()
        self.installEventFilter(self)

    @property
    def is_over(self) -> bool:
        """Whether the words were kept or given up."""
        return self._is_over

    def keep(self) -> None:
        """Keep the words, once."""
        if not self._is_over:
            self._is_over = True
            text = self.toPlainText()
            self.kept.emit(" ".join(text.split()) if self._is_line else text.strip())

    def give_up(self) -> None:
        """Leave the words as they were."""
        if not self._is_over:
            self._is_over = True
            self.given_up.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys end the writing before they are typed; leaving the editor keeps the words."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() in {
                Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
            }  # fmt: skip
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _KEEP and (control or (is_plain and self._is_line)):
                self.keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
                return True
        if event.type() is QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)
