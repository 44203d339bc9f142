"""Finding in the document: the find bar, the search, and its hits on the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal

from viewer.reading.finding.find_bar import FindBar, KeptSearch
from viewer.reading.finding.find_options import remember, remembered
from viewer.reading.finding.hit_walk import HitWalk
from viewer.reading.finding.search_run import SearchRun
from viewer.reading.place import Stand, View, here

if TYPE_CHECKING:
    from viewer.look.appearance import Appearance
    from viewer.reading.highlights import HighlightMark
    from viewer.reading.page_painter import PagePainter
    from viewer.reading.page_view import PageView
    from viewer.reading.passages.selection_bar import SelectionBar
    from viewer.session.document_session import DocumentSession
    from viewer.session.settings import Settings


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
    note_chosen = Signal()
    """The annotation that is current was gone to for its note: its card is to be seen."""
    counted = Signal()
    """All hits of the search are known."""

    def __init__(
        self,
        page: PageView,
        painter: PagePainter,
        appearance: Appearance,
        parent: QObject,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._painter = painter
        self._settings = settings
        self._session: DocumentSession | None = None
        self._place: _Place | None = None
        self._came_round = 0
        self._shown: HighlightMark | None = None
        self.run = SearchRun(self)
        self._walk = HitWalk(self.run)
        self.run.advanced.connect(self._search_on)
        self.run.counted.connect(self.counted)
        self.bar = FindBar(appearance)
        self.bar.set_options(remembered(settings))
        self.bar.query_changed.connect(self._find)
        self.bar.options_changed.connect(self._remember)
        self.bar.next_requested.connect(lambda: self.step(1))
        self.bar.previous_requested.connect(lambda: self.step(-1))
        self.bar.escaped.connect(self.leave)
        self.bar.closed.connect(self.close)
        self.bar.list.looked_at.connect(self._look_at)
        self.bar.list.chosen.connect(self._choose)
        self.bar.lister.toggled.connect(self._show_list)

    def set_session(
        self,
        session: DocumentSession | None,
        *,
        keep: bool = False,
        again: KeptSearch | None = None,
    ) -> None:
        """Search in another document from now on; `keep` goes on with the search that is open.

        One that was shown before goes on with what was looked for there, `again`; the reader stays.
        """
        if self._session is not None:
            self._session.annotations_changed.disconnect(self._renew_notes)
        if session is not None:
            session.annotations_changed.connect(self._renew_notes)
        self._session = session
        self.run.set_session(session)
        self._place, self._walk.note = None, None
        if again is not None:
            self.bar.take_up(again)
        if (keep or again is not None) and not self.bar.isHidden():
            self._start(self._page.selection()[0])
            self._show_hits()
        else:
            self.bar.set_options(replace(self.bar.options, in_topic=False))
            self._end()

    @property
    def _text(self) -> str:
        return self._session.document.text if self._session is not None else ""

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
        place, hit = self._place, self.run.search.current
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
        old = self._walk.current
        if old is not None:
            self._step(steps, old)
            self._accept()
            self._go_to_hit()

    def _step(self, steps: int, old: HighlightMark) -> None:
        if self._range() == self._page.selection() and self._page.shows(old.start):
            came_round = self._walk.step(steps)
        else:
            self._place = self._place or self._here()
            came_round = self._walk.seek(here(self._page), steps)
        self._came_round = steps if came_round else 0

    def _open(self, words: str) -> None:
        if not self.bar.isHidden():
            self._accept()
        self._place = self._here()
        self.bar.open(words)

    def _here(self) -> _Place:
        return _Place(View.of(self._page), Stand.of(self._page))

    def _range(self) -> tuple[int, int] | None:
        hit = self._walk.current
        return (hit.start, hit.end) if hit is not None else None

    def _find(self) -> None:
        self._place = self._place or self._here()
        self._start(self._place.anchor)
        self._go_to_hit()

    def _start(self, place: int) -> None:
        self._walk.note, self._came_round = None, 0
        options = self.bar.options
        topic = self._topic_at(place) if options.in_topic else None
        self.run.start(self.bar.query(), place, topic=topic, in_notes=options.in_notes)
        self._walk.start(place)

    def _topic_at(self, place: int) -> int | None:
        if self._session is None:
            return None
        topic = self._session.document.topic_at(place)
        return -1 if topic is None else topic

    def _search_on(self) -> None:
        awaited = self._shown
        self._walk.start(self._place.anchor if self._place is not None else here(self._page))
        if self._walk.current != awaited or (awaited is None and self.run.is_complete):
            self._go_to_hit()
        elif self.run.is_complete:
            self._show_hits()
        else:
            self.bar.show_hits(self.run, None, self._came_round)

    def _look_at(self, row: int) -> None:
        self._place = self._place or self._here()
        self._came_round = 0
        self._walk.take(row)
        self._go_to_hit(looks=True)

    def _choose(self, row: int) -> None:
        self._look_at(row)
        self._accept()
        if self._walk.note is not None:
            self.note_chosen.emit()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        """Leave the place where the search began for good, if it led anywhere."""
        if self._place is not None and self._walk.current is not None:
            self.left.emit(self._place.stand)
            self._place = None

    def _end(self) -> None:
        """Hide the bar, unmark the hits and give the keyboard back to the page."""
        was_open = not self.bar.isHidden()
        self.bar.hide()
        self._place, self._walk.note = None, None
        self._came_round = 0
        self.run.stop()
        self._show_hits()
        if was_open:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_hit(self, *, looks: bool = False) -> None:
        """Select the current hit, so that a label's key marks it; without one go back.

        With `looks` it is one that the reader looks at in the list.
        """
        hit = self._walk.current
        if hit is not None:
            if self._place is not None and not looks and hit.start < self._place.anchor:
                self._came_round = 1
            if self._walk.note is not None and self._session is not None:
                self._session.set_current(hit.id)
            self._page.reveal(hit.start)
            self._select(hit)
        elif self.run.is_complete and self._place is not None:
            is_asked = self.run.search.is_asked
            self._place.view.restore(self._page, selected=not is_asked)
        self._show_hits(follows=not looks)

    def _select(self, hit: HighlightMark) -> None:
        with QSignalBlocker(self._page):
            self._page.select(hit.start, hit.end)
        self.hit_selected.emit()

    def _show_hits(self, *, follows: bool = True) -> None:
        search, hit = self.run.search, self._walk.current
        self._shown = hit
        self._painter.set_hits(search, hit)
        self.bar.show_hits(self.run, self._walk.number, self._came_round)
        if self.bar.list.isVisible():
            self.bar.list.show_hits(self._session, search, self.run.rows)
            if follows:
                self.bar.list.show_current(self._walk.row)
        starts = search.starts if self.run.is_complete and search.is_asked else ()
        self._page.marks_bar.set_ticks(starts, len(self._text), hit.start if hit else None)
        self._page.repaint_marks()

    def _show_list(self) -> None:
        """Fill the list that was just opened; the hit stays in view beside it."""
        self._show_hits()
        hit, pane = self._walk.current, self.bar.parentWidget()
        layout = pane.layout() if pane is not None else None
        if hit is not None and layout is not None:
            layout.activate()
            self._page.reveal(hit.start)

    def _renew_notes(self) -> None:
        """Look through the notes anew after one was changed."""
        self.run.forget_notes()
        if not self.bar.isHidden() and self.bar.options.in_notes:
            self._start(here(self._page))
            self._show_hits()

    def _remember(self) -> None:
        remember(self._settings, self.bar.options)


@dataclass(frozen=True, slots=True)
class Tools:
    """What the page can do without when it first appears."""

    find: FindTool
    bar: SelectionBar
