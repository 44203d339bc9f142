"""A passage being drawn with the mouse: followed to where the pointer is, beyond the view, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.reading.page_text import PageText

    Drawn = Callable[[int, bool], tuple[int, int]]

_SLACK = 3
"""Pixels that the pointer may move within a click."""
_PACE = 30
"""Milliseconds from step to step while the page is scrolled."""
_SLOWEST, _FASTEST = 6, 80
"""Pixels that a step is long: the further out the pointer is, the longer."""


class PassageDrawing(QObject):
    """Follows the pointer from where the button was pressed until it is let go, or Esc.

    What a place of the pointer comes to is said by what it is begun with: a function of the place
    in code points, and of whether letters are wanted instead of words (Alt).
    """

    drawn = Signal(int, int, int)
    """The passage is from start to end now, and the pointer at the third place."""

    def __init__(self, page: PageText) -> None:
        super().__init__(page)
        self._page = page
        self._drawn: Drawn | None = None
        self._pressed = self._point = QPointF()
        self._letters = False
        self.is_moving = False
        """Whether the pointer was moved since, so that it is no click."""
        self._timer = QTimer(self)
        self._timer.setInterval(_PACE)
        self._timer.timeout.connect(self._scroll)

    @property
    def is_on(self) -> bool:
        """Whether the button is down."""
        return self._drawn is not None

    def begin(self, drawn: Drawn, point: QPointF) -> None:
        """Begin where the button was pressed."""
        self._drawn, self._pressed, self.is_moving = drawn, point, False

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer to a point of the viewport."""
        if self._drawn is None:
            return
        self._point, self._letters = point, bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if (point - self._pressed).manhattanLength() > _SLACK:
            self.is_moving = True
        if self.is_moving:
            self._follow()
            if self._beyond():
                if not self._timer.isActive():
                    self._timer.start()
            else:
                self._timer.stop()

    def end(self) -> bool:
        """Take note that the button was let go; return whether something was drawn."""
        moved, self._drawn, self.is_moving = self.is_moving, None, False
        self._timer.stop()
        return moved

    def _follow(self) -> None:
        if self._drawn is not None:
            bottom = self._page.viewport().height() - 1
            point = QPointF(self._point.x(), min(max(0.0, self._point.y()), bottom))
            place = self._page.offset_at(point)
            self.drawn.emit(*self._drawn(place, self._letters), place)

    def _beyond(self) -> float:
        """Return how far below the view the pointer is; above it, less than nothing."""
        y, height = self._point.y(), self._page.viewport().height()
        return min(y, 0.0) or max(y - height + 1, 0.0)

    def _scroll(self) -> None:
        """Scroll towards the pointer, and draw on to what comes into view."""
        beyond = self._beyond()
        step = min(max(abs(beyond) / 2, _SLOWEST), _FASTEST)
        bar = self._page.marks_bar
        bar.setValue(bar.value() + round(step if beyond > 0 else -step))
        self._follow()
