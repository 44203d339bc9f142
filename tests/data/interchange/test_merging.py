"""What comes in is set against what is there: nothing of the user's is overwritten or lost."""

import datetime as dt
from dataclasses import replace

import pytest

from data.annotation import Visibility
from data.interchange import annotation_merge
from data.interchange.annotation_merge import Merge
from data.notebook import Change
from tests.fixtures.documents import annotate, note_on_document
from tests.fixtures.exchange import received, sent


def later(item, hours=1, **fields):
    return replace(item, modified=item.modified + dt.timedelta(hours=hours), **fields)


@pytest.fixture
def come(library, notebook, document):
    """Set annotations that come as a file against the library's notebook."""

    def come(*items):
        ours = {item.id: item for item in notebook}
        past = lambda name: annotation_merge.known(library.history(name))  # noqa: E731
        return annotation_merge.merge(received(sent(document, items), document), ours, past)

    return come


@pytest.fixture
def take(come, notebook):
    """Import annotations that come as a file."""

    def take(*items):
        found = come(*items)
        if found.change:
            notebook.apply(found.change)
        return found

    return take


@pytest.fixture
def theirs(document):
    return annotate(document, "China", note="first", author="M. Sato")


def edit(notebook, item, note, hours):
    """Edit as the window does."""
    notebook.apply(Change("Edit Note", (later(notebook[item.id], hours, note=note),)))


def parts(merge):
    return {name: len(items) for name, items in merge._asdict().items() if items}


def notes(notebook):
    return sorted(item.note for item in notebook)


def test_what_is_not_there_is_added(take, notebook, theirs):
    assert parts(take(theirs)) == {"added": 1}
    assert list(notebook) == [theirs]


def test_the_same_file_twice_changes_nothing(take, come, notebook, theirs, document):
    take(theirs, note_on_document(document, "All of it"))
    again = come(theirs, note_on_document(document, "All of it"))
    assert parts(again) == {"unchanged": 2}
    assert again.change is None


def test_a_newer_version_of_what_was_not_edited_here_takes_its_place(take, notebook, theirs):
    take(theirs)
    assert parts(take(later(theirs, note="second"))) == {"updated": 1}
    assert parts(take(later(theirs, 2, note="third", tags=("x",)))) == {"updated": 1}
    assert notes(notebook) == ["third"]


def test_a_colleagues_edit_of_ours_comes_back(take, notebook, theirs):
    notebook.apply(Change("Add", (theirs,)))
    assert parts(take(later(theirs, note="answered"))) == {"updated": 1}
    assert notes(notebook) == ["answered"]


def test_an_earlier_version_of_ours_is_left_out(take, notebook, theirs):
    take(theirs)
    edit(notebook, theirs, "mine", 5)
    assert parts(take(theirs)) == {"older": 1}
    assert notes(notebook) == ["mine"]


def test_an_earlier_version_is_known_by_its_words_even_where_clocks_disagree(
    take, notebook, theirs
):
    take(later(theirs, 100))
    edit(notebook, theirs, "mine", -90)
    assert parts(take(later(theirs, 100))) == {"older": 1}


@pytest.mark.parametrize("hours", [-9, 5, 9])
def test_where_both_sides_edited_both_are_kept(take, notebook, theirs, hours):
    take(theirs)
    edit(notebook, theirs, "mine", 5)
    found = take(later(theirs, hours, note="theirs"))
    assert parts(found) == {"conflicts": 1}
    assert notes(notebook) == ["mine", "theirs"]
    assert notebook[theirs.id].note == "mine"


def test_a_version_that_we_never_saw_is_kept_beside_a_newer_one(take, notebook, theirs):
    take(later(theirs, 5))
    assert parts(take(later(theirs, 1, note="between"))) == {"conflicts": 1}
    assert notes(notebook) == ["between", "first"]


def test_a_conflict_comes_in_once(take, notebook, theirs):
    take(theirs)
    edit(notebook, theirs, "mine", 5)
    take(later(theirs, note="theirs"))
    assert parts(take(later(theirs, note="theirs"))) == {"unchanged": 1}
    assert len(notebook) == 2


@pytest.mark.parametrize(
    "fields",
    [{"tags": ("x",)}, {"visibility": Visibility.BRIEFING}, {"label_id": "concern"}],
    ids=["tags", "visibility", "label"],
)
def test_every_difference_is_one(take, notebook, theirs, fields):
    take(theirs)
    edit(notebook, theirs, "mine", 5)
    take(later(theirs, note="theirs"))
    assert parts(take(later(theirs, note="theirs", **fields))) == {"conflicts": 1}
    assert len(notebook) == 3


def test_a_newer_version_that_was_taken_back_can_come_again(take, notebook, theirs, document):
    take(theirs)
    take(later(theirs, note="second"))
    notebook.undo()
    assert notes(notebook) == ["first"]
    notebook.apply(Change("Add", (note_on_document(document, "another"),)))
    assert parts(take(later(theirs, note="second"))) == {"updated": 1}
    assert notes(notebook) == ["another", "second"]


def test_what_only_has_a_later_date_is_unchanged(take, theirs):
    take(theirs)
    assert parts(take(later(theirs))) == {"unchanged": 1}


def test_without_a_history_ours_is_not_overwritten(theirs):
    """A library may have lost it to damage."""
    found = annotation_merge.merge(
        [later(theirs, note="theirs")], {theirs.id: theirs}, lambda _: []
    )
    assert parts(found) == {"conflicts": 1}


def test_an_import_is_one_step_that_undo_takes_back(take, notebook, library, theirs, document):
    mine = annotate(document, "North Korea", note="mine")
    notebook.apply(Change("Add", (mine,)))
    notebook.apply(Change("Add", (theirs,)))
    take(later(theirs, note="theirs"), note_on_document(document, "new"))
    assert notes(notebook) == ["mine", "new", "theirs"]
    assert notebook.undoable == "Import 2 Annotations"
    notebook.undo()
    assert list(notebook) == list(library.notebook(document.id))
    assert notes(notebook) == ["first", "mine"]
    notebook.redo()
    assert notes(notebook) == ["mine", "new", "theirs"]


def test_a_file_that_holds_the_other_side_of_a_conflict_already_brings_it_once(
    take, come, notebook, theirs, document
):
    take(theirs)
    edit(notebook, theirs, "mine", 5)
    version = later(theirs, note="theirs")
    (beside,) = come(version).conflicts
    for order in ((version, beside), (beside, version)):
        found = come(*order)
        assert [item.id for item in found.incoming] == [beside.id]
        assert found.change is not None


def test_the_words_say_what_comes_and_from_whom(theirs, document):
    private = note_on_document(document, "x")
    open_one = replace(theirs, visibility=Visibility.BRIEFING)
    merge = Merge((open_one, private), (private,), (theirs,), (), (theirs,))
    assert str(merge.in_words()) == (
        "2 new, 1 updated, 1 in conflict, kept beside yours, 1 there already. "
        "3 private, 1 for the briefing. By M. Sato."
    )
    assert str(Merge((), (), (), (), ()).in_words()) == "Nothing."


def test_many_authors_are_counted_rather_than_listed(theirs):
    items = tuple(replace(theirs, author=f"Reader {number}") for number in range(1, 8))
    said = str(Merge(items, (), (), (), ()).in_words())
    assert said.endswith("By Reader 1, Reader 2, Reader 3, Reader 4, Reader 5 and 2 more.")


def test_one_annotation_is_not_called_annotations(theirs):
    assert Merge((theirs,), (), (), (), ()).change.description == "Import 1 Annotation"
