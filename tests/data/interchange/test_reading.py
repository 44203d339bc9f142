"""Files of colleagues and other programs become annotations, attached only where that is sure."""

import json
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.anchors.anchoring import resolve
from data.anchors.carried_ids import carried_id
from data.annotation import Scope, Visibility
from data.errors import FormatError
from data.interchange import annotation_reader
from data.library.location import location_of
from data.notebook import Change
from tests.fixtures.documents import LABELS, NOW, annotate, document_of
from tests.fixtures.exchange import (
    as_file,
    edited,
    epub_item,
    epub_set,
    hypothesis_row,
    quote,
    received,
    sent,
    unless_refused,
)

TWICE = document_of(
    "Minutes\n\nThey agreed on Monday.\n\nThey met again.\n\n"
    "They agreed on Monday. Minutes were kept.\n"
)


def item_of(**fields):
    return {"id": "urn:uuid:4e2b1a9c-58b5-4f0d-8f5b-0c9a3d2e1f00", "target": {}, **fields}


def passage(exact, prefix="", suffix="", **fields):
    return item_of(target={"selector": quote(exact, prefix, suffix)}, **fields)


def only(value, document):
    (item,) = received(as_file(value), document)
    return item


def is_attached(item, document):
    return resolve(item.anchor, document.text).attached


@pytest.mark.parametrize(
    "wrap",
    [
        lambda row: {"total": 1, "rows": [row]},
        lambda row: [row],
        lambda row: {"export_date": "2026", "annotations": [row]},
    ],
)
def test_hypothesis_is_read(document, wrap):
    row = hypothesis_row("Senkaku Islands", text="Ask *again*", tags=["sea", "law  of the sea"])
    item = only(wrap(row), document)
    assert item.anchor.exact == "Senkaku Islands"
    assert document.text[item.anchor.start : item.anchor.end] == "Senkaku Islands"
    assert item.anchor.citation
    assert (item.note, item.tags) == ("Ask *again*", ("sea", "law  of the sea"))
    assert item.author == "m.sato"
    assert item.created == datetime(2026, 2, 11, 8, 15, 30, 123456, UTC)
    assert item.modified == datetime(2026, 2, 12, 9, 0, 0, 1, UTC)
    assert item.scope is Scope.PASSAGE


def test_the_name_that_a_hypothesis_user_shows_goes_before_the_account(document):
    row = hypothesis_row("Senkaku Islands", user_info={"display_name": "Mai Sato"})
    assert only([row], document).author == "Mai Sato"


def test_a_note_on_a_page_of_hypothesis_is_one_on_the_document(document):
    item = only([hypothesis_row(text="All in all")], document)
    assert (item.scope, item.anchor, item.note) == (Scope.DOCUMENT, None, "All in all")


def test_an_epub_annotation_set_is_read(document):
    body = {"value": "Important", "tag": "teacher", "color": "#eb9694", "highlight": "solid"}
    item = only(epub_set(epub_item("Senkaku Islands", **body)), document)
    assert (item.anchor.exact, item.note, item.tags) == (
        "Senkaku Islands", "Important", ("teacher",),
    )  # fmt: skip
    assert (item.author, item.created.year) == ("Mme Prof", 2026)
    assert item.modified == item.created
    keyword = epub_item("Senkaku Islands", value="", keyword="teacher", color="blue")
    assert only(epub_set(keyword), document).tags == ("teacher",)


def test_a_quote_with_the_spaces_of_a_pages_source_is_found(document):
    item = only(epub_set(epub_item(" Senkaku \n\t  Islands ")), document)
    assert item.anchor.exact == "Senkaku Islands"
    assert is_attached(item, document)
    lines = document_of("One two.\n\nThree four.\n\nOne  two.\n")
    assert only([passage("two.\r\n   Three")], lines).anchor.exact == "two.\nThree"


def test_words_of_the_standard_are_understood(document):
    body = [
        {"type": "TextualBody", "value": "first"},
        {"type": "TextualBody", "value": "sea", "purpose": ["tagging"]},
        {"type": "TextualBody", "value": "second", "purpose": "describing"},
        {"type": "TextualBody", "value": "https://x", "purpose": "linking"},
        "https://example.org/a-body",
    ]
    item = only(item_of(body=body, motivation=["commenting", "questioning"]), document)
    assert (item.note, item.tags, item.label_id) == ("first\n\nsecond", ("sea",), "question")
    assert only(item_of(bodyValue="plain"), document).note == "plain"
    tag = item_of(motivation="tagging", body={"value": "sea"})
    assert (only(tag, document).note, only(tag, document).tags) == ("", ("sea",))
    named = item_of(body={"value": "Concern", "purpose": "classifying"})
    assert only(named, document).label_id == "concern"


def test_pages_lists_and_single_annotations_are_found(document):
    item = passage("Senkaku Islands")
    for value in (
        item,
        [item],
        {"type": "AnnotationPage", "items": [item]},
        {"type": "AnnotationCollection", "first": {"items": [item]}},
    ):
        assert only(value, document).anchor.exact == "Senkaku Islands"


