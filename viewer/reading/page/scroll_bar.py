"""The page's scroll bar, with a mark for every annotation, and a tick for what was found."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollBar, QWidget

from viewer.look.appearance import Appearance
from viewer.widgets.fills import fill

WIDTH = 10
_SHORTEST = 32
_TICK = 4, 2
"""Width and height of a tick, at the right edge; a mark is as wide as the bar."""

STEP = 0.001
"""The share of the height between two places that marks can have."""


def place_of(share: float) -> float:
    """Return the place in the bar of what is at a share of the document (0 to 1)."""
    return round(share, 3)


class MarkedScrollBar(QScrollBar):
    """A slim vertical scroll bar; a mark stands where its annotation is in the whole document.

    Hits of a search are ticks at its edge, of which a row of pixels has at most one.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._appearance = appearance
        self._marks: dict[float, str] = {}
        self._picture: QPixmap | None = None
        self._ticks: Sequence[int] = ()
        self._length = 1
        self._current: int | None = None
        self._rows: tuple[int, list[int]] = (0, [])
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_marks(self, marks: Iterable[tuple[float, str]]) -> None:
        """Show marks at these shares of the height (0 to 1), in these colours."""
        # Of marks at one height only the last can be seen, however many annotations there are.
        self._marks = {place_of(share): colour for share, colour in marks}
        self._picture = None
        self.update()

    def put_marks(self, colours: Mapping[float, str]) -> None:
        """Show other colours at some places of the bar, none for an empty one; others stay."""
        both = {**self._marks, **colours}
        marks = {place: colour for place, colour in both.items() if colour}
        if marks != self._marks:
            self._marks = dict(sorted(marks.items()))
            self._picture = None
            self.update()

    def set_ticks(self, places: Sequence[int], length: int, current: int | None = None) -> None:
        """Show ticks at these places, in order, of a text of this length; one is the current."""
        if places is not self._ticks or length != self._length:
            self._ticks, self._length, self._rows = places, max(1, length), (0, [])
        self._current = current if len(places) else None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 60)

    def _tick_rows(self) -> list[int]:
        """Return the rows of pixels that a hit is in; the work grows with the rows, not the hits.

        They are kept until the height or the hits are others.
        """
        height = max(1, self.height() - _TICK[1])
        if self._rows[0] != height:
            rows, at = [], 0
            while at < len(self._ticks):
                row = self._ticks[at] * height // self._length
                rows.append(row)
                # The first place that is in a row further down.
                next_place = -(-(row + 1) * self._length // height)
                at = bisect_left(self._ticks, next_place, at + 1)
            self._rows = height, rows
        return self._rows[1]

    def _draw_ticks(self, painter: QPainter) -> None:
        theme, (width, high) = self._appearance.theme, _TICK
        left = self.width() - width
        for row in self._tick_rows():
            fill(painter, QRectF(left, row, width, high), QColor(theme.accent))
        if self._current is not None:
            top = self._current * max(1, self.height() - high) // self._length
            edge = QRectF(0, top - 1, self.width(), high + 2)
            fill(painter, edge, QColor(theme.page))
            fill(painter, edge.adjusted(0, 1, 0, -1), QColor(theme.ink))

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
            if self._marks:
                painter.drawPixmap(0, 0, self._drawn())
            self._draw_ticks(painter)

    def _drawn(self) -> QPixmap:
        """Return the marks as a picture, which is made anew where they or the height changed."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._picture is None or self._picture.size() != size:
            room = self.height() - 4
            tops = {round(share * room): colour for share, colour in self._marks.items()}
            self._picture = picture = QPixmap(size)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                for top, colour in tops.items():
                    fill(painter, QRectF(1, top, WIDTH - 2, 4), QColor(colour))
        return self._picture
