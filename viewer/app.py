"""The composition root: builds each object once and hands it over."""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from data import documents
from data.errors import AbsentLibraryError, DamagedLibraryError, LibraryError
from data.library import Library, exchanging
from data.library.lock import LibraryLock
from viewer import theme
from viewer.appearance import Appearance
from viewer.arrivals import Arrivals
from viewer.clock import handout_time, now
from viewer.folders import REMEMBERED, Folders
from viewer.jobs import Jobs
from viewer.main_window import PROGRAM, MainWindow
from viewer.opening import Opener
from viewer.parts import FirstParts
from viewer.plain import tell
from viewer.reading.pane import ReadingPane
from viewer.receiving import Receiving
from viewer.settings import LAST, Settings
from viewer.termination import Termination

if TYPE_CHECKING:
    from viewer.recovering import Recovery

Clock = Callable[[], datetime]

_ELSEWHERE = (
    "Another program has the library open and does not answer: here it can be read, and nothing "
    "can be changed. Close the other program and start again."
)
_UNWRITABLE = (
    "The library may not be written to: documents can be read, and nothing can be changed. Allow "
    "writing to “{}” and start again."
)
_PATIENCE = 0.25
"""Seconds for which saving waits for another program; the window does not answer meanwhile."""


def run_window(document: Path | None, *, data_folder: Path | None, debug: bool) -> int:
    """Open the window on a document and return the exit code once it is closed.

    Without a document, the one that was open last is opened again; in the first run, the one that
    ships with the program.
    """
    application = QApplication([PROGRAM])
    application.setApplicationDisplayName(PROGRAM)
    application.setDesktopFileName("briefing-viewer")
    _refuse_nowhere(Folders.named(data_folder))
    folders = Folders.of(data_folder)
    settings = Settings(folders.settings)
    # Qt's own file dialog remembers folder names: in our folder, not in a file for all to read.
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folders.settings.parent)
    )
    lock = LibraryLock.of(folders.library)
    is_first = True
    with suppress(LibraryError):  # opening the library says what is wrong with its folder
        is_first = lock.acquire()
    if not is_first and _handed_over(folders.library, document):
        return 0
    if is_first:
        _tidy(folders.library)
    with (
        lock,
        closing(_library(folders, settings, lock, is_first=is_first)) as library,
        closing(Jobs(_reporter(debug=debug))) as jobs,
    ):
        window = build(application, library, settings, jobs, clock=now)
        sys.excepthook = _hook(window, debug=debug)
        termination = Termination(window.close, application)
        told = _told(library, is_first=is_first) or settings.fault
        if told:
            window.show_message(told)
        path = document or _last(settings)
        if path is not None:
            window.open(path)
        furnished = partial(furnish, window, settings, jobs, clock=handout_time)
        # Queued, so that the page is on the screen before the rest is built.
        window.painted.connect(furnished, Qt.ConnectionType.QueuedConnection)
        if is_first:
            listen = partial(_listen, window, folders.library)
            window.painted.connect(listen, Qt.ConnectionType.QueuedConnection)
        prepare = partial(window.first.opener.prepare, termination.descriptor)
        window.painted.connect(prepare, Qt.ConnectionType.QueuedConnection)
        window.show()
        with closing(window.first.opener):
            status = application.exec()
    if settings.fault and settings.fault != told:  # found out when the window was closed
        sys.stderr.write(f"briefing-viewer: {settings.fault}\n")
    return status


def build(
    application: QApplication, library: Library, settings: Settings, jobs: Jobs, *, clock: Clock
) -> MainWindow:
    """Build the window with its page; `furnish` adds the rest."""
    theme.load_fonts()
    appearance = Appearance(application, settings)
    arrivals = Arrivals()
    opener = Opener(library, jobs, clock=clock, new_id=_new_id, arrivals=arrivals)
    return MainWindow(
        FirstParts(
            library,
            settings,
            appearance,
            arrivals,
            opener,
            Receiving(opener, arrivals),
            ReadingPane(appearance.theme),
            documents.shipped(),
            clock,
        )
    )


def furnish(window: MainWindow, settings: Settings, jobs: Jobs, *, clock: Clock) -> None:
    """Build everything around the page and put it into the window."""
    from viewer.furnishing import parts

    window.furnish(parts(window.first, settings, jobs, clock=clock))
    gc.enable()


def _new_id() -> str:
    from uuid import uuid4

    return str(uuid4())


