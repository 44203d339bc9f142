"""The highlights of the open document on the page and in its scroll bar, kept up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.reading.highlights import HighlightMark, Marks, marked
from viewer.reading.page.scroll_bar import STEP, place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from data.notebook import ChangeRecord
    from viewer.look.appearance import Appearance
    from viewer.look.theme import Theme
    from viewer.reading.page_painter import PagePainter
    from viewer.reading.page_view import PageView
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession

_FEW = 20
"""Annotations whose lines are painted again, each by itself."""


class Highlighting(QObject):
    """Has the annotated passages painted; a change costs what it touches, not what there is."""

    current_marked = Signal(object)
    """The HighlightMark of the current annotation, or None where it has no passage."""

    def __init__(
        self,
        page: PageView,
        painter: PagePainter,
        appearance: Appearance,
        document: CurrentDocument,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._painter = painter
        self._appearance = appearance
        self._document = document
        self._marks = self._tabbed = Marks()
        self._known: WeakKeyDictionary[DocumentSession, tuple[Marks, Marks]] = WeakKeyDictionary()
        """Those of documents that were shown: only what is shown is changed."""
        self._current = ""
        self._stirred: set[float] | None = None
        self._bar_timer = QTimer(self)
        self._bar_timer.setSingleShot(True)
        self._bar_timer.setInterval(0)
        self._bar_timer.timeout.connect(self._mark_bar)
        appearance.theme_changed.connect(self._recolour)
        document.annotations_changed.connect(self._follow)
        document.current_changed.connect(self._show_current)

    def show_all(self) -> None:
        """Paint the passages of the document that is open now."""
        session = self._document.session
        if session is not None:
            self._stirred = None
            if session not in self._known:
                marks, hung = marked(session, session.annotations)
                passages = Marks(marks)
                self._known[session] = passages, passages.changed((), hung)
            self._paint(*self._known[session])
            self._page.repaint_marks()

    def lying_at(self, offset: int) -> list[HighlightMark]:
        """Return the passages that hold `offset`, the shortest first."""
        from viewer.reading.passages.stretches import lying_at  # not for the first picture

        return lying_at(self._marks, offset)

    def sharing(self, mark: HighlightMark) -> list[str]:
        """Return the annotations whose passages share words with one, itself among them."""
        found = self._marks.overlapping(mark.start, mark.end)
        return [one.id for one in found] or [mark.id]

    def mark(self, annotation_id: str) -> HighlightMark | None:
        """Return the passage of an annotation, or None."""
        session = self._document.session
        item = session.annotation(annotation_id) if session is not None else None
        found = marked(session, [item])[0] if session is not None and item is not None else []
        return found[0] if found else None

    def _follow(self, record: ChangeRecord) -> None:
        session = self._document.session
        if session is not None:
            marks, hung = marked(session, record.after)
            gone = record.ids
            self._stir(session, [mark for name in gone if (mark := self._marks.of(name))])
            self._stir(session, marks)
            self._look_again(gone)
            self._paint(
                self._marks.changed(gone, marks), self._tabbed.changed(gone, [*marks, *hung])
            )
            self._look_again(gone)

    def _recolour(self, _theme: Theme) -> None:
        self._page.repaint_marks()
        self._stirred = None
        self._bar_timer.start()

    def _show_current(self, current: str) -> None:
        """Underline the passage of another annotation."""
        self._look_again({self._current, current})
        self._current = current
        self._painter.set_current(current)
        self.current_marked.emit(self.mark(current))

    def _stir(self, session: DocumentSession, marks: Sequence[HighlightMark]) -> None:
        """Take note where the scroll bar is to show something else; None stands for all of it."""
        length = max(1, len(session.document.text))
        if self._stirred is None or len(marks) > _FEW:
            self._stirred = None
        else:
            self._stirred |= {place_of(mark.start / length) for mark in marks}

    def _look_again(self, names: Collection[str]) -> None:
        """Have the lines painted again in which the passages of some annotations are."""
        if len(names) > _FEW:
            self._page.repaint_marks()
            return
        for name in names:
            mark = self._tabbed.of(name)
            if mark is not None:
                self._page.repaint_lines(mark.start, mark.end)

    def _paint(self, marks: Marks, tabbed: Marks) -> None:
        session = self._document.session
        self._marks, self._tabbed = marks, tabbed
        if session is not None:
            self._known[session] = marks, tabbed
        self._current = session.current if session else ""
        self._painter.set_highlights(marks, tabbed, self._current)
        self.current_marked.emit(self.mark(self._current))
        self._bar_timer.start()

    def _mark_bar(self) -> None:
        """Show in the scroll bar where annotations are, once the page itself is painted."""
        session, stirred = self._document.session, self._stirred
        self._stirred = set()
        if session is None:
            return
        length, bar = max(1, len(session.document.text)), self._page.marks_bar
        if stirred is None:
            theme = self._appearance.theme
            labels = {mark.label_id for mark in self._marks}
            solid = {name: theme.solid(session.label(name)) for name in labels}
            bar.set_marks((mark.start / length, solid[mark.label_id]) for mark in self._marks)
        else:
            bar.put_marks({share: self._at_share(session, share) for share in stirred})

    def _at_share(self, session: DocumentSession, share: float) -> str:
        """Return the colour of the last passage that the bar shows at a share; empty for none."""
        length = max(1, len(session.document.text))
        around = int(length * (share - STEP)), int(length * (share + STEP)) + 1
        marks = self._marks.starting(*around)
        labels = [mark.label_id for mark in marks if place_of(mark.start / length) == share]
        return self._appearance.theme.solid(session.label(labels[-1])) if labels else ""
