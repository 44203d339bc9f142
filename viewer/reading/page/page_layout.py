"""Lay a document out as a page: blocks become text blocks, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from data.basis.values import dataclass
from data.document import TITLE_LEVEL, BlockKind, FurnitureKind, SpanKind
from viewer.look.appearance import ReadingLook
from viewer.look.theme import interface
from viewer.reading.page.block_heights import BlockHeights, natural_width
from viewer.reading.page.document_head import masthead_line, particulars
from viewer.reading.page.lazy_layout import PageLayout, Tint
from viewer.reading.page.page_style import (
    FIGURE,
    GUTTER,
    MASTHEAD,
    PARTICULARS,
    PageStyle,
    heading_style,
    style_of,
    with_readings,
)
from viewer.reading.positions import Positions, utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from data.document import Document
    from viewer.look.theme import Theme
    from viewer.reading.page.tables.table_row import SetRow
    from viewer.reading.page.tables.table_setting import TableSetting

_LARGE = 800
"""Blocks; of a longer document the part that is seen first can be laid out before the rest."""
_BEFORE, _AFTER = 40, 120
"""So many blocks around the one that is wanted are such a part: more than a screen shows."""
_STAND_INS = dict.fromkeys((0x0D, 0x2029, 0xFDD0, 0xFDD1), 0xFFFD)
"""What Qt takes for the end of a text block; all of the same length in UTF-16."""


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A document as a page, and the way between its positions and the document's offsets."""

    text: QTextDocument
    positions: Positions
    layout: PageLayout
    is_whole: bool = True
    look: ReadingLook = ReadingLook()
    has_tables: bool = False
    has_readings: bool = False
    figures: frozenset[int] = frozenset()
    """The numbers of the page's text blocks that stand for pictures."""

    @property
    def type_zoom(self) -> float:
        """How large the text is against how it is drawn; what stands beside it goes by `zoom`."""
        return self.zoom * self.look.scale

    @property
    def zoom(self) -> float:
        """The scale of the page; 1.0 is 100 %."""
        return self.layout.zoom

    @property
    def gutter(self) -> float:
        """The room beside the text, in pixels."""
        return self.layout.gutter


def lay_out(
    document: Document, theme: Theme, zoom: float, look: ReadingLook | None = None
) -> ReadingPage:
    """Return `document` as a page in the colours of `theme`; `zoom` is 1.0 for 100 %."""
    making = PageMaking(document, theme, look)
    for _ in making.steps():
        pass
    return making.page(zoom)


def lay_out_part(
    document: Document, theme: Theme, zoom: float, offset: int, look: ReadingLook | None = None
) -> ReadingPage:
    """Return the part of a large document around an offset; all of one that is not large."""
    count = len(document.blocks)
    if count <= _LARGE:
        return lay_out(document, theme, zoom, look)
    wanted = document.block_at(offset)
    part = range(max(0, wanted - _BEFORE), min(count, wanted + _AFTER))
    making = PageMaking(document, theme, look, part)
    for _ in making.steps():
        pass
    return making.page(zoom)


