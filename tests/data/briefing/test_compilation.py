"""A briefing holds what the plan lets through, and never a private word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.anchors.anchoring import AnchorState, Resolution
from data.annotation import Scope, Visibility
from data.briefing.compiling.compilation import NoteTally, compile_content, tally
from data.briefing.compiling.title_block import source_line
from data.briefing.plan import Plan, Template
from data.text.printed_dates import long_date
from tests.fixtures.documents import (
    LABELS,
    NOW,
    annotate,
    document_of,
    note_on_document,
    resolved,
    shipped_document,
)

DOCUMENT = shipped_document()
BRIEFING = Visibility.BRIEFING
EVERYTHING = Plan()
QUOTES = ("North Korea", "Senkaku Islands", "freedom of navigation", "efficient procurement")


def compiled(annotations, plan=EVERYTHING, document=DOCUMENT, found=None):
    found = resolved(document, annotations) if found is None else found
    return compile_content(document, annotations, found, labels=LABELS, plan=plan, now=NOW)


def highlights(found):
    sections = [section for section in found.sections if section.heading]
    blocks = [
        *([found.title_block] if found.title_block else []),
        *(section.heading for section in sections),
        *(block for section in found.sections for block in section.blocks),
    ]
    return [
        (block.text[mark.start : mark.end], mark) for block in blocks for mark in block.highlights
    ]


def test_without_annotations_the_briefing_quotes_the_document_word_for_word():
    found = compiled([])
    quoted = [found.title_block.text]
    for section in found.sections:
        quoted += [section.title] if section.heading else []
        quoted += [block.text for block in section.blocks]
    assert "\n".join(quoted) == DOCUMENT.text
    assert [section.title for section in found.topics] == [t.title for t in DOCUMENT.topics]
    assert (found.notes, highlights(found)) == ((), [])


def test_a_title_that_the_user_gave_stands_beside_that_of_the_source():
    found = compiled([], document=replace(DOCUMENT, title="Talks of the ministers"))
    assert found.title == "Talks of the ministers"
    assert found.title_block == compiled([]).title_block
    names = {str(one.name): one.lines for row in found.details for one in row}
    assert names["Title"] == ("Talks of the ministers",)
    assert "Title" not in {str(one.name) for row in compiled([]).details for one in row}


def test_private_annotations_stay_out_and_are_counted():
    items = [
        annotate(DOCUMENT, "North Korea", note="secret", visibility=Visibility.PRIVATE),
        annotate(DOCUMENT, "Senkaku Islands", note="public", visibility=BRIEFING),
    ]
    found = compiled(items)
    assert [note.text for note in found.notes] == ["public"]
    assert [text for text, _ in highlights(found)] == ["Senkaku Islands"]
    assert "secret" not in repr(found)
    assert tally(DOCUMENT, items, resolved(DOCUMENT, items), Plan()) == NoteTally(1, 1, 0, 0)


@given(st.lists(st.tuples(st.sampled_from(QUOTES), st.booleans()), max_size=8))
def test_no_private_note_is_ever_in_a_briefing(choices):
    items = [
        annotate(
            DOCUMENT, quote, identifier=str(number), note=f"{'public' if shown else 'secret'}",
            visibility=BRIEFING if shown else Visibility.PRIVATE,
        )
        for number, (quote, shown) in enumerate(choices)
    ]  # fmt: skip
    found = compiled(items)
    assert "secret" not in repr(found)
    assert len(found.notes) == sum(shown for _, shown in choices)
    assert [note.number for note in found.notes] == list(range(1, len(found.notes) + 1))


def test_labels_choose():
    items = [
        annotate(DOCUMENT, "North Korea", label="concern", visibility=BRIEFING),
        annotate(DOCUMENT, "Senkaku Islands", label="action", visibility=BRIEFING),
    ]
    plan = Plan(labels=frozenset({"action"}))
    assert [text for text, _ in highlights(compiled(items, plan))] == ["Senkaku Islands"]
    assert tally(DOCUMENT, items, resolved(DOCUMENT, items), plan) == NoteTally(1, 0, 1, 0)


def test_topics_choose_text_and_annotations():
    items = [
        annotate(DOCUMENT, "On June 29th", note="lead", visibility=BRIEFING),
        annotate(DOCUMENT, "Senkaku Islands", note="two", visibility=BRIEFING),
    ]
    found = compiled(items, Plan(topics=frozenset({1})))
    assert [section.title for section in found.sections] == ["Regional affairs"]
    assert [note.text for note in found.notes] == ["two"]
    lead = compiled(items, Plan(topics=frozenset({-1})))
    assert [section.heading for section in lead.sections] == [None]
    assert [note.text for note in lead.notes] == ["lead"]


def test_notes_are_numbered_in_reading_order_and_a_mark_without_a_note_has_no_number():
    items = [
        annotate(DOCUMENT, "Senkaku Islands", note="second", visibility=BRIEFING),
        annotate(DOCUMENT, "North Korea", note="first", visibility=BRIEFING),
        annotate(DOCUMENT, "freedom of navigation", visibility=BRIEFING),
    ]
    found = compiled(items)
    assert [(note.number, note.text) for note in found.notes] == [(1, "first"), (2, "second")]
    assert [mark.note for _, mark in highlights(found)] == [1, 2, None]


def test_a_passage_over_several_blocks_is_marked_in_each():
    first = DOCUMENT.text.index("basic principles")
    last = DOCUMENT.text.index("efficient procurement") + len("efficient procurement")
    item = annotate(DOCUMENT, DOCUMENT.text[first:last], note="long", visibility=BRIEFING)
    marks = highlights(compiled([item]))
    assert len(marks) == 3
    assert sorted((mark.opens, mark.closes) for _, mark in marks) == [
        (False, False), (False, True), (True, False),
    ]  # fmt: skip
    assert {mark.note for _, mark in marks} == {1}
    assert "Defense equipment and technology cooperation" in [text for text, _ in marks]


def test_a_passage_in_the_title_is_marked_there():
    item = annotate(DOCUMENT, "Ministerial", visibility=BRIEFING)
    marks = compiled([item]).title_block.highlights
    assert [(mark.start, mark.end) for mark in marks] == [(19, 30)]


def test_notes_on_the_document_and_on_a_topic_hang_there():
    heading = annotate(
        DOCUMENT, "Regional affairs", scope=Scope.TOPIC, note="topic", visibility=BRIEFING
    )
    whole = note_on_document(DOCUMENT, "whole", visibility=BRIEFING)
    found = compiled([heading, whole])
    assert found.document_notes == (1,)
    assert {s.title: s.notes for s in found.sections if s.notes} == {"Regional affairs": (2,)}
    assert highlights(found) == []
    assert [note.citation for note in found.notes] == ["", "§2"]


def test_a_passage_that_was_not_found_for_certain_stays_out():
    item = annotate(DOCUMENT, "North Korea", note="note", visibility=BRIEFING)
    for state in (AnchorState.REVIEW, AnchorState.ORPHAN):
        found = {item.id: Resolution(state)}
        assert compiled([item], found=found).notes == ()
        assert tally(DOCUMENT, [item], found, Plan()) == NoteTally(0, 0, 0, 1)


def test_a_passage_that_moved_is_marked_and_cited_where_it_stands_now():
    item = annotate(DOCUMENT, "Senkaku Islands", note="note", visibility=BRIEFING)
    treaty = "Article V of the Japan-U.S. Security Treaty applies to the Senkaku Islands"
    moved = document_of(f"Bulletin\n\nNew: {treaty}, it is said.\n")
    found = compiled([item], document=moved, found=resolved(moved, [item]))
    assert [text for text, _ in highlights(found)] == ["Senkaku Islands"]
    assert found.notes[0].citation == "¶1"


def test_an_annotation_with_a_label_that_is_not_known_is_not_lost():
    item = annotate(DOCUMENT, "China", label="of-a-later-version", note="x", visibility=BRIEFING)
    (note,) = compiled([item]).notes
    assert note.label.is_none


def test_the_title_block_says_what_is_known_and_nothing_else():
    names = [[str(detail.name) for detail in row] for row in compiled([]).details]
    assert names == [["Meeting", "Place", "Source"], ["Date"]]
    plan = Plan(prepared_for="The Minister", prepared_by="Desk", copy="3 of 12", marking="DRAFT")
    found = compiled([], plan)
    assert [str(detail.name) for detail in found.details[1]] == [
        "Prepared for", "Prepared by", "Date", "Copy",
    ]  # fmt: skip
    assert (found.marking, found.copy, found.author) == ("DRAFT", "3 of 12", "Desk")


def test_the_source_is_named_by_masthead_or_file():
    assert str(source_line(DOCUMENT)) == "Japan Defense Focus No. 102, August 2018"
    assert source_line(document_of("Some text.")) == "minutes.txt"


@pytest.mark.parametrize(("day", "printed"), [(1, "1 March 2026"), (31, "31 March 2026")])
def test_dates_are_written_out(day, printed):
    assert long_date(replace_day(day)) == printed


def replace_day(day):
    return NOW.date().replace(day=day)


def test_notes_are_numbered_in_the_order_in_which_their_passages_stand_now():
    document = document_of("Title Here\n\nFirst words here. Second words there.\n")
    first = annotate(document, "First", note="first", visibility=BRIEFING)
    second = annotate(document, "Second", note="second", visibility=BRIEFING)
    anchor = replace(first.anchor, start=first.anchor.start + 500, end=first.anchor.end + 500)
    moved = replace(first, anchor=anchor)
    whole = note_on_document(document, "whole", visibility=BRIEFING)
    found = compiled([second, moved, whole], document=document)
    assert [(note.number, note.text) for note in found.notes] == [
        (1, "whole"), (2, "first"), (3, "second"),
    ]  # fmt: skip
    assert [mark.note for _, mark in highlights(found)] == [2, 3]


def test_notes_and_quotations_name_the_page_of_the_source():
    blocks = tuple(replace(block, page=7) for block in DOCUMENT.blocks)
    paged = replace(DOCUMENT, blocks=blocks)
    item = annotate(paged, "Senkaku Islands", note="A note.", visibility=BRIEFING)
    for document, page in ((paged, 7), (DOCUMENT, 0)):
        found = compiled([item], Plan(template=Template.POINTS), document=document)
        entries = [entry for part in found.parts for entry in part.entries if entry.citation]
        assert entries
        assert {entry.page for entry in entries} == {page}
        assert {note.page for note in compiled([item], document=document).notes} == {page}
