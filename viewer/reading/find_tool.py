"""Finding in the document: the find bar, the search, and its hits on the page."""

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal

from viewer.reading.find_bar import FindBar
from viewer.reading.finding import Query, Search
from viewer.reading.page_view import PageView
from viewer.reading.painting import PagePainter
from viewer.theme import Theme


class FindTool(QObject):
    """Walks the reader through the hits of a search; the current hit is the selection."""

    hit_selected = Signal()

    def __init__(self, page: PageView, painter: PagePainter, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._painter = painter
        self._text = ""
        self._query: Query | None = None
        self._search = Search()
        self.bar = FindBar(theme)
        self.bar.query_changed.connect(self._find)
        self.bar.next_requested.connect(lambda: self.step(1))
        self.bar.previous_requested.connect(lambda: self.step(-1))
        self.bar.closed.connect(self.close)

    def set_text(self, text: str, *, keep: bool = False) -> None:
        """Search in another text from now on; `keep` goes on with the search that is open."""
        self._text = text
        if keep and not self.bar.isHidden():
            self._search = Search(self._query, text, self._page.selection()[0])
            self._show_hits()
        else:
            self.close()

    def open(self) -> None:
        """Open the find bar, looking for the selected words if they are few."""
        words = self._text[slice(*self._page.selection())]
        self.bar.open(words if len(words) <= 80 and "\n" not in words else "")

    def close(self) -> None:
        """Close the find bar, unmark its hits and give the keyboard back to the page."""
        was_open = not self.bar.isHidden()
        self.bar.hide()
        self._search = Search()
        self._show_hits()
        if was_open:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, steps: int) -> None:
        """Go to the next hit of the search, or with -1 to the one before."""
        if self._search.current is None:
            self.open()
        else:
            self._search.step(steps)
            self._go_to_hit()

    def _find(self, query: Query) -> None:
        self._query = query
        self._search = Search(query, self._text, self._page.selection()[0])
        self._go_to_hit()

    def _go_to_hit(self) -> None:
        """Select the current hit, so that a label's key marks it."""
        hit = self._search.current
        if hit is not None:
            self._page.reveal(hit.start)
            with QSignalBlocker(self._page):
                self._page.select(hit.start, hit.end)
            self.hit_selected.emit()
        elif self._search.hits.error or self.bar.field.text():
            self._page.clear_selection()
        self._show_hits()

    def _show_hits(self) -> None:
        self._painter.set_hits(self._search.marks, self._search.current)
        self.bar.show_hits(self._search.hits, self._search.index)
        self._page.repaint_marks()
