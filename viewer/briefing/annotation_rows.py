"""The list of annotations to tick: how a row looks, and what a click on it does."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.briefing.annotation_model import ROW_ROLE, AnnotationModel, AnnotationRow
from viewer.look.appearance import Appearance
from viewer.look.slant import slanted
from viewer.look.theme import interface, serif
from viewer.services.wording import name_of
from viewer.session.catalogue import told, tr
from viewer.widgets.chips import CHIP, draw_chip, draw_focus_ring
from viewer.widgets.fitted_lines import elided

_HEIGHT = 58
_HEIGHT_WITH_NOTE = 79
_BOX = 18
_BOX_LEFT = 12
_TEXT_LEFT = 42
_RIGHT = 14
_LINES = (10, 32, 52)
"""Tops of label, quotation and note, in pixels."""


class AnnotationRows(QListView):
    """Shows an AnnotationModel; a click anywhere on a row ticks it, and so does the space bar."""

    def __init__(self, model: AnnotationModel, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self.setAccessibleName(tr("Annotations in the briefing"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._delegate = _Delegate(appearance, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)


class _Delegate(QStyledItemDelegate):
    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def _draw_words(self, painter: QPainter, frame: QRectF, row: AnnotationRow) -> None:
        left, right, top = frame.left() + _TEXT_LEFT, frame.right() - _RIGHT, frame.top()
        draw_chip(painter, QPointF(left, top + _LINES[0]), row.label, self._appearance.theme)
        aside = tr("Without a passage in this text") if row.lost else row.citation
        colour = self._appearance.theme.danger if row.lost else self._appearance.theme.soft
        small = interface(11)
        taken = QFontMetricsF(small).horizontalAdvance(aside) + 8
        name = QRectF(left + CHIP + 8, top + _LINES[0], right - left - CHIP - 8, CHIP)
        _draw_line(painter, name, aside, (small, colour), Qt.AlignmentFlag.AlignRight)
        name.setRight(right - taken)
        medium = interface(13, QFont.Weight.Medium)
        called = told(name_of(row.label))
        _draw_line(painter, name, called, (medium, self._appearance.theme.ink))
        line = QRectF(left, top + _LINES[1], right - left, 18)
        quoting = slanted(serif(13), row.quote)
        _draw_line(painter, line, row.quote, (quoting, self._appearance.theme.soft))
        line.moveTop(top + _LINES[2])
        _draw_line(painter, line, row.note, (interface(12), self._appearance.theme.ink))

    def _draw_box(
        self, painter: QPainter, option: QStyleOptionViewItem, row: AnnotationRow
    ) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = QRect(option.rect.left() + _BOX_LEFT, option.rect.top() + _LINES[0], _BOX, _BOX)
        ticked = QStyle.StateFlag.State_On if row.included else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | ticked
        box.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        option.widget.style().drawPrimitive(element, box, painter, option.widget)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the box, the label with its citation, the quotation and the note."""
        frame = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(frame, QColor(self._appearance.theme.selection))
        painter.fillRect(
            QRectF(frame.left(), frame.bottom() - 1, frame.width(), 1),
            QColor(self._appearance.theme.line),
        )
        row = index.data(ROW_ROLE)
        self._draw_words(painter, frame, row)
        self._draw_box(painter, option, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_ring(painter, frame.adjusted(1, 1, -1, -2), self._appearance.theme, 6)
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the row's height: three lines with a note, two without."""
        height = _HEIGHT_WITH_NOTE if index.data(ROW_ROLE).note else _HEIGHT
        return QSize(option.rect.width(), height)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tick the row wherever on it the user clicks."""
        if isinstance(event, QMouseEvent):
            if event.button() is not Qt.MouseButton.LeftButton:
                return False
            if event.type() is not QEvent.Type.MouseButtonRelease:
                return event.type() is QEvent.Type.MouseButtonDblClick
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)
        return super().editorEvent(event, model, option, index)


def _draw_line(
    painter: QPainter,
    box: QRectF,
    text: str,
    pen: tuple[QFont, str],
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line of text into `box`, cut with an ellipsis where it is too long."""
    font, colour = pen
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = elided(text, font, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
