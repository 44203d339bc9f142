"""The page's scroll bar, with a mark for every annotation."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from viewer.look.appearance import Appearance
from viewer.widgets.fills import fill

WIDTH = 10
_SHORTEST = 32


class MarkedScrollBar(QScrollBar):
    """A slim vertical scroll bar; a mark stands where its annotation is in the whole document."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._appearance = appearance
        self._marks: tuple[tuple[float, str], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_marks(self, marks: Iterable[tuple[float, str]]) -> None:
        """Show marks at these shares of the height (0 to 1), in these colours."""
        self._marks = tuple(dict.fromkeys((round(share, 3), colour) for share, colour in marks))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 60)

    def _handle(self) -> QRectF:
        """Return where the handle is, as the style sheet sets it: no buttons at the ends."""
        span = self.maximum() - self.minimum()
        length = max(_SHORTEST, self.height() * self.pageStep() / (span + self.pageStep()))
        top = (self.height() - length) * (self.sliderPosition() - self.minimum()) / span
        return QRectF(0, top, self.width(), length)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, QRectF(event.rect()), QColor(self._appearance.theme.page))
            if self.maximum() > self.minimum():
                hot = self.underMouse() or self.isSliderDown()
                painter.setBrush(
                    QColor(self._appearance.theme.faint if hot else self._appearance.theme.line)
                )
                painter.drawRoundedRect(self._handle().adjusted(2, 2, -2, -2), 3, 3)
            for share, colour in self._marks:
                top = round(share * (self.height() - 4))
                fill(painter, QRectF(1, top, WIDTH - 2, 4), QColor(colour))
