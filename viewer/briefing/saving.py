"""Where a handout is saved: asking for the file, and opening its folder afterwards."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from exporters import Format
from viewer.briefing.choices import Settings
from viewer.manners import Manners

_FOLDER = "briefing/folder"


def ask_path(parent: QWidget, suggested: Path, kind: Format) -> Path | None:
    """Ask for a file's name, and before an existing one is replaced; None if the user cancels."""
    patterns = " ".join(f"*{suffix}" for suffix in kind.suffixes)
    dialog = QFileDialog(
        parent, "Export Briefing", str(suggested.parent), f"{kind.title} ({patterns})"
    )
    Manners(dialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind.suffixes[0])
    dialog.selectFile(suggested.name)
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()


def last_folder(settings: Settings) -> Path:
    """Return the folder of the last export, if it still exists, else that of documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    usual = QStandardPaths.writableLocation(documents)
    for name in (settings.value(_FOLDER), usual):
        if name and Path(name).is_dir():
            return Path(name)
    return Path.home()


def remember_folder(settings: Settings, folder: Path) -> None:
    """Start from this folder the next time."""
    settings.set_value(_FOLDER, str(folder))


def open_folder(path: Path) -> None:
    """Show a file's folder in the desktop's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
