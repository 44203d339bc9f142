"""Where a pop-over goes so that it covers nothing of its passage."""

from PySide6.QtCore import QPoint, QRect, QSize

AWAY, EDGE = 8, 6
"""Pixels between it and its passage, and between it and the edges of the page."""


def beside(size: QSize, passage: QRect, room: QRect) -> QPoint | None:
    """Return where the top left corner goes: below the passage, else above it, else nowhere.

    `passage` is what of it is in view, `room` where the pop-over may stand; of one that is out of
    view only the edge is told behind which it is.
    """
    inner = room.adjusted(EDGE, EDGE, -EDGE, -EDGE)
    left = passage.center().x() - size.width() // 2
    left = max(inner.left(), min(left, inner.right() + 1 - size.width()))
    if passage.height() <= 0:
        is_above = passage.top() <= room.top()
        return QPoint(left, inner.top() if is_above else inner.bottom() + 1 - size.height())
    below = passage.bottom() + 1 + AWAY
    if below + size.height() <= inner.bottom() + 1:
        return QPoint(left, below)
    above = passage.top() - AWAY - size.height()
    return QPoint(left, above) if above >= inner.top() else None


def most_free(passage: QRect, room: QRect) -> int:
    """Return how high a pop-over may be at most beside a passage, in pixels."""
    above = passage.top() - room.top()
    below = room.bottom() - passage.bottom()
    return max(above, below) - AWAY - EDGE
