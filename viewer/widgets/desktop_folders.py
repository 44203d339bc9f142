"""A folder in the desktop's file manager."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from data.files.paths import shown
from viewer.session.catalogue import tr


def failure_to_open(folder: Path) -> str:
    """Have the desktop show a folder; return what is to be said where it has no program for it."""
    if QDesktopServices.openUrl(QUrl.fromEncoded(folder.absolute().as_uri().encode())):
        return ""
    return tr("No program of this desktop opens folders; it is {path}", path=shown(folder))
