"""Open a file: read it, remember it in the library, and start a session on it."""

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from data.citation import CitationIndex
from data.document import Document
from data.errors import LibraryError, ReportableError
from data.intake import read_document
from data.library import Library, StoredDocument
from data.library.documents import ShelfEntry
from viewer.jobs import Job, Jobs, Progress
from viewer.session import DocumentSession

_AT_ONCE = 50_000
"""Bytes that are read and shown in well under 50 ms; more is read off the GUI thread."""


class Opener(QObject):
    """Turns a file into a session, at once or, for a large file, in the background."""

    opened = Signal(object, object, int)
    """The DocumentSession, the Path it was read from, and the offset where reading goes on."""
    warned = Signal(str)
    """One line for the user on the document that was opened."""
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
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
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
        if _is_large(path):
            self._open_later(path, lambda on_progress: _read(path, on_progress))
        else:
            self._open_at_once(path)

    def open_known(self, document_id: str) -> None:
        """Open a document of the library: its file, or as it was read where that is no more."""
        self.cancel()
        try:
            known = self._library.entry(document_id)
        except LibraryError as error:
            self.failed.emit(str(error))
            return
        if known is None:
            self.failed.emit("The document is not in the library: open its file.")
            return
        path = Path(known.path or known.source_name)
        library = self._library.path
        self._open_later(path, lambda on_progress: _known(library, known, path, on_progress))

    def reopen(self, session: DocumentSession, path: Path, offset: int) -> None:
        """Start another session on a document that is open: the library holds something else."""
        document = session.document
        try:
            if self._library.entry(document.id) is None:
                self._library.remember(document, self._clock(), path)
            self._announce(document, session.citations, path, offset)
        except LibraryError as error:
            self.failed.emit(str(error))

    def _open_later(self, path: Path, read: "Callable[[Progress], _Read]") -> None:
        """Read in the background, and start a session on it then."""
        self._name = path.name
        job = self._jobs.start(read, f"Opening {path.name}")
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda read: self._finish(job, read, path))
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
            read = _read(path, _ignore)
        except ReportableError as error:
            self.failed.emit(str(error))
            return
        self._start(read, path)

    def _finish(self, job: Job, read: "_Read", path: Path) -> None:
        if job is self._job:
            self._end()
            self._start(read, path)

    def _fail(self, job: Job, message: str) -> None:
        if job is self._job:
            self._end()
            self.failed.emit(message)

    def _end(self) -> None:
        self._job = None
        self._name = ""

    def _start(self, read: "_Read", path: Path) -> None:
        """Start a session; what can fail has been done before anything is said of it."""
        document = read.document
        try:
            if not self._library.is_read_only:
                self._library.remember(read.stored, self._clock(), path)
            offset = self._library.position(document.id)
            self._announce(document, read.citations, path, offset)
        except LibraryError as error:
            self.failed.emit(str(error))

    def _announce(
        self, document: Document, citations: CitationIndex, path: Path, offset: int
    ) -> None:
        notebook = self._library.notebook(document.id)
        session = DocumentSession(
            document,
            notebook,
            self._library.labels(),
            clock=self._clock,
            new_id=self._new_id,
            citations=citations,
        )
        self.opened.emit(session, path, offset)
        if notebook.damaged:
            self.warned.emit(_damage(len(notebook.damaged)))


class _Read(NamedTuple):
    """A document with all that is made of it before it is shown."""

    document: Document
    stored: StoredDocument
    citations: CitationIndex


def _read(path: Path, on_progress: Progress) -> _Read:
    document = read_document(path, on_progress=lambda share: on_progress(share * 0.8))
    stored = StoredDocument.of(document)
    on_progress(0.9)
    return _Read(document, stored, CitationIndex(document))


def _known(library: Path, known: ShelfEntry, path: Path, on_progress: Progress) -> _Read:
    """Read a document of the library from its file if that still is the one, else as it is kept."""
    if known.path and path.is_file():
        with suppress(ReportableError):
            read = _read(path, on_progress)
            if read.document.id == known.id:
                return read
    with closing(Library.open_to_read(library)) as shelf:
        document = shelf.document(known.id)
    if document is None:
        raise LibraryError("The document is not in the library: open its file.")
    return _Read(document, StoredDocument.of(document), CitationIndex(document))


def _ignore(_share: float) -> None:
    """Stand in for a progress hook."""


def _damage(count: int) -> str:
    which = (
        "1 annotation of this document is"
        if count == 1
        else (f"{count} annotations of this document are")
    )
    return (
        f"{which} damaged and cannot be shown. What is stored is kept; "
        "choose Library ▸ Backups… to repair the library."
    )


def _is_large(path: Path) -> bool:
    """Tell whether a file takes a while to read; what cannot be looked at is refused at once."""
    try:
        return path.is_file() and path.stat().st_size > _AT_ONCE
    except (OSError, ValueError):
        return False
