"""Two panes that move together: as far into the corresponding topic of the other document."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.reading.beside.corresponding_topics import corresponding, counterparts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.document import Document
    from viewer.reading.reading_pane import ReadingPane
    from viewer.session.current_document import CurrentDocument


class ScrollTogether(QObject):
    """Lets one pane follow when the other is scrolled; what follows leads nobody in turn."""

    missed = Signal(bool)
    """Whether the topic that is read has no counterpart in the other document."""

    def __init__(
        self,
        panes: tuple[ReadingPane, ReadingPane],
        documents: tuple[CurrentDocument, CurrentDocument],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._documents = documents
        self._is_on = self._is_leading = False
        self._known: tuple[Document, Document, list[int | None]] | None = None
        for leader, pane in enumerate(panes):
            pane.page.scrolled.connect(partial(self._lead, leader))

    @property
    def is_on(self) -> bool:
        """Whether the panes move together."""
        return self._is_on

    def turn(self, on: bool) -> None:  # a signal's
        """Let the panes move together from now on, beginning where the first one is; or not."""
        self._is_on = on
        self.missed.emit(False)
        if on:
            self._lead(0)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Let neither follow the other until this has ended."""
        before, self._is_leading = self._is_leading, True
        try:
            yield
        finally:
            self._is_leading = before

    def _lead(self, leader: int, _offset: int = 0) -> None:
        sessions = [document.session for document in self._documents]
        here, there = sessions[leader], sessions[1 - leader]
        if not self._is_on or self._is_leading or here is None or there is None:
            return
        one, other = here.document, there.document
        if self._known is None or self._known[0] is not one or self._known[1] is not other:
            self._known = one, other, counterparts(one, other)
        page, pane = self._panes[leader].page, self._panes[1 - leader]
        place = corresponding(one, other, page.first_visible(), self._known[2])
        self.missed.emit(place < 0)
        if place >= 0:
            with self.resting(), pane.position.settling():
                pane.complete()
                pane.page.scroll_to(place if page.marks_bar.value() else 0)
