"""One outline in the place of another, as corrections of the headings alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import BlockKind, Masthead
from data.intake_report import Head, Outline, Report
from data.structure_corrections.application import correct, corrected
from data.structure_corrections.correction import Correction, CorrectionKind, DetailKind
from data.structure_corrections.outlines import (
    headings_of,
    outlines_of,
    shown_outline,
    source_of,
    taking,
)
from tests.fixtures.corrections import corrections_of, signs
from tests.fixtures.documents import document_of, documents
from tests.fixtures.outlines import two_ways

TALKS = two_ways()


def taken(document, number, before=()):
    return corrected(document, taking(document, before, number)).document


@st.composite
def divided(draw):
    """A document with a second outline, of any of its blocks."""
    document = draw(documents)
    numbers = draw(st.sets(st.integers(0, len(document.blocks) - 1)))
    heads = tuple(Head(number, draw(st.integers(1, 8))) for number in sorted(numbers))
    outlines = Outline("own", "as read"), Outline("other", "otherwise", heads)
    return replace(document, report=Report(outlines=outlines))


def test_the_documents_own_outline_is_shown_until_another_is_taken():
    assert shown_outline(TALKS, TALKS) == 0
    other = taken(TALKS, 1)
    assert shown_outline(TALKS, other) == 1
    assert [topic.title for topic in other.topics] == [
        "Opening of the first day",
        "Closing of the first day",
        "Opening of the second day",
        "Closing of the second day",
    ]


def test_going_back_to_the_documents_own_outline_leaves_no_correction():
    there = taking(TALKS, (), 1)
    assert taking(TALKS, there, 0) == ()
    assert taking(TALKS, there, 1) == there


@given(divided())
def test_an_outline_is_taken_whole_and_given_back_whole(document):
    there = taking(document, (), 1)
    shown, dropped = corrected(document, there)
    assert dropped == ()
    assert signs(shown) == signs(document)
    headings = [(b.text, b.level) for b in shown.blocks if b.kind is BlockKind.HEADING and b.level]
    assert tuple(headings) == headings_of(document, 1)
    assert shown_outline(document, shown) in {0, 1}  # they may be alike
    assert corrected(document, taking(document, there, 0)).document == document


@given(st.data())
def test_whatever_was_corrected_before_no_sign_is_lost_and_nothing_more_is_dropped(data):
    before = data.draw(corrections_of(TALKS))
    number = data.draw(st.integers(0, 1))
    now = corrected(TALKS, taking(TALKS, before, number))
    assert signs(now.document) == signs(TALKS)
    assert len(now.dropped) <= len(corrected(TALKS, before).dropped)


def test_what_was_corrected_of_everything_else_is_kept():
    place = Correction.of_detail(DetailKind.PLACE, "Geneva")
    caption = correct(TALKS, CorrectionKind.CAPTION, range(5, 6))
    out = correct(TALKS, CorrectionKind.TAKE_OUT, range(3, 4))
    item = correct(TALKS, CorrectionKind.LIST_ITEM, range(8, 9))
    heading = correct(TALKS, CorrectionKind.HEADING, range(10, 11), level=3)
    before = (place, *caption, *heading, *item, *out)
    now = taking(TALKS, before, 1)
    assert now[:4] == (place, *caption, *item, *out)
    shown, dropped = corrected(TALKS, now)
    assert dropped == ()
    assert shown_outline(TALKS, shown) == 1
    assert shown.meeting.place == "Geneva"
    assert shown.blocks[4].kind is BlockKind.CAPTION
    assert taking(TALKS, now, 0) == (place, *caption, *item, *out)


def test_levels_deeper_than_a_heading_can_have_are_the_deepest():
    heads = Head(2, 1), Head(4, 9)
    outlines = (*TALKS.report.outlines, Outline("deep", "deeply", heads))
    deep = replace(TALKS, report=Report(outlines=outlines))
    assert [topic.level for topic in taken(deep, 2).topics] == [1, 6]


def test_a_document_divided_by_hand_has_none_of_the_outlines():
    made = correct(TALKS, CorrectionKind.HEADING, range(3, 4), level=1)
    assert shown_outline(TALKS, corrected(TALKS, made).document) is None


@pytest.mark.parametrize(
    "outlines",
    [
        (),
        TALKS.report.outlines[:1],
        (*TALKS.report.outlines, Outline("x", "beyond the end", (Head(99, 1),))),
    ],
)
def test_one_outline_is_no_choice_and_neither_are_some_that_are_not_of_the_document(outlines):
    document = replace(TALKS, report=Report(outlines=outlines))
    assert outlines_of(document) == ()
    assert shown_outline(document, document) is None


def test_papers_of_one_source_are_known_by_publication_publisher_or_the_series_of_the_title():
    plain = document_of("Minutes of Committee 7, 3 May 2021\n\nThey met.\n")
    later = document_of("Minutes of Committee 8, 4 May 2022\n\nThey met again.\n")
    assert source_of(plain) == source_of(later) != ""
    published = replace(plain, source=replace(plain.source, publisher="Harbour  Office"))
    assert source_of(published) == "publisher:harbour office"
    issued = replace(published, masthead=Masthead("Harbour Gazette", "", "3"))
    assert source_of(issued) == "publication:harbour gazette"
    assert source_of(document_of("7\n\nThey met.\n", "7.txt")) == ""
