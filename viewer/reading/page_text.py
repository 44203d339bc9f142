"""A laid-out page in a window: where its passages stand, and what of it is in view."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from viewer.look.appearance import Appearance
from viewer.look.theme import Theme
from viewer.reading.page.block_heights import whole
from viewer.reading.page.page_layout import ReadingPage
from viewer.reading.page.page_style import GUTTER
from viewer.reading.page.scroll_bar import MarkedScrollBar
from viewer.reading.page.viewport import give_viewport
from viewer.session.catalogue import tr

_NARROWEST = 240


class PageText(QTextEdit):
    """Shows a laid-out page in the colours of the appearance; places are the document's offsets.

    Offsets are code points of the document; positions are Qt's, on the page.
    """

    stirred = Signal()
    """The view was scrolled, or caret or selection moved."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: ReadingPage | None = None
        self.shape = Qt.CursorShape.IBeamCursor
        """How the pointer looks where there is no handle."""
        self._shown_at = 0  # how far down what is on the screen was scrolled, in pixels
        self._is_settling = self._is_keeping = False
        self._kept: tuple[int, float] | None = None
        give_viewport(self)
        self.marks_bar = MarkedScrollBar(appearance, self)
        self.setVerticalScrollBar(self.marks_bar)
        self.setObjectName("page")
        self.setAccessibleName(tr("Document"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        appearance.theme_changed.connect(self._recolour)
        self.cursorPositionChanged.connect(self._let_go)
        self.marks_bar.valueChanged.connect(self._let_go)

    def set_page(self, page: ReadingPage) -> None:
        """Show another page; the one before is let go."""
        before = self._page
        self._page = page
        page.text.setParent(self)
        page.layout.grown.connect(self._follow)
        self._shown_at, self._kept = 0, None
        self.setDocument(page.text)
        if before is not None:
            before.text.deleteLater()
        self._fit()
        self._measure()

    def give_up_page(self) -> ReadingPage | None:
        """Return the page that is shown, which another one is to replace: it is not let go then."""
        page, self._page = self._page, None
        if page is not None:
            page.layout.grown.disconnect(self._follow)
        return page

    def set_zoom(self, zoom: float) -> None:
        """Show the page at another scale; the line that is read stays where it is."""
        if self._page is not None:
            with self._line_kept():
                self._fit(zoom)

    def _recolour(self, theme: Theme) -> None:
        """Show the page in the colours of `theme`."""
        if self._page is not None:
            self._page.layout.recolour(theme)

    @property
    def laid_out(self) -> ReadingPage | None:
        """The page that is shown; None before there is one."""
        return self._page

    @property
    def zoom(self) -> float:
        """The scale of the page; 1.0 is 100 %."""
        return self._page.zoom if self._page is not None else 1.0

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
        self.scroll_down_to(round(top - room))

    def scroll_down_to(self, height: int) -> None:
        """Bring what is that far below the start of the page to the top, in pixels."""
        if self._page is not None:
            # What is seen there may turn out to be higher or less high than was thought.
            height = round(self._page.layout.settle(height, self.viewport().height()))
            self._measure()
        self.marks_bar.setValue(height)

    def _measure(self) -> None:
        """Let the scroll bar know how high the page is now; nothing moves."""
        if self._page is not None:
            with QSignalBlocker(self.marks_bar):
                room = self.viewport().height()
                self.marks_bar.setRange(0, whole(self._page.layout.heights.total) - room)
                self.marks_bar.setPageStep(room)

    def _settle(self) -> None:
        """Lay out what is in view; what was there before stays in its place."""
        if self._page is None or self._is_settling:
            return
        self._is_settling = True
        top = self.marks_bar.value()
        settled = self._page.layout.settle(top, self.viewport().height())
        self._is_settling = False
        self._measure()
        if round(settled) != top:
            with QSignalBlocker(self.marks_bar):
                self.marks_bar.setValue(round(settled))
            self._shown_at += self.marks_bar.value() - top
            self.viewport().update()

    def _follow(self, number: int, grown: float) -> None:
        """Keep what is in view in its place when a block above it turns out to be higher."""
        if self._page is None or self._is_settling:
            return
        top = self.marks_bar.value()
        self._measure()
        if self._page.layout.heights.top(number) - grown < top:
            with QSignalBlocker(self.marks_bar):
                self.marks_bar.setValue(top + round(grown))
            self._shown_at += self.marks_bar.value() - top
        else:
            self.viewport().update()

    def scrollContentsBy(self, across: int, _down: int) -> None:
        """Scroll as far as what is on the screen has to; what comes into view is laid out."""
        self._settle()
        down = self._shown_at - self.marks_bar.value()
        self._shown_at = self.marks_bar.value()
        super().scrollContentsBy(across, down)

    @contextmanager
    def _line_kept(self) -> Iterator[None]:
        """Let the line that is read stand where it does when lines are broken anew.

        That is the line of the selection or the caret if it is in view, else the first one. As
        long as the reader moves neither, it stays the same however often this is done.
        """
        if self._is_keeping or self._page is None:
            yield
            return
        self._is_keeping = True
        offset, height = self._kept or self._line_read()
        is_at_start = not self.marks_bar.value() and offset <= self._first_offset()
        yield
        moved = self.line_rect(offset).top() - height
        self.scroll_down_to(0 if is_at_start else self.marks_bar.value() + round(moved))
        self._is_keeping = False
        self._kept = offset, height

    def _line_read(self) -> tuple[int, float]:
        """Return an offset in the line that is read, and how far down the view that stands."""
        offset = self.selection()[0]
        if not self.shows(offset):
            offset = self.first_visible()
        return offset, self.line_rect(offset).top()

    def _let_go(self) -> None:
        """Take note that the reader moved."""
        if not self._is_keeping:
            self._kept = None

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

    def _position_at(self, point: QPointF) -> int:
        """Return the page's position at a point of the viewport, or the nearest one below."""
        if self._page is None:
            return 0
        place = point.y() + self.marks_bar.value()
        if place < self._page.layout.heights.top(0):
            return 0
        return self._page.layout.position_below(point.x(), place)

    def offset_at(self, point: QPointF) -> int:
        """Return the offset at a point of the viewport, or the nearest one below."""
        position = self._position_at(point)
        return self._page.positions.to_offset(position) if self._page is not None else 0

    def _first_offset(self) -> int:
        document = self._page.positions.document if self._page else None
        title = document.title_block if document is not None else None
        return document.blocks[title].end if document is not None and title is not None else 0

    def _fit(self, zoom: float | None = None) -> None:
        """Centre the text; where there is less than the measure, the gutters give way first."""
        if self._page is None:
            return
        zoom = self._page.zoom if zoom is None else zoom
        full = self.width() - self.marks_bar.sizeHint().width()
        wanted = round((self._page.look.measure + 2 * GUTTER) * zoom)
        spare = max(0, full - max(wanted, _NARROWEST))
        side = spare // 2
        self._page.layout.set(zoom=zoom, gutter=GUTTER * zoom if side else max(GUTTER, full / 10))
        # The text keeps its width to the pixel, or its lines would be broken anew.
        self.setViewportMargins(side, 0, spare - side, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            with self._line_kept():
                self._fit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the passage as the document has it: plain text, and no other form of it."""
        from viewer.reading.page.copied_passage import put_passage  # not for the first picture

        # One made in Python would outlive Python on the clipboard and crash the program's end.
        data = super().createMimeDataFromSelection()
        put_passage(data, self._page, self.selection())
        return data
