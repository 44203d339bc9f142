import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import (
    TITLE_LEVEL,
    Block,
    BlockKind,
    Document,
    FurnitureKind,
    Source,
    Span,
    SpanKind,
    place,
)
from data.errors import FormatError
from data.intake.structure.build import topics_of
from data.serial import correction_json, strict_json
from data.structure_corrections.application import correct, corrected, put_back
from data.structure_corrections.correction import MOST, Correction, CorrectionKind
from tests.fixtures.corrections import corrections_of, signs
from tests.fixtures.documents import documents, texts

K = CorrectionKind


def made_of(*blocks, title="Minutes"):
    placed = place(blocks)
    return Document(Source("a.txt", "0" * 64), title, placed, topics_of(placed))


def paragraphs(*texts):
    return made_of(*(Block(BlockKind.PARAGRAPH, text) for text in texts))


def after(document, kind, number, **how):
    made = correct(document, kind, range(number, number + 1), **how)
    assert made
    found = corrected(document, made)
    assert found.dropped == ()
    return found.document


def texts_of(document):
    return [block.text for block in document.blocks]


@pytest.fixture
def minutes():
    return made_of(
        Block(BlockKind.HEADING, "Minutes"),
        Block(BlockKind.PARAGRAPH, "The Ministers met."),
        Block(BlockKind.HEADING, "Aims", level=1, marker="1."),
        Block(BlockKind.PARAGRAPH, "They agreed on"),
        Block(BlockKind.PARAGRAPH, "two aims."),
    )


@given(st.data())
def test_whatever_is_corrected_no_character_is_lost_and_undoing_gives_what_was_read(data):
    document = data.draw(documents)
    made = data.draw(corrections_of(document))
    found = corrected(document, made)
    assert found.dropped == ()
    assert signs(found.document) == signs(document)
    for block in found.document.blocks:
        assert found.document.text[block.start : block.end] == block.text
    assert found.document.topics == topics_of(found.document.blocks)
    assert corrected(document, ()).document == document
    for count in range(len(made), -1, -1):  # undone one by one
        document_then = corrected(document, made[:count]).document
        assert signs(document_then) == signs(document)
    assert document_then == document


@given(st.data())
def test_corrections_of_another_text_are_applied_whole_or_dropped_and_lose_nothing(data):
    made = data.draw(corrections_of(data.draw(documents)))
    other = data.draw(documents)
    found = corrected(other, made)
    assert signs(found.document) == signs(other)
    assert set(found.dropped) <= set(made)


@given(st.data())
def test_whatever_is_corrected_there_is_one_title_at_most_and_no_heading_above_it(data):
    document = data.draw(documents)
    shown = corrected(document, data.draw(corrections_of(document))).document
    levels = [block.level for block in shown.blocks if block.kind is BlockKind.HEADING]
    assert TITLE_LEVEL not in levels[1:]


@given(st.data())
def test_corrections_are_written_and_read_without_loss(data):
    made = data.draw(corrections_of(data.draw(documents)))
    assert correction_json.loads(correction_json.dumps(made)) == made


@given(texts)
def test_what_is_no_list_of_corrections_is_refused_in_one_line(text):
    if text:
        with pytest.raises(FormatError):
            correction_json.loads(text)


def test_no_corrections_are_an_empty_text():
    assert correction_json.dumps(()) == ""
    assert correction_json.loads("") == ()


def test_no_more_corrections_are_kept_than_a_hand_can_make():
    one = Correction.of(K.PARAGRAPH, 0, "a")
    assert len(correction_json.loads(correction_json.dumps((one,) * MOST))) == MOST
    with pytest.raises(ValueError, match="at most"):
        correction_json.dumps((one,) * (MOST + 1))


@pytest.mark.parametrize(
    "field", [{"level": 7}, {"kind": "explode"}, {"block": -1}, {"digest": "g" * 64}, {"x": 1}]
)
def test_a_damaged_correction_is_refused(field):
    text = correction_json.dumps([Correction.of(K.HEADING, 0, "a", level=1)])
    value = json.loads(text)
    value["corrections"][0] |= field
    with pytest.raises(FormatError):
        correction_json.loads(strict_json.dumps(value))


