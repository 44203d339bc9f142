"""The page itself: a read-only text with highlights behind it and citations beside it."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from viewer.look.theme import Theme
from viewer.reading.page_layout import GUTTER, MEASURE, ReadingPage
from viewer.reading.page_painter import PagePainter
from viewer.reading.place import bring_caret, end_of, moves_caret
from viewer.reading.scroll_bar import MarkedScrollBar
from viewer.reading.viewport import give_viewport
from viewer.session.catalogue import tr

_NARROWEST = 240


class PageView(QTextEdit):
    """Shows a laid-out page; knows positions on it, and nothing of annotations but their colours.

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

    def __init__(self, painter: PagePainter, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = painter
        self._page: ReadingPage | None = None
        self._pressed = QPoint()
        self._top = 0
        give_viewport(self)
        self.marks_bar = MarkedScrollBar(theme, self)
        self.setVerticalScrollBar(self.marks_bar)
        self.setObjectName("page")
        self.setAccessibleName(tr("Document"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._caret_width = 0
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.selectionChanged.connect(self._tell_selection)
        self.marks_bar.valueChanged.connect(self._tell_scroll)

    def show_page(self, page: ReadingPage, *, offset: int) -> None:
        """Show another page with the line of `offset` at the top."""
        self._page = page
        page.text.setParent(self)
        self.setDocument(page.text)
        self.setCursorWidth(self._caret_width)
        self._fit()
        self.place_caret(offset)
        self.scroll_to(offset)
        self._top = offset

    def set_theme(self, theme: Theme) -> None:
        """Show the page and its scroll bar in the colours of `theme`."""
        self.marks_bar.set_theme(theme)
        if self._page is not None:
            self._page.set_theme(theme)

    def selection(self) -> tuple[int, int]:
        """Return the selected passage in code points; start and end are equal for none."""
        if self._page is None:
            return 0, 0
        cursor = self.textCursor()
        to_offset = self._page.positions.to_offset
        return to_offset(cursor.selectionStart()), to_offset(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select a passage, in code points."""
        if self._page is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._page.positions.to_page(start))
        cursor.setPosition(self._page.positions.to_page(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        """Select nothing; the caret stays where it is, and so does what is in view."""
        cursor, scroll = self.textCursor(), self.marks_bar.value()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.marks_bar.setValue(scroll)

    def place_caret(self, offset: int) -> None:
        """Put the caret at an offset without scrolling further than needed."""
        if self._page is not None:
            cursor = self.textCursor()
            cursor.setPosition(self._page.positions.to_page(offset))
            self.setTextCursor(cursor)

    def scroll_to(self, offset: int, *, margin: float = 0.0) -> None:
        """Bring the line of `offset` to the top, or to `margin` (0 to 1) of the height below it."""
        if self._page is None:
            return
        top = self.line_rect(offset).top() + self.marks_bar.value()
        room = self.viewport().height() * margin or 8 * self._page.zoom
        if offset <= self._first_offset():
            top = 0
        self.marks_bar.setValue(round(top - room))

    def reveal(self, offset: int) -> None:
        """Bring the line of `offset` into view, if it is not there with some room around it."""
        line = self.line_rect(offset)
        height = self.viewport().height()
        if line.top() < 0.08 * height or line.bottom() > 0.88 * height:
            self.scroll_to(offset, margin=0.3)

    def shows(self, offset: int) -> bool:
        """Tell whether the line of `offset` is in view, if only a part of it."""
        line = self.line_rect(offset)
        return line.bottom() > 0 and line.top() < self.viewport().height()

    def line_rect(self, offset: int) -> QRectF:
        """Return where the caret stands at `offset`, in the viewport's pixels."""
        if self._page is None:
            return QRectF()
        cursor = QTextCursor(self._page.text)
        cursor.setPosition(self._page.positions.to_page(offset))
        return QRectF(self.cursorRect(cursor))

    def first_visible(self, *, below: float = 0.0) -> int:
        """Return where the first whole line in view starts, or the line at `below` (0 to 1)."""
        if self._page is None:
            return 0
        cursor = QTextCursor(self._page.text)
        cursor.setPosition(self._position_at(QPointF(0, 2 + below * self.viewport().height())))
        if not below and self.cursorRect(cursor).top() < 0:
            cursor.movePosition(QTextCursor.MoveOperation.Down)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return self._page.positions.to_offset(cursor.position())

    def repaint_marks(self) -> None:
        """Paint again after the painter was given other highlights."""
        self.viewport().update()

    def _position_at(self, point: QPointF) -> int:
        """Return the page's position at a point of the viewport.

        Qt's `cursorForPosition` would lay the whole document out first.
        """
        if self._page is None:
            return 0
        return self._page.position_at(point.x(), point.y() + self.marks_bar.value())

    def _first_offset(self) -> int:
        document = self._page.positions.document if self._page else None
        if document is None:
            return 0
        title = document.title_block
        return document.blocks[title].end if title is not None else 0

    def _fit(self) -> None:
        """Centre the text; where there is less than the measure, the gutters give way first."""
        if self._page is None:
            return
        full = self.width() - self.marks_bar.sizeHint().width()
        wanted = round((MEASURE + 2 * GUTTER) * self._page.zoom)
        spare = max(0, full - max(wanted, _NARROWEST))
        side = spare // 2
        self._page.set_gutter(GUTTER * self._page.zoom if side else max(GUTTER, full / 10))
        # The text keeps its width to the pixel, or all of it would be laid out anew.
        self.setViewportMargins(side, 0, spare - side, 0)

    def _tell_selection(self) -> None:
        self.selected.emit(*self.selection())

    def _tell_scroll(self) -> None:
        self._top = self.first_visible()
        self.scrolled.emit(self._top)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is not None:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.translate(0, -self.marks_bar.value())
                clip = QRectF(event.rect()).translated(0, self.marks_bar.value())
                self._painter.paint(painter, clip)
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self._top
        self._fit()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # The lines are broken anew: what was at the top goes back there.
            self.scroll_to(top)
            self._top = top

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

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

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the passage as the document has it: plain text, and no other form of it."""
        # One made in Python would outlive Python on the clipboard and crash the program's end.
        data = super().createMimeDataFromSelection()
        data.text()  # lets Qt write down its own forms, which are then all cleared
        data.clear()
        if self._page is not None:
            start, end = self.selection()
            data.setText(self._page.positions.document.text[start:end])
        return data
