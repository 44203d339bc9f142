"""Finding in the document: the find bar, the search, and its hits on the page."""

from dataclasses import dataclass
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer, Signal

from viewer.look.appearance import Appearance
from viewer.reading.find import Search
from viewer.reading.find_bar import FindBar
from viewer.reading.highlights import HighlightMark
from viewer.reading.match_expressions import PageQuery, SearchedText
from viewer.reading.page_painter import PagePainter
from viewer.reading.page_view import PageView
from viewer.reading.place import Stand, View, here
from viewer.reading.selection_bar import SelectionBar

_SLICE = 0.008
"""Seconds after which control goes back to the window, once a part is looked through."""


class _Place(NamedTuple):
    """Where the reader was: what was in view and selected, and from where on to search."""

    view: View
    stand: Stand

    @property
    def anchor(self) -> int:
        """The reading position."""
        return self.stand.offset


class FindTool(QObject):
    """Walks the reader through the hits of a search; the current hit is the selection.

    As one types, it is searched from where the reader was. Esc, or nothing to be looked for, leads
    back there; once a hit was accepted, with Return or F3, the place is left for good and told.
    """

    hit_selected = Signal()
    left = Signal(object)
    """The reader went from this Stand to a hit, and stays there."""
    counted = Signal()
    """All hits of the search are known."""

    def __init__(
        self, page: PageView, painter: PagePainter, appearance: Appearance, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._painter = painter
        self._text = ""
        self._searched = SearchedText()
        self._query: PageQuery | None = None
        self._search = Search()
        self._place: _Place | None = None
        self._came_round = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._search_on)
        self.bar = FindBar(appearance)
        self.bar.query_changed.connect(self._find)
        self.bar.next_requested.connect(lambda: self.step(1))
        self.bar.previous_requested.connect(lambda: self.step(-1))
        self.bar.escaped.connect(self.leave)
        self.bar.closed.connect(self.close)

    def set_text(self, text: str, *, keep: bool = False) -> None:
        """Search in another text from now on; `keep` goes on with the search that is open."""
        self._text = text
        self._searched = SearchedText(text)
        self._place = None
        if keep and not self.bar.isHidden():
            self._start(self._query, self._page.selection()[0])
            self._show_hits()
        else:
            self._end()

    def open(self) -> None:
        """Open the find bar, looking for the selected words if they are few."""
        words = self._text[slice(*self._page.selection())]
        self._open(words if len(words) <= 80 and "\n" not in words else "")

    def close(self) -> None:
        """Close the find bar; the reader stays at the hit."""
        self._accept()
        self._end()

    def leave(self) -> None:
        """Close the find bar and go back to where the search began, unless a hit was accepted.

        A hit that can be seen from there stays selected, where nothing else was.
        """
        place, hit = self._place, self._search.current
        if place is not None:
            place.view.restore(self._page)
            if hit is not None and place.view.is_bare and self._page.shows(hit.start):
                self._select(hit)
        self._end()

    def step(self, steps: int) -> None:
        """Go to the next hit from the reader's place, or with -1 to the one before.

        With a closed bar the last search is taken up again.
        """
        before = self._page.selection()
        if self.bar.isHidden():
            self._open("" if self.bar.field.text() else self._text[slice(*before)])
            if steps > 0 and self._range() != before:
                self._accept()
                return
        old = self._search.current
        if old is not None:
            self._step(steps, old)
            self._accept()
            self._go_to_hit()

    def _step(self, steps: int, old: HighlightMark) -> None:
        place = here(self._page)
        if self._range() == self._page.selection() and self._page.shows(old.start):
            place = old.start + 1 if steps > 0 else old.start
            self._search.step(steps)
        else:
            self._place = self._place or self._here()
            self._search.seek(place, steps)
        new = self._search.current or old
        came_round = new.start < place if steps > 0 else new.start >= place
        self._came_round = (1 if steps > 0 else -1) if came_round and len(self._search) > 1 else 0

    def _open(self, words: str) -> None:
        if not self.bar.isHidden():
            self._accept()
        self._place = self._here()
        self.bar.open(words)

    def _here(self) -> _Place:
        return _Place(View.of(self._page), Stand.of(self._page))

    def _range(self) -> tuple[int, int] | None:
        hit = self._search.current
        return (hit.start, hit.end) if hit is not None else None

    def _find(self, query: PageQuery) -> None:
        self._query = query
        self._place = self._place or self._here()
        self._start(query, self._place.anchor)
        self._go_to_hit()

    def _start(self, query: PageQuery | None, place: int) -> None:
        self._search = Search(query, self._searched, place)
        self._came_round = 0
        self._timer.start()
        self._advance()

    def _advance(self) -> None:
        """Look through some more of the text, from the reader's place on and round."""
        until = perf_counter() + _SLICE
        while not self._search.is_complete and perf_counter() < until:
            self._search.advance()
        if self._search.is_complete:
            self._timer.stop()
            self.counted.emit()

    def _search_on(self) -> None:
        awaited = self._search.current
        self._advance()
        if self._search.current != awaited or (awaited is None and self._search.is_complete):
            self._go_to_hit()
        elif self._search.is_complete:
            self._show_hits()
        else:
            self.bar.show_hits(self._search, self._came_round)

    def _accept(self) -> None:
        """Leave the place where the search began for good, if it led anywhere."""
        if self._place is not None and self._search.current is not None:
            self.left.emit(self._place.stand)
            self._place = None

    def _end(self) -> None:
        """Hide the bar, unmark the hits and give the keyboard back to the page."""
        was_open = not self.bar.isHidden()
        self.bar.hide()
        self._timer.stop()
        self._place = None
        self._came_round = 0
        self._search = Search()
        self._show_hits()
        if was_open:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_hit(self) -> None:
        """Select the current hit, so that a label's key marks it; without one go back."""
        hit = self._search.current
        if hit is not None:
            if self._place is not None and hit.start < self._place.anchor:
                self._came_round = 1
            self._page.reveal(hit.start)
            self._select(hit)
        elif self._search.is_complete and self._place is not None:
            self._place.view.restore(self._page, selected=not self._search.is_asked)
        self._show_hits()

    def _select(self, hit: HighlightMark) -> None:
        with QSignalBlocker(self._page):
            self._page.select(hit.start, hit.end)
        self.hit_selected.emit()

    def _show_hits(self) -> None:
        self._painter.set_hits(self._search, self._search.current)
        self.bar.show_hits(self._search, self._came_round)
        self._page.repaint_marks()


@dataclass(frozen=True, slots=True)
class Tools:
    """What the page can do without when it first appears."""

    find: FindTool
    bar: SelectionBar
