"""Lay a document out as a page: blocks become text blocks, never markup."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from data.basis.values import dataclass
from data.document import TITLE_LEVEL, Block, BlockKind, Document, SpanKind
from viewer.look.appearance import SIZE, ReadingLook
from viewer.look.theme import Theme, interface
from viewer.reading.positions import Positions, utf16_length
from viewer.widgets.document_head import masthead_line, particulars

GUTTER = 64
"""Room on either side of the text for numbers, citations and tabs, in pixels at 100 %."""
BODY = SIZE
_TOP, _BOTTOM = 42, 160
_GAP = 60
"""More than ever stands between two lines, in pixels at 100 %."""
_LARGE = 800
"""Blocks; of a longer document the part that is seen first can be laid out before the rest."""
_BEFORE, _AFTER = 40, 120
"""So many blocks around the one that is wanted are such a part: more than a screen shows."""
_STAND_INS = dict.fromkeys((0x0D, 0x2029, 0xFDD0, 0xFDD1), 0xFFFD)
"""What Qt takes for the end of a text block; all of the same length in UTF-16."""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How one kind of block is set, in pixels at 100 %."""

    size: int
    leading: int
    before: int = 0
    after: int = 13
    indent: int = 0
    weight: QFont.Weight = QFont.Weight.Normal
    italic: bool = False


_BODY_STYLE = PageStyle(BODY, 27)
_STYLES = {
    BlockKind.QUOTATION: PageStyle(BODY, 27, indent=28),
    BlockKind.CAPTION: PageStyle(14, 21, italic=True),
    BlockKind.TABLE_ROW: PageStyle(15, 24, after=4),
    BlockKind.FOOTNOTE: PageStyle(14, 21, after=6),
}


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A laid-out document and the way between its positions and the document's offsets."""

    text: QTextDocument
    positions: Positions
    zoom: float
    soft: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int], ...] = ()
    is_whole: bool = True
    look: ReadingLook = ReadingLook()

    @property
    def type_zoom(self) -> float:
        """How large the text is against how it is drawn; what stands beside it goes by `zoom`."""
        return self.zoom * self.look.scale

    def recolour(self, theme: Theme) -> None:
        """Recolour what has a colour of its own; the text has the palette's."""
        for ranges, colour in ((self.soft, theme.soft), (self.links, theme.accent)):
            characters = QTextCharFormat()
            characters.setForeground(QColor(colour))
            for start, end in ranges:
                _cursor(self.text, start, end).mergeCharFormat(characters)

    def position_at(self, x: float, y: float) -> int:
        """Return the position at a point of the page, or the nearest one below.

        Between two blocks Qt's own test answers with the document's end, as long as it has not
        laid everything out; so a little further down is tried.
        """
        layout, end = self.text.documentLayout(), self.text.characterCount() - 1
        if y < layout.blockBoundingRect(self.text.begin()).top():
            return 0
        for further in range(0, _GAP, 6):
            point = QPointF(x, y + further * self.zoom)
            found = layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
            if 0 <= found < end:
                return found
        return end

    @property
    def gutter(self) -> float:
        """The room beside the text, in pixels."""
        return self.text.rootFrame().frameFormat().leftMargin()

    def set_gutter(self, gutter: float) -> None:
        """Leave other room beside the text, in pixels."""
        if abs(gutter - self.gutter) >= 1:
            frame = self.text.rootFrame()
            frame_format = frame.frameFormat()
            frame_format.setLeftMargin(gutter)
            frame_format.setRightMargin(gutter)
            frame.setFrameFormat(frame_format)


def style_of(block: Block) -> PageStyle:
    """Return how a block is set."""
    if block.kind is BlockKind.HEADING:
        return _heading(block.level)
    if block.kind is BlockKind.LIST_ITEM:
        return PageStyle(BODY, 27, after=6, indent=24 * max(1, block.level))
    return _STYLES.get(block.kind, _BODY_STYLE)


def lay_out(document: Document, theme: Theme, zoom: float, look: ReadingLook) -> ReadingPage:
    """Return `document` as a page in the colours of `theme`; `zoom` is 1.0 for 100 %."""
    return _Setter(document, theme, zoom, look).set(range(len(document.blocks)))


def lay_out_part(
    document: Document, theme: Theme, zoom: float, offset: int, look: ReadingLook
) -> ReadingPage:
    """Return the part of a large document around an offset; all of one that is not large."""
    count = len(document.blocks)
    if count <= _LARGE:
        return lay_out(document, theme, zoom, look)
    wanted = document.block_at(offset)
    part = range(max(0, wanted - _BEFORE), min(count, wanted + _AFTER))
    return _Setter(document, theme, zoom, look).set(part)


def _heading(level: int) -> PageStyle:
    if level == TITLE_LEVEL:
        return PageStyle(34, 42, before=10, after=6, weight=QFont.Weight.DemiBold)
    size, leading, before = {1: (21, 28, 33), 2: (18, 26, 24)}.get(level, (BODY, 26, 18))
    return PageStyle(size, leading, before=before, after=8, weight=QFont.Weight.DemiBold)


