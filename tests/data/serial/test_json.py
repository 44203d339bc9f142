"""Documents and annotations survive JSON; damaged or foreign JSON is refused in one line."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.annotation import Annotation, Scope, Visibility
from data.document import Span, SpanKind
from data.errors import FormatError
from data.serial import annotation_json, document_json, strict_json
from tests.fixtures.documents import LABELS, NOW, annotate, documents, note_on_document


@pytest.mark.parametrize("value", ["true", "false", '"1"', "null"])
def test_only_a_number_is_an_integer(value):
    fields = strict_json.loads(f'{{"size":{value}}}', "the text")
    with pytest.raises(FormatError, match="its field size"):
        fields.integer("size")


notes = st.text(st.characters(), max_size=30)
tags = st.lists(st.text("abcé𠮷", min_size=1, max_size=5), max_size=3).map(tuple)


@given(documents)
def test_any_document_survives(document):
    assert document_json.loads(document_json.dumps(document)) == document


def test_the_shipped_document_survives_with_spans(document):
    spans = (Span(SpanKind.STRONG, 0, 2), Span(SpanKind.LINK, 3, 5, "https://example.org/"))
    blocks = (replace(document.blocks[0], spans=spans), *document.blocks[1:])
    marked = replace(document, blocks=blocks)
    read = document_json.loads(document_json.dumps(marked))
    assert read == marked
    assert read.text == document.text


def test_the_same_document_is_the_same_text(document):
    again = document_json.loads(document_json.dumps(document))
    assert document_json.dumps(again) == document_json.dumps(document)


@given(notes, tags, st.sampled_from(LABELS), st.sampled_from(Visibility))
def test_any_annotation_survives(note, tags, label, visibility):
    annotation = Annotation(
        "id", "document", label.id, NOW, NOW, scope=Scope.DOCUMENT, note=note, tags=tags,
        visibility=visibility,
    )  # fmt: skip
    assert annotation_json.loads(annotation_json.dumps(annotation)) == annotation


def test_an_anchored_annotation_survives(document):
    annotation = annotate(document, "North Korea", note="𠮷 👩‍👩‍👧 e\u0301", author="Onodera")
    assert annotation_json.loads(annotation_json.dumps(annotation)) == annotation


def test_an_annotation_that_does_not_say_is_private(document):
    value = annotation_json.to_dict(
        note_on_document(document, "text", visibility=Visibility.BRIEFING)
    )
    del value["visibility"]
    assert annotation_json.loads(json.dumps(value)).visibility is Visibility.PRIVATE


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
        document_json.loads(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 3},
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
    value = document_json.to_dict(document) | change
    with pytest.raises(FormatError):
        document_json.loads(json.dumps(value))


def test_a_later_version_is_named_as_such(document):
    value = document_json.to_dict(document) | {"version": 9}
    with pytest.raises(FormatError, match=r"another version of Briefing Viewer \(format 9\)"):
        document_json.loads(json.dumps(value))


@pytest.mark.parametrize(
    "text",
    ['{"a":1,"a":2}', '{"a":1.5}', '{"a":NaN}', '{"a":Infinity}', '{"a":1e3}', f'{{"a":{10**15}}}'],
)
def test_ambiguous_json_is_refused(text):
    with pytest.raises(FormatError, match="not valid JSON"):
        strict_json.loads(text, "the file")


def test_messages_carry_nothing_of_the_content(document):
    value = annotation_json.to_dict(note_on_document(document, "secret words"))
    value["scope"] = "secret scope"
    with pytest.raises(FormatError) as caught:
        annotation_json.loads(json.dumps(value))
    assert "secret" not in str(caught.value)
