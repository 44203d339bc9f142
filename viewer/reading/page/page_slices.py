"""The page of a large document, set in short slices while nothing else is to be done."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.reading.page.page_layout import PageMaking, ReadingPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.document import Document
    from viewer.look.appearance import ReadingLook
    from viewer.look.theme import Theme

_SLICE = 0.006
"""Seconds for which the window may be kept waiting."""
_AT_ONCE = 16
"""Blocks that are set between two looks at the clock."""


class PageSlices(QObject):
    """Sets one page at a time; starting another one gives up the one before."""

    made = Signal()
    """All of it is set: `finish` returns it at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._making: PageMaking | None = None
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def start(self, document: Document, theme: Theme, look: ReadingLook) -> None:
        """Begin to set a document."""
        self._making = PageMaking(document, theme, look)
        self._steps = self._making.steps()
        self._timer.start()

    def stop(self) -> None:
        """Give up what is being set."""
        self._timer.stop()
        self._making, self._steps = None, iter(())

    def finish(self, zoom: float) -> ReadingPage | None:
        """Set what is left at once, and return the page; None where none was begun."""
        making = self._making
        for _ in self._steps:
            pass
        self.stop()
        return making.page(zoom) if making is not None else None

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE
        while perf_counter() < until:
            for _ in range(_AT_ONCE):
                if next(self._steps, self) is self:
                    self._timer.stop()
                    self.made.emit()
                    return
