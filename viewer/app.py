"""The composition root: builds each object once and hands it over."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from data import documents
from data.errors import IntakeError, LibraryError
from data.files.paths import is_file, named, shown, written
from data.library import Library, Lock
from data.messages import Message, said
from viewer.library import library_start
from viewer.look import theme
from viewer.look.theme_choice import ThemeChoice
from viewer.reading.reading_pane import ReadingPane
from viewer.services.clock import handout_time, now
from viewer.session import catalogue
from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import speak
from viewer.session.current_document import CurrentDocument
from viewer.session.document_opener import Opener
from viewer.session.jobs import Jobs
from viewer.session.received_documents import Receiving
from viewer.session.settings import (
    AUTHOR,
    LANGUAGE,
    LAST,
    OPEN,
    REOPEN,
    SAMPLES,
    Settings,
    is_harmless,
)
from viewer.system import printed_output, single_instance
from viewer.system.fault_report import Faults
from viewer.system.folders import Folders
from viewer.system.single_instance import InstancePlace
from viewer.system.termination import Termination
from viewer.window.components import FirstParts
from viewer.window.first_picture import FirstPicture
from viewer.window.main_window import PROGRAM, MainWindow

if TYPE_CHECKING:
    from viewer.system.rendezvous import MeetingPlace

Clock = Callable[[], datetime]

_ELSEWHERE = said(
    "Another program has the library open and does not answer: here it can be read, and nothing "
    "can be changed. Close the other program and start again."
)
_UNHEARD = said(
    "A second start of the program cannot reach this window: see that there is room on the disk, "
    "and that your folders can be written to."
)


def run_window(
    document: Path | None, *, data_folder: Path | None, debug: bool, address: str = ""
) -> int:
    """Open the window on a document and return the exit code once it is closed.

    Without a document, the one that was open last is opened again, unless the user wants none; in
    the first run, the one that ships with the program. It is shown at the `address` that is given,
    else where reading stopped.
    """
    faults = Faults(debug=debug)
    faults.listen()
    folders = Folders.of(data_folder)
    library_start.refuse_nowhere(Folders.named(data_folder), PROGRAM)
    lock = folders.location.lock()
    place, told = _place(lock, folders, document, address)
    if place is InstancePlace.SECOND:
        return 0
    is_first = place is InstancePlace.FIRST
    settings = _settings(folders)
    application = _application(settings.value(LANGUAGE))
    start = library_start.LibraryStart(PROGRAM, folders, settings, lock)
    with (
        lock,
        _meeting(folders.library, is_first=is_first) as meeting,
        closing(start.library(is_first=is_first)) as library,
        closing(Jobs(faults.report)) as jobs,
    ):
        window = build(application, library, settings, jobs, clock=now)
        faults.tell_in(window.show_message)
        termination = Termination(window.close, application)
        if is_first and library.is_read_only:
            told = told or _unwritable(folders.library)
        told = told or settings.fault
        if told:
            window.show_message(catalogue.told(told))
        path = document or _last(settings)
        if document is None:
            _want_samples(settings, library)
        if path is not None and (document is not None or not _is_gone(path, settings)):
            window.open(path, address)
        picture = FirstPicture(window)
        rest = [partial(furnish, window, settings, jobs, clock=handout_time)]
        if is_first:
            rest.append(partial(_receive, window, meeting, folders.library))
        rest.append(partial(window.first.opener.prepare, termination.descriptor))
        rest.append(partial(put_aside, application, window))
        picture.shown.connect(partial(go_on, window, rest))
        window.show()
        with closing(window.first.opener):
            status = application.exec()
        if meeting is not None:
            meeting.close()  # whoever comes now is to wait for the lock
    if settings.fault and settings.fault != told:  # found out when the window was closed
        printed_output.warn(settings.fault)
    return status


def build(
    application: QApplication, library: Library, settings: Settings, jobs: Jobs, *, clock: Clock
) -> MainWindow:
    """Build the window with its page; `furnish` adds the rest."""
    theme.load_fonts()
    themes = ThemeChoice(application, settings)
    document = CurrentDocument()
    arrivals = Arrivals()
    author = partial(settings.value, AUTHOR)
    opener = Opener(library, jobs, clock=clock, new_id=_new_id, arrivals=arrivals, author=author)
    return MainWindow(
        FirstParts(
            library,
            settings,
            themes,
            document,
            arrivals,
            opener,
            Receiving(opener, arrivals),
            ReadingPane(themes.appearance, document),
            documents.shipped(),
            clock,
            _new_id,
        )
    )


def furnish(window: MainWindow, settings: Settings, jobs: Jobs, *, clock: Clock) -> None:
    """Build everything around the page and put it into the window."""
    from viewer.window.panes import parts

    window.furnish(parts(window.first, settings, jobs, clock=clock))
    gc.enable()


def go_on(window: MainWindow, rest: Sequence[Callable[[], None]]) -> None:
    """Do the rest, one after the other, once all that it is made with is imported bit by bit."""
    from viewer.window.start.modules_ahead import ModulesAhead

    ahead = ModulesAhead(parent=window)
    for act in rest:
        ahead.ready.connect(act)
    ahead.start()


def put_aside(application: QApplication, window: MainWindow) -> None:
    """Have the collector pass over what is there now, and over each document that is shown."""
    from viewer.system.left_memory import LeftMemory

    memory = LeftMemory(application, window)
    window.first.document.changed.connect(memory.put_aside)
    memory.put_aside()


def _application(language: str = "") -> QApplication:
    application = QApplication([PROGRAM])
    application.setApplicationDisplayName(PROGRAM)
    application.setDesktopFileName("briefing-viewer")
    words = printed_output.words()
    if language:
        from viewer.services.languages import spoken

        words = spoken((language,))
    speak(application, words)
    return application


def _settings(folders: Folders) -> Settings:
    """Return the program's settings, and let Qt keep its own beside them.

    Its file dialog remembers folder names: in our folder, not in a file for all to read.
    """
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, _for_qt(folders.settings.parent)
    )
    return Settings(folders.settings)


def _for_qt(folder: Path) -> str:
    """Return a folder's name, or that of one that cannot be where what Qt keeps there is no good.

    Qt would make a folder of its own where the name is not UTF-8.
    """
    name = str(folder)
    is_good = written(folder) == name and is_harmless(folder / "QtProject.conf")
    return name if is_good else os.devnull


def _new_id() -> str:
    from uuid import uuid4

    return str(uuid4())


def _place(
    lock: Lock, folders: Folders, document: Path | None, address: str
) -> tuple[InstancePlace, Message | str]:
    """Return what this start is, and what the user is to be told of that.

    Without a lock nothing is written: two programs might.
    """
    try:
        found = single_instance.place(lock, folders.library, document, address)
    except LibraryError as error:
        if not library_start.may_write(folders.library):
            return InstancePlace.ALONE, _unwritable(folders.library)
        return (
            InstancePlace.ALONE,
            said(
                "{error} Until then the library can be read, and nothing be changed.",
                error=error.message,
            ),
        )
    return found, _ELSEWHERE if found is InstancePlace.ALONE else ""


def _unwritable(library: Path) -> Message:
    return said(
        "The library may not be written to: documents can be read, and nothing can be changed. "
        "Allow writing to “{folder}” and start again.",
        folder=shown(library.parent),
    )


@contextmanager
def _meeting(library: Path, *, is_first: bool) -> "Iterator[MeetingPlace | None]":
    """Let later starts come here from now on, though they are heard only once there is a window."""
    from viewer.system.rendezvous import MeetingPlace

    meeting = None
    if is_first:
        with suppress(OSError):  # the window says so
            meeting = MeetingPlace(library, os.environ)
    try:
        yield meeting
    finally:
        if meeting is not None:
            meeting.close()


def _receive(window: MainWindow, meeting: "MeetingPlace | None", library: Path) -> None:
    """Let later starts of the program come to this window; warn where the library is not safe."""
    from viewer.system import file_system

    warning = file_system.warning(library.parent)
    if meeting is not None:
        calls = single_instance.Calls(meeting, window.isVisible, window)
        calls.shown.connect(window.come_forward)
        calls.document_wanted.connect(window.first.receiving.receive)
    else:
        warning = warning or _UNHEARD
    if warning:
        window.show_message(catalogue.told(warning))


def _want_samples(settings: Settings, library: Library) -> None:
    """Let the very first run show sample annotations; no other one, whatever is removed later."""
    is_known = settings.value(LAST) or settings.value(SAMPLES) or library.is_read_only
    if not is_known and not library.shelf(limit=1):
        settings.set_value(SAMPLES, "wanted")


def _is_gone(path: Path, settings: Settings) -> bool:
    """Tell whether what was open is to be had from the library alone, which is asked later."""
    return bool(settings.value(OPEN)) and not is_file(path)


def _last(settings: Settings) -> Path | None:
    name = settings.value(LAST, str(documents.shipped()))
    if settings.value(REOPEN) == "no" and settings.value(LAST):
        return None
    with suppress(IntakeError):
        return named(name) if name else None
    return None
