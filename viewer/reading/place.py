"""Where the reader is on the page: what is in view, and the caret that keys move from there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

    from viewer.look.appearance import Appearance, ReadingLook
    from viewer.reading.page_text import PageText


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
def kept(page: PageText) -> Iterator[None]:
    """Show the same again after the page was laid out anew, if the caret or selection is seen."""
    seen = View.of(page) if page.shows(page.selection()[0]) else None
    yield
    if seen is not None:
        with QSignalBlocker(page):
            seen.restore(page)


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


class _Pane(Protocol):
    """What is set anew: the reading pane."""

    @property
    def page(self) -> PageText: ...

    def complete(self) -> None: ...

    def lay_out_anew(self, offset: int) -> None: ...

    def tell_place(self) -> None: ...


class Restyling(QObject):
    """Sets the page as it is to look now; what was at the top of the view stays there.

    While one look after the other is tried, it goes by the same word, wherever the lines are
    broken: otherwise each would lead a line back.
    """

    def __init__(self, pane: _Pane, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._top, self._scroll = 0, -1
        appearance.look_changed.connect(self._restyle)

    def _restyle(self, _look: ReadingLook) -> None:
        page = self._pane.page
        self._pane.complete()
        if page.marks_bar.value() != self._scroll:
            self._top = page.first_visible()
        height, selection = page.line_rect(self._top).top(), page.selection()
        self._pane.lay_out_anew(self._top)
        with QSignalBlocker(page):
            page.select(*selection)
            moved = page.line_rect(self._top).top() - height
            page.scroll_down_to(page.marks_bar.value() + round(moved))
        self._scroll = page.marks_bar.value()
        self._pane.tell_place()


def here(page: PageText) -> int:
    """Return the reading position: the selection or caret if in view, else the first line."""
    start, _ = page.selection()
    return start if page.shows(start) else page.first_visible()


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


def moves_caret(key: int) -> bool:
    """Tell whether a key moves the caret."""
    return key in (
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
        Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    )  # fmt: skip


def end_of(event: QKeyEvent) -> int | None:
    """Return which end of the document a key leads to: 0 the start, 1 the end, None neither."""
    from PySide6.QtGui import QKeySequence  # not for the first picture

    keys = (
        (QKeySequence.StandardKey.MoveToStartOfDocument, 0),
        (QKeySequence.StandardKey.MoveToEndOfDocument, 1),
    )
    return next((end for key, end in keys if event.matches(key)), None)
