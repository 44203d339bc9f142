"""What is being typed is kept apart from all that is saved, and gone once it is saved."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from data.errors import LibraryError
from data.library.location import location_of
from data.library.note_drafts import Draft
from data.notebook import Change
from data.text.query import parse
from tests.fixtures.documents import NOW, annotate

DRAFT = Draft("one", "What I am ‘typing’\n日本", ("a, b", "c"), "before", NOW)


def test_drafts_are_kept_until_they_are_dropped(library, notebook, document):
    drafts = library.drafts(document.id)
    drafts.keep(replace(DRAFT, note="first"))
    drafts.keep(DRAFT)
    drafts.keep(replace(DRAFT, annotation_id="two", written=NOW + timedelta(seconds=1)))
    with closing(location_of(library.path).open()) as again:
        assert [one.annotation_id for one in again.drafts(document.id).read()] == ["one", "two"]
        assert again.drafts(document.id).read()[0] == DRAFT
        assert again.drafts("another").read() == ()
    drafts.drop("one")
    drafts.drop("one")
    assert [one.annotation_id for one in drafts.read()] == ["two"]


def test_a_draft_is_no_change_and_nothing_that_can_be_found(library, notebook, document):
    item = annotate(document, "China", note="saved")
    notebook.apply(Change("Add", (item,)))
    library.drafts(document.id).keep(replace(DRAFT, annotation_id=item.id, note="ZQTYPED"))
    library.index()
    assert library.search(parse("ZQTYPED")).hits == ()
    assert [version.annotation.note for version in library.history(item.id)] == ["saved"]
    assert list(library.notebook(document.id)) == [item]
    assert library.check().is_sound


def test_a_draft_goes_for_good_with_its_annotation(library, notebook, document):
    item = annotate(document, "China")
    notebook.apply(Change("Add", (item,)))
    library.drafts(document.id).keep(replace(DRAFT, annotation_id=item.id, note="ZQTYPED"))
    notebook.apply(Change("Delete", removed=(item.id,)))
    assert len(library.drafts(document.id).read()) == 1
    library.empty_trash()
    assert library.drafts(document.id).read() == ()
    assert b"ZQTYPED" not in library.path.read_bytes()


@pytest.mark.parametrize("column", ["body", "written", "annotation_id"])
def test_a_damaged_draft_hides_no_other(library, notebook, document, column):
    drafts = library.drafts(document.id)
    drafts.keep(DRAFT)
    drafts.keep(replace(DRAFT, annotation_id="two"))
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute(f"UPDATE drafts SET {column} = 'x' WHERE annotation_id = 'one'")
    assert [one.annotation_id for one in drafts.read()] == ["two"]
    assert not library.check().is_sound


def test_a_draft_of_a_document_that_is_not_there_is_refused(library):
    with pytest.raises(LibraryError):
        library.drafts("nowhere").keep(DRAFT)


def test_a_draft_never_stands_over_a_note_that_it_does_not_know():
    assert DRAFT.over("before") == DRAFT.note
    assert DRAFT.over("") == DRAFT.note
    assert DRAFT.over("newer") == f"newer\n\n{DRAFT.note}"
    assert replace(DRAFT, note="newer, and more").over("newer") == "newer, and more"


def test_what_amends_a_change_is_undone_and_redone_with_it(library, notebook, document):
    item = annotate(document, "China")
    noted = replace(item, note="A note.")
    notebook.apply(Change("Add", (item,)))
    assert notebook.amend(Change("Edit Note", (noted,))).before == (item,)
    notebook.amend(Change("Edit Tags", (replace(noted, tags=("x",)),)))
    again = library.notebook(document.id)
    assert again.undoable == "Add"
    again.undo()
    assert (list(again), again.undoable) == ([], None)
    again.redo()
    assert [(one.note, one.tags) for one in again] == [("A note.", ("x",))]
    assert len(library.history(item.id)) == 1
    assert library.check().is_sound


def test_what_touches_others_than_the_last_change_stands_alone(library, notebook, document):
    first, second = annotate(document, "China"), annotate(document, "Japan")
    notebook.apply(Change("Add", (first,)))
    notebook.apply(Change("Add", (second,)))
    notebook.amend(Change("Edit Note", (replace(first, note="late"),)))
    assert notebook.undoable == "Edit Note"
    notebook.undo()
    assert set(notebook) == {first, second}


def test_an_amended_change_leaves_nothing_to_redo(library, notebook, document):
    item = annotate(document, "China")
    notebook.apply(Change("Add", (item,)))
    notebook.apply(Change("Edit Note", (replace(item, note="1"),)))
    notebook.undo()
    notebook.amend(Change("Edit Note", (replace(item, note="2"),)))
    assert notebook.redoable is None
    notebook.undo()
    assert list(notebook) == []