@pytest.mark.parametrize(
    "value", [[], {}, None, 3, "text", [1, 2], {"items": []}, {"rows": [{"name": "x"}]},
              [{"name": "x", "version": 1}], {"first": "https://example.org/page1"}],
)  # fmt: skip
def test_a_file_without_annotations_says_so(value):
    with pytest.raises(FormatError, match="No annotations were found in the file: export"):
        annotation_reader.read(as_file(value))


def test_too_many_are_refused():
    items = [{"id": str(number), "target": {}} for number in range(annotation_reader.MOST + 1)]
    with pytest.raises(FormatError, match="more than 20,000 annotations: split it"):
        annotation_reader.read(as_file(items))


def test_what_has_no_id_gets_the_same_one_each_time(document):
    items = [{"target": {}, "text": "one"}, {"target": {}, "text": "two"}]
    first, again = received(as_file(items), document), received(as_file(items), document)
    assert first == again
    assert first[0].id != first[1].id


@pytest.mark.parametrize("value", [None, "public", "", True, ["briefing"], "Briefing"])
def test_what_does_not_say_that_it_may_be_printed_is_private(document, value):
    item = annotate(document, "China", visibility=Visibility.BRIEFING)

    def change(found):
        found["bv:visibility"] = value

    content = edited(sent(document, [item]), change)
    assert received(content, document)[0].visibility is Visibility.PRIVATE
    assert received(sent(document, [item]), document)[0].visibility is Visibility.BRIEFING


def test_what_comes_from_other_programs_is_private(document):
    open_to_all = hypothesis_row("Senkaku Islands", text="public")
    assert only([open_to_all], document).visibility is Visibility.PRIVATE
    assert only(epub_set(epub_item("China", value="x")), document).visibility is Visibility.PRIVATE


def test_a_quote_that_is_not_there_is_kept_and_not_attached(document):
    item = only([hypothesis_row("words that nobody said", text="Why?")], document)
    assert (item.anchor.exact, item.note) == ("words that nobody said", "Why?")
    assert not is_attached(item, document)
    assert item.anchor.citation == ""


@pytest.mark.parametrize("exact", ["They agreed on Monday.", "Minutes"])
def test_a_quote_that_stands_twice_is_not_attached_by_chance(exact):
    item = only([hypothesis_row(exact)], TWICE)
    assert item.anchor.exact == exact
    assert not is_attached(item, TWICE)


def test_a_quote_that_stands_twice_is_attached_where_its_sides_agree():
    item = only([passage("They agreed on Monday.", prefix="met again.\n")], TWICE)
    assert item.anchor.start == TWICE.text.rindex("They agreed")
    neither = only([passage("They agreed on Monday.", prefix="somewhere else ")], TWICE)
    assert not is_attached(neither, TWICE)


def test_positions_of_other_programs_attach_nothing():
    """They may count UTF-16, or the signs of another page."""
    row = hypothesis_row("They agreed on Monday.")
    row["target"][0]["selector"][1]["start"] = TWICE.text.rindex("They agreed")
    assert not is_attached(only([row], TWICE), TWICE)


def test_our_own_position_tells_which_of_two_is_meant():
    last = annotate(TWICE, "They agreed on Monday.")
    second = TWICE.text.rindex("They agreed on Monday.")
    first = received(sent(TWICE, [last]), TWICE)[0]
    assert first.anchor.start == last.anchor.start != second


def test_a_position_that_was_tampered_with_does_not_move_a_quote(document):
    def change(found):
        found["target"]["selector"][0] |= {"start": 10, "end": 25}

    item = annotate(document, "Senkaku Islands")
    assert received(edited(sent(document, [item]), change), document) == (item,)


@pytest.mark.parametrize("start", [-5, 10**14, None, "12", True])
def test_a_position_that_none_can_have_is_no_error(document, start):
    def change(found):
        found["target"]["selector"][0]["start"] = start
        found["target"]["selector"][1]["exact"] = "words that nobody said"

    content = edited(sent(document, [annotate(document, "China")]), change)
    (item,) = received(content, document)
    assert 0 <= item.anchor.start <= len(document.text)


@pytest.mark.parametrize("exact", ["", " ", "\n\t", "\u3000"])
def test_a_quote_of_nothing_is_a_note_on_the_whole_document(document, exact):
    item = only([passage(exact, bodyValue="said")], document)
    assert (item.scope, item.anchor, item.note) == (Scope.DOCUMENT, None, "said")


EDITION = "# A readout\n\nThe Ministers shall meet{}. They agreed on the islands.\n"


def test_what_is_about_another_edition_is_attached_where_its_sentences_stand():
    """The same file of another edition, and our own carrying over, agree on the id."""
    old, new = document_of(EDITION.format("")), document_of(EDITION.format(" never"))
    item = annotate(old, "agreed on the islands", note="Ask")
    lost = annotate(old, "The Ministers shall meet", note="Where?")
    known = {old.id: old}
    found, left = annotation_reader.attach(
        annotation_reader.read(sent(old, [item, lost])).items, new, LABELS, editions=known.get
    )
    assert new.text[found.anchor.start : found.anchor.end] == "agreed on the islands"
    assert (found.document_id, found.note) == (new.id, "Ask")
    assert found.id == carried_id(item.id, new.id)
    assert (left.anchor.exact, is_attached(left, new)) == ("The Ministers shall meet", False)
    assert left.anchor.citation == lost.anchor.citation


