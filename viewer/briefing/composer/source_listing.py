"""The documents and passages that the composer lists."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from data.errors import LibraryError
from data.library import Library
from viewer.briefing.composer.composer_window import ComposerWindow
from viewer.services.briefings.briefing_workshop import BriefingWorkshop
from viewer.services.briefings.source_reader import FoundPassage
from viewer.session.catalogue import told, tr
from viewer.session.jobs import Jobs

_MOST = 500
"""So many documents are listed; what is further back is found by searching."""


class SourceListing(QObject):
    """Fills the list of sources: the open document and those of the briefing come first."""

    failed = Signal(str)

    def __init__(
        self,
        window: ComposerWindow,
        workshop: BriefingWorkshop,
        jobs: Jobs,
        library: Library,
        open_document: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workshop = workshop
        self._jobs = jobs
        self._library = library
        self._open_document = open_document
        window.sources.document_chosen.connect(self._list_passages)
        window.sources.search_changed.connect(self._search)
        self.renew()

    def renew(self) -> None:
        """List the documents that there are now, and the passages of the chosen one."""
        try:
            shelf = self._library.shelf(limit=_MOST)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        used, at_hand = self._window.session.briefing.document_ids, self._open_document()
        entries = sorted(shelf, key=lambda entry: (entry.id != at_hand, entry.id not in used))
        self._window.sources.show_documents(entries, self._window.sources.document_id or at_hand)

    def _list_passages(self, document_id: str) -> None:
        if self._window.sources.text:
            return
        workshop = self._workshop
        job = self._jobs.start(
            lambda _: workshop.reader.passages(document_id), tr("The passages"), self
        )
        job.failed.connect(self.failed)
        job.finished.connect(partial(self._show_passages, document_id))

    def _show_passages(self, document_id: str, found: Sequence[FoundPassage]) -> None:
        sources = self._window.sources
        if sources.document_id == document_id and not sources.text:
            sources.show_passages(found)

    def _search(self, text: str) -> None:
        if not text:
            self._list_passages(self._window.sources.document_id)
            return
        workshop = self._workshop
        job = self._jobs.start(lambda _: workshop.reader.search(text), tr("The search"), self)
        job.failed.connect(self.failed)
        job.finished.connect(partial(self._show_hits, text))

    def _show_hits(self, text: str, found: Sequence[FoundPassage]) -> None:
        if self._window.sources.text == text:
            self._window.sources.show_passages(found, of_many=True)
