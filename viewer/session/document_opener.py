"""Open a file: read it, remember it in the library, and start a session on it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from data.anchors.anchoring import Resolutions
from data.basis.progress import Progress
from data.document import Document
from data.errors import IntakeError, LibraryError, ReportableError
from data.files.paths import clean, named, start
from data.library import Library
from data.messages import Message, said
from data.notebook import Notebook
from data.structure_corrections import Shown, ShownDocuments
from viewer.services import loading
from viewer.services.loading import Loaded
from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import told, tr
from viewer.session.document_session import DocumentSession
from viewer.session.jobs import Job, Jobs
from viewer.session.reading_renewal import ReadingRenewal, carried_into

if TYPE_CHECKING:
    from data.confined.reading_process import ReadingProcess

_LOOKED_AT = 2**16
"""Bytes; a longer file is read off the GUI thread, in a process of its own."""
_AT_ONCE = 2**17
"""Characters of the stored form of a document that is taken out of the library on that thread."""


class Opener(QObject):
    """Turns a file into a session, at once or, for a large file, in the background."""

    opened = Signal(object, object, int)
    """The DocumentSession, the Path it was read from, and the offset where reading goes on."""
    warned = Signal(str)
    """One line for the user on the document that was opened."""
    started = Signal()
    """A file is being read in the background."""
    progressed = Signal(float)
    """The share done of what is read; the library did not hold it."""
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
        arrivals: Arrivals | None = None,
        author: Callable[[], str] = str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._arrivals = arrivals or Arrivals(self)
        self._library = library
        self._jobs = jobs
        self._clock = clock
        self._new_id = new_id
        self._author = author
        self._process: ReadingProcess | None = None
        self._documents = ShownDocuments()
        self._making = Lock()
        self._job: Job | None = None
        self.is_recalling = False
        """Whether the library is asked for what is to be opened: that comes in no time."""
        self._name = ""
        self.renewal = ReadingRenewal(library, jobs, clock, self._arrivals, self)
        """What offers to read again what an older version of intake read."""

    @property
    def opening(self) -> str:
        """The name of the file that is being read in the background; empty for none."""
        return self._name

    def prepare(self, signals: int) -> None:
        """Start the process that reads files, and watches this one by the pipe `signals`."""
        process = self.reading_process()
        process.watch(signals)
        process.prepare()

    def close(self) -> None:
        """End the process that reads files."""
        if self._process is not None:
            self._process.close()

    def open(self, path: Path) -> None:
        """Open a file; the outcome comes as a signal."""
        self.cancel()
        known = None
        try:
            head, size = start(path, _LOOKED_AT)
        except IntakeError as error:
            self.failed.emit(told(error))
            return
        if size <= _LOOKED_AT:
            digest = sha256(head).hexdigest()
            known = loading.recall(self._library, digest, path.name, longest=_AT_ONCE)
        if known is not None:
            self._start(known, path)
        elif size > _LOOKED_AT or not loading.reads_at_once(head, path):
            work = partial(loading.recall_or_load, self._library.location, path)
            self._open_later(path, partial(work, self._read_file))
        else:
            self._open_at_once(path)

    def open_known(self, document_id: str) -> None:
        """Open a document of the library: its file, or as it was read where that is no more."""
        self.cancel()
        try:
            known = self._library.entry(document_id)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        if known is None:
            self.failed.emit(tr("The document is not in the library: open its file."))
            return
        path = named(known.path) if known.path else Path(known.source_name)
        work = partial(loading.recall_or_load_known, self._library.location, known, path)
        self._open_later(path, partial(work, self._read_file))

    def read_anew(self, session: DocumentSession, path: Path) -> None:
        """Read the file of a session again in the background if an older version of intake did."""
        self.renewal.start(session, path, self._read_file)

    def take_reading(
        self, session: DocumentSession, loaded: Loaded, path: Path, offset: int
    ) -> None:
        """Show a document as it is read by now; otherwise as `reopen`."""
        if loaded.stored is None:
            return
        try:
            self._library.remember(loaded.stored, self._clock(), path)
            notebook = self._library.notebook(loaded.as_read.id, loaded.annotations)
            shown, offset = carried_into(loaded, notebook, session, offset)
            self.renewal.give_up()
            self._announce(loaded.as_read, shown, notebook, path, offset)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        self._warn(*loading.told(shown, "", notebook.damaged))

    def reopen(self, session: DocumentSession, path: Path, offset: int) -> None:
        """Start another session on what is open, from `offset` in it: the library holds another."""
        self._reopen(session, path, offset, quiet=False)

    def follow(self, session: DocumentSession, path: Path, offset: int) -> None:
        """Start another session, as `reopen`, once the document's structure was corrected."""
        self._reopen(session, path, offset, quiet=True)

    def _reopen(self, session: DocumentSession, path: Path, offset: int, *, quiet: bool) -> None:
        from data.anchors.reattachment import OffsetMap  # not at start-up

        as_read = session.as_read
        try:
            if self._library.entry(as_read.id) is None:
                self._library.remember(as_read, self._clock(), path)
            # A correction was made through the notebook, which knows what has become of it.
            notebook = session.notebook if quiet else self._library.notebook(as_read.id)
            shown = self._documents.of(as_read, notebook.corrections)
            offset = OffsetMap(session.document, shown.document).near(offset)
            is_same = quiet and shown.document.text == session.document.text
            known = session.resolutions if is_same else None
            self._announce(as_read, shown, notebook, path, offset, known=known)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        if not quiet:
            self._warn(*loading.told(shown, "", notebook.damaged))

    def _open_later(self, path: Path, work: Callable[[Progress], Loaded]) -> None:
        """Start a session in the background: on what the library holds, else on what is read."""
        self._name = clean(path.name)
        job = self._jobs.start(work, said("Opening {name}", name=self._name))
        job.progressed.connect(lambda done: self._progress(job, done))
        job.finished.connect(lambda read: self._finish(job, read, path))
        job.failed.connect(lambda message: self._fail(job, message))
        self._job, self.is_recalling = job, True
        self.started.emit()

    def _progress(self, job: Job, done: float) -> None:
        if job is self._job:
            self.is_recalling = False
            self.progressed.emit(done)

    def cancel(self) -> None:
        """Give up what is being read in the background, if anything is."""
        self.renewal.give_up()
        if self._job is not None:
            self._job.cancel()
            self._end()
            self.cancelled.emit()

    def _read_file(self, path: Path, on_progress: Progress) -> Document:
        return self.reading_process().read_file(path, on_progress)

    def reading_process(self) -> "ReadingProcess":
        """Return the process that reads files, and draws pages of them; it is one for all."""
        with self._making:
            if self._process is None:
                from data.confined.reading_process import ReadingProcess  # not for what is known

                self._process = ReadingProcess()
            return self._process

    def _open_at_once(self, path: Path) -> None:
        try:
            read = loading.load(self._library, path)
        except ReportableError as error:
            self.failed.emit(told(error))
            return
        self._start(read, path)

    def _finish(self, job: Job, read: Loaded, path: Path) -> None:
        """Start a session on what was read, once no dialog speaks of the one that is open."""
        self._arrivals.admit(partial(self._arrive, job, read, path))

    def _arrive(self, job: Job, read: Loaded, path: Path) -> None:
        if job is self._job:
            self._end()
            self._start(read, path)

    def _fail(self, job: Job, message: str) -> None:
        if job is self._job:
            self._end()
            self.failed.emit(message)

    def _end(self) -> None:
        self._job, self.is_recalling, self._name = None, False, ""

    def _start(self, read: Loaded, path: Path) -> None:
        """Start a session; what can fail has been done before anything is said of it."""
        as_read, shown = read.as_read, read.shown
        self.renewal.note(read)
        try:
            may_follow = loading.may_follow(self._library, as_read)
            is_back, hindrance = loading.remembered(self._library, read, path, self._clock())
            offset = self._library.position(as_read.id)
            notebook = self._library.notebook(as_read.id, read.annotations)
            if may_follow:
                from viewer.services.outline_choices import FOLLOWING, follow  # for few documents

                follow(self._library, as_read, notebook, told(FOLLOWING))
            if notebook.corrections != shown.corrections:
                shown = self._documents.of(as_read, notebook.corrections)
            self._announce(as_read, shown, notebook, path, offset)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        back = loading.told_of_return(len(notebook)) if is_back else ""
        faults = loading.told(shown, read.fault, notebook.damaged)
        self._warn(hindrance, back, *faults, *as_read.report.warnings)

    def _announce(
        self,
        as_read: Document,
        shown: Shown,
        notebook: Notebook,
        path: Path,
        offset: int,
        *,
        known: Resolutions | None = None,
    ) -> None:
        self._documents.keep(as_read, shown)
        session = DocumentSession(
            shown.document,
            notebook,
            self._library.labels(),
            clock=self._clock,
            new_id=self._new_id,
            author=self._author,
            citations=shown.citations,
            as_read=as_read,
            drafts=None if self._library.is_read_only else self._library.drafts(as_read.id),
            path=path if path.is_absolute() else None,
            documents=self._documents,
            known=known,
        )
        self.opened.emit(session, path, offset)

    def _warn(self, *messages: Message | str) -> None:
        line = " ".join(told(message) for message in messages if message)
        if line:
            self.warned.emit(line)
