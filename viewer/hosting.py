"""What opens dialogs over the window: they follow its colours, and are gone once closed."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from viewer.theme import Theme


class DialogHost(QObject):
    """Base of those that open dialogs, which they import when they are first wanted."""

    theme_changed = Signal(object)
    """The Theme that the open dialogs are to be drawn in."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Draw what is open, and what will be, in the colours of `theme`."""
        self._theme = theme
        self.theme_changed.emit(theme)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        follow = getattr(dialog, "set_theme", None)
        if follow is not None:
            self.theme_changed.connect(follow)
        dialog.show()
