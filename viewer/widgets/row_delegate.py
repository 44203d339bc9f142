"""How a row of the library's lists is drawn."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.look.appearance import Appearance
from viewer.look.theme import interface, serif
from viewer.widgets.chips import CHIP, draw_chip, draw_focus_ring
from viewer.widgets.fitted_lines import broken, elided
from viewer.widgets.row_model import ROW_ROLE, Row

_LEFT = 14
_TOP = 10
_HEAD = 18
_PITCH = 19
_BOTTOM = 9


class RowDelegate(QStyledItemDelegate):
    """Draws a head line and up to `lines` lines of text."""

    def __init__(self, appearance: Appearance, lines: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.lines = lines

    def _draw_head(self, painter: QPainter, box: QRectF, row: Row) -> None:
        if row.label is not None:
            draw_chip(painter, QPointF(box.left(), box.top()), row.label, self._appearance.theme)
            box.setLeft(box.left() + CHIP + 8)
        small = interface(11)
        painter.setFont(small)
        painter.setPen(
            QColor(
                self._appearance.theme.danger if row.is_alarming else self._appearance.theme.soft
            )
        )
        aside = elided(row.aside, small, box.width() / 2)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, end, aside)
        box.setRight(box.right() - QFontMetricsF(small).horizontalAdvance(aside) - 12)
        medium = interface(13, QFont.Weight.Medium)
        painter.setFont(medium)
        painter.setPen(QColor(self._appearance.theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided(row.head, medium, box.width()))

    def _draw_text(self, painter: QPainter, box: QRectF, row: Row) -> None:
        font = serif(13) if row.is_quote else interface(12)
        lines = broken(row.text, font, box.width(), self.lines)
        taken = 0
        for number, line in enumerate(lines):
            # A line is looked for where it stands, so that the marks of matches follow it.
            found = row.text.find(line.rstrip("…"), taken)
            place = found if found >= 0 else taken
            top = QPointF(box.left(), box.top() + number * _PITCH)
            self._draw_line(painter, top, line, _within(row.matches, place, len(line)), font)
            taken = place + len(line.rstrip("…"))

    def _draw_line(
        self,
        painter: QPainter,
        top: QPointF,
        line: str,
        matches: list[tuple[int, int]],
        font: QFont,
    ) -> None:
        layout = QTextLayout(line, font)
        formats = []
        for start, length in matches:
            mark = QTextLayout.FormatRange()
            mark.start = len(line[:start].encode("utf-16-le", "surrogatepass")) // 2
            mark.length = (
                len(line[start : start + length].encode("utf-16-le", "surrogatepass")) // 2
            )
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            look.setForeground(QColor(self._appearance.theme.ink))
            mark.format = look
            formats.append(mark)
        layout.setFormats(formats)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        painter.setPen(QColor(self._appearance.theme.soft))
        layout.draw(painter, top)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row; the current one is toned, and ringed while the list has the focus."""
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(option.rect)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            colour = self._appearance.theme.selection if is_current else self._appearance.theme.pill
            painter.fillRect(frame, QColor(colour))
        if is_current and option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, frame, self._appearance.theme, 6)
        inner = frame.adjusted(_LEFT, _TOP, -_LEFT, 0)
        self._draw_head(painter, QRectF(inner.left(), inner.top(), inner.width(), _HEAD), row)
        self._draw_text(painter, inner.adjusted(0, _HEAD + 4, 0, 0), row)
        painter.setPen(QColor(self._appearance.theme.line))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        painter.restore()

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that every row has."""
        text = 4 + self.lines * _PITCH if self.lines else 0
        return QSize(200, _TOP + _HEAD + text + _BOTTOM)


def _within(matches: tuple[tuple[int, int], ...], place: int, length: int) -> list[tuple[int, int]]:
    """Return starts and lengths of the matches in a line that starts at `place`."""
    found = []
    for start, stop in matches:
        first, last = max(start, place), min(stop, place + length)
        if first < last:
            found.append((first - place, last - first))
    return found
