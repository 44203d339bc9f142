"""The handles at the two ends of the current highlight, by which it is made longer or shorter."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.reading.passages.snapping import End
from viewer.widgets.fills import fill

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLine

    from viewer.reading.highlights import HighlightMark
    from viewer.reading.page.page_layout import ReadingPage

_BAR, _KNOB = 2, 4.5
"""Width of a handle's bar, and radius of its knob, in pixels."""
_BESIDE, _OVER = 12, 8
"""How far around a handle the pointer takes it, in pixels: 24 wide, as WCAG 2.2 (2.5.8) asks."""


def edge(page: ReadingPage, place: int, end: End) -> QRectF:
    """Return the edge of a passage, which starts or ends at an offset, as high as its line.

    In pixels of the page. An end belongs to the line of the last letter, and not to the next one.
    """
    to_page = page.positions.to_page
    position = to_page(place if end is End.START else max(0, place - 1))
    block = page.text.findBlock(position)
    page.layout.blockBoundingRect(block)  # lays it out
    layout = block.layout()
    line: QTextLine = layout.lineForTextPosition(position - block.position())
    x, _ = cast("tuple[float, int]", line.cursorToX(to_page(place) - block.position()))
    corner = layout.position()
    return QRectF(corner.x() + x, corner.y() + line.y(), 0, line.height())


class Handles:
    """Where the handles of a passage are on a page: found where they are in view, and nowhere else.

    All places are in pixels of the page.
    """

    def __init__(self) -> None:
        self.mark: HighlightMark | None = None
        """The passage that has them; None for none."""

    def edges(self, page: ReadingPage, top: float, height: float) -> dict[End, QRectF]:
        """Return the edges of the passage that are in view, which starts at `top`."""
        if self.mark is None:
            return {}
        heights, block_at = page.layout.heights, page.positions.document.block_at
        first, last = heights.at(top), heights.at(top + height)
        numbers, before = page.positions.numbers, page.positions.first
        found = {}
        for end, place in ((End.START, self.mark.start), (End.END, self.mark.end)):
            index = block_at(place if end is End.START else max(0, place - 1)) - before
            if 0 <= index < len(numbers) and first <= numbers[index] <= last:
                found[end] = edge(page, place, end)
        return found

    def at(self, page: ReadingPage, point: QPointF, top: float, height: float) -> End | None:
        """Return the handle that is at a point, the nearer one of both, or None."""
        near = {
            end: abs(point.x() - rect.x())
            for end, rect in self.edges(page, top, height).items()
            if rect.adjusted(-_BESIDE, -_OVER, _BESIDE, _OVER).contains(point)
        }
        return min(near, key=lambda end: near[end], default=None)

    def paint(
        self,
        painter: QPainter,
        page: ReadingPage,
        top: float,
        height: float,
        colours: tuple[str, str],
    ) -> None:
        """Paint the handles in a colour, told from the text by a rim of another one."""
        solid, rim = map(QColor, colours)
        for end, rect in self.edges(page, top, height).items():
            bar = QRectF(rect.x() - _BAR / 2, rect.y(), _BAR, rect.height())
            fill(painter, bar.adjusted(-1, 0, 1, 0), rim)
            fill(painter, bar, solid)
            painter.setPen(QPen(rim, 1))
            painter.setBrush(solid)
            knob = rect.y() if end is End.START else rect.bottom()
            painter.drawEllipse(QPointF(rect.x(), knob), _KNOB, _KNOB)
