"""An anchor finds its passage again, and never a wrong one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.anchors.anchoring import CONTEXT, AnchorState, Resolution, describe, resolve
from data.annotation import Anchor
from data.citation import CitationIndex
from tests.fixtures.documents import annotate, document_of, documents

ORPHAN = Resolution(AnchorState.ORPHAN)


def anchor(document, quote):
    return annotate(document, quote).anchor


@given(documents, st.data())
def test_a_passage_described_is_found_exactly_where_it_was(document, data):
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    if not document.text[start:end].strip():
        return
    found = describe(document, start, end, CitationIndex(document))
    assert resolve(found, document.text) == Resolution(AnchorState.EXACT, found.start, found.end)
    assert found.exact == document.text[start:end].strip()
    assert start <= found.start < found.end <= end


@given(documents, st.text("ab \n1.", max_size=50), st.data())
def test_a_passage_is_attached_only_to_its_own_words(document, inserted, data):
    start = data.draw(st.integers(0, len(document.text) - 1))
    if document.text[start].isspace():
        return
    passage = describe(document, start, start + 1, CitationIndex(document))
    place = data.draw(st.integers(0, len(document.text)))
    text = document.text[:place] + inserted + document.text[place:]
    found = resolve(passage, text)
    if found.attached:
        assert text[found.start : found.end] == passage.exact


def test_context_is_32_code_points_on_each_side(document):
    found = anchor(document, "Senkaku Islands")
    assert len(found.prefix) == len(found.suffix) == CONTEXT == 32
    assert document.text[found.start - 32 : found.end + 32] == (
        found.prefix + found.exact + found.suffix
    )
    assert found.citation == "§2 ¶1"


@pytest.mark.parametrize("quote", ["𠮷野家", "👩‍👩‍👧", "e\u0301tat", "🇯🇵"])
def test_offsets_are_code_points(quote):
    document = document_of(f"A 𠮷 and 👩‍👩‍👧 before, then {quote} here.")
    found = anchor(document, quote)
    assert document.text[found.start : found.end] == quote
    assert resolve(found, document.text).state is AnchorState.EXACT


def test_space_around_a_careless_selection_is_left_out(document):
    start = document.text.index("North Korea") - 1
    found = describe(document, start, start + 13, CitationIndex(document))
    assert found.exact == "North Korea"


def test_a_selection_outside_the_text_is_refused(document):
    index = CitationIndex(document)
    for start, end in ((5, 5), (-1, 4), (0, len(document.text) + 1)):
        with pytest.raises(ValueError, match="inside the document"):
            describe(document, start, end, index)


def test_a_passage_that_moved_is_found_where_it_stands_alone(document):
    found = anchor(document, "Senkaku Islands")
    text = "A new first line.\n" + document.text
    assert resolve(found, text) == Resolution(AnchorState.MOVED, found.start + 18, found.end + 18)


def test_a_lone_lookalike_with_other_words_on_both_sides_is_left_to_the_user():
    before = document_of("A title\n\nThey agreed on the date of the next meeting in Tokyo.\n")
    start = before.text.index("the next meeting")
    anchor = describe(before, start, start + 16, CitationIndex(before))
    after = document_of("A title\n\nNobody knew whether the next meeting would ever be held.\n")
    assert resolve(anchor, after.text) == Resolution(AnchorState.REVIEW)


def test_a_passage_in_several_places_is_told_by_its_context():
    found = anchor(document_of("They all agreed to meet again."), "agreed")
    text = "We agreed on this. They all agreed to meet again."
    assert resolve(found, text) == Resolution(AnchorState.MOVED, 28, 34)


def test_a_passage_in_several_places_without_its_context_is_left_to_the_user():
    found = anchor(document_of("They agreed to meet."), "agreed")
    assert resolve(found, "We agreed. You agreed.") == Resolution(AnchorState.REVIEW)


def test_a_passage_that_is_gone_is_an_orphan(document):
    assert resolve(anchor(document, "Senkaku Islands"), "Another text.") == ORPHAN


def test_other_digits_are_another_passage():
    found = anchor(document_of("Resolution A/29 was adopted."), "A/29")
    assert resolve(found, "Resolution A/196 was adopted.") == ORPHAN


def test_an_anchor_without_context_is_found_at_its_place():
    bare = Anchor(0, 4, "They")
    assert resolve(bare, "They met. They left.").state is AnchorState.EXACT
