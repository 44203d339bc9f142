"""Readings above their words: in half the size, between the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette

from data.text.passages.readings import bases
from viewer.reading.page.visible_lines import VisibleLine, visible_blocks, visible_lines
from viewer.widgets.fills import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QAbstractScrollArea

    from data.document import Span
    from viewer.look.theme import Theme
    from viewer.reading.page.page_layout import ReadingPage

_SHARE, _SMALLEST = 0.5, 5
"""The size of a reading, in shares of that of its words and at least in pixels."""
_FOOT = 0.9
"""How high its baseline is above that of the words, in shares of their size."""
_BELOW = 0.3
"""How far the ground of a selected one reaches below its baseline, in shares of its size."""
_OVERHANG = 0.5
"""How far it may reach over what stands beside them, likewise."""
_WIDEST = 1.0
"""How far apart the letters of a short one stand at most, in shares of its size."""


class _Inks(NamedTuple):
    """In which colours readings are written, above what is selected and elsewhere."""

    usual: QColor
    selected: QColor
    ground: QColor
    first: int
    last: int


class _Above(NamedTuple):
    """What stands above a part of a line, between two offsets of the document.

    It stands from `left` to `right`, which it may pass by so much.
    """

    text: str
    start: int
    end: int
    left: float
    right: float
    before: float
    after: float


def paint_readings(
    view: QAbstractScrollArea,
    page: ReadingPage,
    theme: Theme,
    seen: QRect,
    selection: tuple[int, int],
) -> None:
    """Write the readings on a part of a view's viewport, over what is selected on the page."""
    top, palette = view.verticalScrollBar().value(), view.viewport().palette()
    inks = _Inks(
        QColor(theme.ink),
        palette.color(QPalette.ColorRole.HighlightedText),
        palette.color(QPalette.ColorRole.Highlight),
        *selection,
    )
    with QPainter(view.viewport()) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -top)
        _paint(painter, page, QRectF(seen).translated(0, top), inks)


def _paint(painter: QPainter, page: ReadingPage, clip: QRectF, inks: _Inks) -> None:
    for index, block in visible_blocks(page, clip):
        read = bases(page.positions.document.blocks[index].spans)
        if not read:
            continue
        # Those of the line below the clip may reach into it.
        height = page.layout.heights.style(block.blockNumber()).leading * page.zoom
        for line in visible_lines(page, index, block, clip.adjusted(0, 0, 0, height)):
            font = page.look.font(max(_SMALLEST, int(line.size * _SHARE)))
            for above in _above(line, read):
                baseline = line.baseline - _FOOT * line.size
                is_selected = inks.first < above.end and above.start < inks.last
                if is_selected:
                    width, size = above.right - above.left, font.pixelSize()
                    ground = QRectF(above.left, baseline - size, width, size * (1 + _BELOW))
                    fill(painter, ground, inks.ground)
                painter.setPen(inks.selected if is_selected else inks.usual)
                _write(painter, font, above, baseline)


def _above(line: VisibleLine, read: Sequence[Span]) -> Iterator[_Above]:
    """Yield what stands above a line; of words that go on in another line, each has its part."""
    block = line.block
    edges = {place for span in read for place in (span.start, span.end - 1)}
    for span in read:
        start, end = block.start + span.start, block.start + span.end
        first, last = max(start, line.start), min(end, line.end)
        if first >= last:
            continue
        count, length = len(span.target), span.end - span.start
        text = span.target[count * (first - start) // length : count * (last - start) // length]
        left, right = sorted((line.x(first), line.x(last)))
        before, after = (
            _OVERHANG * line.size if inside and place - block.start not in edges else 0.0
            for place, inside in ((first - 1, first > line.start), (last, last < line.end))
        )
        if text.strip():
            yield _Above(text.strip(), first, last, left, right, before, after)


def _write(painter: QPainter, font: QFont, above: _Above, baseline: float) -> None:
    width = QFontMetricsF(font).horizontalAdvance(above.text)
    room, count = above.right - above.left, len(above.text)
    gap = min((room - width) / count, _WIDEST * font.pixelSize())
    if gap > 0 and count > 1 and not above.text.isascii():
        font = QFont(font)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, gap)
        painter.setFont(font)
        left = above.left + (room - width - gap * count) / 2 + gap / 2
        painter.drawText(QPointF(left, baseline), above.text)
        return
    scale = min(1.0, (room + above.before + above.after) / width)
    over = width * scale - room
    shift = min(above.before, max(over / 2, over - above.after)) if over > 0 else over / 2
    painter.save()
    painter.translate(above.left - shift, baseline)
    painter.scale(scale, 1.0)
    painter.setFont(font)
    painter.drawText(QPointF(0, 0), above.text)
    painter.restore()
