"""What a page knows of whoever handles the passages on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPainter

    from viewer.look.theme import Theme
    from viewer.reading.highlights import HighlightMark


class PageHand(Protocol):
    """Is asked by the page about each event of the mouse, and says whether it was its own."""

    @property
    def mark(self) -> HighlightMark | None:
        """The passage that has handles, as it is drawn now; None for none."""

    @property
    def has_taken(self) -> bool:
        """Whether the pointer holds a handle."""

    def press(self, event: QMouseEvent) -> bool:
        """Take the handle that is under the pointer, if one is."""

    def begin_selecting(self, event: QMouseEvent) -> None:
        """Select from here on, unless what was selected before is to be drawn elsewhere."""

    def select_word(self, event: QMouseEvent) -> None:
        """Select the word under the pointer, and from there on whole words."""

    def move(self, event: QMouseEvent) -> bool:
        """Follow the pointer while something is drawn; else show what it can take."""

    def release(self) -> bool:
        """Keep what was drawn; return whether a handle was, which is no click."""

    def cancel(self) -> bool:
        """Leave a highlight as it was before its end was taken; return whether it was taken."""

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the handles over the page's text."""
