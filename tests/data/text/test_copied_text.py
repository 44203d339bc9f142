import pytest

from data.document import Block, BlockKind, Document, Source, Span, SpanKind, place
from data.text.passages.copied_text import copied

ROW = BlockKind.TABLE_ROW


@pytest.fixture
def document():
    texts = [
        (BlockKind.PARAGRAPH, "Before it."),
        (ROW, "| a | b\\|c |  |"),
        (ROW, "| --- | --- | --- |"),
        (ROW, "one\ttwo\tthree"),
        (BlockKind.PARAGRAPH, "After\tit."),
    ]
    return Document(Source("x", "0" * 64), "t", place([Block(kind, text) for kind, text in texts]))


def test_rows_are_parted_by_tabs_and_show_no_bars(document):
    whole = copied(document, 0, len(document.text))
    assert whole == "Before it.\na\tb|c\t\none\ttwo\tthree\nAfter\tit."


@pytest.mark.parametrize("words", ["one", "wo\tthr", "fore", "it.", "b"])
def test_what_is_copied_of_one_block_is_what_was_selected(document, words):
    start = document.text.index(words)
    assert copied(document, start, start + len(words)) == words


def test_nothing_is_copied_of_nothing(document):
    for offset in range(len(document.text)):
        assert copied(document, offset, offset).strip() == ""


def test_readings_stand_in_brackets_behind_words_that_are_copied_whole():
    spans = (Span(SpanKind.RUBY, 1, 3, "とうきょう"), Span(SpanKind.RUBY, 4, 6, "かいぎ"))
    blocks = [Block(BlockKind.PARAGRAPH, "今東京で会議。", spans=spans)]
    document = Document(Source("x", "0" * 64), "t", place(blocks))
    assert copied(document, 0, 7) == "今東京（とうきょう）で会議（かいぎ）。"
    assert copied(document, 1, 5) == "東京（とうきょう）で会"
