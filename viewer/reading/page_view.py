"""The page itself: a read-only text with highlights behind it and citations beside it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)

from viewer.reading.page_text import PageText
from viewer.reading.place import bring_caret, carrying
from viewer.widgets.fills import fill

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.look.appearance import Appearance
    from viewer.reading.page.page_layout import ReadingPage
    from viewer.reading.page_painter import PagePainter
    from viewer.reading.passages.page_hand import PageHand

_CARET = 2
"""Width of the caret, where there is one, in pixels."""
_AROUND = 24
"""How far what belongs to a line reaches above and below the caret in it, in pixels."""
_BESIDE = 6
"""How far what is tinted reaches beyond its text at the sides, in pixels."""


class PageView(PageText):
    """Shows a laid-out page and tells what is done on it; of annotations it knows their colours.

    Text is selected with the mouse or the keyboard. Offsets in the signals are code points of the
    document.
    """

    selected = Signal(int, int)
    """The selection is now from start to end; equal offsets mean that nothing is selected."""
    clicked = Signal(int)
    """A click, without a selection, at this offset."""
    pointed = Signal(int)
    """The menu is wanted for what is at this offset."""
    tab_clicked = Signal(tuple, bool)
    """A click on the tab of the annotations with these ids; True if it is the menu's."""
    entered = Signal()
    """Return was pressed."""
    scrolled = Signal(int)
    """The offset of the first line in view."""
    zoom_requested = Signal(int)
    """Steps to zoom by: 1 larger, -1 smaller."""
    escaped = Signal()
    """Esc was pressed."""
    left = Signal(object)
    """A key led from this Stand to an end of the document."""
    menu_requested = Signal(QPoint)
    """The context menu is wanted at this point of the screen."""

    def __init__(
        self, painter: PagePainter, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(appearance, parent)
        self._painter = painter
        self._appearance = appearance
        self._pressed = QPoint()
        self._top = 0
        self._tinted = (0, 0, "")
        self.hand: PageHand | None = None
        """What selects with the mouse, and moves the ends of highlights, once there is one."""
        self.is_in_caret_mode = False
        """Whether keys move the caret, which shows itself then, instead of the view."""
        self.selectionChanged.connect(self._tell_selection)
        # By way of the page's own method: one of another object would be called to the page's end.
        self.cursorPositionChanged.connect(self._tell_caret)
        self.marks_bar.valueChanged.connect(self._tell_scroll)

    def show_page(self, page: ReadingPage, *, offset: int) -> None:
        """Show another page with the line of `offset` at the top."""
        self.set_page(page)
        self._show_caret()
        self.place_caret(offset)
        self.scroll_to(offset)
        self._top = offset

    def set_caret_mode(self, *, on: bool) -> None:
        """Let keys move the caret from where the reader is, or the view again."""
        self.is_in_caret_mode = on
        self._show_caret()
        if on:
            bring_caret(self)

    def _show_caret(self) -> None:
        self.setCursorWidth(_CARET if self.is_in_caret_mode else 0)

    def tint(self, start: int = 0, end: int = 0, colour: str = "") -> None:
        """Lay a passage of whole lines in `colour`; without one, lay none any more."""
        self._tinted = start, end, colour
        self.viewport().update()

    def _paint_tint(self, painter: QPainter) -> None:
        start, end, colour = self._tinted
        if colour and self._page is not None:
            box = self.line_rect(start).united(self.line_rect(end))
            side = self._page.gutter - _BESIDE
            box.setLeft(side)
            box.setRight(self.viewport().width() - side)
            fill(painter, box.adjusted(0, -_BESIDE / 2, 0, _BESIDE / 2), QColor(colour))

    def _paint_rules(self, painter: QPainter, clip: QRectF) -> None:
        if self._page is not None and self._page.has_tables:
            from viewer.reading.cells.table_rules import paint_rules  # for few documents

            paint_rules(painter, self._page, self._appearance.theme, clip)
        if self._page is not None and self._page.figures:
            from viewer.reading.cells.figure_frames import paint_frames  # for few documents

            paint_frames(painter, self._page, self._appearance.theme, clip)

    @property
    def pressed(self) -> QPoint:
        """Where the mouse was pressed last, in the viewport's pixels."""
        return self._pressed

    def offset_under(self, point: QPointF) -> int:
        """Return the offset of the letter at a point of the viewport; -1 where none is."""
        page, shift = self._page, QPointF(0, self.marks_bar.value())
        if page is None:
            return -1
        position = page.layout.hitTest(point + shift, Qt.HitTestAccuracy.ExactHit)
        if position < 0:
            return -1
        offset = page.positions.to_offset(position)
        # The nearest place between two letters may be the one behind the letter.
        return offset - 1 if offset and self.line_rect(offset).center().x() > point.x() else offset

    def repaint_marks(self) -> None:
        """Paint again after the painter was given other highlights."""
        self.viewport().update()

    def repaint_lines(self, start: int, end: int) -> None:
        """Paint the lines of a passage again, with what hangs beside them, where they are seen."""
        if self._page is None or not self._is_near(self._page, start, end):
            return
        lines = self.line_rect(start).united(self.line_rect(end)).toAlignedRect()
        width, height = self.viewport().width(), lines.height() + 2 * _AROUND
        self.viewport().update(0, lines.top() - _AROUND, width, height)

    def _is_near(self, page: ReadingPage, start: int, end: int) -> bool:
        """Tell whether a passage is in a block in view; no lines are broken to find that out."""
        first, last = (
            page.text.findBlock(page.positions.to_page(place)).blockNumber()
            for place in (start, max(start, end - 1))
        )
        top, heights = self.marks_bar.value(), page.layout.heights
        return first <= heights.at(top + self.viewport().height()) and last >= heights.at(top)

    def _tell_selection(self) -> None:
        self.selected.emit(*self.selection())
        self.stirred.emit()
        if self._page and self._page.has_readings:  # which reach out of their lines
            self.viewport().update()

    def _tell_caret(self) -> None:
        self.stirred.emit()

    def _tell_scroll(self) -> None:
        self._top = self.first_visible()
        self.scrolled.emit(self._top)
        self.stirred.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        if self._page is not None:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_tint(painter)
                painter.translate(0, -self.marks_bar.value())
                clip = QRectF(event.rect()).translated(0, self.marks_bar.value())
                self._paint_rules(painter, clip)
                is_all = event.rect().contains(self.viewport().rect())
                self._painter.paint(painter, clip, is_all=is_all)
        super().paintEvent(event)
        if self._page is not None and self._page.has_readings:
            from viewer.reading.page.ruby.painted_readings import paint_readings  # for few of them

            paint_readings(self, self._page, self._appearance.theme, event.rect(), self.selection())
        if self.hand is not None and self.hand.mark is not None:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.translate(0, -self.marks_bar.value())
                self.hand.paint(painter, self._appearance.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._line_kept():
            self._fit()
            super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        with nullcontext() if self.is_in_caret_mode else carrying(self):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.hand is None or not self.hand.cancel():
                self.escaped.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
            return
        from viewer.reading.view_keys import move_view  # not for the first picture

        left = move_view(self, event, with_caret=self.is_in_caret_mode)
        if left is not None:
            self.left.emit(left)
        elif not event.isAccepted():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        if self.hand is not None and self.hand.press(event):
            return
        before = self.selection()
        super().mousePressEvent(event)
        if self.hand is not None:
            self.hand.begin_selecting(event)
        is_other = self.selection() not in {before, (before[0],) * 2}
        if self._page is not None and self._page.has_tables and is_other:
            self._take_cell(event.position())

    def _take_cell(self, point: QPointF) -> None:
        """Select a cell where the third click has selected its row."""
        from viewer.reading.cells import cell_choice, cell_steps  # for few documents

        cursor = self.textCursor()
        start, place = cursor.selectionStart(), self._position_at(point)
        is_row = cursor.selectionEnd() - start >= self.document().findBlock(start).length() - 1
        cell = cell_steps.cell_around(self._page, place) if self._page else None
        if cell is not None and is_row and cursor.hasSelection():
            self.select(*cell)
            cell_choice.choose_cell(self, cell[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.hand is not None:
            self.hand.select_word(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.hand is None or not self.hand.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        has_handle = self.hand is not None and self.hand.has_taken
        if self.hand is not None and self.hand.release():
            return
        point = event.position()
        if has_handle:
            self.place_caret(self.offset_at(point))
        else:
            super().mouseReleaseEvent(event)
        moved = (point.toPoint() - self._pressed).manhattanLength() > 3
        if event.button() is Qt.MouseButton.LeftButton and not moved:
            self._tell_click(point)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the menu act on what is under the pointer, unless a passage is selected there."""
        point = event.pos()
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse and not self._is_selected(point):
            if self._page is not None:
                self.place_caret(self.offset_at(QPointF(point)))
            self._tell_click(QPointF(point), for_menu=True)
        at = event.globalPos() if by_mouse else self.mapToGlobal(self.cursorRect().bottomLeft())
        self.menu_requested.emit(at)

    def _is_selected(self, point: QPoint) -> bool:
        cursor = self.textCursor()
        position = self._position_at(QPointF(point))
        return cursor.selectionStart() <= position < cursor.selectionEnd()

    def _tell_click(self, point: QPointF, *, for_menu: bool = False) -> None:
        if self._page is None:
            return
        tab = self._painter.tab_at(point + QPointF(0, self.marks_bar.value()))
        if tab:
            self.tab_clicked.emit(tab, for_menu)
        elif not self.textCursor().hasSelection():
            (self.pointed if for_menu else self.clicked).emit(self.offset_at(point))
