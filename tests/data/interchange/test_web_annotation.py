"""What we write follows the W3C model, and comes back as it was."""

import datetime as dt
import json
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.anchors.anchoring import describe
from data.annotation import Anchor, Annotation, Scope, Visibility
from data.basis.note_format import NoteFormat
from data.citation import CitationIndex
from data.interchange import annotation_reader, web_annotation
from tests.fixtures.documents import LABELS, NOW, annotate, document_of, note_on_document
from tests.fixtures.exchange import received, sent

WIDE = document_of("Minutes 😀\n\n## First 𠮷 topic\n\nThey met 👩‍👩‍👧 and שלום agreed 𝒳 twice.\n")
ASTRAL = "agreed 𝒳"
plain = st.characters(exclude_categories=("Cs", "Cc"))
lines = st.text(plain, max_size=20).map(str.strip)
notes = st.text(plain | st.sampled_from("\n\t😀𠮷\u202e\u2066"), max_size=60)
tags = st.lists(lines.filter(bool), max_size=3, unique=True).map(tuple)
zones = st.integers(-12, 14).map(lambda hours: dt.timezone(dt.timedelta(hours=hours)))
times = st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2989, 12, 31)).flatmap(  # noqa: DTZ001
    lambda moment: zones.map(lambda zone: moment.replace(tzinfo=zone))
)
ids = st.uuids().map(str) | st.uuids().map(lambda name: name.hex) | st.just("note 7")


@st.composite
def annotations(draw):
    """Any annotation of the wide document that the program can make."""
    scope = draw(st.sampled_from(Scope))
    anchor = None
    if scope is Scope.TOPIC:
        heading = WIDE.blocks[WIDE.topics[0].first]
        anchor = describe(WIDE, heading.start, heading.end, CitationIndex(WIDE))
    elif scope is Scope.PASSAGE:
        ends = st.integers(0, len(WIDE.text))
        start, end = sorted(
            draw(st.tuples(ends, ends).filter(lambda two: WIDE.text[min(two) : max(two)].strip()))
        )
        anchor = describe(WIDE, start, end, CitationIndex(WIDE))
    return Annotation(
        draw(ids), WIDE.id, draw(st.sampled_from(LABELS)).id, draw(times), draw(times), anchor,
        scope, draw(notes), draw(tags), draw(st.sampled_from(Visibility)), draw(lines),
        draw(st.sampled_from(NoteFormat)),
    )  # fmt: skip


def written(document, *items):
    return json.loads(sent(document, items))["first"]["items"]


@given(annotations())
def test_whatever_the_program_can_make_comes_back_as_it_was(annotation):
    assert received(sent(WIDE, [annotation]), WIDE) == (annotation,)


@given(st.lists(annotations(), max_size=4, unique_by=lambda item: item.id))
def test_the_same_annotations_are_the_same_bytes(items):
    assert sent(WIDE, items) == sent(WIDE, list(items))


def test_a_note_on_a_topic_comes_back_on_its_topic(document):
    heading = document.blocks[document.topics[1].first]
    anchor = describe(document, heading.start, heading.end, CitationIndex(document))
    item = replace(annotate(document, "China"), anchor=anchor, scope=Scope.TOPIC, note="All of it")
    assert received(sent(document, [item]), document) == (item,)


def test_a_collection_says_what_it_is_and_how_much_it_holds(document):
    items = (annotate(document, "China"), note_on_document(document, "All of it"))
    found = json.loads(sent(document, items))
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert found["@context"][1] == {"bv": "urn:x-briefing-viewer:"}
    assert (found["type"], found["total"]) == ("AnnotationCollection", 2)
    assert (found["first"]["type"], len(found["first"]["items"])) == ("AnnotationPage", 2)
    for thing in (found, found["first"], *found["first"]["items"]):
        assert UUID(thing["id"].removeprefix("urn:uuid:"))