def _refuse_nowhere(named: Path | None) -> None:
    """Make no folder that was named where that cannot lie: its disk is not connected, perhaps.

    Raises:
        LibraryError: the folder that it is to be made in does not exist.
    """
    if named is None or named.absolute().parent.is_dir():
        return
    said = (
        f"The folder “{named}” for the library is not there, and neither is the one that it lies "
        "in: connect its disk, or name another folder."
    )
    _tell(QMessageBox.Icon.Critical, said)
    raise LibraryError(said)


def _tell(kind: QMessageBox.Icon, message: str) -> None:
    """Say something before there is a window."""
    theme.load_fonts()
    tell(kind, PROGRAM, message)


def _library(folders: Folders, settings: Settings, lock: LibraryLock, *, is_first: bool) -> Library:
    """Open the user's library, or make it in the first run.

    Where another window has it open, or it may not be written to, it is opened to be read alone.

    Raises:
        LibraryError: it cannot be opened, or the user quits where it is damaged or gone.
    """
    path = folders.library
    may_write = is_first and _may_write(path)
    try:
        library = _opened(folders, settings) if may_write else _opened_to_read(path)
    except LibraryError as error:
        was_asked = may_write and isinstance(error, DamagedLibraryError | AbsentLibraryError)
        if not was_asked:
            _tell(QMessageBox.Icon.Critical, str(error))
        raise
    if may_write:
        lock.vouch()
        settings.set_value(REMEMBERED, folders.mark)
    return library


def _opened_to_read(path: Path) -> Library:
    """Open the library to be read alone; before the first run, an empty one that is not kept."""
    try:
        return Library.open_to_read(path)
    except AbsentLibraryError as error:
        if error.is_first_run:
            return Library.nowhere(path)
        raise


def _opened(folders: Folders, settings: Settings) -> Library:
    """Open the library to write; a window has no time to wait for other programs."""
    path = folders.library
    try:
        library = Library.open(path, patience=_PATIENCE)
    except DamagedLibraryError as error:
        return _recovery(path).of_damaged(error)
    except AbsentLibraryError as error:
        if error.is_first_run and settings.value(REMEMBERED) != folders.mark:
            return Library.make(path, patience=_PATIENCE)
        return _recovery(path).of_absent(error)
    if library.is_hollow():
        library.close()
        return _recovery(path).of_absent(
            AbsentLibraryError(f"The library “{path}” is empty.", is_first_run=False)
        )
    return library


def _recovery(path: Path) -> "Recovery":
    from viewer.recovering import Recovery

    return Recovery(PROGRAM, path, now, patience=_PATIENCE)


def _may_write(path: Path) -> bool:
    """Tell whether a library can be kept in that file."""
    try:
        folder = next(folder for folder in path.parents if folder.exists())
        is_kept = not path.exists() or os.access(path, os.W_OK)
    except OSError:
        return False
    return is_kept and os.access(folder, os.W_OK | os.X_OK)


def _tidy(library: Path) -> None:
    """Complete or undo what a repair that was killed left; mostly two looks at the folder."""
    with suppress(OSError):  # opening the library says what is wrong with its folder
        exchanging.tidy(library, now())


def _handed_over(library: Path, document: Path | None) -> bool:
    from viewer.single import hand_over, name_of

    return hand_over(name_of(library), document)


def _listen(window: MainWindow, library: Path) -> None:
    """Let later starts of the program come to this window; warn where the library is not safe."""
    from viewer import storage
    from viewer.single import Calls, name_of

    calls = Calls(name_of(library), window)
    calls.shown.connect(window.come_forward)
    calls.document_wanted.connect(window.first.receiving.receive)
    warning = storage.warning(library.parent)
    if warning:
        window.show_message(warning)


def _told(library: Library, *, is_first: bool) -> str:
    """Return why nothing can be changed; empty where all can."""
    if not is_first:
        return _ELSEWHERE
    return _UNWRITABLE.format(library.path.parent) if library.is_read_only else ""


def _last(settings: Settings) -> Path | None:
    name = settings.value(LAST, str(documents.shipped()))
    return Path(name) if name else None


def _reporter(*, debug: bool) -> Callable[[BaseException], None]:
    def report(error: BaseException) -> None:
        if debug:
            import traceback

            traceback.print_exception(error)

    return report


def _hook(
    window: MainWindow, *, debug: bool
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what is called with an exception that nothing caught: the user gets one line."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if debug:
            import traceback

            traceback.print_exception(kind, error, trace)
        window.show_message(
            f"That did not work: a fault of the program ({kind.__name__}). What was saved is "
            "safe. Start with --debug to see more."
        )

    return hook