def test_a_paragraph_becomes_a_heading_and_a_topic(minutes):
    document = after(minutes, K.HEADING, 1, level=2)
    assert [(topic.title, topic.level) for topic in document.topics] == [
        ("The Ministers met.", 2),
        ("Aims", 1),
    ]


def test_levels_go_up_and_down_within_their_bounds(minutes):
    down = after(minutes, K.LEVEL_DOWN, 2)
    assert down.topics[0].level == 2
    assert after(down, K.LEVEL_UP, 2) == minutes
    assert correct(minutes, K.LEVEL_UP, range(2, 3)) == ()
    deepest = after(minutes, K.HEADING, 2, level=6)
    assert correct(deepest, K.LEVEL_DOWN, range(2, 3)) == ()


def test_a_list_item_has_levels_too(minutes):
    item = after(minutes, K.LIST_ITEM, 3)
    assert after(item, K.LEVEL_DOWN, 3).blocks[3].level == 2


@pytest.mark.parametrize("kind", [K.PARAGRAPH, K.CAPTION, K.LIST_ITEM])
def test_a_heading_becomes_something_else_and_keeps_its_number(minutes, kind):
    document = after(minutes, kind, 2)
    assert document.topics == ()
    assert document.blocks[2].marker == "1."


def test_a_block_that_is_taken_out_is_furniture_where_it_stood_and_comes_back_as_it_was(minutes):
    document = after(minutes, K.TAKE_OUT, 2)
    piece = document.furniture[0]
    assert (piece.kind, piece.text, piece.before) == (FurnitureKind.TAKEN_OUT, "1. Aims", 2)
    first = correct(minutes, K.TAKE_OUT, range(2, 3))
    made = first + put_back(document, [0])
    assert corrected(minutes, made) == (minutes, ())


def test_several_blocks_are_taken_out_at_once(minutes):
    made = correct(minutes, K.TAKE_OUT, range(1, 4))
    document = corrected(minutes, made).document
    assert texts_of(document) == ["Minutes", "two aims."]
    assert [piece.text for piece in document.furniture] == [
        "The Ministers met.",
        "1. Aims",
        "They agreed on",
    ]
    assert corrected(minutes, made + put_back(document, [0, 1, 2])).document == minutes


def test_the_last_block_stays_in_the_text():
    document = paragraphs("one", "two")
    assert len(correct(document, K.TAKE_OUT, range(2))) == 1


def test_paragraphs_are_joined_with_a_blank_and_keep_markers_and_spans(minutes):
    document = after(minutes, K.JOIN, 4)
    assert document.blocks[3].text == "They agreed on two aims."
    marked = made_of(
        Block(BlockKind.PARAGRAPH, "a"),
        Block(BlockKind.PARAGRAPH, "b c", marker="2.", spans=(Span(SpanKind.STRONG, 0, 1),)),
    )
    block = after(marked, K.JOIN, 1).blocks[0]
    assert block.text == "a 2. b c"
    assert [block.text[span.start : span.end] for span in block.spans] == ["b"]


def test_japanese_is_joined_without_a_blank():
    assert (
        after(paragraphs("防衛大臣は、", "会談した。"), K.JOIN, 1).text == "防衛大臣は、会談した。"
    )
    assert after(paragraphs("防衛大臣は、", "Mattis"), K.JOIN, 1).text == "防衛大臣は、 Mattis"


def test_a_selection_of_blocks_is_joined_into_one():
    document = paragraphs("a", "b", "c", "d")
    made = correct(document, K.JOIN, range(1, 4))
    assert texts_of(corrected(document, made).document) == ["a", "b c d"]


def test_nothing_is_joined_to_the_first_block_or_into_a_table(minutes):
    table = made_of(Block(BlockKind.PARAGRAPH, "a"), Block(BlockKind.TABLE_ROW, "| b | c |"))
    assert correct(minutes, K.JOIN, range(1)) == ()
    assert correct(table, K.JOIN, range(1, 2)) == ()
    assert correct(table, K.SPLIT, range(1, 2), offset=4) == ()


