"""Changes to a notebook are saved first, undone exactly, and never half made."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.annotation import reading_order
from data.errors import LibraryError
from data.library.location import location_of
from data.notebook import Change, Notebook
from tests.fixtures.documents import NOW, annotate, note_on_document, shipped_document

DOCUMENT = shipped_document()
QUOTES = ("North Korea", "Senkaku Islands", "freedom of navigation", "(FMS)", "Onodera", "China")
IDS = ("a", "b", "c", "d")

steps = st.lists(
    st.one_of(
        st.just("undo"),
        st.just("redo"),
        st.dictionaries(
            st.sampled_from(IDS),
            st.one_of(st.none(), st.tuples(st.sampled_from(QUOTES), st.text(max_size=3))),
            min_size=1,
        ),
    ),
    max_size=12,
)


def change_of(wanted, notebook):
    """Make a change of a drawn step: None takes an annotation out, a pair puts or changes one."""
    after = tuple(
        annotate(DOCUMENT, choice[0], identifier=name, note=choice[1])
        for name, choice in wanted.items()
        if choice
    )
    removed = tuple(name for name, choice in wanted.items() if not choice and name in notebook)
    return Change("Step", after, removed) if after or removed else None


@settings(max_examples=30)
@given(steps)
def test_the_notebook_and_the_library_agree_after_any_steps(steps):
    with TemporaryDirectory() as folder:
        library = location_of(Path(folder, "library.sqlite3")).make()
        library.remember(DOCUMENT, NOW)
        notebook = library.notebook(DOCUMENT.id)
        past, future = [()], []
        for step in steps:
            if step == "undo":
                assert (notebook.undo() is not None) == (len(past) > 1)
                if len(past) > 1:
                    future.append(past.pop())
            elif step == "redo":
                assert (notebook.redo() is not None) == bool(future)
                if future:
                    past.append(future.pop())
            elif change := change_of(step, notebook):
                notebook.apply(change)
                past.append(tuple(notebook))
                future.clear()
            assert tuple(notebook) == past[-1]
            assert tuple(library.notebook(DOCUMENT.id)) == past[-1]
        library.close()


def test_annotations_come_in_the_documents_order(notebook, document):
    late, early = annotate(document, "Senkaku Islands"), annotate(document, "North Korea")
    whole = note_on_document(document, "About all of it.")
    notebook.apply(Change("Add", (late, early, whole)))
    assert list(notebook) == [whole, early, late]
    assert list(notebook) == sorted(notebook, key=reading_order)


def test_undo_and_redo_are_named(notebook, document):
    notebook.apply(Change("Add Commitment", (annotate(document, "China"),)))
    assert (notebook.undoable, notebook.redoable) == ("Add Commitment", None)
    notebook.undo()
    assert (notebook.undoable, notebook.redoable) == (None, "Add Commitment")


def test_a_record_tells_before_and_after(notebook, document):
    first = annotate(document, "China", note="old")
    notebook.apply(Change("Add", (first,)))
    second = replace(first, note="new")
    record = notebook.apply(Change("Edit", (second,)))
    assert (record.before, record.after, record.ids) == ((first,), (second,), {first.id})


def test_every_step_can_be_undone_after_a_restart(library, notebook, document):
    first = annotate(document, "China")
    for number in range(150):
        notebook.apply(Change("Edit", (replace(first, note=str(number)),)))
    again = library.notebook(document.id)
    notes = []
    while again.undo():
        notes.append(again[first.id].note if len(again) else None)
    assert notes == [*(str(number) for number in reversed(range(149))), None]
    assert again.undoable is None
    assert library.notebook(document.id).redo().after[0].note == "0"


def test_removing_what_is_not_there_changes_nothing(notebook, document):
    notebook.apply(Change("Add", (annotate(document, "China"),)))
    with pytest.raises(KeyError):
        notebook.apply(Change("Delete", (), ("nobody",)))
    assert len(notebook) == 1
    assert notebook.undoable == "Add"


@pytest.mark.parametrize("removed", [(), ("same", "same")])
def test_a_change_touches_each_annotation_once(removed):
    with pytest.raises(ValueError, match="at least one annotation, and each of them once"):
        Change("Nothing", (), removed)


class _FullDisk:
    def save(self, record, step, of):
        raise LibraryError("The disk is full.")

    def next(self, step):
        return None


def test_what_could_not_be_saved_is_not_shown(document):
    notebook = Notebook((), _FullDisk())
    with pytest.raises(LibraryError):
        notebook.apply(Change("Add", (annotate(document, "China"),)))
    assert len(notebook) == 0
    assert notebook.undoable is None


def test_an_undo_that_could_not_be_saved_can_be_tried_again(document, library, notebook):
    notebook.apply(Change("Add", (annotate(document, "China"),)))
    library.close()
    with pytest.raises(LibraryError):
        notebook.undo()
    assert len(notebook) == 1
    assert (notebook.undoable, notebook.redoable) == ("Add", None)
