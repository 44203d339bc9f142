"""The dashed area that says where a file can be dropped."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

_RADIUS = 12
_DASH = [4.0, 3.5]
_SHARE, _TONE = 0.5, 0.08
"""How much of the frame's and the ground's colour covers the page, from 0 to 1."""


class DropArea(QWidget):
    """A frame around other widgets; it takes the accent while a file is held over the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_active = False

    @property
    def is_active(self) -> bool:
        """Whether it shows that a file can be dropped now."""
        return self._is_active

    def set_active(self, active: bool) -> None:
        """Show whether a file can be dropped now."""
        if active != self._is_active:
            self._is_active = active
            self.update()

    def fit(self, width: int) -> None:
        """Take `width` and, as its texts then need it, a height."""
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        self.setFixedSize(width, max(0, height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        palette = self.palette()
        line = QColor(palette.color(QPalette.ColorRole.Dark))
        line.setAlphaF(_SHARE)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._is_active:
                line = palette.color(QPalette.ColorRole.Accent)
                tone = QColor(line)
                tone.setAlphaF(_TONE)
                painter.setBrush(tone)
            pen = QPen(line, 1.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern(_DASH)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
