"""The highlights of the open document on the page and in its scroll bar, kept up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.reading.highlights import HighlightMark, Marks, marked

if TYPE_CHECKING:
    from data.notebook import ChangeRecord
    from viewer.look.appearance import Appearance
    from viewer.look.theme import Theme
    from viewer.reading.page_painter import PagePainter
    from viewer.reading.page_view import PageView
    from viewer.session.current_document import CurrentDocument


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
            marks, hung = marked(session, session.annotations)
            passages = Marks(marks)
            self._paint(passages, passages.changed((), hung))

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
            self._paint(
                self._marks.changed(gone, marks), self._tabbed.changed(gone, [*marks, *hung])
            )

    def _recolour(self, _theme: Theme) -> None:
        self._page.repaint_marks()
        self._bar_timer.start()

    def _show_current(self, current: str) -> None:
        """Underline the passage of another annotation."""
        self._painter.set_current(current)
        self._page.repaint_marks()
        self.current_marked.emit(self.mark(current))

    def _paint(self, marks: Marks, tabbed: Marks) -> None:
        session = self._document.session
        self._marks, self._tabbed = marks, tabbed
        current = session.current if session else ""
        self._painter.set_highlights(marks, tabbed, current)
        self._page.repaint_marks()
        self.current_marked.emit(self.mark(current))
        self._bar_timer.start()

    def _mark_bar(self) -> None:
        """Show in the scroll bar where annotations are, once the page itself is painted."""
        session = self._document.session
        if session is not None:
            length, theme = max(1, len(session.document.text)), self._appearance.theme
            labels = {mark.label_id for mark in self._marks}
            solid = {name: theme.solid(session.label(name)) for name in labels}
            places = ((mark.start / length, solid[mark.label_id]) for mark in self._marks)
            self._page.marks_bar.set_marks(places)
