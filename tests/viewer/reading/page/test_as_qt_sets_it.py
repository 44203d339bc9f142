"""The page stands as Qt's own layout sets it, to a 64th of a pixel, at every zoom and width."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from data.document import TITLE_LEVEL, Block, BlockKind, Document, Source, place
from data.text.text_direction import leads_leftwards
from viewer.look import theme
from viewer.look.slant import has_italics
from viewer.look.theme import serif
from viewer.reading.page.page_layout import lay_out
from viewer.reading.page.page_style import BOTTOM, TOP, style_of

WORDS = [
    "the",
    "Ministers",
    "agreed",
    "防衛省",
    "on",
    "“measures”",
    "ünder",
    "Artïcle",
    "5(2)",
    "Donaudampfschifffahrt",
    "a",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=90).map(" ".join)
kinds = st.sampled_from(
    [
        (BlockKind.PARAGRAPH, 0), (BlockKind.HEADING, 1), (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 4), (BlockKind.LIST_ITEM, 1), (BlockKind.LIST_ITEM, 3),
        (BlockKind.QUOTATION, 0), (BlockKind.CAPTION, 0), (BlockKind.FOOTNOTE, 0),
    ]
)  # fmt: skip


@st.composite
def documents(draw):
    made = [Block(BlockKind.HEADING, draw(texts), level=TITLE_LEVEL)]
    for _ in range(draw(st.integers(1, 12))):
        kind, level = draw(kinds)
        made.append(Block(kind, draw(texts), level=level))
    return Document(Source("x", "0" * 64), "t", place(made))


def by_qt(document, zoom, width, gutter):
    """Return the blocks of a document as Qt's own layout sets them: their tops and lines."""
    text = QTextDocument()
    text.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setDefaultTextOption(option)
    frame = text.rootFrame().frameFormat()
    frame.setLeftMargin(gutter)
    frame.setRightMargin(gutter)
    frame.setTopMargin(TOP * zoom)
    frame.setBottomMargin(BOTTOM * zoom)
    text.rootFrame().setFrameFormat(frame)
    cursor = QTextCursor(text)
    for number, block in enumerate(document.blocks):
        style = style_of(block)
        look, letters = QTextBlockFormat(), QTextCharFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        look.setLineHeight(style.leading * zoom, fixed)
        look.setTopMargin(style.before * zoom)
        look.setBottomMargin(style.after * zoom)
        if leads_leftwards(block.text):
            look.setRightMargin(style.indent * zoom)
        else:
            look.setLeftMargin(style.indent * zoom)
        font = serif(style.size * zoom, style.weight)
        font.setItalic(style.italic and has_italics(block.text))
        letters.setFont(font)
        if number:
            cursor.insertBlock(look, letters)
        else:
            cursor.setBlockFormat(look)
        cursor.insertText(block.text, letters)
    text.setTextWidth(width)
    height = text.documentLayout().documentSize().height()
    return text, height


def lines_of(text):
    """Return where each block of a text stands, and the start and the place of its lines."""
    found, block = [], text.begin()
    while block.isValid():
        place = text.documentLayout().blockBoundingRect(block).topLeft()
        layout = block.layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        starts = [(line.textStart(), line.x(), line.y()) for line in lines]
        found.append((place.toTuple(), starts))
        block = block.next()
    return found


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp):
    theme.load_fonts()
    theme.load_more_fonts()


@settings(deadline=None, max_examples=60)
@given(documents(), st.sampled_from([0.67, 1.0, 1.1, 1.25, 2.0, 3.0]), st.integers(300, 1400))
def test_every_line_stands_where_qt_would_set_it(document, zoom, width):
    page = lay_out(document, theme.light(), zoom)
    page.text.setTextWidth(width)
    ours = lines_of(page.text)[:1] + lines_of(page.text)[2:]  # without our own line, at the title
    theirs, _ = by_qt(document, zoom, width, page.gutter)
    first, *rest = lines_of(theirs)
    assert ours[0][1] == first[1]
    shift = (ours[1][0][1] if rest else 0) - (rest[0][0][1] if rest else 0)
    for (place_, lines), (other, others) in zip(ours[1:], rest, strict=True):
        assert lines == others
        assert place_ == (other[0], other[1] + shift)
