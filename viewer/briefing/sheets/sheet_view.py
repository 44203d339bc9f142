"""The pages of a handout, one below the other; only those in sight need a picture."""

from bisect import bisect_right
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from data.messages import said
from viewer.briefing.sheets.page_pictures import POINTS
from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr

_MARGIN = 24
_GAP = 16
_KEPT = 3
"""Pages before and after those in sight whose pictures are kept."""


class Zoom(Enum):
    """How large a page is shown."""

    FIT_WIDTH = said("Fit width")
    FIT_PAGE = said("Fit page")
    ACTUAL = said("100 %")


class SheetView(QAbstractScrollArea):
    """Shows page pictures that others make: it says which it wants, and is given them."""

    page_changed = Signal(int)
    """The number of the page that is mostly in sight, counted from 0."""
    picture_wanted = Signal()
    """A page in sight has no picture of the right size, or one of before."""
    clicked = Signal(int, float)
    """A page, counted from 0, and how far down on it, as a share of its height."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._sizes: tuple[QSizeF, ...] = ()
        self._tops: list[float] = []
        self._pictures: dict[int, QImage] = {}
        self._stale: set[int] = set()
        self._scale = 1.0
        self._zoom = Zoom.FIT_WIDTH
        self._page = 0
        self.setObjectName("pages")
        self.setAccessibleName(tr("Pages of the handout"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page(self) -> int:
        """The number of the page that is mostly in sight, counted from 0."""
        return self._page

    @property
    def zoom(self) -> Zoom:
        """How large the pages are shown."""
        return self._zoom

    @property
    def in_sight(self) -> range:
        """The numbers of the pages in sight, counted from 0."""
        if not self._tops:
            return range(0)
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        if self._tops[first] + self._height(first) < top:
            first += 1
        return range(
            first, max(first, bisect_right(self._tops, top + self.viewport().height() - 1))
        )

    def set_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show pages of these widths and heights, in points, blank at first."""
        self._sizes = tuple(QSizeF(*size) for size in sizes)
        self._pictures.clear()
        self._stale.clear()
        self._lay_out()
        self.go_to(0)

    def renew_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show pages that were made anew, at the same place; their pictures of before stay."""
        if not self._sizes or not sizes:
            self.set_pages(sizes)
            return
        self._sizes = tuple(QSizeF(*size) for size in sizes)
        self._pictures = {n: held for n, held in self._pictures.items() if n < len(sizes)}
        self._stale = set(self._pictures)
        self._lay_out()
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller, and stay at the same place."""
        self._zoom = zoom
        self._lay_out()

    def set_picture(self, number: int, picture: QImage) -> None:
        """Show the picture of a page."""
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[number] = picture
        self._stale.discard(number)
        near = self.in_sight
        for other in tuple(self._pictures):
            if not near.start - _KEPT <= other < near.stop + _KEPT:
                del self._pictures[other]
        self.viewport().update()

    def wanted(self) -> tuple[int, int] | None:
        """Return a page in sight that wants a picture, and the width it is to have, in pixels."""
        for number in self.in_sight:
            width = self._pixels(number)
            held = self._pictures.get(number)
            if held is None or held.width() != width or number in self._stale:
                return number, width
        return None

    def go_to(self, number: int) -> None:
        """Bring the top of a page, counted from 0, into sight."""
        if self._tops:
            number = min(max(number, 0), len(self._tops) - 1)
            top = self._tops[number] - _GAP + 2 if number else 0
            self.verticalScrollBar().setValue(round(top))

    def _height(self, number: int) -> float:
        return self._sizes[number].height() * self._scale

    def _pixels(self, number: int) -> int:
        return round(self._sizes[number].width() * self._scale * self.devicePixelRatioF())

    def _sheet(self, number: int) -> QRectF:
        """Return where a page lies, before scrolling."""
        width, height = self._sizes[number].width() * self._scale, self._height(number)
        left = max(_MARGIN, (self.viewport().width() - width) / 2)
        return QRectF(round(left), round(self._tops[number]), round(width), round(height))

    def _lay_out(self) -> None:
        if not self._sizes:
            return
        place = self._place()
        self._scale = self._wanted_scale()
        self._tops = []
        bottom = float(_MARGIN)
        for number in range(len(self._sizes)):
            self._tops.append(bottom)
            bottom += self._height(number) + _GAP
        area = self.viewport()
        widest = max(size.width() for size in self._sizes) * self._scale + 2 * _MARGIN
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, round(bottom - _GAP + _MARGIN - area.height())))
        vertical.setPageStep(max(1, area.height() - 2 * vertical.singleStep()))
        horizontal.setRange(0, max(0, round(widest - area.width())))
        horizontal.setPageStep(area.width())
        number, share = place
        vertical.setValue(round(self._tops[number] + share * self._height(number)))
        area.update()
        self._scrolled()

    def _place(self) -> tuple[int, float]:
        """Return the page at the top of the view, and how much of it is above."""
        if not self._tops:
            return 0, 0.0
        top = self.verticalScrollBar().value()
        number = min(max(0, bisect_right(self._tops, top) - 1), len(self._sizes) - 1)
        return number, (top - self._tops[number]) / self._height(number)

    def _wanted_scale(self) -> float:
        if self._zoom is Zoom.ACTUAL:
            return self.logicalDpiX() / POINTS
        area = self.viewport().size()
        width = max(size.width() for size in self._sizes)
        scale = max(50, area.width() - 2 * _MARGIN) / width
        if self._zoom is Zoom.FIT_PAGE:
            height = max(size.height() for size in self._sizes)
            scale = min(scale, max(50, area.height() - 2 * _GAP) / height)
        return scale

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = max(0, bisect_right(self._tops, middle) - 1)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.viewport().update()
        if self.wanted():
            self.picture_wanted.emit()

    def _draw_picture(self, painter: QPainter, sheet: QRectF, number: int) -> None:
        picture = self._pictures.get(number)
        if picture is None:
            return
        if picture.width() == self._pixels(number):
            painter.drawImage(sheet.topLeft(), picture)
        else:
            painter.drawImage(sheet, picture)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pages in sight: their pictures, or blank paper."""
        top, left = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), QColor(self._appearance.theme.window))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for number in self.in_sight:
                sheet = self._sheet(number).translated(-left, -top)
                painter.fillRect(sheet, Qt.GlobalColor.white)
                self._draw_picture(painter, sheet, number)
                painter.setPen(QPen(QColor(self._appearance.theme.line), 1))
                painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages anew."""
        super().resizeEvent(event)
        self._lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was clicked."""
        super().mouseReleaseEvent(event)
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        place = event.position() + offset
        for number in self.in_sight:
            sheet = self._sheet(number)
            if sheet.contains(place):
                self.clicked.emit(number, (place.y() - sheet.top()) / sheet.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn whole pages where whole pages are shown."""
        last = len(self._sizes) - 1
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if self._zoom is Zoom.FIT_PAGE:
            places |= {Qt.Key.Key_PageUp: self._page - 1, Qt.Key.Key_PageDown: self._page + 1}
        if event.key() in places:
            self.go_to(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Ask for sharper pictures on a screen with more pixels."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._scrolled()
