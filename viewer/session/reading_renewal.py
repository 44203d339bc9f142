"""A document that an older intake read is read again behind what is shown, and offered."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from data.files.paths import clean
from data.library import Library
from viewer.services import loading
from viewer.services.loading import Loaded, Read
from viewer.session.arrivals import Arrivals
from viewer.session.document_session import DocumentSession
from viewer.session.jobs import Jobs


class ReadingRenewal(QObject):
    """Reads again what an older version of intake read, once it is on the screen."""

    offered = Signal(object, object)
    """The DocumentSession, and the Loaded that its file is read as by now, otherwise than shown."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        clock: Callable[[], datetime],
        arrivals: Arrivals,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._clock = clock
        self._arrivals = arrivals
        self._older = ""

    def note(self, read: Loaded) -> None:
        """Take note of what was just opened: whether it is to be read again."""
        self._older = read.as_read.id if read.is_older else ""

    def start(self, session: DocumentSession, path: Path, read: Read) -> None:
        """Read the file of a session again in the background if it is to be.

        A reading that is not otherwise is stored, and nothing is said; where the file cannot be
        read, all stays as it is.
        """
        if self._older != session.as_read.id or self._library.is_read_only:
            return
        self._older = ""
        file = loading.Reread(session.as_read, path, self._clock())
        work = partial(loading.read_anew, self._library.location, file, read)
        job = self._jobs.start(work, f"Reading {clean(path.name)} anew")
        job.finished.connect(partial(self._tell, session))

    def _tell(self, session: DocumentSession, loaded: Loaded | None) -> None:
        if loaded is not None:
            self._arrivals.admit(partial(self._offer, session, loaded))

    def _offer(self, session: DocumentSession, loaded: Loaded) -> None:
        if isValid(session):
            self.offered.emit(session, loaded)
