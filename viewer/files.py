"""Which file to open: asked for, opened lately, or dropped on the window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from viewer.plain import caption, tool_tip
from viewer.settings import Settings

_FILTER = "Documents (*.txt *.md *.text);;All files (*)"


class Files(QObject):
    """Finds out which file the user means."""

    open_requested = Signal(object)
    """The Path of a file that is to be opened."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def ask(self, parent: QWidget) -> None:
        """Let the user choose a file."""
        folder = self._settings.value("folder", str(Path.home()))
        name, _ = QFileDialog.getOpenFileName(parent, "Open a Document", folder, _FILTER)
        if name:
            self._settings.set_value("folder", str(Path(name).parent))
            self.open_requested.emit(Path(name))

    def fill(self, menu: QMenu) -> None:
        """List the files that were opened lately."""
        menu.clear()
        recent = self._settings.recent()
        for path in recent:
            action = menu.addAction(caption(path.name))
            action.setToolTip(tool_tip(str(path)))
            action.triggered.connect(partial(self._emit, path))
        if recent:
            menu.addSeparator()
            menu.addAction("&Clear").triggered.connect(self._settings.clear_recent)
        else:
            menu.addAction("No document was opened yet").setEnabled(False)

    def dropped(self, data: QMimeData) -> Path | None:
        """Return the file that is being dropped, or None where it is no single local file."""
        urls = data.urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        return Path(urls[0].toLocalFile())

    def _emit(self, path: Path, _checked: bool = False) -> None:
        self.open_requested.emit(path)
