"""The reading pane: the page with its find bar and selection bar, following one session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.reading.highlighting import Highlighting
from viewer.reading.page_painter import PagePainter
from viewer.reading.page_view import PageView
from viewer.reading.place import ReadingPosition, Stand
from viewer.reading.shown_page import FirstPaint, ShownPage

if TYPE_CHECKING:
    from data.annotation import Label
    from data.text.grids.cell_area import CellArea
    from viewer.look.appearance import Appearance
    from viewer.reading.finding.find_tool import FindTool, Tools
    from viewer.reading.handling.passage_tool import PassageTool
    from viewer.reading.kept_views import KeptView, KeptViews
    from viewer.reading.passages.selection_bar import SelectionBar
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession
    from viewer.session.settings import Settings

ZOOMS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class ReadingPane(QWidget):
    """Shows the document of a session; tells what the reader wants done with a passage.

    The page can be seen at once; it can be worked with after `furnish`.
    """

    completed = Signal()
    """All of a document is shown of which a part was shown first."""
    painted = Signal()
    """A document that was just opened is on the screen."""
    label_requested = Signal(str)
    """The label with this id is wanted on the selected passage."""
    note_requested = Signal()
    copy_requested = Signal()
    annotation_clicked = Signal(str)
    """The reader clicked into the passage, or on the tab, of the annotation with this id."""
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
        self._document = document
        self._painter = PagePainter(appearance, self._label)
        self.page = PageView(self._painter, appearance, self)
        self.position = ReadingPosition(self.page, document)
        """Where the reader is."""
        self._sheet = ShownPage(self.page, self._painter, self.position, appearance, document)
        self._sheet.replaced.connect(self._hide_bar)
        self._sheet.completed.connect(self.completed)
        self._tools: Tools | None = None
        self._views: KeptViews | None = None
        self._passages: PassageTool | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.page, 1)
        self.page.scrolled.connect(self._follow_bar)
        self._first_paint = FirstPaint(self.page.viewport())
        self._first_paint.painted.connect(self._sheet.set_rest)
        self._first_paint.painted.connect(self.painted)
        self._highlighting = Highlighting(self.page, self._painter, appearance, document, self)
        document.follow(self._show)

    @property
    def zoom(self) -> float:
        """The page's scale; 1.0 is 100 %."""
        return self._sheet.zoom

    @property
    def find_tool(self) -> FindTool:
        """The find bar and what it does."""
        return self._furnished.find

    @property
    def selection_bar(self) -> SelectionBar:
        """The bar that appears at a selection."""
        return self._furnished.bar

    @property
    def passages(self) -> PassageTool:
        """What is done with highlights on the page."""
        if self._passages is None:
            raise RuntimeError("the page is not furnished yet")
        return self._passages

    @property
    def _furnished(self) -> Tools:
        if self._tools is None:
            raise RuntimeError("the page is not furnished yet")
        return self._tools

    def furnish(self, labels: tuple[Label, ...], settings: Settings | None = None) -> None:
        """Add what is needed to work with the page; `settings` remember how the reader finds."""
        from viewer.reading.finding.find_tool import FindTool, Tools
        from viewer.reading.handling.passage_tool import PassageTool
        from viewer.reading.kept_views import KeptViews

        find = FindTool(self.page, self._painter, self._appearance, self, settings)
        self._views = KeptViews(self.page, self._document, find.bar)
        self._tools = Tools(find, self._make_bar(labels))
        self._layout.insertWidget(0, find.bar)
        find.set_session(self._document.session)
        page = self.page
        page.selected.connect(self._place_selection_bar)
        self._passages = PassageTool(page, self._painter, self._highlighting, self._document)
        self._passages.clicked.connect(self.annotation_clicked)
        page.zoom_requested.connect(self.zoom_by)
        page.menu_requested.connect(self.menu_requested)
        page.escaped.connect(self._escape)
        find.hit_selected.connect(self._hit_selected)

    def set_labels(self, labels: tuple[Label, ...]) -> None:
        """Offer other labels at a selection."""
        from viewer.reading.finding.find_tool import Tools

        before = self._furnished
        before.bar.hide()
        before.bar.deleteLater()
        self._tools = Tools(before.find, self._make_bar(labels))

    def _make_bar(self, labels: tuple[Label, ...]) -> SelectionBar:
        from viewer.reading.passages.selection_bar import SelectionBar

        bar = SelectionBar(labels, self._appearance, self.page.viewport())
        bar.label_requested.connect(self.label_requested)
        bar.note_requested.connect(self.note_requested)
        bar.copy_requested.connect(self.copy_requested)
        return bar

    def _show(self, session: DocumentSession | None) -> None:
        """Show another document, where reading goes on at the top, or as it was left."""
        views, theme, look = self._views, self._appearance.theme, self._appearance.look
        left = views.turn_to(session, theme, look) if views is not None else None
        self._sheet.stop()
        if session is not None:
            self._first_paint.watch()
            if left is not None:
                self._sheet.zoom = left.zoom
                self.zoom_changed.emit(left.zoom)
            self._highlighting.show_all()
            self._sheet.show(session, left)
        if self._tools is not None:
            keep, again = self._document.is_continued, left and left.search
            self._tools.find.set_session(session, keep=keep, again=again)

    def keep_views(self) -> None:
        """Let documents be left and shown again as they were, in a page that is only looked at."""
        from viewer.reading.kept_views import KeptViews

        self._views = KeptViews(self.page, self._document)

    def leave(self) -> KeptView | None:
        """Return how the document is seen now, for another pane; something is to be shown next."""
        return self._views.leave(self._appearance.theme) if self._views is not None else None

    def take(self, view: KeptView) -> None:
        """Show a document as it was seen in another pane, once it is shown here."""
        if self._views is not None:
            self._views.take(view)

    def show_again(self) -> None:
        """Show the document that is open once more: its page was given away."""
        self._show(self._document.session)

    def set_zoom(self, zoom: float) -> None:
        """Show the page at another scale, within what is offered."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom != self._sheet.zoom:
            self._sheet.zoom = zoom
            with self.position.settling(), QSignalBlocker(self.page):
                self.page.set_zoom(zoom)
            self._hide_bar()
            self.zoom_changed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """Show the page larger or smaller by that many steps."""
        nearest = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - self.zoom))
        self.set_zoom(ZOOMS[min(max(0, nearest + steps), len(ZOOMS) - 1)])

    def selection(self) -> tuple[int, int] | None:
        """Return the selected passage in code points, or None."""
        start, end = self.page.selection()
        return (start, end) if self._document.session is not None and start < end else None

    def cells(self) -> CellArea | None:
        """Return the cells that are selected, where it is cells that are."""
        page = self.page.laid_out
        if self.selection() is None or page is None or not page.has_tables:
            return None
        from viewer.reading.cells.cell_choice import area_of  # for few documents

        return area_of(self.page)

    def place(self) -> tuple[int, int] | None:
        """Return the selected passage, else the caret's place twice, if that is in view."""
        if self._document.session is None:
            return None
        start, end = self.page.selection()
        return (start, end) if start < end or self.page.shows(start) else None

    def go_to(self, start: int, end: int | None = None) -> None:
        """Bring a passage into view and put the caret there."""
        self.complete()
        with self.position.settling():
            self.page.reveal(end if end is not None else start)
            self.page.reveal(start)
            self.page.place_caret(start)

    def go_to_topic(self, topic: int) -> None:
        """Bring a topic's heading to the top; -1 is the lead, at the document's start."""
        self.complete()
        if self._document.session is not None:
            document = self._document.session.document
            start = document.blocks[document.topics[topic].first].start if topic >= 0 else 0
            with self.position.settling(), QSignalBlocker(self.page):
                self.page.scroll_to(start)
                self.page.place_caret(start)
            self._hide_bar()

    def resume(self, offset: int) -> None:
        """Let reading go on, at an offset that is brought into view, or with -1 where it was."""
        if offset >= 0:
            with self.position.settling():
                self.page.reveal(offset)
                if not self.page.shows(self.page.selection()[0]):
                    self.page.place_caret(offset)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def return_to(self, stand: Stand) -> None:
        """Lead the reader back to where he was."""
        self.complete()
        with self.position.settling():
            stand.restore(self.page)

    def _label(self, label_id: str) -> Label:
        if self._document.session is None:
            raise RuntimeError("labels belong to a session")
        return self._document.session.label(label_id)

    def complete(self) -> None:
        """Show all of a document of which a part was shown first; the same is seen then."""
        self._sheet.complete()

    def lay_out_anew(self, offset: int) -> None:
        """Set the document as it is to look now, with the line of `offset` at the top."""
        self._sheet.lay_out_anew(offset)

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
        self.position.look()
        self.selection_changed.emit(True)

    def _follow_bar(self, _offset: int) -> None:
        """Keep the selection's bar beside it."""
        if self._tools is not None and self._tools.bar.isVisible():
            self._place_selection_bar(*self.page.selection())
