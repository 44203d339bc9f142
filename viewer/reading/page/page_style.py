"""How the blocks of a document are set on the page, in pixels at 100 %."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from data.basis.values import dataclass
from data.document import TITLE_LEVEL, Block, BlockKind, SpanKind
from viewer.look.appearance import SIZE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viewer.look.appearance import ReadingLook

GUTTER = 64
"""Room on either side of the text for numbers, citations and tabs, in pixels at 100 %."""
TOP, BOTTOM = 42, 160
"""Room above the first line and below the last one."""
BODY = SIZE
MARKER_GAP = 6
"""Room between a number and its text."""
_READ = 1.6
"""How far lines with readings are apart at least, as a multiple of the size."""
_COLUMN, _STEP = 0.55, 12
"""How wide a letter of a number is, a wide one two, as a share of the type; and indents' steps."""


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

    def seen(self, look: ReadingLook) -> PageStyle:
        """Return how it is set in a look: larger or smaller as a whole, its lines wider apart."""
        scale = look.scale
        return replace(
            self,
            size=round(self.size * scale),
            leading=round(self.leading * scale * look.leading / 100),
            before=round(self.before * scale),
            after=round(self.after * scale),
            indent=round(self.indent * scale),
        )


MASTHEAD = PageStyle(11, 16, after=12)
PARTICULARS = PageStyle(13, 20, after=26)
TABLE_STYLES = (
    PageStyle(15, 22, after=12),
    PageStyle(13, 19, after=11),
    PageStyle(12, 17, after=10),
    PageStyle(11, 16, after=9),
)
"""How rows of tables are set: in the largest type in which words are not broken."""
TABLE_RULE = PageStyle(4, 5, after=4)
"""A row that only draws a line."""
FIGURE = PageStyle(13, 20, before=24, after=26)
"""What a picture shows, in words, in a frame around it."""
_BODY = PageStyle(BODY, 27)
_STYLES: Mapping[BlockKind, PageStyle] = {
    BlockKind.QUOTATION: PageStyle(BODY, 27, indent=28),
    BlockKind.CAPTION: PageStyle(14, 21, italic=True),
    BlockKind.TABLE_ROW: TABLE_STYLES[0],
    BlockKind.FOOTNOTE: PageStyle(14, 21, after=6),
}


_MARKED: Mapping[BlockKind, PageStyle] = {
    kind: replace(_STYLES.get(kind, _BODY), indent=indent)
    for kind, indent in (
        (BlockKind.PARAGRAPH, 30),
        (BlockKind.CAPTION, 30),
        (BlockKind.FOOTNOTE, 26),
    )
}
"""How blocks are set that have a number or sign, which hangs before them."""


def style_of(block: Block) -> PageStyle:
    """Return how a block is set."""
    if block.kind is BlockKind.HEADING:
        return heading_style(block.level)
    if block.kind is BlockKind.LIST_ITEM:
        return PageStyle(BODY, 27, after=6, indent=24 * max(1, block.level))
    style = _STYLES.get(block.kind, _BODY)
    if block.marker:
        style = _wide_enough(_MARKED.get(block.kind, style), block.marker)
    if style.italic:
        from viewer.look.slant import has_italics  # no caption stands in the first picture

        style = replace(style, italic=has_italics(block.text))
    return style


def _wide_enough(style: PageStyle, marker: str) -> PageStyle:
    """Return how a block is set whose number is wider than usual: 第十一条 stands before it too."""
    from data.text.fixed_pitch import columns_of  # no number stands in the first picture

    width = round(columns_of(marker) * style.size * _COLUMN) + MARKER_GAP
    steps = -(-(width - style.indent) // _STEP)  # blocks beside each other begin at one of few
    return replace(style, indent=style.indent + _STEP * steps) if steps > 0 else style


def with_readings(style: PageStyle, block: Block) -> PageStyle:
    """Return a style with room between the lines for readings, where a block has any."""
    if all(span.kind is not SpanKind.RUBY for span in block.spans):
        return style
    return replace(style, leading=max(style.leading, round(style.size * _READ)))


def heading_style(level: int) -> PageStyle:
    """Return how a heading of that level is set; that of the title is 0."""
    if level == TITLE_LEVEL:
        return PageStyle(34, 42, before=10, after=6, weight=QFont.Weight.DemiBold)
    size, leading, before = {1: (21, 28, 33), 2: (18, 26, 24)}.get(level, (BODY, 26, 18))
    return PageStyle(size, leading, before=before, after=8, weight=QFont.Weight.DemiBold)