def test_a_paragraph_is_split_and_its_spans_are_cut():
    whole = made_of(
        Block(BlockKind.PARAGRAPH, "one two", spans=(Span(SpanKind.LINK, 1, 6, "https://a.b"),))
    )
    first, second = after(whole, K.SPLIT, 0, offset=3).blocks
    assert (first.text, second.text) == ("one", "two")
    assert first.spans == (Span(SpanKind.LINK, 1, 3, "https://a.b"),)
    assert second.spans == (Span(SpanKind.LINK, 0, 2, "https://a.b"),)


@pytest.mark.parametrize("offset", [0, 3, 4, 99])
def test_a_paragraph_is_not_split_at_its_ends(offset):
    assert correct(paragraphs("one "[:3]), K.SPLIT, range(1), offset=offset) == ()


def test_what_follows_the_first_part_of_a_heading_is_a_paragraph(minutes):
    document = after(minutes, K.SPLIT, 0, offset=3)
    assert [block.kind for block in document.blocks[:2]] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]
    assert document.title == "Min"


def test_another_title_makes_the_former_one_and_headings_above_it_paragraphs(minutes):
    document = after(minutes, K.TITLE, 3)
    assert document.title == "They agreed on"
    assert document.title_block == 3
    assert document.topics == ()


def test_no_heading_stands_above_the_title(minutes):
    document = after(minutes, K.TITLE, 1)
    assert correct(document, K.HEADING, range(1), level=1) == ()


def test_a_title_that_comes_back_under_another_one_is_a_paragraph(minutes):
    made = correct(minutes, K.TAKE_OUT, range(1))
    made += correct(corrected(minutes, made).document, K.TITLE, range(1))
    made += put_back(corrected(minutes, made).document, [0])
    document = corrected(minutes, made).document
    assert document.title == "The Ministers met."
    assert document.blocks[0].kind is BlockKind.PARAGRAPH


def test_furniture_keeps_its_place_between_blocks(document):
    made = correct(document, K.JOIN, range(len(document.blocks) - 1, len(document.blocks)))
    joined = corrected(document, made).document
    assert [piece.text for piece in joined.furniture] == [p.text for p in document.furniture]
    befores = [piece.before for piece in joined.furniture]
    assert befores == sorted(befores)


def test_a_block_that_moved_is_found_by_its_text():
    made = correct(paragraphs("a", "b", "c"), K.HEADING, range(1, 2), level=1)
    found = corrected(paragraphs("new", "newer", "a", "b", "c"), made)
    assert found.dropped == ()
    assert [topic.title for topic in found.document.topics] == ["b"]


def test_the_nearest_of_several_is_taken_and_of_two_that_are_as_near_none():
    made = correct(paragraphs("x", "y", "same"), K.CAPTION, range(2, 3))
    near = corrected(paragraphs("same", "y", "z", "same"), made)
    assert [block.kind for block in near.document.blocks][3] is BlockKind.CAPTION
    as_near = paragraphs("x", "same", "z", "same")
    assert corrected(as_near, made) == (as_near, made)


def test_a_block_that_reads_otherwise_is_left_alone_and_reported():
    made = correct(paragraphs("a", "b"), K.JOIN, range(1, 2))
    other = paragraphs("A", "b")
    assert corrected(other, made) == (other, made)


def test_what_intake_set_aside_comes_into_the_text_as_paragraphs_in_its_place(document):
    made = put_back(document, range(len(document.furniture)))
    again = corrected(document, made).document
    assert again.furniture == ()
    assert again.blocks[0].text == "JDF JapanDefenseFocus No.102 August 2018"
    assert (again.blocks[-1].kind, again.blocks[-1].text) == (BlockKind.PARAGRAPH, "• next")
    assert again.title == document.title
    assert signs(again) == signs(document)


def test_a_piece_taken_out_before_it_came_to_us_comes_back_as_a_paragraph(minutes):
    taken = after(minutes, K.TAKE_OUT, 1)
    again = corrected(taken, put_back(taken, [0])).document
    assert again == minutes


@pytest.mark.parametrize(
    "wrong",
    [
        {"block": -1},
        {"quote": ""},
        {"digest": "0"},
        {"level": 1},
        {"offset": 1},
        {"quote": "a" * 121},
    ],
)
def test_a_correction_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match=r"correction|level|split"):
        replace(Correction.of(K.PARAGRAPH, 0, "a"), **wrong)