def test_an_annotation_follows_the_model(document):
    item = annotate(
        document, "China", note="Ask", tags=("one", "two"), author="M. Sato", label="question"
    )
    (found,) = written(document, item)
    assert found["type"] == "Annotation"
    assert found["canonical"] == found["id"] == web_annotation.urn_of(item.id)
    assert found["motivation"] == ["questioning", "commenting", "tagging"]
    assert [(body["type"], body["purpose"], body["value"]) for body in found["body"]] == [
        ("TextualBody", "commenting", "Ask"),
        ("TextualBody", "tagging", "one"),
        ("TextualBody", "tagging", "two"),
        ("TextualBody", "classifying", "Question"),
    ]
    assert found["creator"] == {"type": "Person", "name": "M. Sato"}
    assert found["target"]["source"].startswith("ni:///sha-256;")
    assert found["stylesheet"]["type"] == "CssStylesheet"
    assert f".{found['target']['styleClass']} " in found["stylesheet"]["value"]


def test_a_uuid_is_kept_as_the_urn(document):
    name = "4e2b1a9c-58b5-4f0d-8f5b-0c9a3d2e1f00"
    (found,) = written(document, annotate(document, "China", identifier=name))
    assert found["id"] == f"urn:uuid:{name}"


def test_times_are_in_utc_and_say_so_by_a_z(document):
    tokyo = dt.datetime(2026, 3, 2, 18, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    (found,) = written(document, replace(annotate(document, "China"), created=tokyo))
    assert (found["created"], found["modified"]) == ("2026-03-02T09:30:00Z",) * 2


def test_positions_count_code_points():
    (found,) = written(WIDE, annotate(WIDE, ASTRAL))
    place, quoted = found["target"]["selector"]
    assert place["type"] == "TextPositionSelector"
    assert quoted["type"] == "TextQuoteSelector"
    assert WIDE.text[place["start"] : place["end"]] == quoted["exact"] == ASTRAL
    units = WIDE.text[: place["start"]].encode("utf-16-le")
    assert place["start"] < len(units) // 2
    assert WIDE.text.startswith(quoted["suffix"], place["end"])
    assert WIDE.text[: place["start"]].endswith(quoted["prefix"])


def test_a_note_on_the_whole_document_selects_nothing_of_it(document):
    (found,) = written(document, note_on_document(document, "All of it"))
    assert "selector" not in found["target"]


def test_an_annotation_that_lost_its_passage_keeps_its_place_and_citation(document):
    anchor = Anchor(50, 60, "gone words", "before ", " after", "§1 ¶2")
    item = replace(annotate(document, "China"), anchor=anchor)
    assert received(sent(document, [item]), document) == (item,)


def test_own_labels_come_back_under_their_own_names(document):
    own = replace(LABELS[2], id="label-7", name="Red line", letter="R", key="")
    item = annotate(document, "China", label="label-7")
    content = sent(document, [item], (*LABELS, own))
    (back,) = received(content, document, (*LABELS, own))
    assert back == item
    elsewhere = replace(own, id="label-1")
    other = replace(own, id="label-7", name="Other")
    assert received(content, document, (other, elsewhere))[0].label_id == "label-1"
    assert received(content, document)[0].label_id == ""


@pytest.mark.parametrize("half", ["\ud83d", "a\udcffb"])
def test_half_a_surrogate_pair_is_written_and_comes_back_as_a_sign_that_can_be_stored(
    document, half
):
    content = sent(document, [note_on_document(document, f"x{half}y")])
    assert json.loads(content.decode())
    (back,) = received(content, document)
    assert "\ufffd" in back.note
    assert back.note.encode()


def test_nothing_at_all_is_a_collection_too(document):
    content = sent(document, [])
    assert json.loads(content)["total"] == 0
    assert annotation_reader.read(content, may_be_empty=True).items == ()


def test_a_label_that_is_not_known_is_left_out_of_the_words(document):
    item = replace(annotate(document, "China"), label_id="gone", created=NOW)
    (found,) = written(document, item)
    assert "stylesheet" not in found
    assert found["body"] == []
