"""The lines of text in view, with their offsets and places on the page."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from data.basis.values import dataclass
from data.document import Block
from viewer.reading.page.page_layout import ReadingPage
from viewer.reading.positions import utf16_length


@dataclass(frozen=True, slots=True)
class VisibleLine:
    """One line of a block: `start` and `end` in code points of the document, places in pixels.

    The space at which a line was broken is not part of it.
    """

    block: Block
    line: QTextLine
    start: int
    end: int
    left: float
    baseline: float
    size: float

    def x(self, offset: int) -> float:
        """Return where the character at `offset` (code points of the document) starts."""
        inside = max(self.start, min(offset, self.end)) - self.block.start
        units = utf16_length(self.block.text[:inside])
        # PySide gives back the position beside the x, as C++ does through a reference.
        x, _ = cast("tuple[float, int]", self.line.cursorToX(units))
        return self.left + x


def visible_blocks(page: ReadingPage, clip: QRectF) -> Iterator[tuple[int, QTextBlock]]:
    """Yield the document's blocks that reach into `clip`, by number, with their text blocks."""
    layout = page.layout
    block = page.text.findBlockByNumber(layout.heights.at(clip.top()))
    while block.isValid() and layout.blockBoundingRect(block).top() <= clip.bottom():
        index = page.positions.block_of(block.blockNumber())
        if index is not None:
            yield index, block
        block = block.next()


def visible_lines(
    page: ReadingPage, index: int, text_block: QTextBlock, clip: QRectF
) -> Iterator[VisibleLine]:
    """Yield the lines of one block that reach into `clip`."""
    layout = text_block.layout()
    origin = layout.position()
    block = page.positions.document.blocks[index]
    size = page.layout.heights.style(text_block.blockNumber()).size * page.zoom
    to_offset = page.positions.to_offset
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        top = origin.y() + line.y()
        if top + line.height() < clip.top():
            continue
        if top > clip.bottom():
            continue  # of a row of a table, lines that follow may stand higher
        first = text_block.position() + line.textStart()
        start = to_offset(first)
        end = min(block.end, to_offset(first + line.textLength()))
        shown = block.text[start - block.start : end - block.start].rstrip()
        yield VisibleLine(
            block,
            line,
            start,
            start + len(shown),
            origin.x(),
            top + line.ascent(),
            size,
        )
