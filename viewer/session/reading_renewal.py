"""A document that an older intake read is read again behind what is shown, and offered."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from data.files.paths import clean
from data.library import Library
from data.notebook import Change, Notebook
from data.structure_corrections import Shown
from viewer.services import loading
from viewer.services.loading import Loaded, Read
from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import tr
from viewer.session.document_session import DocumentSession
from viewer.session.jobs import Job, Jobs


class ReadingRenewal(QObject):
    """Reads again what an older version of intake read, once it is on the screen.

    What was found is offered for as long as the document is open, also once it was corrected.
    """

    offered = Signal(object)
    """The Loaded that the file of the open document is read as by now, otherwise than shown."""

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
        self._job: Job | None = None
        self._found: Loaded | None = None

    def note(self, read: Loaded) -> None:
        """Take note of what was just opened: whether it is to be read again."""
        self.give_up()
        self._older = read.as_read.id if read.is_older else ""

    def start(self, session: DocumentSession, path: Path, read: Read) -> None:
        """Read the file of a session again in the background if it is to be.

        A reading that is not otherwise is stored, and nothing is said; where the file cannot be
        read, all stays as it is.
        """
        if self._found is not None:
            self._tell(self._found)
        elif self._older == session.as_read.id and not self._library.is_read_only:
            self._older = ""
            file = loading.Reread(session.as_read, path, self._clock())
            work = partial(loading.read_anew, self._library.location, file, read)
            self._job = self._jobs.start(work, f"Reading {clean(path.name)} anew")
            self._job.finished.connect(self._tell)

    def give_up(self) -> None:
        """Read and offer no more: what is wanted now would wait for it, or it was decided on."""
        self._found = None
        if self._job is not None:
            self._job.cancel()
            self._job.finished.disconnect(self._tell)
            self._job = None

    def _tell(self, loaded: Loaded | None) -> None:
        self._found = loaded
        if loaded is not None:
            self._arrivals.admit(partial(self._offer, loaded))

    def _offer(self, loaded: Loaded) -> None:
        if loaded is self._found:
            self.offered.emit(loaded)


def carried_into(
    loaded: Loaded, notebook: Notebook, session: DocumentSession, offset: int
) -> tuple[Shown, int]:
    """Bring annotations to where their passages are in a new reading; return that, and the place.

    `offset` is a place in the text as the session shows it, and the same place as it is read now.

    Raises:
        LibraryError: the notebook could not be kept; nothing has changed then.
    """
    from data.anchors.reattachment import OffsetMap, reattached  # not at start-up

    shown = Shown.of(loaded.as_read, notebook.corrections)
    after = reattached(notebook, session.document, shown.document, shown.citations)
    if after:
        notebook.apply(Change(tr("Take New Reading"), after))
    return shown, OffsetMap(session.document, shown.document).near(offset)
