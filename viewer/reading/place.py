"""Where the reader is on the page: the one reading position, what is in view, and the caret."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viewer.reading.page_text import PageText
    from viewer.session.current_document import CurrentDocument


class View(NamedTuple):
    """What is seen of a page: the first line in view, where it stands, and the caret.

    `top` is its offset and `height` how far below the edge of the view it is, in pixels. The caret
    is at `caret`, and what is selected lies between it and `anchor`, both positions of the page.
    """

    top: int
    height: float
    anchor: int
    caret: int

    @property
    def is_bare(self) -> bool:
        """Whether nothing was selected."""
        return self.anchor == self.caret

    @classmethod
    def of(cls, page: PageText) -> View:
        """Return what is seen now, to be seen again."""
        cursor, top = page.textCursor(), page.first_visible()
        return cls(top, page.line_rect(top).top(), cursor.anchor(), cursor.position())

    def restore(self, page: PageText, *, selected: bool = True) -> None:
        """Show it again, with the caret there, and with what was `selected` unless it is not to."""
        cursor = page.textCursor()
        cursor.setPosition(self.anchor)
        if selected:
            cursor.setPosition(self.caret, QTextCursor.MoveMode.KeepAnchor)
        page.setTextCursor(cursor)
        moved = page.line_rect(self.top).top() - self.height
        page.scroll_down_to(page.marks_bar.value() + round(moved))


@contextmanager
def kept_words(page: PageText) -> Iterator[None]:
    """Show the same again after more of the document was laid out: positions are others then."""
    top, selection = page.first_visible(), page.selection()
    height = page.line_rect(top).top()
    yield
    with QSignalBlocker(page):
        page.select(*selection)
        moved = page.line_rect(top).top() - height
        page.scroll_down_to(page.marks_bar.value() + round(moved))


def here(page: PageText) -> int:
    """Return the reading position: the selection or caret if in view, else the first line."""
    start, _ = page.selection()
    return start if page.shows(start) else page.first_visible()


class Stand(NamedTuple):
    """A reading position, and how far below the edge of the view its line was, in pixels."""

    offset: int
    below: float = 0.0

    @classmethod
    def of(cls, page: PageText) -> Stand:
        """Return where the reader is now, to be led back to."""
        offset = here(page)
        return cls(offset, page.line_rect(offset).top())

    def restore(self, page: PageText) -> None:
        """Show the line again where it was, with the caret in it."""
        page.place_caret(self.offset)
        moved = page.line_rect(self.offset).top() - self.below
        page.scroll_down_to(page.marks_bar.value() + round(moved))


class ReadingPosition(QObject):
    """Where the reader is in the document: whatever asks for that asks this, and nothing else.

    It is what `here` says of the page: the selection, or the caret, that the reader set or was led
    to, as long as it is in view; else the first line in view.
    """

    moved = Signal(int)
    """The position is at this offset now, in code points."""
    topic_changed = Signal(int)
    """The position is in the topic with this number now; -1 for the lead."""

    def __init__(self, page: PageText, document: CurrentDocument) -> None:
        super().__init__(page)
        self._page = page
        self._document = document
        self._told: tuple[int, int] | None = None
        self._held = 0
        page.stirred.connect(self.look)

    @property
    def offset(self) -> int:
        """The position, in code points of the document."""
        return here(self._page)

    @property
    def topic(self) -> int:
        """The number of the topic that the position is in; -1 for the lead."""
        session = self._document.session
        topic = session.document.topic_at(self.offset) if session is not None else None
        return -1 if topic is None else topic

    def stand(self) -> Stand:
        """Return the position as the way back keeps it."""
        return Stand.of(self._page)

    def look(self) -> None:
        """Tell where the reader is, if that is elsewhere than before."""
        session = self._document.session
        if self._held or session is None:
            return
        offset = self.offset
        found = session.document.topic_at(offset)
        topic = -1 if found is None else found
        before, self._told = self._told, (offset, topic)
        if before is None or before[0] != offset:
            self.moved.emit(offset)
        if before is None or before[1] != topic:
            self.topic_changed.emit(topic)

    def tell(self) -> None:
        """Tell where the reader is, whether or not that was told before."""
        self._told = None
        self.look()

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Tell nothing of the places that are only passed until this has ended."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
        self.look()


@contextmanager
def carrying(page: PageText, *, far: bool = False) -> Iterator[None]:
    """Let the caret go along while the view is scrolled, where the reader did not set it.

    One that is not at the top of the view was set: it stays as long as it is in view, unless the
    view goes `far`. What is selected stays.
    """
    start, end = page.selection()
    goes_along = far or start == page.first_visible()
    scroll = page.marks_bar.value()
    yield
    if start == end and page.marks_bar.value() != scroll and (goes_along or not page.shows(start)):
        scroll = page.marks_bar.value()
        page.place_caret(page.first_visible())
        page.marks_bar.setValue(scroll)


def bring_caret(page: PageText) -> None:
    """Put the caret where the reader is, unless it, or what is selected, is in view.

    Keys move from what is on the screen, wherever the caret was left.
    """
    start, end = page.selection()
    is_below = page.line_rect(start).top() >= page.viewport().height()
    if is_below or page.line_rect(end).bottom() <= 0:
        scroll = page.marks_bar.value()
        page.place_caret(page.first_visible())
        page.marks_bar.setValue(scroll)
