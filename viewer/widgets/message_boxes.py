"""Message boxes, which show every text as it stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from viewer.widgets.literal_text import window_title
from viewer.widgets.window_manners import Manners


class PlainBox(QMessageBox):
    """A message box that shows every text as it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        Manners(self)


def tell(kind: QMessageBox.Icon, head: str, message: str, parent: QWidget | None = None) -> None:
    """Say something in a box of its own, and wait until it is read."""
    box = PlainBox(parent)
    box.setIcon(kind)
    box.setWindowTitle(window_title(head))
    box.setText(message)
    box.exec()
