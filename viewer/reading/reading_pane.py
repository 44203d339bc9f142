"""The reading pane: the page with its find bar and selection bar, following one session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.reading.first_paint import FirstPaint
from viewer.reading.highlights import Marks, marked
from viewer.reading.page_layout import ReadingPage, lay_out, lay_out_part
from viewer.reading.page_painter import PagePainter
from viewer.reading.page_view import PageView
from viewer.reading.place import kept, kept_words

if TYPE_CHECKING:
    from data.annotation import Label
    from data.citation import CitationIndex
    from data.notebook import ChangeRecord
    from viewer.look.appearance import Appearance
    from viewer.look.theme import Theme
    from viewer.reading.find_tool import FindTool, Tools
    from viewer.reading.selection_bar import SelectionBar
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession

ZOOMS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class ReadingPane(QWidget):
    """Shows the document of a session; tells what the reader wants done with a passage.

    The page can be seen at once; it can be worked with after `furnish`.
    """

    painted = Signal()
    """A document that was just opened is on the screen."""
    label_requested = Signal(str)
    """The label with this id is wanted on the selected passage."""
    note_requested = Signal()
    copy_requested = Signal()
    annotation_clicked = Signal(str)
    """The reader clicked into the passage, or on the tab, of the annotation with this id."""
    topic_changed = Signal(int)
    """The topic at the top of the view; -1 for the lead."""
    place_changed = Signal(int)
    """The offset at the top of the view, in code points."""
    selection_changed = Signal(bool)
    """Whether a passage is selected."""
    zoom_changed = Signal(float)
    menu_requested = Signal(QPoint)
    escaped = Signal()
    """Esc was pressed, and there was nothing on the page to be left."""

    def __init__(
        self, appearance: Appearance, document: CurrentDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("readingPane")
        self._appearance = appearance
        self._zoom = 1.0
        self._document = document
        self._marks = Marks()
        self._topic = -2
        self._is_whole = True
        self._painter = PagePainter(appearance, self._label)
        self.page = PageView(self._painter, appearance, self)
        self._tools: Tools | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.page, 1)
        self.page.scrolled.connect(self._scrolled)
        self._first_paint = FirstPaint(self.page.viewport())
        self._first_paint.painted.connect(self.complete)
        self._first_paint.painted.connect(self.painted)
        appearance.theme_changed.connect(self._refresh_with)
        document.annotations_changed.connect(self._refresh_with)
        document.current_changed.connect(self._show_current)
        document.follow(self._show)

    @property
    def zoom(self) -> float:
        """The page's scale; 1.0 is 100 %."""
        return self._zoom

    @property
    def find_tool(self) -> FindTool:
        """The find bar and what it does."""
        return self._furnished.find

    @property
    def selection_bar(self) -> SelectionBar:
        """The bar that appears at a selection."""
        return self._furnished.bar

    @property
    def _furnished(self) -> Tools:
        if self._tools is None:
            raise RuntimeError("the page is not furnished yet")
        return self._tools

    def furnish(self, labels: tuple[Label, ...]) -> None:
        """Add what is needed to work with the page."""
        from viewer.reading.find_tool import FindTool, Tools
        from viewer.reading.selection_bar import SelectionBar

        find = FindTool(self.page, self._painter, self._appearance, self)
        self._tools = Tools(find, SelectionBar(labels, self._appearance, self.page.viewport()))
        self._connect_bar(self._tools.bar)
        self._layout.insertWidget(0, find.bar)
        if self._document.session is not None:
            find.set_text(self._document.session.document.text)
        page = self.page
        page.selected.connect(self._place_selection_bar)
        page.clicked.connect(self._clicked)
        page.tab_clicked.connect(self.annotation_clicked)
        page.zoom_requested.connect(self.zoom_by)
        page.menu_requested.connect(self.menu_requested)
        page.escaped.connect(self._escape)
        find.hit_selected.connect(self._hit_selected)

    def set_labels(self, labels: tuple[Label, ...]) -> None:
        """Offer other labels at a selection."""
        from viewer.reading.find_tool import Tools
        from viewer.reading.selection_bar import SelectionBar

        before = self._furnished
        before.bar.hide()
        before.bar.deleteLater()
        self._tools = Tools(
            before.find, SelectionBar(labels, self._appearance, self.page.viewport())
        )
        self._connect_bar(self._tools.bar)

    def _connect_bar(self, bar: SelectionBar) -> None:
        bar.label_requested.connect(self.label_requested)
        bar.note_requested.connect(self.note_requested)
        bar.copy_requested.connect(self.copy_requested)

    def _show(self, session: DocumentSession | None) -> None:
        """Show another document, with the line where reading goes on at the top."""
        self._topic = -2
        if session is not None:
            offset = self._document.offset
            self._first_paint.watch()
            theme, look = self._appearance.theme, self._appearance.look
            page = lay_out_part(session.document, theme, self._zoom, offset, look)
            self._show_page(page, session.citations, offset)
        if self._tools is not None:
            text = session.document.text if session else ""
            self._tools.find.set_text(text, keep=self._document.is_continued)

    def set_zoom(self, zoom: float) -> None:
        """Show the page at another scale, within what is offered."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom != self._zoom:
            self._zoom = zoom
            with kept(self.page):
                self.lay_out_anew(self.page.first_visible())
            self.zoom_changed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """Show the page larger or smaller by that many steps."""
        nearest = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - self._zoom))
        self.set_zoom(ZOOMS[min(max(0, nearest + steps), len(ZOOMS) - 1)])

    def selection(self) -> tuple[int, int] | None:
        """Return the selected passage in code points, or None."""
        start, end = self.page.selection()
        return (start, end) if self._document.session is not None and start < end else None

    def place(self) -> tuple[int, int] | None:
        """Return the selected passage, else the caret's place twice, if that is in view."""
        if self._document.session is None:
            return None
        start, end = self.page.selection()
        return (start, end) if start < end or self.page.shows(start) else None

    def go_to(self, start: int, end: int | None = None) -> None:
        """Bring a passage into view and put the caret there."""
        self.complete()
        self.page.reveal(end if end is not None else start)
        self.page.reveal(start)
        self.page.place_caret(start)

    def go_to_topic(self, topic: int) -> None:
        """Bring a topic's heading to the top; -1 is the lead, at the document's start."""
        self.complete()
        if self._document.session is not None:
            document = self._document.session.document
            start = document.blocks[document.topics[topic].first].start if topic >= 0 else 0
            with QSignalBlocker(self.page):
                self.page.scroll_to(start)
                self.page.place_caret(start)
            self._hide_bar()
            self.place_changed.emit(self.page.first_visible())
            # Near the document's end a heading cannot reach the top; it is current all the same.
            self._tell_topic(topic)

    def tell_place(self) -> None:
        """Tell once more which topic and which line are at the top of the view."""
        self._topic = -2
        self._scrolled(self.page.first_visible())

    def _label(self, label_id: str) -> Label:
        if self._document.session is None:
            raise RuntimeError("labels belong to a session")
        return self._document.session.label(label_id)

    def lay_out_anew(self, offset: int) -> None:
        """Set the document as it is to look now, with the line of `offset` at the top."""
        session = self._document.session
        if session is not None:
            look = self._appearance.look
            page = lay_out(session.document, self._appearance.theme, self._zoom, look)
            self._show_page(page, session.citations, offset)

    def complete(self) -> None:
        """Lay out all of a document of which a part was shown first; the same is seen then."""
        if not self._is_whole:
            with kept_words(self.page):
                self.lay_out_anew(self.page.first_visible())

    def _show_page(self, page: ReadingPage, citations: CitationIndex, offset: int) -> None:
        self._is_whole = page.is_whole
        self._painter.set_page(page, citations)
        with QSignalBlocker(self.page):
            self.page.show_page(page, offset=offset)
        self._hide_bar()
        self._refresh()
        self._scrolled(self.page.first_visible())

    def _refresh_with(self, _news: ChangeRecord | Theme) -> None:
        self._refresh()

    def _show_current(self, current: str) -> None:
        """Underline the passage of another annotation."""
        self._painter.set_current(current)
        self.page.repaint_marks()

    def _refresh(self) -> None:
        """Paint the session's highlights as they are now."""
        session = self._document.session
        if session is None:
            return
        marks, hung = marked(session)
        self._marks = Marks(marks)
        self._painter.set_highlights(self._marks, Marks([*marks, *hung]), session.current)
        length = max(1, len(session.document.text))
        labels = {mark.label_id for mark in marks}
        solid = {name: self._appearance.theme.solid(session.label(name)) for name in labels}
        self.page.marks_bar.set_marks((mark.start / length, solid[mark.label_id]) for mark in marks)
        self.page.repaint_marks()

    def _place_selection_bar(self, start: int, end: int) -> None:
        self.selection_changed.emit(start < end)
        if start >= end:
            self._hide_bar()
            return
        first = self.page.line_rect(start).toAlignedRect()
        last = self.page.line_rect(end).toAlignedRect()
        self.selection_bar.show_at(first, last)

    def _escape(self) -> None:
        """Take the selection bar away, and at the second time the selection."""
        if self.selection_bar.isVisible():
            self._hide_bar()
        elif self.selection() is not None:
            self.page.clear_selection()
        else:
            self.escaped.emit()

    def _hide_bar(self) -> None:
        if self._tools is not None:
            self._tools.bar.hide()

    def _hit_selected(self) -> None:
        self._hide_bar()
        self.selection_changed.emit(True)

    def _scrolled(self, offset: int) -> None:
        self.place_changed.emit(offset)
        if self._tools is not None and self._tools.bar.isVisible():
            self._place_selection_bar(*self.page.selection())
        if self._document.session is not None:
            # A heading counts as reached a little before it is at the very top.
            topic = self._document.session.document.topic_at(self.page.first_visible(below=0.12))
            self._tell_topic(-1 if topic is None else topic)

    def _tell_topic(self, topic: int) -> None:
        if topic != self._topic:
            self._topic = topic
            self.topic_changed.emit(topic)

    def _clicked(self, offset: int) -> None:
        hit = self._marks.at(offset)
        self.annotation_clicked.emit(hit.id if hit else "")
