"""Where a handout is saved: asking for the file, from the folder of the last one."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from data.files.paths import home
from exporters import WritingFormat
from viewer.services.choices import ChoiceSettings
from viewer.session.catalogue import told, tr
from viewer.widgets import file_dialogs
from viewer.widgets.file_dialogs import Kind

_KEY = "briefing"


def ask_path(parent: QWidget, suggested: Path, kind: WritingFormat) -> Path | None:
    """Ask for a file's name, and before an existing one is replaced; None if the user cancels."""
    return file_dialogs.ask_new(
        parent, tr("Export Briefing"), suggested, Kind(told(kind.title), kind.suffixes)
    )


def last_folder(settings: ChoiceSettings) -> Path:
    """Return the folder of the last export, if it still exists, else that of documents."""
    return file_dialogs.folder(settings, _KEY, _documents)


def remember_folder(settings: ChoiceSettings, folder: Path) -> None:
    """Start from this folder the next time."""
    file_dialogs.remember_folder(settings, _KEY, folder)


def _documents() -> Path:
    usual = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return usual if usual.is_dir() else home()
