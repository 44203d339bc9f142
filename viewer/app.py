"""The composition root: builds each object once and hands it over."""

import gc
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from data import documents
from data.errors import DamagedLibraryError, LibraryError
from data.library import Library
from data.library.lock import LibraryLock
from viewer import theme
from viewer.appearance import Appearance
from viewer.clock import handout_time, now
from viewer.folders import Folders
from viewer.jobs import Jobs
from viewer.main_window import PROGRAM, MainWindow
from viewer.opening import Opener
from viewer.parts import FirstParts
from viewer.reading.pane import ReadingPane
from viewer.settings import Settings
from viewer.termination import Termination

Clock = Callable[[], datetime]

_ELSEWHERE = (
    "Another program has the library open and does not answer: here it can be read, and nothing "
    "can be changed. Close the other program and start again."
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
    with (
        lock,
        closing(_library(folders.library, is_first=is_first)) as library,
        closing(Jobs(_reporter(debug=debug))) as jobs,
    ):
        window = build(application, library, settings, jobs, clock=now)
        sys.excepthook = _hook(window, debug=debug)
        termination = Termination(window.close, application)
        told = settings.fault or ("" if is_first else _ELSEWHERE)
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
    opener = Opener(library, jobs, clock=clock, new_id=_new_id)
    reading = ReadingPane(appearance.theme)
    return MainWindow(
        FirstParts(library, settings, appearance, opener, reading, documents.shipped(), clock)
    )


def furnish(window: MainWindow, settings: Settings, jobs: Jobs, *, clock: Clock) -> None:
    """Build everything around the page and put it into the window."""
    from viewer.furnishing import parts

    window.furnish(parts(window.first, settings, jobs, clock=clock))
    gc.enable()


def _new_id() -> str:
    from uuid import uuid4

    return str(uuid4())


def _library(path: Path, *, is_first: bool) -> Library:
    """Open the user's library; a window has no time to wait for other programs.

    Where another window has it open, it is opened to be read alone.
    """
    try:
        return Library.open(path, patience=_PATIENCE) if is_first else Library.open_to_read(path)
    except DamagedLibraryError as error:
        if is_first and _wants_repair(str(error)):
            return _repaired(path)
        raise
    except LibraryError as error:
        QMessageBox.critical(None, PROGRAM, str(error))
        raise


def _wants_repair(message: str) -> bool:
    box = QMessageBox(QMessageBox.Icon.Critical, PROGRAM, message)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(
        "It can be made anew from the newest good backup and from all that can still be read. "
        "The damaged file is kept."
    )
    repair = box.addButton("&Repair", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("&Quit", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is repair


def _repaired(path: Path) -> Library:
    from data.library import repairing

    try:
        done = repairing.repair(path, now())
    except LibraryError as error:
        QMessageBox.critical(None, PROGRAM, str(error))
        raise
    QMessageBox.information(None, PROGRAM, done.in_words())
    return Library.open(path, patience=_PATIENCE)


def _handed_over(library: Path, document: Path | None) -> bool:
    from viewer.single import hand_over, name_of

    return hand_over(name_of(library), document)


def _listen(window: MainWindow, library: Path) -> None:
    """Let later starts of the program come to this window; warn where the library is not safe."""
    from viewer import storage
    from viewer.single import Calls, name_of

    calls = Calls(name_of(library), window)
    calls.shown.connect(window.come_forward)
    calls.document_wanted.connect(window.open)
    warning = storage.warning(library.parent)
    if warning:
        window.show_message(warning)


def _last(settings: Settings) -> Path | None:
    name = settings.value("window/document", str(documents.shipped()))
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
