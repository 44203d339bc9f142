"""How a row of the list of hits is drawn: one line, with what was found marked in it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.look.appearance import Appearance
from viewer.look.theme import Theme, interface, serif
from viewer.reading.finding.hit_model import LINE_ROLE, HitLine
from viewer.reading.positions import utf16_length
from viewer.widgets.chips import CHIP, draw_chip, draw_focus_ring
from viewer.widgets.fitted_lines import baseline, elided

ROW = 27
"""The height of a row, in pixels."""
_SIDE = 14
_PLACE = 96
"""Pixels for a citation."""
_MARKED = 0.22
_SEEN = 0.75
"""The share of the width in which what was found ends at the latest."""
_LEAST_BEFORE = 24
"""Pixels for what stands before it."""


class HitDelegate(QStyledItemDelegate):
    """Draws heads of topics, and below them the words around each hit, from its citation on."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that every row has."""
        return QSize(200, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row; the current one is toned, and ringed while the list has the focus."""
        line: HitLine = index.data(LINE_ROLE)
        theme, frame = self._appearance.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = theme.panel if line.count else theme.page
        if option.state & QStyle.StateFlag.State_MouseOver:
            ground = theme.pill
        painter.fillRect(frame, QColor(theme.selection if is_current else ground))
        if is_current and option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, frame, theme, 4)
        inner = frame.adjusted(_SIDE, 0, -_SIDE, 0)
        (_draw_head if line.count else _draw_line)(painter, inner, line, theme)
        painter.restore()


def _draw_head(painter: QPainter, box: QRectF, line: HitLine, theme: Theme) -> None:
    small, strong = interface(11), interface(12, QFont.Weight.DemiBold)
    count = f"{line.count:,}"
    painter.setFont(small)
    painter.setPen(QColor(theme.soft))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, count)
    box.setRight(box.right() - QFontMetricsF(small).horizontalAdvance(count) - 12)
    painter.setFont(strong)
    painter.setPen(QColor(theme.ink))
    painter.drawText(box, middle, elided(line.text, strong, box.width()))


def _draw_line(painter: QPainter, box: QRectF, line: HitLine, theme: Theme) -> None:
    small = interface(11)
    place = QRectF(box.left(), box.top(), _PLACE - 10, box.height())
    if line.label is not None:
        draw_chip(painter, QPointF(box.left(), box.center().y() - CHIP / 2), line.label, theme)
        place.setLeft(place.left() + CHIP + 6)
    painter.setFont(small)
    painter.setPen(QColor(theme.soft))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided(line.place, small, place.width()))
    # What is on the page is set in its face, what is in a note in that of the notes.
    font = serif(13) if line.label is None else interface(12)
    words = box.adjusted(_PLACE, 0, 0, 0)
    _draw_words(painter, words, line, font, theme)


def _begun(line: HitLine, font: QFont, width: float) -> tuple[str, int]:
    """Return the words from where on what was found is seen, and by how much it has moved."""
    start, end = line.matches[0]
    metrics = QFontMetricsF(font)
    room = _SEEN * width - metrics.horizontalAdvance(line.text[start:end])
    left = Qt.TextElideMode.ElideLeft
    before = metrics.elidedText(line.text[:start], left, max(room, _LEAST_BEFORE))
    return before + line.text[start:], len(before) - start


def _draw_words(painter: QPainter, box: QRectF, line: HitLine, font: QFont, theme: Theme) -> None:
    whole, moved = _begun(line, font, box.width())
    text = elided(whole, font, box.width())
    shown = len(text) if text == whole else len(text) - 1
    accent = QColor(theme.accent)
    accent.setAlphaF(_MARKED)
    look = QTextCharFormat()
    look.setBackground(accent)
    look.setFontWeight(QFont.Weight.DemiBold)
    formats = []
    for start, end in ((start + moved, end + moved) for start, end in line.matches):
        if 0 <= start < shown:
            mark = QTextLayout.FormatRange()
            mark.start = utf16_length(text[:start])
            mark.length = utf16_length(text[start : min(end, shown)])
            mark.format = look
            formats.append(mark)
    layout = QTextLayout(text, font)
    layout.setFormats(formats)
    layout.beginLayout()
    first = layout.createLine()
    layout.endLayout()
    if first.isValid():
        painter.setPen(QColor(theme.ink))
        top = box.top() + baseline(font, box.height()) - first.ascent()
        painter.setClipRect(box)
        layout.draw(painter, QPointF(box.left(), top))
