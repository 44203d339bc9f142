"""Annotations of another edition of the open document: found, reviewed, carried over."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.annotation import Annotation
from data.document import Document
from data.editions import series
from data.errors import LibraryError
from data.library import Library
from data.notebook import Change
from viewer.arrivals import Arrivals
from viewer.hosting import DialogHost
from viewer.jobs import Jobs
from viewer.session import DocumentSession
from viewer.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.carrying import Carried
    from data.library.documents import ShelfEntry


class Editions(DialogHost):
    """Offers to carry annotations over when a new edition of a document is opened."""

    failed = Signal(str)
    told = Signal(str)
    """One line for the user."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        theme: Theme,
        *,
        arrivals: Arrivals | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(theme, arrivals, parent)
        self._library = library
        self._jobs = jobs
        self._declined: set[tuple[str, str]] = set()

    def offer(self, session: DocumentSession, window: QWidget) -> None:
        """Ask whether to carry annotations over, if another edition has some that are not here."""
        try:
            found = self._newest(session)
        except LibraryError as error:
            self.failed.emit(str(error))
            return
        if found is None:
            return
        from viewer.library.parts import ask  # not at start-up

        entry, items = found
        self._declined.add((entry.id, session.document.id))
        noun = "annotation" if len(items) == 1 else "annotations"
        when = f" of {entry.date}" if entry.date else ""
        question = (
            f"“{entry.title}”{when} has {len(items):,} {noun}. Is this another edition of it?",
            "They can be carried over. What is not surely found again you review first.",
        )
        go_on = partial(self._start, session.document, entry.id, window)
        ask(window, question, "&Carry Over…", go_on, no="&Not Now")

    def choose(self, session: DocumentSession, window: QWidget) -> None:
        """Let the user choose the document whose annotations are to be carried over."""
        from viewer.library.carrying import DocumentChooser  # not at start-up
        from viewer.library.rows import Row

        entries = [
            entry
            for entry in self._library.shelf()
            if entry.annotations and entry.id != session.document.id
        ]
        rows = [
            Row(
                head=entry.title,
                aside=f"{entry.annotations:,} annotation{'' if entry.annotations == 1 else 's'}",
                text=" · ".join(part for part in (entry.date, entry.source_name) if part),
            )
            for entry in entries
        ]
        about = "Whose annotations are to be carried over to the document that is open?"
        dialog = DocumentChooser(about, rows, self._theme, window)
        here = session.document
        dialog.chosen.connect(lambda number: self._start(here, entries[number].id, window))
        self._open(dialog, bound=True)

    def _newest(self, session: DocumentSession) -> "tuple[ShelfEntry, list[Annotation]] | None":
        """Return the edition that was opened last and has annotations that are not here."""
        document = session.document
        for entry in self._library.editions(series(document)):
            pair = entry.id, document.id
            if entry.id == document.id or not entry.annotations or pair in self._declined:
                continue
            items = self._pending(session, entry.id)
            if items:
                return entry, items
        return None

    def _pending(self, session: DocumentSession, document_id: str) -> list[Annotation]:
        """Return another document's annotations that were never carried over to this one."""
        from data.carrying import carried_id  # not at start-up

        return [
            item
            for item in self._library.notebook(document_id)
            if not self._library.history(carried_id(item.id, session.document.id))
        ]

    def _start(self, here: Document, document_id: str, window: QWidget) -> None:
        """Look for the passages in the background, then show what was found."""
        from data.carrying import carry_over  # not at start-up

        session = self._session_in(here)
        if session is None:
            return
        try:
            other = self._library.document(document_id)
            items = self._pending(session, document_id)
        except LibraryError as error:
            self.failed.emit(str(error))
            return
        if other is None or not items:
            self.told.emit("Everything was carried over already.")
            return
        citations = session.citations
        job = self._jobs.start(
            lambda _: carry_over(items, other, here, citations), "Carrying annotations over"
        )
        job.failed.connect(self.failed)
        job.finished.connect(
            lambda found: self._later(partial(self._review, found, (other, here), window))
        )

    def _review(
        self, found: "Sequence[Carried]", editions: tuple[Document, Document], window: QWidget
    ) -> None:
        from viewer.library.carrying import CarryReview  # not at start-up

        session = self._session_in(editions[1])
        if session is None:
            return
        dialog = CarryReview(found, editions, session.labels, self._theme, window)
        dialog.carried.connect(partial(self._carry, editions[1]))
        self._open(dialog, bound=True)

    def _session_in(self, document: Document) -> DocumentSession | None:
        """Return the session on a document as it was; say so where that is not open any more."""
        session = self._session_on(document.id)
        if session is None or session.document.text != document.text:
            self.told.emit("Nothing was carried over: the document was closed or corrected.")
            return None
        return session

    def _carry(self, here: Document, items: tuple[Annotation, ...]) -> None:
        noun = "Annotation" if len(items) == 1 else "Annotations"
        session = self._session_in(here)
        if session and session.apply(Change(f"Carry Over {len(items):,} {noun}", items)):
            self.told.emit(f"{len(items):,} {noun.lower()} carried over")
