"""A document holds together: what would not is refused when it is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import (
    Block,
    BlockKind,
    Document,
    Furniture,
    FurnitureKind,
    Source,
    Span,
    SpanKind,
    Topic,
    place,
)
from tests.fixtures.documents import documents

SOURCE = Source("minutes.txt", "0" * 64)
HEADING = Block(BlockKind.HEADING, "Aims", level=1)
PARAGRAPH = Block(BlockKind.PARAGRAPH, "They met.")


def document(blocks, **fields):
    return Document(SOURCE, "Title", place(blocks), **fields)


def test_the_text_is_the_blocks_joined_by_newlines():
    made = document([HEADING, PARAGRAPH])
    assert made.text == "Aims\nThey met."
    assert [(block.start, block.end) for block in made.blocks] == [(0, 4), (5, 14)]


@given(documents)
def test_every_block_stands_in_the_text_where_it_says(made):
    for block in made.blocks:
        assert made.text[block.start : block.end] == block.text


@given(documents, st.data())
def test_block_and_topic_at_an_offset_hold_it(made, data):
    offset = data.draw(st.integers(0, len(made.text)))
    number = made.block_at(offset)
    block = made.blocks[number]
    assert block.start <= offset <= block.end
    topic = made.topic_at(offset)
    holding = [i for i, item in enumerate(made.topics) if item.first <= number < item.stop]
    assert topic == (holding[-1] if holding else None)


@given(documents)
def test_lead_topics_and_title_share_out_the_blocks(made):
    title = made.title_block
    own = set(made.lead) | ({title} if title is not None else set())
    in_topics = {number for topic in made.topics for number in range(topic.first, topic.stop)}
    assert own.isdisjoint(in_topics)
    assert own | in_topics == set(range(len(made.blocks)))


def test_sub_topics_lie_inside_their_topics():
    blocks = [HEADING, Block(BlockKind.HEADING, "Near", level=2), PARAGRAPH]
    made = document(blocks, topics=(Topic("", "Aims", 1, 0, 3), Topic("", "Near", 2, 1, 3)))
    assert made.topic_at(0) == 0
    assert made.topic_at(len(made.text)) == 1


@pytest.mark.parametrize(
    ("marker", "number"),
    [
        ("1.", "1"),
        ("(a)", "a"),
        ("II.", "II"),
        ("•", ""),
        ("", ""),
        ("１．", "１"),
        ("1.2", "1.2"),
    ],
)
def test_a_markers_number_is_without_its_punctuation(marker, number):
    assert Block(BlockKind.PARAGRAPH, "text", marker=marker).number == number


@pytest.mark.parametrize(
    "make",
    [
        lambda: Block(BlockKind.PARAGRAPH, ""),
        lambda: Block(BlockKind.PARAGRAPH, " text"),
        lambda: Block(BlockKind.PARAGRAPH, "two\nlines"),
        lambda: Block(BlockKind.PARAGRAPH, "text", start=-1),
        lambda: Block(BlockKind.PARAGRAPH, "text", spans=(Span(SpanKind.STRONG, 0, 5),)),
        lambda: Span(SpanKind.STRONG, 2, 2),
        lambda: Span(SpanKind.LINK, 0, 1),
        lambda: Span(SpanKind.STRONG, 0, 1, "target"),
        lambda: Topic("1", "", 1, 0, 1),
        lambda: Topic("1", "Aims", 0, 0, 1),
        lambda: Topic("1", "Aims", 1, 1, 1),
        lambda: Furniture(FurnitureKind.CAPTION, " ", 0),
        lambda: Source("minutes.txt", "ABC"),
        lambda: document([]),
        lambda: Document(SOURCE, "", place([PARAGRAPH])),
        lambda: Document(SOURCE, "Title", (HEADING, PARAGRAPH)),
        lambda: document([PARAGRAPH], topics=(Topic("", "Aims", 1, 0, 1),)),
        lambda: document([HEADING], topics=(Topic("", "Aims", 1, 0, 2),)),
        lambda: document([PARAGRAPH], furniture=(Furniture(FurnitureKind.CAPTION, "x", 2),)),
    ],
)
def test_what_does_not_hold_together_is_refused(make):
    with pytest.raises(ValueError, match=r"."):
        make()
