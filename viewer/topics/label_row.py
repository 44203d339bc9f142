"""A label in the sidebar: its tab, its name, how often it is used, and its key."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from data.annotation import Label
from viewer.look.appearance import Appearance
from viewer.look.theme import interface
from viewer.session.catalogue import tr
from viewer.widgets.chips import CHIP, draw_chip, draw_focus_ring
from viewer.widgets.fitted_lines import elided
from viewer.widgets.literal_text import tool_tip

_HEIGHT = 27
_LEFT = 18
_NAME_LEFT = 44
_COUNT_RIGHT = 32
_KEY_RIGHT = 16
_COUNT_GAP = 12


class LabelRow(QAbstractButton):
    """A button that stands for one label."""

    def __init__(self, label: Label, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._appearance = appearance
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        does = tr("Label the selection: {label} ({key})", label=label.name, key=label.key)
        self.setToolTip(tool_tip(f"{does}\n{label.meaning}"))
        self.setAccessibleDescription(tr("{action}. {meaning}", action=does, meaning=label.meaning))
        self.set_count(0)

    @property
    def count(self) -> int:
        """How many annotations carry the label."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show how many annotations carry the label."""
        if count == self._count and self.accessibleName():
            return
        self._count = count
        self.setAccessibleName(
            tr(
                "{label}, {count}, key {key}",
                label=self.label.name,
                count=count,
                key=self.label.key,
            )
        )
        self.update()

    def _draw_right(self, painter: QPainter, text: str, margin: int) -> None:
        cell = QRectF(0, 0, self.width() - margin, self.height())
        painter.drawText(cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row; the row under the pointer is toned."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pill = QRectF(self.rect()).adjusted(8, 0, -8, 0)
            if self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(
                    QColor(
                        self._appearance.theme.selection
                        if self.isDown()
                        else self._appearance.theme.pill
                    )
                )
                painter.drawRoundedRect(pill, 6, 6)
            if self.hasFocus():
                draw_focus_ring(painter, pill, self._appearance.theme, 6)
            draw_chip(
                painter,
                QPointF(_LEFT, (self.height() - CHIP) / 2),
                self.label,
                self._appearance.theme,
            )
            painter.setFont(interface(13))
            painter.setPen(QColor(self._appearance.theme.ink))
            count = f"{self._count:,}"
            taken = painter.fontMetrics().horizontalAdvance(count) + _COUNT_GAP
            room = self.width() - _NAME_LEFT - _COUNT_RIGHT - taken
            name = QRectF(_NAME_LEFT, 0, room, self.height())
            text = elided(self.label.name, painter.font(), room)
            painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, text)
            painter.setPen(QColor(self._appearance.theme.soft))
            self._draw_right(painter, count, _COUNT_RIGHT)
            painter.setFont(interface(11))
            painter.setPen(QColor(self._appearance.theme.faint))
            self._draw_right(painter, self.label.key, _KEY_RIGHT)

    def sizeHint(self) -> QSize:
        """Return the row's usual size."""
        return QSize(264, _HEIGHT)
