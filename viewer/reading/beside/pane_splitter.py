"""Two panes, side by side where there is room, else one above the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

NARROW = 1000
"""Below this width, in pixels, panes lie one above the other."""


class PaneSplitter(QSplitter):
    """Divides its room between two panes, which can exchange their places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("twoPanes")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def begin(self, state: QByteArray) -> None:
        """Divide the room in halves, or as it was in an earlier run."""
        self.setSizes([1000, 1000])
        if not state.isEmpty():
            self.restoreState(state)
        self._turn()

    def exchange(self) -> None:
        """Let the panes exchange their places; the room stays divided as it is."""
        sizes, second = self.sizes(), self.widget(1)
        if second is not None:
            self.insertWidget(0, second)
            self.setSizes(sizes)

    def _turn(self) -> None:
        narrow = self.width() < NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self.setSizes([1000, 1000])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
