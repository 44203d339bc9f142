"""A search under way: text and notes are looked through in slices, between what the user does."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.reading.finding.find import Search
from viewer.reading.finding.hit_rows import HitRows, Stretch, stretches
from viewer.reading.finding.match_expressions import PageQuery, SearchedText
from viewer.reading.finding.note_search import NoteSearch, WrittenNotes

if TYPE_CHECKING:
    from viewer.session.document_session import DocumentSession

_SLICE = 0.008
"""Seconds after which control goes back to the window, once a part is looked through."""


class SearchRun(QObject):
    """Looks through one document, or one topic of it, and if so asked through its notes."""

    advanced = Signal()
    """More was looked through, by itself."""
    counted = Signal()
    """All is looked through, and `rows` has it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.search, self.notes, self.rows = Search(), NoteSearch(), HitRows()
        self._session: DocumentSession | None = None
        self._whole = SearchedText()
        self._scoped = (range(0), SearchedText())
        self._parted: list[Stretch] | None = None
        self._written: WrittenNotes | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_complete(self) -> bool:
        """Whether all of text and notes was looked through."""
        return self.search.is_complete and self.notes.is_complete

    @property
    def count(self) -> int:
        """How many hits and notes were found so far."""
        return len(self.search) + len(self.notes.found)

    def set_session(self, session: DocumentSession | None) -> None:
        """Look through another document from now on."""
        self.stop()
        self._session = session
        self._whole = SearchedText(session.document.text if session is not None else "")
        self._scoped = (range(0), SearchedText())
        self._parted, self._written = None, None

    def forget_notes(self) -> None:
        """Read the notes anew when they are looked through next."""
        self._written = None

    def start(
        self, query: PageQuery, place: int, *, topic: int | None = None, in_notes: bool = False
    ) -> None:
        """Look from a place on and round, in one topic or in all of the document."""
        scope = self._scope(topic)
        self.search = Search(query, self._text(scope), place)
        self.notes, self.rows = NoteSearch(), HitRows()
        if in_notes:
            self.notes = NoteSearch(self.search.finder, self._notes(), scope)
        self._timer.start()
        self._advance()

    def stop(self) -> None:
        """Look for nothing any more, and forget what was found."""
        self._timer.stop()
        self.search, self.notes, self.rows = Search(), NoteSearch(), HitRows()

    def _scope(self, topic: int | None) -> range | None:
        """Return where a topic's text stands, with that of the topics in it."""
        if topic is None or self._session is None:
            return None
        document = self._session.document
        if topic < 0:
            stop = document.topics[0].first if document.topics else len(document.blocks)
            return range(document.blocks[stop - 1].end if stop else 0)
        found = document.topics[topic]
        return range(document.blocks[found.first].start, document.blocks[found.stop - 1].end)

    def _text(self, scope: range | None) -> SearchedText:
        if scope is None or self._session is None:
            return self._whole
        if self._scoped[0] != scope:
            text = self._session.document.text
            self._scoped = (scope, SearchedText(text, scope.start, scope.stop))
        return self._scoped[1]

    def _notes(self) -> WrittenNotes | None:
        if self._written is None and self._session is not None:
            self._written = WrittenNotes(self._session)
        return self._written

    def _go_on(self) -> None:
        self._advance()
        self.advanced.emit()

    def _advance(self) -> None:
        until = perf_counter() + _SLICE
        while not self.is_complete and perf_counter() < until:
            (self.notes if self.search.is_complete else self.search).advance()
        if self.is_complete:
            self._timer.stop()
            self._order()
            self.counted.emit()

    def _order(self) -> None:
        if self._session is not None and self._parted is None:
            self._parted = stretches(self._session.document)
        self.rows = HitRows(self._parted or (), self.search.starts, self.notes.found)
