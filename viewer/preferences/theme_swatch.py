"""A button that shows a theme in its own colours."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from viewer.look.appearance import Appearance
from viewer.look.theme import SYSTEM, Theme, interface, named, serif
from viewer.session.catalogue import told, tr
from viewer.widgets.fitted_lines import elided
from viewer.widgets.literal_text import spoken, tool_tip

_WIDTH, _HEIGHT = 78, 58
_FIELD = 38
"""Height of the coloured field above the name, in pixels."""


class ThemeSwatch(QAbstractButton):
    """Chooses one theme, or the desktop's: a field of its page with letters in its ink."""

    def __init__(self, choice: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        """The name of the theme, or that of the desktop's."""
        self._appearance = appearance
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name = tr("System") if choice == SYSTEM else spoken(told(named(choice).title))
        self.setText(name)
        self.setAccessibleName(tr("Theme: {name}", name=name))
        self.setToolTip(tool_tip(name))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return one size for all."""
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, shown = self._appearance.theme, named(self.choice)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            field = QRectF(self.rect().adjusted(2, 2, -2, 0))
            field.setHeight(_FIELD)
            painter.setBrush(QColor(shown.page))
            painter.setPen(QPen(QColor(now.line), 1))
            painter.drawRoundedRect(field, 6, 6)
            painter.setPen(QColor(shown.ink))
            painter.setFont(serif(17, QFont.Weight.DemiBold))
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, tr("Aa"))
            self._mark(painter, field, now)
            font = interface(11, QFont.Weight.Medium if self.isChecked() else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(now.ink if self.isChecked() else now.soft))
            below = QRectF(0, _FIELD + 2, self.width(), self.height() - _FIELD - 2)
            name = elided(self.text(), font, below.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)

    def _mark(self, painter: QPainter, field: QRectF, now: Theme) -> None:
        """Draw a frame around the chosen one, and the ring of the keyboard."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(QColor(now.accent), 2))
            painter.drawRoundedRect(field.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(now.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(field.adjusted(4, 4, -4, -4), 4, 4)
