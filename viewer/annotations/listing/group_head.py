"""How the head of a group is drawn: its title, and a small chart of the labels in it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from viewer.annotations.listing.groups import GroupHead
from viewer.look.theme import Theme
from viewer.widgets.card_fonts import CardFonts
from viewer.widgets.chips import CHIP, draw_chip, draw_focus_ring
from viewer.widgets.fitted_lines import elided

HEAD_HEIGHT = 40
_LINE = 20
_TOP = 5
_ARROW_ROOM = 16
_ARROW = 4.0
_CHIP = 13.0
"""The side of a letter tab in the chart; it is drawn as every tab is, and scaled."""
_LEAST_TITLE = 84
_GAP = 8
_BAR_TOP = 29
_BAR = 4.0
_LEAST_PART = 3.0


def draw_head(
    painter: QPainter, frame: QRectF, head: GroupHead, theme: Theme, fonts: CardFonts, *, ring: bool
) -> None:
    """Draw a head in `frame`: an arrow, the title, the labels with their counts, and a bar.

    The bar is as long as the group is large beside the largest one, in parts as long as the labels
    are often. Labels that find no room beside the title are told by the bar alone.
    """
    line = QRectF(frame.left(), frame.top() + _TOP, frame.width(), _LINE)
    _draw_arrow(painter, line, theme, is_open=head.is_open)
    room = line.width() - _ARROW_ROOM - _LEAST_TITLE
    taken = _draw_counts(painter, line, head, theme, fonts, room=room)
    painter.setFont(fonts.name)
    painter.setPen(QColor(theme.ink))
    title = line.adjusted(_ARROW_ROOM, 0, -taken - _GAP, 0)
    text = elided(" ".join(head.title.split()), fonts.name, title.width())
    painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, text)
    if head.counts:
        left = frame.left() + _ARROW_ROOM
        bar = QRectF(left, frame.top() + _BAR_TOP, frame.right() - left, _BAR)
        _draw_bar(painter, bar, head, theme)
    if ring:
        draw_focus_ring(painter, frame.adjusted(-4, 1, 4, -1), theme, 6)


def _draw_arrow(painter: QPainter, line: QRectF, theme: Theme, *, is_open: bool) -> None:
    middle = QPointF(line.left() + _ARROW, line.center().y())
    long, short = _ARROW, _ARROW / 2
    corners = [(-short, -long), (short, 0.0), (-short, long)]
    if is_open:
        corners = [(-long, -short), (0.0, short), (long, -short)]
    painter.setPen(QPen(QColor(theme.soft), 1.4))
    painter.drawPolyline([middle + QPointF(x, y) for x, y in corners])


def _draw_counts(
    painter: QPainter,
    line: QRectF,
    head: GroupHead,
    theme: Theme,
    fonts: CardFonts,
    *,
    room: float,
) -> float:
    """Draw how many there are of each label, from the right; return the width that took.

    Without a chart, or where not all labels fit, it is the number of annotations.
    """
    advance = QFontMetricsF(fonts.small).horizontalAdvance
    parts = [(label, f"{count:,}") for label, count in head.counts]
    widths = [_CHIP + 3 + advance(text) for _, text in parts]
    taken = sum(widths) + _GAP * max(len(parts) - 1, 0)
    painter.setFont(fonts.small)
    painter.setPen(QColor(theme.soft))
    if not parts or taken > room:
        total = f"{head.total:,}"
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags, total)
        return advance(total)
    left = line.right() - taken
    for (label, text), width in zip(parts, widths, strict=True):
        painter.save()
        painter.translate(left, line.center().y() - _CHIP / 2)
        painter.scale(_CHIP / CHIP, _CHIP / CHIP)
        draw_chip(painter, QPointF(0, 0), label, theme)
        painter.restore()
        painter.setFont(fonts.small)
        painter.setPen(QColor(theme.soft))
        cell = QRectF(left + _CHIP + 3, line.top(), width, line.height())
        painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, text)
        left += width + _GAP
    return taken


def _draw_bar(painter: QPainter, bar: QRectF, head: GroupHead, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line))
    painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
    least = _LEAST_PART * len(head.counts)
    length = max(bar.width() * head.share, min(least, bar.width()))
    left = bar.left()
    spare = max(length - least, 0)
    for label, count in head.counts:
        width = _LEAST_PART + spare * count / head.total
        painter.setBrush(QColor(theme.solid(label)))
        painter.drawRect(QRectF(left, bar.top(), max(width - 1, 1), bar.height()))
        left += width
