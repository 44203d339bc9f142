"""The user's library at the start: opened, made in the first run, or brought back."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from data.errors import AbsentLibraryError, DamagedLibraryError, LibraryError
from data.files.paths import shown
from data.library import Library, Lock
from data.messages import Message, said
from viewer.look import theme
from viewer.look.theme_choice import dress, kept_choice
from viewer.services.clock import now
from viewer.session.catalogue import told
from viewer.session.settings import Settings
from viewer.system.folders import REMEMBERED, Folders

if TYPE_CHECKING:
    from viewer.library.recovery_question import Recovery

_PATIENCE = 0.25
"""Seconds for which saving waits for another program; the window does not answer meanwhile."""


def refuse_nowhere(named: Path | None, program: str) -> None:
    """Make no folder that was named where that cannot lie: its disk is not connected, perhaps.

    Raises:
        LibraryError: the folder that it is to be made in does not exist; the user was told.
    """
    if named is None or named.absolute().parent.is_dir():
        return
    missing = said(
        "The folder “{name}” for the library is not there, and neither is the one that it lies "
        "in: connect its disk, or name another folder.",
        name=shown(named),
    )
    application = QApplication.instance() or QApplication([program])
    _tell(program, missing)
    del application
    raise LibraryError(missing)


def may_write(path: Path) -> bool:
    """Tell whether a library can be kept in a file."""
    try:
        folder = next(folder for folder in path.parents if folder.exists())
        is_kept = not path.exists() or os.access(path, os.W_OK)
    except OSError:
        return False
    return is_kept and os.access(folder, os.W_OK | os.X_OK)


class LibraryStart:
    """What a start of the program does until there is a library to work with."""

    def __init__(self, program: str, folders: Folders, settings: Settings, lock: Lock) -> None:
        self._program = program
        self._folders = folders
        self._path = folders.library
        self._location = folders.location
        self._settings = settings
        self._lock = lock

    def library(self, *, is_first: bool) -> Library:
        """Open the library, or make it in the first run.

        Where another window has it open, or it may not be written to, it is opened to be read.

        Raises:
            LibraryError: it cannot be opened, or the user quits where it is damaged or gone.
        """
        if is_first:
            self._tidy()
        is_writable = is_first and may_write(self._path)
        try:
            library = self._opened() if is_writable else self._opened_to_read()
        except LibraryError as error:
            was_asked = is_writable and isinstance(error, DamagedLibraryError | AbsentLibraryError)
            if not was_asked:
                self._dress()
                _tell(self._program, error.message)
            raise
        if is_writable:
            self._lock.vouch()
            self._settings.set_value(REMEMBERED, self._folders.mark)
        return library

    def _tidy(self) -> None:
        """Complete or undo what a repair that was killed left; mostly two looks at the folder."""
        with suppress(LibraryError):  # opening the library says what is wrong with its folder
            self._location.mending.tidy(now())

    def _opened_to_read(self) -> Library:
        """Open the library to be read; before the first run, an empty one that is not kept."""
        try:
            return self._location.open_to_read()
        except AbsentLibraryError as error:
            if error.is_first_run:
                return self._location.nowhere()
            raise

    def _opened(self) -> Library:
        """Open the library to write; a window has no time to wait for other programs."""
        try:
            library = self._location.open(patience=_PATIENCE)
        except DamagedLibraryError as error:
            return self._recovery().of_damaged(error)
        except AbsentLibraryError as error:
            if error.is_first_run and self._settings.value(REMEMBERED) != self._folders.mark:
                return self._location.make(patience=_PATIENCE)
            return self._recovery().of_absent(error)
        if library.is_hollow():
            library.close()
            empty = said("The library “{name}” is empty.", name=shown(self._path))
            return self._recovery().of_absent(AbsentLibraryError(empty, is_first_run=False))
        return library

    def _dress(self) -> None:
        """Let what is asked and told before there is a window look as the window does."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.load_fonts()  # for the names of folders, in any script
            dress(application, kept_choice(self._settings))

    def _recovery(self) -> "Recovery":
        from viewer.library.recovery_question import (
            Recovery,  # where nothing is wrong, it is not needed
        )

        self._dress()
        return Recovery(self._program, self._location, now, patience=_PATIENCE)


def _tell(program: str, message: Message | str) -> None:
    """Say something before there is a window."""
    from PySide6.QtWidgets import QMessageBox

    from viewer.widgets.message_boxes import tell

    theme.load_fonts()
    tell(QMessageBox.Icon.Critical, program, told(message))
