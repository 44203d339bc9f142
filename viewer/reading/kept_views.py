"""Pages that are not shown just now, as they were left: back at once when they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSignalBlocker
from shiboken6 import isValid

from viewer.reading.finding.find_bar import KeptSearch

if TYPE_CHECKING:
    from viewer.look.appearance import ReadingLook
    from viewer.look.theme import Theme
    from viewer.reading.finding.find_bar import FindBar
    from viewer.reading.page.page_layout import ReadingPage
    from viewer.reading.page_text import PageText
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession

MOST_TEXT = 6_000_000
"""Code points of the documents whose pages are kept; those that were left first are let go."""


class KeptView(NamedTuple):
    """How a document was left: its page, if that is kept, what was in view and selected.

    `selection` is a passage in code points, `top` the first line in view, whose edge was `height`
    pixels below that of the view.
    """

    session: DocumentSession
    page: ReadingPage | None
    theme: Theme
    zoom: float
    top: int
    height: float
    selection: tuple[int, int]
    search: KeptSearch

    def restore(self, page: PageText) -> None:
        """Let the page, which shows the document again, be seen and selected as it was left."""
        with QSignalBlocker(page):
            page.select(*self.selection)
            moved = page.line_rect(self.top).top() - self.height
            page.scroll_down_to(page.marks_bar.value() + round(moved))


class KeptViews:
    """How each open document was left that a pane does not show, and the pages of the last ones."""

    def __init__(
        self,
        page: PageText,
        document: CurrentDocument,
        bar: FindBar | None = None,
        most: int = MOST_TEXT,
    ) -> None:
        self._page = page
        self._bar = bar
        self._search = KeptSearch("", is_open=False)
        self._document = document
        self._most = most
        self._shown = document.session
        self._views: dict[DocumentSession, KeptView] = {}

    @property
    def pages(self) -> int:
        """How many pages are kept."""
        return sum(view.page is not None for view in self._views.values())

    def turn_to(
        self, session: DocumentSession | None, theme: Theme, look: ReadingLook
    ) -> KeptView | None:
        """Keep how the document that was shown is left; return how another one was.

        What is returned has no page where that was let go, or is set in another look.
        """
        before, self._shown = self._shown, session
        if session is before or session is None:
            return None
        if before is not None and self._document.is_kept(before):
            self._put(self._left(before, theme))
        view = self._views.pop(session, None)
        self._search = view.search if view is not None else KeptSearch("", is_open=False)
        if view is not None and view.page is not None:
            if view.page.look != look:
                view.page.text.deleteLater()
                return view._replace(page=None)
            if view.theme is not theme:
                view.page.layout.recolour(theme)
        return view

    def leave(self, theme: Theme) -> KeptView | None:
        """Return how what is shown is seen now, to be taken by another pane: it is left by that."""
        session, self._shown = self._shown, None
        return self._left(session, theme) if session is not None else None

    def take(self, view: KeptView) -> None:
        """Show a document as it was seen in another pane when it is shown next."""
        self._views[view.session] = view

    def _left(self, session: DocumentSession, theme: Theme) -> KeptView:
        page, zoom = self._page, self._page.zoom
        top = page.first_visible()
        height, selection = page.line_rect(top).top(), page.selection()
        given = page.give_up_page()
        search = self._bar.kept if self._bar is not None else self._search
        return KeptView(session, given, theme, zoom, top, height, selection, search)

    def _put(self, view: KeptView) -> None:
        self._views[view.session] = view
        room = self._most
        for session, one in reversed(tuple(self._views.items())):
            is_open = isValid(session) and self._document.is_kept(session)
            room -= len(session.document.text) if is_open else 0
            if one.page is not None and one is not view and (room < 0 or not is_open):
                one.page.text.deleteLater()
                self._views[session] = one._replace(page=None)
            if not is_open:
                del self._views[session]
