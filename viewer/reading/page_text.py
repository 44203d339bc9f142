"""A laid-out page in a window: where its passages stand, and what of it is in view."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from viewer.look.appearance import Appearance
from viewer.look.theme import Theme
from viewer.reading.page_layout import GUTTER, ReadingPage
from viewer.reading.scroll_bar import MarkedScrollBar
from viewer.reading.viewport import give_viewport
from viewer.session.catalogue import tr

_NARROWEST = 240
_MORE = 200
"""Pixels that are laid out below what is seen, so that the page's own end is out of the way."""


class PageText(QTextEdit):
    """Shows a laid-out page in the colours of the appearance; places are the document's offsets.

    Offsets are code points of the document; positions are Qt's, on the page.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: ReadingPage | None = None
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

    def _recolour(self, theme: Theme) -> None:
        """Show the page in the colours of `theme`."""
        if self._page is not None:
            self._page.recolour(theme)

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
        """Bring what is that far below the start of the page to the top, in pixels.

        A large page is laid out bit by bit, and scrolls no further than it is: what is seen there
        is laid out first.
        """
        if self._page is not None:
            end = QPointF(0, height + self.viewport().height() + _MORE)
            layout = self._page.text.documentLayout()
            layout.hitTest(end, Qt.HitTestAccuracy.FuzzyHit)
            if height > self.marks_bar.maximum():
                # Qt tells of what it laid out later, from a timer; the scroll bar is to know now.
                layout.documentSizeChanged.emit(QSizeF())
        self.marks_bar.setValue(height)

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
        wanted = round((self._page.look.measure + 2 * GUTTER) * self._page.zoom)
        spare = max(0, full - max(wanted, _NARROWEST))
        side = spare // 2
        self._page.set_gutter(GUTTER * self._page.zoom if side else max(GUTTER, full / 10))
        # The text keeps its width to the pixel, or all of it would be laid out anew.
        self.setViewportMargins(side, 0, spare - side, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

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
