from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from data.anchors import reattachment
from data.anchors.anchoring import AnchorState, Resolutions, describe, resolve
from data.anchors.reattachment import OffsetMap, reattached
from data.annotation import Scope
from data.citation import CitationIndex
from data.structure_corrections.application import correct, corrected
from data.structure_corrections.correction import CorrectionKind
from tests.fixtures.corrections import corrections_of
from tests.fixtures.documents import annotate, document_of, documents, note_on_document

MINUTES = "Minutes\n\nThey met.\n\nNone.\n\nThey agreed on\n\ntwo aims.\n\nNone.\n\nThe end.\n"


def moved(document, kind, number, items, **how):
    made = correct(document, kind, range(number, number + 1), **how)
    new = corrected(document, made).document
    return new, {item.id: item for item in reattached(items, document, new, CitationIndex(new))}


def block_of(document, words):
    return document.block_at(document.text.index(words))


def test_an_annotation_after_a_correction_is_written_back_where_it_stands_now():
    document = document_of(MINUTES)
    item = annotate(document, "The end")
    new, after = moved(document, CorrectionKind.TAKE_OUT, block_of(document, "They met"), [item])
    anchor = after[item.id].anchor
    assert new.text[anchor.start : anchor.end] == "The end"
    assert resolve(anchor, new.text).state is AnchorState.EXACT


def test_words_that_stand_in_many_places_stay_where_they_were():
    document = document_of("Minutes\n\nFirst part\n\nof it.\n" + "\nNone.\n" * 30)
    start = document.blocks[20].start
    item = annotate(document, "None.")
    item = replace(item, anchor=describe(document, start, start + 5, CitationIndex(document)))
    new, after = moved(document, CorrectionKind.JOIN, 2, [item])
    assert new.block_at(after[item.id].anchor.start) == 19


def test_a_passage_inside_joined_paragraphs_is_attached_again():
    document = document_of(MINUTES)
    item = annotate(document, "two aims")
    new, after = moved(document, CorrectionKind.JOIN, block_of(document, "two aims"), [item])
    anchor = after[item.id].anchor
    assert new.text[anchor.start : anchor.end] == "two aims"


def test_a_passage_that_is_split_is_left_to_be_reviewed_and_not_lost():
    document = document_of(MINUTES)
    item = annotate(document, "They agreed on")
    number = block_of(document, "They agreed")
    new, after = moved(document, CorrectionKind.SPLIT, number, [item], offset=5)
    assert after == {}
    assert not resolve(item.anchor, new.text).attached


def test_a_correction_of_kind_alone_renews_citations():
    document = document_of(MINUTES)
    item = annotate(document, "The end")
    number = block_of(document, "They met")
    _, after = moved(document, CorrectionKind.HEADING, number, [item], level=1)
    assert after[item.id].anchor.citation != item.anchor.citation
    assert after[item.id].anchor.start == item.anchor.start


def test_a_note_on_the_whole_document_needs_no_place():
    document = document_of(MINUTES)
    item = note_on_document(document, "a note")
    assert moved(document, CorrectionKind.TAKE_OUT, 1, [item])[1] == {}


def test_no_annotation_is_described_anew_that_stands_as_it_stood(monkeypatch):
    document = document_of(MINUTES.replace("None.", "None of them came late on that day."))
    items = [annotate(document, words, identifier=words) for words in ("They met", "The end")]
    described = []
    monkeypatch.setattr(
        reattachment,
        "describe",
        lambda *given: described.append(given[1:3]) or describe(*given),
    )
    number = block_of(document, "two aims")
    new, after = moved(document, CorrectionKind.JOIN, number, items)
    assert set(after) == {"The end"}
    assert len(described) == 1
    assert describe(new, items[0].anchor.start, items[0].anchor.end, CitationIndex(new)) == (
        items[0].anchor
    )


@given(st.data())
def test_an_annotation_that_is_left_is_as_it_would_be_described(data):
    document = data.draw(documents)
    new = corrected(document, data.draw(corrections_of(document))).document
    start = data.draw(st.integers(0, max(0, len(document.text) - 1)))
    end = data.draw(st.integers(start + 1, start + 40))
    if not document.text[start:end].strip():
        return
    anchor = describe(document, start, min(end, len(document.text)), CitationIndex(document))
    item = replace(note_on_document(document, "a note"), scope=Scope.PASSAGE, anchor=anchor)
    place = OffsetMap(document, new).of(anchor.start, anchor.end)
    if place and not reattached([item], document, new, CitationIndex(new)):
        assert describe(new, *place, CitationIndex(new)) == anchor


@given(st.data())
def test_a_passage_that_stayed_has_the_same_words(data):
    document = data.draw(documents)
    new = corrected(document, data.draw(corrections_of(document))).document
    passage = OffsetMap(document, new)
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    found = passage.of(start, end)
    if found:
        assert new.text[slice(*found)] == document.text[start:end]
    assert 0 <= passage.near(start) <= len(new.text)


def test_passages_whose_places_are_known_are_not_looked_for_in_the_old_text(monkeypatch):
    document = document_of(MINUTES)
    items = [annotate(document, words, identifier=words) for words in ("They met", "The end")]
    new = corrected(document, correct(document, CorrectionKind.JOIN, range(4, 5))).document
    known, citations = Resolutions(items, document.text), CitationIndex(new)
    expected = reattached(items, document, new, citations)
    assert expected
    texts = []
    monkeypatch.setattr(
        reattachment, "resolve", lambda anchor, text: texts.append(text) or resolve(anchor, text)
    )
    assert reattached(items, document, new, citations, known) == expected
    assert document.text not in texts
