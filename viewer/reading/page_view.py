"""The page itself: a read-only text with highlights behind it and citations beside it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.look.appearance import Appearance
from viewer.reading.page.page_layout import ReadingPage
from viewer.reading.page_painter import PagePainter
from viewer.reading.page_text import PageText
from viewer.reading.place import bring_caret, end_of, moves_caret


class PageView(PageText):
    """Shows a laid-out page and tells what is done on it; of annotations it knows their colours.

    Text is selected with the mouse or the keyboard. Offsets in the signals are code points of the
    document.
    """

    selected = Signal(int, int)
    """The selection is now from start to end; equal offsets mean that nothing is selected."""
    clicked = Signal(int)
    """A click, without a selection, at this offset."""
    tab_clicked = Signal(str)
    """A click on the letter tab of the annotation with this id."""
    scrolled = Signal(int)
    """The offset of the first line in view."""
    zoom_requested = Signal(int)
    """Steps to zoom by: 1 larger, -1 smaller."""
    escaped = Signal()
    """Esc was pressed."""
    left = Signal(int)
    """A key led from this offset, the first line in view, to an end of the document."""
    menu_requested = Signal(QPoint)
    """The context menu is wanted at this point of the screen."""

    def __init__(
        self, painter: PagePainter, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(appearance, parent)
        self._painter = painter
        self._pressed = QPoint()
        self._top = 0
        self._caret_width = 0
        self.selectionChanged.connect(self._tell_selection)
        self.marks_bar.valueChanged.connect(self._tell_scroll)

    def show_page(self, page: ReadingPage, *, offset: int) -> None:
        """Show another page with the line of `offset` at the top."""
        self.set_page(page)
        self.setCursorWidth(self._caret_width)
        self.place_caret(offset)
        self.scroll_to(offset)
        self._top = offset

    def repaint_marks(self) -> None:
        """Paint again after the painter was given other highlights."""
        self.viewport().update()

    def _tell_selection(self) -> None:
        self.selected.emit(*self.selection())

    def _tell_scroll(self) -> None:
        self._top = self.first_visible()
        self.scrolled.emit(self._top)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        if self._page is not None:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.translate(0, -self.marks_bar.value())
                clip = QRectF(event.rect()).translated(0, self.marks_bar.value())
                self._painter.paint(painter, clip)
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._line_kept():
            self._fit()
            super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = self.marks_bar.pageStep() * 0.9
            self.marks_bar.setValue(round(self.marks_bar.value() + (-step if back else step)))
        else:
            if moves_caret(event.key()):
                # The caret is there for the keyboard: it shows itself once keys move it.
                self._caret_width = 2
                self.setCursorWidth(self._caret_width)
                bring_caret(self)
            end, top = end_of(event), self._top
            super().keyPressEvent(event)
            if end is not None:
                # Nothing is left to be scrolled, above the first line or below the last one.
                self.marks_bar.setValue(end * self.marks_bar.maximum())
                self.left.emit(top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position()
        moved = (point.toPoint() - self._pressed).manhattanLength() > 3
        if event.button() is Qt.MouseButton.LeftButton and not moved:
            self._tell_click(point)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the menu act on what is under the pointer, unless a passage is selected there."""
        point = event.pos()
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse and not self._is_selected(point):
            if self._page is not None:
                self.place_caret(self._page.positions.to_offset(self._position_at(QPointF(point))))
            self._tell_click(QPointF(point))
        at = event.globalPos() if by_mouse else self.mapToGlobal(self.cursorRect().bottomLeft())
        self.menu_requested.emit(at)

    def _is_selected(self, point: QPoint) -> bool:
        cursor = self.textCursor()
        position = self._position_at(QPointF(point))
        return cursor.selectionStart() <= position < cursor.selectionEnd()

    def _tell_click(self, point: QPointF) -> None:
        if self._page is None:
            return
        tab = self._painter.tab_at(point + QPointF(0, self.marks_bar.value()))
        if tab:
            self.tab_clicked.emit(tab)
        elif not self.textCursor().hasSelection():
            self.clicked.emit(self._page.positions.to_offset(self._position_at(point)))
