from PySide6.QtGui import QTextCursor

from data.document import Block, BlockKind, Document, Source, Span, SpanKind, place
from viewer.look.appearance import ReadingLook
from viewer.reading.page.page_layout import lay_out


def text_at(page, start, end):
    cursor = QTextCursor(page.text)
    cursor.setPosition(page.positions.to_page(start))
    cursor.setPosition(page.positions.to_page(end), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


def test_the_page_holds_every_block_word_for_word(document, light):
    page = lay_out(document, light, 1.0, ReadingLook())
    assert (
        text_at(page, 0, len(document.text)).replace(
            "\n29 June 2018\u00a0\u00a0·  Ministry of Defense (MOD)\u00a0\u00a0·  Onodera, Mattis",
            "",
        )
        == document.text
    )
    for block in document.blocks:
        assert text_at(page, block.start, block.end) == block.text


def test_the_masthead_stands_over_the_title_and_belongs_to_no_offset(document, light):
    page = lay_out(document, light, 1.0, ReadingLook())
    assert page.text.firstBlock().text().startswith("JAPAN DEFENSE FOCUS")
    assert page.positions.block_of(0) is None
    assert page.positions.block_of(1) == 0


def test_markup_in_a_document_is_text_like_any_other(light):
    hostile = '<img src="file:///etc/hostname"><b>bold</b> &amp; <script>x</script>'
    blocks = place([Block(BlockKind.PARAGRAPH, hostile)])
    page = lay_out(Document(Source("x", "0" * 64), "t", blocks), light, 1.0, ReadingLook())
    assert text_at(page, 0, len(hostile)) == hostile


def test_spans_after_characters_outside_the_first_plane_are_set_where_they_belong(light):
    text = "😀𠮷 strong words"
    span = Span(SpanKind.STRONG, text.index("strong"), text.index(" words"))
    blocks = place([Block(BlockKind.PARAGRAPH, text, spans=(span,))])
    page = lay_out(Document(Source("x", "0" * 64), "t", blocks), light, 1.0, ReadingLook())
    cursor = QTextCursor(page.text)
    bold = []
    for offset in range(len(text)):
        cursor.setPosition(page.positions.to_page(offset + 1))
        if cursor.charFormat().fontWeight() > 400:
            bold.append(text[offset])
    assert "".join(bold) == "strong"


def test_undo_cannot_bring_text_back(document, light):
    assert not lay_out(document, light, 1.0, ReadingLook()).text.isUndoRedoEnabled()


def test_what_qt_takes_for_a_line_end_does_not_break_a_paragraph(light):
    text = "before \ufdd0 and \ufdd1 after"
    blocks = place([Block(BlockKind.PARAGRAPH, text), Block(BlockKind.PARAGRAPH, "next")])
    page = lay_out(Document(Source("x", "0" * 64), "t", blocks), light, 1.0, ReadingLook())
    assert text_at(page, blocks[1].start, blocks[1].end) == "next"
    assert page.text.blockCount() == 2 + len(blocks)
