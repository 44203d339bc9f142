"""An annotation may have no label: it is kept, sent, found and printed as what it is."""

import csv
import io
import json
from contextlib import closing
from dataclasses import replace

import pytest

import exporters
from data.annotation import Label, Visibility, label_of, no_label
from data.briefing.compiling.compilation import compile_content, tally
from data.briefing.content import PartKind
from data.briefing.plan import Plan, Template
from data.errors import FormatError
from data.interchange import annotation_table
from data.library.location import location_of
from data.messages import ENGLISH
from data.notebook import Change
from data.serial.annotation_json import ANNOTATION
from data.serial.label_json import LABEL
from data.text.query import parse
from exporters.options import ExportOptions, NotePlacement, PageSetup
from exporters.phrases import label_name, labels_used
from tests.fixtures.briefings import text_of
from tests.fixtures.documents import (
    LABELS,
    NOW,
    annotate,
    note_on_document,
    resolved,
    shipped_document,
)
from tests.fixtures.exchange import received, sent

DOCUMENT = shipped_document()
SHOWN = Visibility.BRIEFING
WHOLE = note_on_document(DOCUMENT, "Routine in all.", label="", visibility=SHOWN)
PASSAGE = annotate(DOCUMENT, "Senkaku Islands", label="", note="Look here.", visibility=SHOWN)
BARE = annotate(DOCUMENT, "freedom of navigation", label="", visibility=SHOWN)
LABELLED = annotate(DOCUMENT, "North Korea", label="question", note="When?", visibility=SHOWN)
ALL = (WHOLE, PASSAGE, BARE, LABELLED)


def compiled(*items, template=Template.ANNOTATED, labels=None):
    plan = Plan(template=template, labels=labels)
    found = resolved(DOCUMENT, items)
    return compile_content(DOCUMENT, items, found, labels=LABELS, plan=plan, now=NOW)


@pytest.mark.parametrize("item", [WHOLE, PASSAGE, BARE])
def test_it_is_kept_as_it_is(item, tmp_path):
    assert ANNOTATION.loads(ANNOTATION.dumps(item)) == item
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        library.remember(DOCUMENT, NOW)
        library.notebook(DOCUMENT.id).apply(Change("Add", (item,)))
        library.set_labels(LABELS[1:])  # none of them is in use
        assert library.check().is_sound
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        assert list(library.notebook(DOCUMENT.id)) == [item]


def test_no_label_of_a_user_is_without_an_id():
    with pytest.raises(FormatError):
        LABEL.loads(LABEL.dumps(no_label()))
    assert label_of(LABELS, "concern").name == "Concern"
    assert [label_of(LABELS, name).is_none for name in ("", "of-a-later-version")] == [True, True]
    assert isinstance(label_of((), ""), Label)


@pytest.mark.parametrize("item", [WHOLE, PASSAGE, BARE])
def test_it_goes_out_to_colleagues_and_comes_back_without(item):
    content = sent(DOCUMENT, [item])
    assert list(received(content, DOCUMENT)) == [item]
    assert b"bv-" not in content
    assert b"classifying" not in content


def test_what_comes_in_with_no_label_that_is_known_has_none():
    bodies = [{"value": "From elsewhere"}, {"value": "Red line", "purpose": "classifying"}]
    target = {"selector": {"type": "TextQuoteSelector", "exact": "Senkaku Islands"}}
    entry = {"id": "urn:x:1", "type": "Annotation", "body": bodies, "target": target}
    (item,) = received(json.dumps([entry]).encode(), DOCUMENT)
    assert (item.label_id, item.note) == ("", "From elsewhere")


def test_a_table_leaves_its_cell_empty():
    content = annotation_table.dumps(DOCUMENT, ALL, LABELS).decode("utf-8-sig")
    labels = [row["label"] for row in csv.DictReader(io.StringIO(content, newline=""))]
    assert labels == ["", "", "", "Question"]


def test_the_search_finds_it_by_what_it_lacks(tmp_path):
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        library.remember(DOCUMENT, NOW)
        library.notebook(DOCUMENT.id).apply(Change("Add", ALL))
        library.index()
        hits = library.search(parse('label:"no label"'), limit=50).hits
        assert {hit.annotation_id for hit in hits} == {item.id for item in (WHOLE, PASSAGE, BARE)}


def test_the_handout_prints_it_as_a_note_under_no_label():
    made = compiled(*ALL)
    names = [(note.label.is_none, label_name(note.label, ENGLISH)) for note in made.notes]
    assert names == [(True, "Note"), (False, "Question"), (True, "Note")]
    assert [label.id for label in labels_used(made)] == ["question"]
    html = exporters.render(made, ExportOptions(format="html")).decode()
    assert ">–</span>" not in html
    assert "Routine in all." in html
    for placement in NotePlacement:
        options = ExportOptions(PageSetup(notes=placement), format="pdf")
        words = text_of(exporters.render(made, options))
        assert "Routine in all." in words
        assert "Look here." in words
        assert "No label" not in words


def test_points_give_it_without_a_letter_and_nothing_as_an_open_question():
    made = compiled(WHOLE, PASSAGE, template=Template.POINTS)
    (points,) = [part for part in made.parts if part.kind is PartKind.POINTS]
    assert [(entry.text, entry.label, entry.aside) for entry in points.entries] == [
        ("Routine in all.", None, ""), ("Look here.", None, ""),
    ]  # fmt: skip
    assert PartKind.BOTTOM_LINE not in [part.kind for part in made.parts]
    words = text_of(exporters.render(made, ExportOptions(format="pdf")))
    assert "Still open" not in words


def test_a_plan_can_choose_what_has_none():
    found = resolved(DOCUMENT, ALL)
    assert tally(DOCUMENT, ALL, found, Plan(labels=frozenset({""}))).included == 3
    assert tally(DOCUMENT, ALL, found, Plan(labels=frozenset({"question"}))).included == 1
    assert replace(PASSAGE, label_id="question").label_id == "question"


def test_what_prints_nothing_is_not_counted_as_being_in_the_handout():
    """A topic or the whole document, marked without a word: there is nothing to show of it."""
    silent = (replace(WHOLE, note=" ", id="a"), replace(WHOLE, note="", label_id="action", id="b"))
    for template in Template:
        counted = tally(DOCUMENT, (*silent, BARE), resolved(DOCUMENT, (BARE,)), Plan())
        assert (counted.included, counted.empty) == (1, 2)
        made = compiled(*silent, template=template)
        assert made.notes == ()
        assert [part.kind for part in made.parts] in ([], [PartKind.SOURCE])