class _Setter:
    """Sets the blocks one after the other into one text document."""

    def __init__(self, document: Document, theme: Theme, zoom: float, look: ReadingLook) -> None:
        self._document = document
        self._theme = theme
        self._zoom = zoom
        self._look = look
        self._breaks = any(chr(code) in document.text for code in _STAND_INS)
        self._formats: dict[PageStyle, tuple[QTextBlockFormat, QTextCharFormat]] = {}
        self._text = QTextDocument()
        self._text.setUndoRedoEnabled(False)
        self._text.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._text.setDefaultTextOption(option)
        self._cursor = QTextCursor(self._text)
        self._started = False
        self._soft: list[tuple[int, int]] = []
        self._links: list[tuple[int, int]] = []

    def set(self, part: range) -> ReadingPage:
        document = self._document
        numbers, positions = [], []
        self._frame()
        self._cursor.beginEditBlock()
        title = document.title_block
        if not part.start:
            self._masthead()
        if title is None and not part.start:
            self._line(document.title, *self._formats_of(_heading(TITLE_LEVEL)))
            self._particulars()
        for index in part:
            numbers.append(self._next_number())
            positions.append(self._block(document.blocks[index]))
            if index == title:
                self._particulars()
        self._cursor.endEditBlock()
        return ReadingPage(
            self._text,
            Positions(document, tuple(numbers), tuple(positions), part.start),
            self._zoom,
            tuple(self._soft),
            tuple(self._links),
            is_whole=len(part) == len(document.blocks),
            look=self._look,
        )

    def _next_number(self) -> int:
        return self._text.blockCount() if self._started else 0

    def _block(self, block: Block) -> int:
        block_format, characters = self._formats_of(style_of(block))
        position = self._line(block.text, block_format, characters)
        for span in block.spans:
            start = position + utf16_length(block.text[: span.start])
            end = position + utf16_length(block.text[: span.end])
            _cursor(self._text, start, end).mergeCharFormat(self._span(span.kind))
            if span.kind is SpanKind.LINK:
                self._links.append((start, end))
        return position

    def _line(self, text: str, block_format: QTextBlockFormat, characters: QTextCharFormat) -> int:
        """Set one text block and return the position where it starts."""
        if self._started:
            self._cursor.insertBlock(block_format, characters)
        else:
            self._cursor.setBlockFormat(block_format)
            self._cursor.setBlockCharFormat(characters)
            self._started = True
        position = self._cursor.position()
        self._cursor.insertText(text.translate(_STAND_INS) if self._breaks else text, characters)
        return position

    def _masthead(self) -> None:
        line = masthead_line(self._document.masthead)
        if line:
            font = interface(round(11 * self._zoom), QFont.Weight.Medium)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 110)
            self._own_line(line, font, 16, after=12)

    def _particulars(self) -> None:
        font = interface(round(13 * self._zoom))
        self._own_line(particulars(self._document.meeting) or " ", font, 20, after=26)

    def _own_line(self, text: str, font: QFont, leading: int, *, after: int) -> None:
        """Set a line of ours, which belongs to no block of the document."""
        characters = QTextCharFormat()
        characters.setFont(font)
        characters.setForeground(QColor(self._theme.soft))
        start = self._line(text, self._block_format(PageStyle(0, leading, after=after)), characters)
        self._soft.append((start, start + utf16_length(text)))

    def _formats_of(self, style: PageStyle) -> tuple[QTextBlockFormat, QTextCharFormat]:
        found = self._formats.get(style)
        if found is None:
            characters = QTextCharFormat()
            font = self._look.font(style.size * self._zoom * self._look.scale, style.weight)
            font.setItalic(style.italic)
            characters.setFont(font)
            found = self._formats[style] = (self._set(style), characters)
        return found

    def _set(self, style: PageStyle) -> QTextBlockFormat:
        """Return how the document's own text is set, in the look that is wanted."""
        look = self._look
        block_format = self._block_format(style, look.scale, look.leading / 100)
        if look.justified and style.size <= BODY:  # a heading has few words for its gaps
            block_format.setAlignment(Qt.AlignmentFlag.AlignJustify)
        return block_format

    def _block_format(
        self, style: PageStyle, scale: float = 1.0, leading: float = 1.0
    ) -> QTextBlockFormat:
        zoom = self._zoom * scale
        block_format = QTextBlockFormat()
        block_format.setLineHeight(
            style.leading * zoom * leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        block_format.setTopMargin(style.before * zoom)
        block_format.setBottomMargin(style.after * zoom)
        block_format.setLeftMargin(style.indent * zoom)
        block_format.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        return block_format

    def _span(self, kind: SpanKind) -> QTextCharFormat:
        characters = QTextCharFormat()
        if kind is SpanKind.STRONG:
            characters.setFontWeight(QFont.Weight.DemiBold)
        elif kind is SpanKind.EMPHASIS:
            characters.setFontItalic(True)
        elif kind is SpanKind.SUPERSCRIPT:
            characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        else:
            characters.setForeground(QColor(self._theme.accent))
        return characters

    def _frame(self) -> None:
        frame = self._text.rootFrame()
        frame_format = frame.frameFormat()
        frame_format.setLeftMargin(GUTTER * self._zoom)
        frame_format.setRightMargin(GUTTER * self._zoom)
        frame_format.setTopMargin(_TOP * self._zoom)
        frame_format.setBottomMargin(_BOTTOM * self._zoom)
        frame.setFrameFormat(frame_format)


def _cursor(text: QTextDocument, start: int, end: int) -> QTextCursor:
    """Return a cursor that selects from one position to another."""
    cursor = QTextCursor(text)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
