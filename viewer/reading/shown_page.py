"""Which page of the open document is shown: a part first, then all, or one that was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal

from viewer.reading.page.page_layout import ReadingPage, lay_out, lay_out_part
from viewer.reading.place import ReadingPosition, kept_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.look.appearance import Appearance
    from viewer.reading.kept_views import KeptView
    from viewer.reading.page.page_slices import PageSlices
    from viewer.reading.page_painter import PagePainter
    from viewer.reading.page_view import PageView
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession


class ShownPage(QObject):
    """Sets the open document, and puts it before the reader."""

    replaced = Signal()
    """Another page is shown, if only of the same document."""
    completed = Signal()
    """All of a document is shown of which a part was shown first."""

    def __init__(
        self,
        view: PageView,
        painter: PagePainter,
        position: ReadingPosition,
        appearance: Appearance,
        document: CurrentDocument,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._painter = painter
        self._position = position
        self._appearance = appearance
        self._document = document
        self._is_whole = True
        self._slices: PageSlices | None = None
        self.zoom = 1.0
        """The scale in which pages are set; 1.0 is 100 %."""

    def show(self, session: DocumentSession, left: KeptView | None) -> None:
        """Show another document, where reading goes on at the top, or as it was left."""
        self.stop()
        offset = left.top if left is not None else self._document.offset
        theme, look = self._appearance.theme, self._appearance.look
        page = left.page if left is not None else None
        page = page or lay_out_part(session.document, theme, self.zoom, offset, look)
        with self._position.settling():
            self._show(page, session, offset)
            if left is not None:
                left.restore(self._view)

    def stop(self) -> None:
        """Set no more of what is shown."""
        if self._slices is not None:
            self._slices.stop()

    def set_rest(self) -> None:
        """Set all of a document of which a part is shown, bit by bit."""
        if not self._is_whole and self._document.session is not None:
            if self._slices is None:
                from viewer.reading.page.page_slices import PageSlices  # for few documents

                self._slices = PageSlices(self)
                self._slices.made.connect(self.complete)
            theme, look = self._appearance.theme, self._appearance.look
            self._slices.start(self._document.session.document, theme, look)

    def complete(self) -> None:
        """Show all of a document of which a part was shown first; the same is seen then."""
        session = self._document.session
        if not self._is_whole and session is not None:
            begun = self._slices.finish(self.zoom) if self._slices is not None else None
            theme, look = self._appearance.theme, self._appearance.look
            page = begun or lay_out(session.document, theme, self.zoom, look)
            with self._position.settling(), kept_words(self._view):
                self._show(page, session, self._view.first_visible())
            self.completed.emit()

    def lay_out_anew(self, offset: int) -> None:
        """Set the document as it is to look now, with the line of `offset` at the top.

        Of a large one a part is set at once, and the rest bit by bit.
        """
        session = self._document.session
        if session is not None:
            self.stop()
            theme, look = self._appearance.theme, self._appearance.look
            page = lay_out_part(session.document, theme, self.zoom, offset, look)
            self._show(page, session, offset)
            self.set_rest()

    def _show(self, page: ReadingPage, session: DocumentSession, offset: int) -> None:
        self._is_whole = page.is_whole
        self._painter.set_page(page, session.citations)
        with self._position.settling(), QSignalBlocker(self._view):
            self._view.show_page(page, offset=offset)
        self.replaced.emit()


class FirstPaint(QObject):
    """Watches a widget until it is painted for the first time after `watch`."""

    painted = Signal()
    """It was painted; emitted from the event loop, once that is done."""
    _seen = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._seen.connect(self.painted, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Wait for the next time that the widget is painted."""
        self._widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of the event, which comes before it is painted."""
        if event.type() is QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            self._seen.emit()
        return super().eventFilter(watched, event)
