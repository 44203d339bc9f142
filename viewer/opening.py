"""Open a file: read it, remember it in the library, and start a session on it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from data.annotation import Label
from data.document import Document
from data.errors import ReportableError
from data.intake import read_document
from data.library import Library
from viewer.jobs import Job, Jobs
from viewer.session import DocumentSession

_AT_ONCE = 200_000
"""Bytes that are read in well under 50 ms; a larger file is read off the GUI thread."""


class Opener(QObject):
    """Turns a file into a session, at once or, for a large file, in the background."""

    opened = Signal(object, object)
    """The DocumentSession and the Path it was read from."""
    started = Signal()
    """A file is being read in the background."""
    progressed = Signal(float)
    cancelled = Signal()
    failed = Signal(str)
    """One line for the user."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        labels: tuple[Label, ...],
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._labels = labels
        self._clock = clock
        self._new_id = new_id
        self._job: Job | None = None
        self._name = ""

    @property
    def opening(self) -> str:
        """The name of the file that is being read in the background; empty for none."""
        return self._name

    def open(self, path: Path) -> None:
        """Open a file; the outcome comes as a signal."""
        self.cancel()
        if not _is_large(path):
            self._open_at_once(path)
            return
        self._name = path.name
        job = self._jobs.start(
            lambda on_progress: read_document(path, on_progress=on_progress), f"Opening {path.name}"
        )
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda document: self._finish(job, document, path))
        job.failed.connect(lambda message: self._fail(job, message))
        self._job = job
        self.started.emit()

    def cancel(self) -> None:
        """Give up what is being opened in the background, if anything is."""
        if self._job is not None:
            self._job.cancel()
            self._end()
            self.cancelled.emit()

    def _open_at_once(self, path: Path) -> None:
        try:
            self._start(read_document(path), path)
        except ReportableError as error:
            self.failed.emit(str(error))

    def _finish(self, job: Job, document: Document, path: Path) -> None:
        if job is not self._job:
            return
        self._end()
        try:
            self._start(document, path)
        except ReportableError as error:
            self.failed.emit(str(error))

    def _fail(self, job: Job, message: str) -> None:
        if job is self._job:
            self._end()
            self.failed.emit(message)

    def _end(self) -> None:
        self._job = None
        self._name = ""

    def _start(self, document: Document, path: Path) -> None:
        self._library.remember(document, self._clock())
        session = DocumentSession(
            document,
            self._library.notebook(document.id),
            self._labels,
            clock=self._clock,
            new_id=self._new_id,
        )
        self.opened.emit(session, path)


def _is_large(path: Path) -> bool:
    """Tell whether a file takes a while to read; what cannot be looked at is refused at once."""
    try:
        return path.is_file() and path.stat().st_size > _AT_ONCE
    except (OSError, ValueError):
        return False
