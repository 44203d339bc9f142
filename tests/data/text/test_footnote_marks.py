"""Marks lead to their footnotes and back."""

from data.document import Block, BlockKind, Document, Source, Span, SpanKind, place
from data.text.passages.footnote_marks import counterpart, footnotes, is_raised


def made_of(blocks):
    return Document(Source("minutes.txt", "0" * 64), "Title", place(blocks))


def text(words, *marks):
    spans = tuple(
        Span(SpanKind.SUPERSCRIPT, words.index(mark), words.index(mark) + len(mark))
        for mark in marks
    )
    return Block(BlockKind.PARAGRAPH, words, spans=spans)


def note(marker, words):
    return Block(BlockKind.FOOTNOTE, words, marker=marker)


def test_a_mark_leads_to_its_footnote_and_the_footnote_back():
    document = made_of(
        (text("Agreed.7 More.8", "7", "8"), note("7.", "First."), note("[8]", "Next."))
    )
    second = document.blocks[2]
    mark = document.text.index("8")
    assert counterpart(document, mark) == (second.start, second.end)
    assert counterpart(document, second.start) == (mark, mark + 1)


def test_numbers_that_begin_anew_belong_to_the_next_footnote_below():
    document = made_of(
        (text("One1", "1"), note("1", "Of one."), text("Two1", "1"), note("1", "Of two."))
    )
    assert [found.block for found in footnotes(document)] == [1, 3]


def test_a_raised_ordinal_calls_no_footnote():
    document = made_of((text("The 21st century", "st"), note("1", "Of nothing.")))
    assert is_raised(document, document.text.index("st"))
    assert counterpart(document, document.text.index("st")) is None
