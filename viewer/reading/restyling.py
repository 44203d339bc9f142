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
        self._top, self._scroll = 0, -1
        appearance.look_changed.connect(self._restyle)

    def _restyle(self, _look: ReadingLook) -> None:
        pane, page = self._pane, self._pane.page
        if page.marks_bar.value() != self._scroll:
            self._top = page.first_visible()
        height, selection = page.line_rect(self._top).top(), page.selection()
        with pane.position.settling():
            pane.lay_out_anew(self._top)
            with QSignalBlocker(page):
                page.select(*selection)
                moved = page.line_rect(self._top).top() - height
                page.scroll_down_to(page.marks_bar.value() + round(moved))
        self._scroll = page.marks_bar.value()
        pane.position.tell()
