"""Qt's side of the page: a layout that breaks the lines of a block when somebody looks at them.

Qt's own layout breaks all lines before the first one that is asked for, again after each change of
width or of a colour, and wants another text for another zoom. Here a block stands at an estimate
until it comes into view, the caret gets there, or a screen reader asks for its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPalette,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
    QTextOption,
)

from viewer.reading.page.block_heights import UNIT, BlockHeights, units, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter, QTextBlock, QTextDocument, QTextFrame, QTextLine

    from viewer.look.theme import Theme

Tint = tuple[int, int, str]
"""A passage of a block, in UTF-16 units, and the colour of the theme that it is set in."""
BASELINE = 4, 5
"""Where Qt sets the baseline in a line of fixed height."""


class PageLayout(QAbstractTextDocumentLayout):
    """Lays out the text of one page, whose fonts are those of 100 %, at any zoom and width."""

    grown = Signal(int, float)
    """The block with this number was laid out, and is so many pixels higher than was thought."""

    def __init__(
        self,
        text: QTextDocument,
        heights: BlockHeights,
        tints: Mapping[int, Sequence[Tint]],
        theme: Theme,
        *,
        zoom: float,
        gutter: float,
    ) -> None:
        super().__init__(text)
        self._text = text
        self._heights = heights
        self._is_stale = True
        self._height = 0.0
        self._tints = tints
        self._theme = theme
        self._dressed: set[int] = set()
        self._width = 0.0
        self.is_justified = False
        """Whether the lines of running text are of one length."""
        self.zoom = zoom
        self.gutter = gutter
        """Room on either side of the text, in pixels."""
        self._restyle()

    def set(self, *, zoom: float, gutter: float) -> None:
        """Set the text at another scale, 1.0 for 100 %, and with other room on either side."""
        if zoom != self.zoom or abs(gutter - self.gutter) >= 1:
            self.zoom, self.gutter = zoom, gutter
            self._restyle()

    @property
    def heights(self) -> BlockHeights:
        """How far down each block stands, at this zoom and width."""
        if self._is_stale:
            self._is_stale = False
            self._heights.estimate(self.zoom, self._width - 2 * whole(self.gutter))
            if self._heights.is_short and self._width:
                for number in range(len(self._heights)):
                    self._lay(self._text.findBlockByNumber(number), number)
        return self._heights

    def recolour(self, theme: Theme) -> None:
        """Set what has a colour of its own in the colours of `theme`: no line is broken anew."""
        self._theme = theme
        for number in self._tints.keys() & self.heights.known:
            self._lay(self._text.findBlockByNumber(number), number)
        self.update.emit()

    def settle(self, top: float, height: float) -> float:
        """Lay out what is in view from `top`, with `height`; return where the view starts then.

        What was laid out before stays in its place, else the first block in view.
        """
        heights = self.heights
        while True:
            numbers = range(heights.at(top), heights.at(top + height) + 1)
            fresh = heights.unknown(numbers)
            if not fresh:
                return top
            seen = set(fresh)
            anchor = next((number for number in numbers if number not in seen), numbers[0])
            place = heights.top(anchor) - top
            for number in fresh:
                self._lay(self._text.findBlockByNumber(number), number)
            top = heights.top(anchor) - place

    def position_below(self, x: float, y: float) -> int:
        """Return the position at a point of the page, or the nearest one below."""
        number = self.heights.at(y)
        block = self._text.findBlockByNumber(number)
        inside = QPointF(x, y) - self._laid(block)
        return self._position_in(block, number, QPointF(inside.x(), max(inside.y(), 0.0)))

    def documentChanged(self, _start: int, _removed: int, _added: int) -> None:
        """Take note of another width; the text itself never changes."""
        width = self._text.pageSize().width()
        if width != self._width:
            self._width = width
            self._restyle()

    def documentSize(self) -> QSizeF:
        """Return how large the page is; between two changes of it, how large it was before."""
        if not self._is_stale:
            self._height = self.heights.total
        return QSizeF(self._width, self._height)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return where a block stands, which is exact: it is laid out for that."""
        if not block.isValid():
            return QRectF()
        place = self._laid(block)
        height = self.heights.height(block.blockNumber())
        return QRectF(place, QSizeF(self._width - 2 * place.x(), height))

    def hitTest(  # type: ignore[override]  # the stub has kinds of points that Qt never asks with
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        """Return the position at a point of the page; -1 where nothing is and it is to be exact."""
        number = self.heights.at(point.y())
        if number and self._is_nearer_above(number, point.y()):
            number -= 1
        block = self._text.findBlockByNumber(number)
        inside = point - self._laid(block)
        if accuracy is Qt.HitTestAccuracy.ExactHit and not (
            0 <= inside.y() < self.heights.height(number)
            and any(rect.contains(inside) for rect in _text_rects(block.layout()))
        ):
            return -1
        return self._position_in(block, number, inside)

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the blocks that reach into the clip of the context, with selection and caret."""
        clip, pen = context.clip, painter.pen()
        # A format is a part of its selection, and dies with that.
        ranges = [
            (one.cursor.selectionStart(), one.cursor.selectionEnd(), QTextCharFormat(one.format))
            for one in context.selections
        ]
        caret = 1 if (width := self.property("cursorWidth")) is None else width
        # Letters may reach out of their line.
        number = max(0, self.heights.at(clip.top()) - 1)
        block = self._text.findBlockByNumber(number)
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        while block.isValid() and self._laid(block).y() <= clip.bottom() + self.zoom * UNIT:
            start, length = block.position(), block.length()
            layout = block.layout()
            seen = self._clip(block.blockNumber(), clip)
            layout.draw(painter, QPointF(0, 0), _selected(ranges, start, length), seen)
            place = context.cursorPosition - start
            if caret and 0 <= place < length:  # of none, Qt would draw which way it writes
                layout.drawCursor(painter, QPointF(0, 0), place, caret)
            block = block.next()
        painter.setPen(pen)

    def _clip(self, _number: int, clip: QRectF) -> QRectF:
        """Return the lines of a block that are drawn: from the first one in it to the last."""
        return clip

    def _is_nearer_above(self, number: int, y: float) -> bool:
        """Tell whether a height between two blocks is nearer to the upper one."""
        above, below = number - 1, self.heights.top(number)
        return y < below and below - y > y - self.heights.top(above) - self.heights.height(above)

    def _position_in(self, block: QTextBlock, number: int, inside: QPointF) -> int:
        """Return the position at a point, which is told from the start of the block's lines."""
        layout = block.layout()
        row = int(inside.y() * UNIT) // max(1, self.heights.leading(number))
        line = layout.lineAt(min(max(0, row), layout.lineCount() - 1))
        return block.position() + int(line.xToCursor(inside.x()))

    def _laid(self, block: QTextBlock) -> QPointF:
        """Return where a block's lines start, which is exact: it is laid out for that."""
        number = block.blockNumber()
        if not self.heights.is_known(number):
            grown = self._lay(block, number)
            if grown:
                self.grown.emit(number, grown)
        place = QPointF(whole(self.gutter), self.heights.top(number))
        layout = block.layout()
        if layout.position() != place:
            layout.setPosition(place)
        return place

    def _restyle(self) -> None:
        """Let go of all lines, which are no longer what they are to be."""
        for number in self._heights.forget():
            # A layout that has lines would be asked for them without being laid out anew.
            self._text.findBlockByNumber(number).layout().clearLayout()
        self._is_stale = True

    def _lay(self, block: QTextBlock, number: int) -> float:
        """Break a block's lines; return by how many pixels it is higher than was thought."""
        self._dress(block.layout(), block, number)
        return self.heights.set_lines(number, self._break(block, number)) / UNIT

    def _break(self, block: QTextBlock, number: int) -> int:
        """Break a block's lines and put them in their places; return how many there are."""
        style, layout = self.heights.style(number), block.layout()
        leading = self.heights.leading(number)
        is_backward = block.textDirection() is Qt.LayoutDirection.RightToLeft
        option = QTextOption(self._text.defaultTextOption())
        option.setTextDirection(block.textDirection())
        if self.is_justified and style.weight is QFont.Weight.Normal:
            option.setAlignment(Qt.AlignmentFlag.AlignJustify)  # a heading has few words for gaps
        elif is_backward:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        indent = units(style.indent * self.zoom) / UNIT
        room, left = self._width - 2 * whole(self.gutter) - indent, 0.0 if is_backward else indent
        drop, lines = leading * BASELINE[0] // BASELINE[1], 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(room)
            line.setPosition(QPointF(left, line_top(line, lines * leading, drop)))
            lines += 1
        layout.endLayout()
        return lines

    def _dress(self, layout: QTextLayout, block: QTextBlock, number: int) -> None:
        """Give a block the size of its letters at this zoom, and the colours of the theme."""
        tints = self._tints.get(number, ())
        if self.zoom == 1.0 and not tints:
            if number in self._dressed:
                self._dressed.discard(number)
                layout.clearFormats()
            return
        ranges = [_range(start, end, _coloured(getattr(self._theme, name)))
                  for start, end, name in tints]  # fmt: skip
        if self.zoom != 1.0:
            size = QTextCharFormat()
            pixels = round(self.heights.style(number).size * self.zoom)
            size.setProperty(QTextFormat.Property.FontPixelSize.value, pixels)
            ranges.append(_range(0, block.length(), size))
        self._dressed.add(number)
        layout.setFormats(ranges)


def line_top(line: QTextLine, top: int, drop: int) -> float:
    """Return where a line goes so that its baseline is `drop` below `top`, both in 64ths."""
    return (top + drop - units(line.ascent() + max(line.leading(), 0.0))) / UNIT


def _coloured(colour: str) -> QTextCharFormat:
    characters = QTextCharFormat()
    characters.setForeground(QColor(colour))
    return characters


def _range(start: int, end: int, characters: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, characters
    return found


def _selected(
    ranges: Sequence[tuple[int, int, QTextCharFormat]], start: int, length: int
) -> list[QTextLayout.FormatRange]:
    """Return what is selected of a block that starts at a position."""
    return [
        _range(first - start, last - start, look)
        for first, last, look in ranges
        if first - start < length and last > start and last > first
    ]


def _text_rects(layout: QTextLayout) -> list[QRectF]:
    return [layout.lineAt(number).naturalTextRect() for number in range(layout.lineCount())]
