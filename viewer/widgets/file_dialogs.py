"""Asking for a file: which to open, which to write. What is chosen is what was confirmed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from data.errors import IntakeError
from data.files.paths import clean, home, named, written
from data.messages import said
from exporters.destination import with_suffix
from viewer.session.catalogue import told, tr
from viewer.widgets.message_boxes import PlainBox
from viewer.widgets.window_manners import Manners

_ALL = said("All files (*)")


class Kind(NamedTuple):
    """A kind of file: what the dialog calls it, and the suffixes of its files."""

    name: str
    suffixes: tuple[str, ...]

    @property
    def pattern(self) -> str:
        """The kind as a filter of Qt's file dialogs."""
        return f"{self.name} ({' '.join(f'*{suffix}' for suffix in self.suffixes)})"


class Memory(Protocol):
    """Where the folder and the kind of the last time are remembered."""

    def value(self, key: str, default: str = "") -> str:
        """Return what was remembered under `key`, or `default`."""

    def set_value(self, key: str, value: str) -> None:
        """Remember a text under `key`."""


def filters(together: str, kinds: Sequence[Kind]) -> tuple[str, ...]:
    """Return the filters of a dialog: all kinds under one name, each by itself, all files."""
    every = Kind(together, tuple(suffix for kind in kinds for suffix in kind.suffixes))
    return (every.pattern, *(kind.pattern for kind in kinds), told(_ALL))


def ask_file(
    parent: QWidget | None, title: str, offered: Sequence[str], memory: Memory, key: str
) -> Path | None:
    """Ask for a file to read, in the folder and with the filter of the last time under `key`."""
    last = memory.value(f"{key}/filter")
    dialog = QFileDialog(parent, title, str(folder(memory, key)))
    Manners(dialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(offered)
    dialog.selectNameFilter(last if last in offered else offered[0])
    try:
        if not dialog.exec():
            return None
        path, chosen = Path(dialog.selectedFiles()[0]), dialog.selectedNameFilter()
    finally:
        dialog.deleteLater()
    memory.set_value(f"{key}/filter", chosen)
    remember_folder(memory, key, path.parent)
    return path


def ask_new(parent: QWidget | None, title: str, suggested: Path, kind: Kind) -> Path | None:
    """Ask for the file to write; None if the user cancels, also the question before replacing.

    The name that was asked about is the name that is written to: a suffix is added before.
    """
    while True:
        dialog = QFileDialog(parent, title, str(suggested.parent), kind.pattern)
        Manners(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.suffixes[0])
        dialog.selectFile(clean(suggested.name))
        try:
            chosen = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
        finally:
            dialog.deleteLater()
        if chosen is None:
            return None
        path = with_suffix(chosen, kind.suffixes)
        if path == chosen or not _is_taken(path) or _may_replace(parent, path):
            return path
        suggested = path


def ask_folder(parent: QWidget | None, title: str, suggested: Path) -> Path | None:
    """Ask for a folder; None if the user cancels."""
    dialog = QFileDialog(parent, title, str(suggested))
    Manners(dialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()


def _is_taken(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def _may_replace(parent: QWidget | None, path: Path) -> bool:
    box = PlainBox(parent)
    box.setIcon(PlainBox.Icon.Warning)
    box.setWindowTitle(tr("Replace the file?"))
    box.setText(tr("“{name}” is there already. Replace it?", name=clean(path.name)))
    replace = box.addButton(tr("&Replace"), PlainBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(PlainBox.StandardButton.Cancel))
    try:
        box.exec()
        return box.clickedButton() is replace
    finally:
        box.deleteLater()


def folder(memory: Memory, key: str, usual: Callable[[], Path] = home) -> Path:
    """Return the folder of the last time, if there still is one, or else the usual one."""
    last = memory.value(f"{key}/folder")
    try:
        path = named(last)
        return path if last and path.is_dir() else usual()
    except (IntakeError, OSError, ValueError):
        return usual()


def remember_folder(memory: Memory, key: str, path: Path) -> None:
    """Start from this folder the next time."""
    memory.set_value(f"{key}/folder", written(path))
