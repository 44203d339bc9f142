"""Which file to open: asked for, opened lately, or dropped on the window."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from data.errors import IntakeError
from data.files.paths import clean, named, shown
from viewer.session.catalogue import told, tr
from viewer.session.settings import Settings
from viewer.widgets import file_dialogs
from viewer.widgets.file_dialogs import Kind
from viewer.widgets.literal_text import caption, tool_tip

_KEY = "open"


class Files(QObject):
    """Finds out which file the user means."""

    open_requested = Signal(object)
    """The Path of a file that is to be opened."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def ask(self, parent: QWidget) -> None:
        """Let the user choose a file."""
        path = file_dialogs.ask_file(parent, tr("Open a Document"), filters(), self._settings, _KEY)
        if path is not None:
            self.open_requested.emit(path)

    def fill(self, menu: QMenu) -> None:
        """List the files that were opened lately."""
        menu.clear()
        recent = self._settings.recent()
        for path in recent:
            action = menu.addAction(caption(clean(path.name)))
            action.setToolTip(tool_tip(shown(path)))
            action.triggered.connect(partial(self._emit, path))
        if recent:
            menu.addSeparator()
            menu.addAction(tr("&Clear")).triggered.connect(self._settings.clear_recent)
        else:
            menu.addAction(tr("No document was opened yet")).setEnabled(False)

    def dropped(self, data: QMimeData) -> tuple[Path, ...]:
        """Return the files of this computer that are being dropped, each once."""
        found = []
        for url in data.urls():
            if url.isLocalFile():
                # Encoded: Qt would replace the bytes of a name that is not UTF-8.
                with suppress(IntakeError):
                    found.append(named(bytes(url.toEncoded().data()).decode()))
        return tuple(dict.fromkeys(found))

    @staticmethod
    def accept_copy(event: QDropEvent) -> bool:
        """Answer what is dragged over the window: it is copied, whatever is proposed.

        Whoever drags may delete what was moved; where copying is not offered, nothing is taken.
        """
        if not event.possibleActions() & Qt.DropAction.CopyAction:
            event.ignore()
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _emit(self, path: Path, _checked: bool = False) -> None:
        self.open_requested.emit(path)


def filters() -> tuple[str, ...]:
    """Return what the dialog offers to open: all that is read, and packages, which are imported."""
    from data.intake import reading_formats
    from data.interchange import exchange_formats

    packages = (known for known in exchange_formats.formats() if known.brings_document)
    kinds = [Kind(told(known.name), known.suffixes) for known in reading_formats.formats()]
    kinds += [Kind(told(known.name), known.suffixes) for known in packages]
    return file_dialogs.filters(tr("Documents"), kinds)