class PageMaking:
    """Sets the blocks of a document, or a part of them, one after the other into one text."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        look: ReadingLook | None = None,
        part: range | None = None,
    ) -> None:
        self._document = document
        self._theme = theme
        self._look = look or ReadingLook()
        self._part = range(len(document.blocks)) if part is None else part
        self._breaks = any(chr(code) in document.text for code in _STAND_INS)
        self._formats: dict[PageStyle, QTextCharFormat] = {}
        self._text = QTextDocument()
        self._text.setUndoRedoEnabled(False)
        self._text.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._text.setDefaultTextOption(option)
        self._block_format = QTextBlockFormat()
        self._block_format.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._cursor = QTextCursor(self._text)
        self._numbers: list[int] = []
        self._positions: list[int] = []
        self._styles: list[PageStyle] = []
        self._widths: list[float] = []
        self._tints: dict[int, list[Tint]] = {}
        self._tables: TableSetting | None = None
        self._rows: dict[int, SetRow] = {}
        self._figures: list[int] = []
        self._has_readings = False

    def steps(self) -> Iterator[None]:
        """Set one block after the other; what was set is no page before the last one is."""
        document = self._document
        title = document.title_block
        self._cursor.beginEditBlock()
        if not self._part.start:
            self._masthead()
        if title is None and not self._part.start:
            style = heading_style(TITLE_LEVEL).seen(self._look)
            self._line(document.title, style, self._characters(style))
            self._particulars()
        figures = self._figures_of_document()
        for index in self._part:
            self._set_figures(figures.get(index, ()))
            self._numbers.append(len(self._styles))
            self._positions.append(self._block(index))
            if index == title:
                self._particulars()
            yield
        if self._part.stop == len(document.blocks):
            self._set_figures(figures.get(self._part.stop, ()))
        self._cursor.endEditBlock()

    def page(self, zoom: float) -> ReadingPage:
        """Return the page, at a scale; 1.0 is 100 %."""
        heights = BlockHeights(self._styles, self._widths)
        layout = self._layout(heights, zoom)
        layout.is_justified = self._look.justified
        self._text.setDocumentLayout(layout)
        numbers, positions, first = tuple(self._numbers), tuple(self._positions), self._part.start
        return ReadingPage(
            self._text,
            Positions(self._document, numbers, positions, first),
            layout,
            is_whole=len(self._part) == len(self._document.blocks),
            look=self._look,
            has_tables=bool(self._rows),
            has_readings=self._has_readings,
            figures=frozenset(self._figures),
        )

    def _layout(self, heights: BlockHeights, zoom: float) -> PageLayout:
        text, tints, theme, gutter = self._text, self._tints, self._theme, GUTTER * zoom
        if not self._rows:
            return PageLayout(text, heights, tints, theme, zoom=zoom, gutter=gutter)
        from viewer.reading.page.tables.tabular_layout import TabularLayout  # for few documents

        return TabularLayout(text, heights, tints, theme, self._rows, zoom=zoom, gutter=gutter)

    def _block(self, index: int) -> int:
        block = self._document.blocks[index]
        if block.kind is BlockKind.TABLE_ROW:
            position = self._row(index)
        else:
            style = with_readings(style_of(block).seen(self._look), block)
            position = self._line(block.text, style, self._characters(style))
        for span in block.spans:
            start = utf16_length(block.text[: span.start])
            end = utf16_length(block.text[: span.end])
            if span.kind is SpanKind.LINK:
                self._tint(start, end, "accent")
            elif span.kind is SpanKind.RUBY:
                self._has_readings = True
            else:
                cursor = QTextCursor(self._text)
                cursor.setPosition(position + start)
                cursor.setPosition(position + end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(_span(span.kind, block.text[span.start : span.end]))
        return position

    def _row(self, index: int) -> int:
        """Set a row of a table; return the position where it starts."""
        if self._tables is None:
            from viewer.reading.page.tables.table_setting import TableSetting  # for few documents

            self._tables = TableSetting(self._document, self._look)
        block = self._document.blocks[index]
        placed = self._tables.row(index)
        if placed is None:
            style = style_of(block).seen(self._look)
            return self._line(block.text, style, self._characters(style))
        self._rows[len(self._styles)] = placed.row
        style = with_readings(placed.style, block)
        position = self._line(placed.text, style, self._characters(style))
        self._widths[-1] = placed.width
        return position

    def _line(self, text: str, style: PageStyle, characters: QTextCharFormat) -> int:
        """Set one text block and return the position where it starts."""
        if self._styles:
            self._cursor.insertBlock(self._block_format, characters)
        else:
            self._cursor.setBlockFormat(self._block_format)
            self._cursor.setBlockCharFormat(characters)
        self._styles.append(style)
        self._widths.append(natural_width(text, style.size))
        position = self._cursor.position()
        self._cursor.insertText(text.translate(_STAND_INS) if self._breaks else text, characters)
        return position

    def _tint(self, start: int, end: int, colour: str) -> None:
        """Colour a passage of the block that was set last."""
        self._tints.setdefault(len(self._styles) - 1, []).append((start, end, colour))

    def _masthead(self) -> None:
        line = masthead_line(self._document.masthead)
        if line:
            font = interface(MASTHEAD.size, QFont.Weight.Medium)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 110)
            self._own_line(line, font, MASTHEAD)

    def _particulars(self) -> None:
        line = particulars(self._document.meeting) or " "
        self._own_line(line, interface(PARTICULARS.size), PARTICULARS)

    def _figures_of_document(self) -> Mapping[int, Sequence[str]]:
        if all(piece.kind is not FurnitureKind.IMAGE for piece in self._document.furniture):
            return {}
        from viewer.reading.page.figures import figures_of  # for few documents

        return figures_of(self._document)

    def _set_figures(self, figures: Iterable[str]) -> None:
        style = FIGURE.seen(self._look)
        for words in figures:
            self._figures.append(len(self._styles))
            self._own_line(words.translate(_STAND_INS), interface(style.size), style)

    def _own_line(self, text: str, font: QFont, style: PageStyle) -> None:
        """Set a line of ours, which belongs to no block of the document."""
        characters = QTextCharFormat()
        characters.setFont(font)
        self._line(text, style, characters)
        self._tint(0, utf16_length(text), "soft")

    def _characters(self, style: PageStyle) -> QTextCharFormat:
        found = self._formats.get(style)
        if found is None:
            found = self._formats[style] = QTextCharFormat()
            font = self._look.font(style.size, style.weight)
            font.setItalic(style.italic)
            found.setFont(font)
        return found


def _span(kind: SpanKind, text: str) -> QTextCharFormat:
    from viewer.look.slant import has_italics  # not before there is a span

    characters = QTextCharFormat()
    if kind is SpanKind.STRONG or (kind is SpanKind.EMPHASIS and not has_italics(text)):
        characters.setFontWeight(QFont.Weight.DemiBold)
    elif kind is SpanKind.EMPHASIS:
        characters.setFontItalic(True)
    else:
        characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return characters
