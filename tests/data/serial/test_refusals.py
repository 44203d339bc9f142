"""Damaged or foreign JSON is refused in one line, which says where, and nothing of the content."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from data.annotation import Visibility
from data.document import Span, SpanKind
from data.errors import FormatError
from data.serial import strict_json
from data.serial.annotation_json import ANNOTATION
from data.serial.document_json import DOCUMENT
from data.serial.fields import MisfitError, integer
from tests.fixtures.documents import annotate, documents, note_on_document


@pytest.mark.parametrize("value", [True, False, "1", None])
def test_only_a_number_is_an_integer(value):
    with pytest.raises(MisfitError):
        integer(value)


@given(documents)
def test_any_document_survives(document):
    assert DOCUMENT.loads(DOCUMENT.dumps(document)) == document


def test_the_shipped_document_survives_with_spans(document):
    spans = (Span(SpanKind.STRONG, 0, 2), Span(SpanKind.LINK, 3, 5, "https://example.org/"))
    blocks = (replace(document.blocks[0], spans=spans), *document.blocks[1:])
    marked = replace(document, blocks=blocks)
    read = DOCUMENT.loads(DOCUMENT.dumps(marked))
    assert read == marked
    assert read.text == document.text


def test_the_same_document_is_the_same_text(document):
    again = DOCUMENT.loads(DOCUMENT.dumps(document))
    assert DOCUMENT.dumps(again) == DOCUMENT.dumps(document)


def test_an_anchored_annotation_survives(document):
    annotation = annotate(document, "North Korea", note="𠮷 👩‍👩‍👧 e\u0301", author="Onodera")
    assert ANNOTATION.loads(ANNOTATION.dumps(annotation)) == annotation


def test_an_annotation_that_does_not_say_is_private(document):
    value = ANNOTATION.plain(note_on_document(document, "text", visibility=Visibility.BRIEFING))
    del value["visibility"]
    assert ANNOTATION.loads(json.dumps(value)).visibility is Visibility.PRIVATE


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", "{", "nonsense", '{"version":1}', "[" * 100_000,
        '{"format":"briefing-viewer-document","version":1}',
        '{"format":"briefing-viewer-document","version":true}',
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused(text):
    with pytest.raises(FormatError) as caught:
        DOCUMENT.loads(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        {"version": DOCUMENT.version + 1},
        {"report": {"warnings": [["in {place}", {}, "", 1]]}},
        {"report": {"warnings": [["a", {"b": 1.5}, "", 1]]}},
        {"report": {"warnings": [["a", {}]]}},
        {"version": "1"},
        {"format": "other"},
        {"title": 5},
        {"title": ""},
        {"surprise": "value"},
        {"blocks": []},
        {"blocks": [{"kind": "poem", "text": "x"}]},
        {"blocks": [{"kind": "paragraph", "text": "x", "level": 1.5}]},
        {"blocks": "x"},
        {"topics": [{"number": "", "title": "x", "level": 1, "first": 0, "stop": 999}]},
        {"meeting": {"date": "tomorrow", "place": "", "persons": []}},
        {"meeting": {"date": "", "place": "", "persons": [1]}},
        {"source": {"name": "x", "sha256": "short", "publisher": ""}},
    ],
)
def test_a_changed_document_is_refused(document, change):
    value = DOCUMENT.plain(document) | change
    with pytest.raises(FormatError):
        DOCUMENT.loads(json.dumps(value))


def test_a_later_version_is_named_as_such(document):
    value = DOCUMENT.plain(document) | {"version": 9}
    with pytest.raises(FormatError, match=r"another version of Briefing Viewer \(format 9\)"):
        DOCUMENT.loads(json.dumps(value))


@pytest.mark.parametrize(
    "text",
    ['{"a":1,"a":2}', '{"a":1.5}', '{"a":NaN}', '{"a":Infinity}', '{"a":1e3}', f'{{"a":{10**15}}}'],
)
def test_ambiguous_json_is_refused(text):
    with pytest.raises(ValueError, match=r"twice|fractions|too long"):
        strict_json.loads(text)
    with pytest.raises(FormatError, match=r"^A stored annotation is damaged: it is not valid JSON"):
        ANNOTATION.loads(text)


def test_messages_carry_nothing_of_the_content(document):
    value = ANNOTATION.plain(note_on_document(document, "secret words"))
    value["scope"] = "secret scope"
    with pytest.raises(FormatError) as caught:
        ANNOTATION.loads(json.dumps(value))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("blocks", 1, "level"), "1", "in its field blocks[1].level, it is not as expected"),
        (("blocks", 1, "kind"), "poem", "in its field blocks[1].kind, it is not as expected"),
        (("blocks", 1, "start"), 7, "in its field blocks[1].start, this version does not know it"),
        (("blocks", 1, "text"), "", "in its field blocks[1], its parts do not agree"),
        (("report", "warnings", 0), 5, "in its field report.warnings[0], it is not as expected"),
        (("source",), None, "in its field source, an object is missing"),
        (("no name!",), "x", "in its field ?, this version does not know it"),
    ],
)
def test_what_is_refused_is_told_with_its_place(document, path, value, said):
    plain = json.loads(DOCUMENT.dumps(document))
    plain["report"]["warnings"] = ["a warning"]
    *way, last = path
    held = plain
    for step in way:
        held = held[step]
    held[last] = value
    with pytest.raises(FormatError) as caught:
        DOCUMENT.loads(json.dumps(plain))
    assert str(caught.value) == f"The stored document is damaged: {said}."


def test_what_is_missing_is_named(document):
    plain = DOCUMENT.plain(document)
    del plain["source"]
    with pytest.raises(FormatError, match="in its field source, it is missing"):
        DOCUMENT.loads(json.dumps(plain))
