"""The page as it is to look now, in another face, size or width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker

if TYPE_CHECKING:
    from viewer.look.appearance import Appearance, ReadingLook
    from viewer.reading.reading_pane import ReadingPane


class Restyling(QObject):
    """Sets the page as it is to look now; what was at the top of the view stays there.

    While one look after the other is tried, it goes by the same word, wherever the lines are
    broken: otherwise each would lead a line back.
    """

    def __init__(self, pane: ReadingPane, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._top, self._scroll, self._height = 0, -1, 0
        self._outside: tuple[tuple[int, int], tuple[int, int]] | None = None
        pane.completed.connect(self._select_again)
        appearance.look_changed.connect(self._restyle)

    def _restyle(self, _look: ReadingLook) -> None:
        pane, page = self._pane, self._pane.page
        if page.marks_bar.value() != self._scroll:
            self._top = page.first_visible()
        height, selection = page.line_rect(self._top).top(), self._selection
        with pane.position.settling():
            pane.lay_out_anew(self._top)
            with QSignalBlocker(page):
                page.select(*selection)
                moved = page.line_rect(self._top).top() - height
                page.scroll_down_to(page.marks_bar.value() + round(moved))
        seen = page.selection()
        self._outside = (selection, seen) if seen != selection else None
        self._scroll, self._height = page.marks_bar.value(), round(page.line_rect(self._top).top())
        pane.position.tell()

    @property
    def _selection(self) -> tuple[int, int]:
        """What is selected, be it in a part of the document that is not set yet."""
        now = self._pane.page.selection()
        return self._outside[0] if self._outside and now == self._outside[1] else now

    def _select_again(self) -> None:
        """Select what was, unless the reader did something else while a part was shown."""
        page, wanted = self._pane.page, self._selection
        self._outside = None
        if wanted != page.selection():
            with self._pane.position.settling(), QSignalBlocker(page):
                scroll = page.marks_bar.value()
                page.select(*wanted)
                page.marks_bar.setValue(scroll)
        is_there = self._scroll >= 0 and round(page.line_rect(self._top).top()) == self._height
        self._scroll = page.marks_bar.value() if is_there else -1