def test_what_is_about_an_edition_that_nobody_has_is_left_to_the_user():
    """All words of the passage stand here; what its sentence said there is not known."""
    old, new = document_of(EDITION.format("")), document_of(EDITION.format(" never"))
    items = [annotate(old, "The Ministers shall meet"), annotate(old, "They agreed")]
    assert not any(is_attached(item, new) for item in received(sent(old, items), new))


def test_what_has_no_place_in_its_document_has_none_where_it_comes_in(document):
    item = annotate(document, "Senkaku Islands")
    loose = replace(item, anchor=replace(item.anchor, is_loose=True))
    assert received(sent(document, [loose]), document) == (loose,)


def test_a_position_in_another_edition_tells_nothing():
    line = "In the year of the treaty they agreed on Monday, at noon, in the hall of the house.\n\n"
    one, three = (document_of(f"Minutes\n\n{line * times}The end.\n") for times in (1, 3))
    item = annotate(one, "agreed on Monday")
    assert three.text[item.anchor.start :].startswith("agreed on Monday")
    (found,) = received(sent(one, [item]), three)
    assert not is_attached(found, three)


def test_the_same_file_can_come_into_two_documents_of_one_library(library, document):
    other = replace(document, source=replace(document.source, sha256="0" * 64))
    content = as_file([hypothesis_row("Senkaku Islands"), hypothesis_row(identifier="b")])
    for one in (document, other):
        library.remember(one, NOW)
        library.notebook(one.id).apply(Change("Import", received(content, one)))
    assert library.check().is_sound


def test_nothing_is_cut_short_in_silence(document):
    long = "word " * 40_000
    assert only([item_of(bodyValue=long)], document).note == long
    with pytest.raises(FormatError, match=r"Entry 1 .* more than 1,000,000 char"):
        annotation_reader.read(as_file([item_of(bodyValue="x" * 1_000_001)]))


@pytest.mark.parametrize(
    ("written", "year"),
    [("2026-03-02T09:30:00Z", 2026), ("2026-03-02T09:30:00.5+09:00", 2026), ("2026-03-02", 2026),
     ("2026-03-02T09:30", 2026), ("yesterday", 1970), ("", 1970),
     ("0001-01-01T00:00:00+14:00", 1970), ("9999-12-31T23:59:59-12:00", 1970)],
)  # fmt: skip
def test_times_that_cannot_be_understood_or_shown_are_as_good_as_none(document, written, year):
    item = only([item_of(created=written)], document)
    assert item.created.year == year
    assert item.created.tzinfo
    assert item.created.astimezone()


def test_tags_become_words_without_outer_space(document):
    tags = [" a ", "", "b\nc", "a", "x" * 199 + " y", 7, None, "\u2028", "n\0m"]
    item = only([hypothesis_row(tags=tags)], document)
    assert item.tags == ("a", "b c", "x" * 199, "n\ufffdm")


odd = st.sampled_from(["\0", "\ud800", "\udc00", "\u2028", "\x1b", " ", "\u3000", "'", "\\", "a"])
wild = st.text(odd | st.characters(), max_size=12) | st.none() | st.integers() | st.booleans()
selectors = st.fixed_dictionaries(
    {"type": st.sampled_from(["TextQuoteSelector", "TextPositionSelector"]) | wild},
    optional=dict.fromkeys(("exact", "prefix", "suffix", "start", "end", "refinedBy"), wild),
)
foreign = st.fixed_dictionaries(
    {
        "target": wild
        | st.fixed_dictionaries({"selector": selectors | st.lists(selectors, max_size=3)}),
    },
    optional={
        "body": wild | st.lists(st.fixed_dictionaries({"value": wild, "purpose": wild})),
        "tags": st.lists(wild, max_size=3),
        **dict.fromkeys(
            ("id", "canonical", "created", "modified", "updated", "creator", "user", "text",
             "motivation", "bv:id", "bv:label", "bv:scope", "bv:visibility", "user_info"),
            wild,
        ),
    },
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(foreign, min_size=1, max_size=3))
def test_whatever_comes_in_can_be_kept_and_read_again(items):
    content = json.dumps({"items": items}).encode()
    found = unless_refused(received, content, TWICE)
    if not found:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite3"
        with closing(location_of(path).make()) as library:
            library.remember(TWICE, NOW)
            library.notebook(TWICE.id).apply(Change("Import", found))
            assert library.check().is_sound
        with closing(location_of(path).make()) as library:
            assert {item.id: item for item in library.notebook(TWICE.id)} == {
                item.id: item for item in found
            }
    assert all(item.label_id in {"", *(label.id for label in LABELS)} for item in found)
