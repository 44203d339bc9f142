"""How a topic is drawn: its number, its title in one or two lines, a dot for each label there."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from data.annotation import Label
from viewer.look.appearance import Appearance
from viewer.look.theme import interface
from viewer.topics.outline_model import Branch
from viewer.topics.topic_model import AnyIndex, TopicRole
from viewer.widgets.chips import draw_focus_ring
from viewer.widgets.fitted_lines import baseline, broken, elided

_MARGIN = 8
_GAP = 4
_LINE = 16
_PADDING = 9
_DENSE_PADDING, _DENSE_GAP = 4, 1
_ARROW, _ARROW_REACH = 3.5, 9
_NUMBER_LEFT = 18
_TITLE_LEFT = 40
_INDENT = 12
_DEEPEST = 3
_RIGHT = 16
_DOTS_GAP = 8
_LEAST_TITLE = 80
_COUNT_GAP = 5
_MOST_BROKEN = 5_000
_NUMBER_ROOM = 64
_DOT = 8
_DOT_STEP = 11
_DOT_STEP_CLOSE = 6
_SPREAD = 3


class TopicDelegate(QStyledItemDelegate):
    """Draws the rows of a `TopicModel`."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.ring = False
        self.width = 264
        self.is_dense = False
        self._broken: dict[tuple[str, float, int], tuple[str, ...]] = {}
        """Titles in lines: rows are measured and painted far more often than titles change."""

    @property
    def _padding(self) -> int:
        return _DENSE_PADDING if self.is_dense else _PADDING

    @property
    def _gap(self) -> int:
        return _DENSE_GAP if self.is_dense else _GAP

    def is_arrow(self, index: AnyIndex, x: float) -> bool:
        """Tell whether the arrow of a row with a branch is at x."""
        return abs(x - _arrow_middle(index)) <= _ARROW_REACH

    def _dots(self, index: AnyIndex) -> tuple[list[Label], float, str]:
        """Return the labels to draw, how far apart, and the count where dots do not say it.

        Where a title would have too little room, the count stands alone.
        """
        labels: list[Label] = index.data(TopicRole.LABELS)
        count: int = index.data(TopicRole.COUNT)
        step = _DOT_STEP if len(labels) <= _SPREAD else _DOT_STEP_CLOSE
        room = self.width - _columns(index)[2] - _RIGHT - _dots_width(labels, step)
        if room < _LEAST_TITLE:
            labels = []
        return labels, step, f"{count:,}" if count > len(labels) else ""

    def _title_lines(self, index: AnyIndex) -> tuple[str, ...]:
        labels, step, count = self._dots(index)
        counted = QFontMetricsF(interface(11)).horizontalAdvance(count) + _COUNT_GAP if count else 0
        taken = _dots_width(labels, step) + counted
        room = self.width - _columns(index)[2] - _RIGHT - (taken + _DOTS_GAP if taken else 0)
        wanted = index.data(), max(room, 20), 1 if self.is_dense else 2
        if wanted not in self._broken:
            if len(self._broken) > _MOST_BROKEN:
                self._broken.clear()
            title, width, most = wanted
            self._broken[wanted] = broken(title, interface(13), width, most)
        return self._broken[wanted]

    def _draw_dots(self, painter: QPainter, row: QRectF, index: AnyIndex) -> None:
        labels, step, count = self._dots(index)
        right = row.right() - _RIGHT
        middle = row.top() + self._padding + _LINE / 2
        if count:
            painter.setFont(interface(11))
            painter.setPen(QColor(self._appearance.theme.soft))
            cell = QRectF(right - 40, middle - 8, 40, 16)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(cell, flags, count)
            right -= painter.fontMetrics().horizontalAdvance(count) + _COUNT_GAP
        painter.setPen(Qt.PenStyle.NoPen)
        left = right - _dots_width(labels, step)
        for place, label in enumerate(labels):
            painter.setBrush(QColor(self._appearance.theme.solid(label)))
            painter.drawEllipse(QRectF(left + place * step, middle - _DOT / 2, _DOT, _DOT))

    def _draw_text(self, painter: QPainter, row: QRectF, index: AnyIndex, *, current: bool) -> None:
        font = interface(13)
        number, number_left, title_left = _columns(index)
        line = row.top() + self._padding + baseline(font, _LINE)
        painter.setFont(font)
        painter.setPen(
            QColor(self._appearance.theme.accent if current else self._appearance.theme.soft)
        )
        painter.drawText(QPointF(number_left, line), number)
        painter.setPen(QColor(self._appearance.theme.ink))
        for place, text in enumerate(self._title_lines(index)):
            painter.drawText(QPointF(title_left, line + place * _LINE), text)

    def _draw_arrow(self, painter: QPainter, row: QRectF, index: AnyIndex) -> None:
        """Draw whether what lies under a topic is seen: an arrow down, or to the right."""
        branch = index.data(TopicRole.BRANCH)
        if branch is Branch.NONE:
            return
        middle = QPointF(_arrow_middle(index), row.top() + self._padding + _LINE / 2)
        long, short = _ARROW, _ARROW / 2
        corners = [(-short, -long), (short, 0.0), (-short, long)]
        if branch is Branch.OPEN:
            corners = [(-long, -short), (0.0, short), (long, -short)]
        painter.setPen(QPen(QColor(self._appearance.theme.soft), 1.4))
        painter.drawPolyline([middle + QPointF(x, y) for x, y in corners])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one row; the current topic stands on the tone of a selection."""
        row = QRectF(option.rect)
        pill = row.adjusted(_MARGIN, 0, -_MARGIN, -self._gap)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(
                QColor(self._appearance.theme.selection if current else self._appearance.theme.pill)
            )
            painter.drawRoundedRect(pill, 6, 6)
        if self.ring and option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, pill, self._appearance.theme, 6)
        self._draw_arrow(painter, row, index)
        self._draw_text(painter, row, index, current=current)
        self._draw_dots(painter, row, index)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a height for one or two lines of title, in the width of the sidebar.

        A list asks for those of all topics before it shows one: dense rows need no look at them.
        """
        lines = 1 if self.is_dense else len(self._title_lines(index))
        return QSize(0, lines * _LINE + 2 * self._padding + self._gap)


def _dots_width(labels: list[Label], step: float) -> float:
    return (len(labels) - 1) * step + _DOT if labels else 0


def _arrow_middle(index: AnyIndex) -> float:
    return _columns(index)[1] - _ARROW_REACH + 1


def _columns(index: AnyIndex) -> tuple[str, float, float]:
    """Return the number as it fits, and where number and title start."""
    indent = min(index.data(TopicRole.LEVEL) - 1, _DEEPEST) * _INDENT
    font = interface(13)
    number = elided(index.data(TopicRole.NUMBER), font, _NUMBER_ROOM)
    number_left = _NUMBER_LEFT + indent
    number_right = number_left + QFontMetricsF(font).horizontalAdvance(number)
    return number, number_left, max(_TITLE_LEFT + indent, number_right + 8 if number else 0)
