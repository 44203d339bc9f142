"""What the mouse does with passages: it draws them word by word, and moves highlights' ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from viewer.reading.handling.passage_drawing import PassageDrawing
from viewer.reading.passages.handles import Handles
from viewer.reading.passages.snapping import drawn, drawn_by
from viewer.reading.passages.words import TextWords

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPainter

    from viewer.look.theme import Theme
    from viewer.reading.cells.cell_choice import CellChoice
    from viewer.reading.highlights import HighlightMark
    from viewer.reading.page_painter import PagePainter
    from viewer.reading.page_view import PageView
    from viewer.reading.passages.snapping import End

_LEFT = Qt.MouseButton.LeftButton


class PassageHand(QObject):
    """Is asked by the page about each event of the mouse, and says whether it was its own."""

    ends_moved = Signal(str, int, int)
    """The annotation with this id is to have the passage from start to end."""

    held = Signal(bool)
    """Whether an end of the highlight is drawn now."""

    def __init__(self, page: PageView, painter: PagePainter) -> None:
        super().__init__(page)
        self._page = page
        self._painter = painter
        self._handles = Handles()
        self._taken: End | None = None
        self._before: HighlightMark | None = None
        self._chosen: CellChoice | None = None
        self._words = TextWords("")
        self._drawing = PassageDrawing(page)
        self._drawing.drawn.connect(self._show_drawn)

    @property
    def words(self) -> TextWords:
        """The words of the document that is shown."""
        shown = self._page.laid_out
        text = shown.positions.document.text if shown is not None else ""
        if self._words.text is not text:
            self._words = TextWords(text)
        return self._words

    @property
    def mark(self) -> HighlightMark | None:
        """The passage that has handles, as it is drawn now; None for none."""
        return self._handles.mark

    def show(self, mark: HighlightMark | None) -> None:
        """Let a passage have handles, or none."""
        self.cancel()
        before, self._handles.mark = self._handles.mark, mark
        for one in (before, mark):
            if one is not None:
                self._page.repaint_lines(one.start, one.end)

    def press(self, event: QMouseEvent) -> bool:
        """Take the handle that is under the pointer, if one is."""
        self.cancel()
        end = self._handle_at(event.position()) if event.button() is _LEFT else None
        mark = self._handles.mark
        if end is None or mark is None:
            return False
        self._taken, self._before = end, mark
        passage = mark.start, mark.end
        self._drawing.begin(
            lambda place, letters: drawn_by(self.words, passage, end, place, letters=letters),
            event.position(),
        )
        return True

    def begin_selecting(self, event: QMouseEvent) -> None:
        """Select from here on, unless what was selected before is to be drawn elsewhere."""
        cursor = self._page.textCursor()
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() is _LEFT and (extends or not cursor.hasSelection()):
            start, end = self._page.selection()
            anchor = start if cursor.anchor() <= cursor.position() else end
            self._select_from((anchor, anchor), event.position())
            if extends:
                self._choose(self._cells(anchor, self._page.offset_at(event.position())))

    def select_word(self, event: QMouseEvent) -> None:
        """Select the word under the pointer, and from there on whole words."""
        place = self._page.offset_at(event.position())
        word = self.words.at(place) or self.words.around(place) or self.words.at(place - 1)
        if event.button() is _LEFT and word is not None:
            self._select(*word)
            self._select_from(word, event.position())

    def move(self, event: QMouseEvent) -> bool:
        """Follow the pointer while something is drawn; else show what it can take."""
        if self._drawing.is_on and event.buttons() & _LEFT:
            self._drawing.move(event.position(), event.modifiers())
            return True
        if not event.buttons():
            over = self._handle_at(event.position()) is not None
            shape = Qt.CursorShape.SizeHorCursor if over else self._page.shape
            if self._page.viewport().cursor().shape() is not shape:
                self._page.viewport().setCursor(shape)
        return False

    def release(self) -> bool:
        """Keep what was drawn; return whether a handle was, which is no click."""
        moved, taken, before = self._drawing.end(), self._taken, self._before
        after = self._handles.mark
        self._put_back()
        if moved and taken and after and before and after != before:
            self.ends_moved.emit(after.id, after.start, after.end)
        return moved and taken is not None

    @property
    def has_taken(self) -> bool:
        """Whether the pointer holds a handle."""
        return self._taken is not None

    def cancel(self) -> bool:
        """Leave a highlight as it was before its end was taken; return whether it was taken."""
        taken = self._taken is not None
        self._drawing.end()
        self._put_back()
        return taken

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the handles over the page's text."""
        page, mark = self._page.laid_out, self._handles.mark
        if page is not None and mark is not None:
            solid = theme.solid(self._painter.label(mark.label_id))
            self._handles.paint(painter, page, *self._view(), (solid, theme.page))

    def _handle_at(self, point: QPointF) -> End | None:
        page = self._page.laid_out
        if page is None or self._handles.mark is None:
            return None
        top, height = self._view()
        return self._handles.at(page, point + QPointF(0, top), top, height)

    def _view(self) -> tuple[float, float]:
        return self._page.marks_bar.value(), self._page.viewport().height()

    def _select_from(self, anchor: tuple[int, int], point: QPointF) -> None:
        def select(place: int, letters: bool) -> tuple[int, int]:
            self._chosen = None if letters else self._cells(anchor[0], place)
            if self._chosen is not None:
                return self._chosen.bounds
            if letters:
                return min(anchor[0], place), max(anchor[1], place)
            return drawn(self.words, anchor, place)

        self._drawing.begin(select, point)

    def _select(self, anchor: int, caret: int) -> None:
        """Select a passage, if it is not selected yet; what is in view stays where it is."""
        page = self._page
        start, end = page.selection()
        is_backward = page.textCursor().position() < page.textCursor().anchor()
        if (anchor, caret) != ((end, start) if is_backward else (start, end)):
            scroll = page.marks_bar.value()
            page.select(anchor, caret)
            page.marks_bar.setValue(scroll)

    def _show_drawn(self, start: int, end: int, place: int) -> None:
        if self._taken is not None and self._before is not None:
            self.held.emit(True)
            moved = self._before._replace(start=start, end=end)
            if moved != self._handles.mark:
                self._handles.mark = moved
                self._painter.set_moved(moved)
                self._page.viewport().update()
        elif abs(place - start) < abs(place - end):
            self._select(end, start)  # the caret is where the pointer is
            self._choose(self._chosen)
        else:
            self._select(start, end)
            self._choose(self._chosen)

    def _cells(self, first: int, last: int) -> CellChoice | None:
        """Return the cells from one offset to another, where both are in one table."""
        page = self._page.laid_out
        if page is None or not page.has_tables:
            return None
        from viewer.reading.cells.cell_choice import between  # for few documents

        return between(self._page, first, last)

    def _choose(self, choice: CellChoice | None) -> None:
        page = self._page.laid_out
        if page is not None and page.has_tables:
            from viewer.reading.cells.cell_choice import choose  # for few documents

            choose(self._page, choice)

    def _put_back(self) -> None:
        if self._taken is not None:
            self._handles.mark, self._taken, self._before = self._before, None, None
            self._painter.set_moved(None)
            self._page.viewport().update()
            self.held.emit(False)
