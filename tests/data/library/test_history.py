"""What was deleted can be had back until the trash is emptied; then it is gone everywhere."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from data.annotation import standard_labels
from data.briefing.plan import Plan, Template
from data.errors import LibraryError
from data.library.location import location_of
from data.library.sqlite import schema
from data.library.sqlite.safekeeping import backups
from data.library.sqlite.statements import MIGRATIONS
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate, document_of
from tests.fixtures.newer import bodies, let_be_newer


def sql(library, statement, *values):
    """Run a statement as another program would."""
    with closing(sqlite3.connect(library.path)) as connection, connection:
        return connection.execute(statement, values).fetchall()


def test_a_deleted_annotation_is_in_the_trash_and_comes_back(library, notebook, document):
    item = annotate(document, "China", note="Keep me.", tags=("one",))
    notebook.apply(Change("Add", (item,)))
    notebook.apply(Change("Delete", (), (item.id,)))
    (trashed,) = library.trash()
    assert (trashed.annotation, trashed.document_title) == (item, document.title)
    notebook.apply(Change("Restore", (trashed.annotation,)))
    assert library.trash() == ()
    assert list(library.notebook(document.id)) == [item]


def test_an_undone_addition_is_in_the_trash_until_it_is_redone(library, notebook, document):
    notebook.apply(Change("Add", (annotate(document, "China"),)))
    notebook.undo()
    assert len(library.trash()) == 1
    notebook.redo()
    assert library.trash() == ()


def test_each_version_of_an_annotation_is_kept(library, notebook, document):
    item = annotate(document, "China", note="first")
    second = replace(item, note="second")
    notebook.apply(Change("Add", (item,)))
    notebook.apply(Change("Edit Note", (second,)))
    notebook.apply(Change("Delete", (), (item.id,)))
    notebook.undo()
    found = [(v.description, v.annotation, v.undone) for v in library.history(item.id)]
    assert found == [
        ("Add", item, False),
        ("Edit Note", second, False),
        ("Delete", None, True),
    ]


def test_a_new_change_after_an_undo_keeps_what_was_undone_in_the_history(
    library, notebook, document
):
    item = annotate(document, "China", note="first")
    notebook.apply(Change("Add", (item,)))
    notebook.apply(Change("Edit", (replace(item, note="lost?"),)))
    notebook.undo()
    notebook.apply(Change("Edit", (replace(item, note="other"),)))
    assert notebook.redo() is None
    notes = [version.annotation.note for version in library.history(item.id)]
    assert notes == ["first", "lost?", "other"]


def test_emptying_the_trash_leaves_nothing_and_cannot_be_undone(library, notebook, document):
    kept, gone = annotate(document, "China"), annotate(document, "(FMS)", note="secret words")
    notebook.apply(Change("Add", (kept,)))
    notebook.apply(Change("Add", (gone,)))
    notebook.apply(Change("Delete", (), (gone.id,)))
    assert library.empty_trash() == 1
    notebook.recheck()
    assert (library.trash(), library.history(gone.id)) == ((), ())
    assert b"secret words" not in library.path.read_bytes()
    assert notebook.undo().before == (kept,)
    assert notebook.undo() is None


def test_a_change_that_lost_a_part_is_not_undone_by_half(library, notebook, document):
    first, second = annotate(document, "China"), annotate(document, "(FMS)")
    notebook.apply(Change("Add", (first,)))
    notebook.apply(Change("Import", (second, replace(first, note="changed"))))
    notebook.apply(Change("Edit", (replace(first, note="later"),)))
    notebook.apply(Change("Delete", (), (second.id,)))
    library.empty_trash({second.id})
    notebook.recheck()
    assert notebook.undo().after == (replace(first, note="changed"),)
    assert notebook.undo() is None
    assert list(notebook) == [replace(first, note="changed")]


def test_only_what_was_chosen_leaves_the_trash(library, notebook, document):
    one, other = annotate(document, "China"), annotate(document, "(FMS)")
    notebook.apply(Change("Add", (one, other)))
    notebook.apply(Change("Delete", (), (one.id, other.id)))
    assert library.empty_trash({one.id, "nobody"}) == 1
    assert [item.annotation for item in library.trash()] == [other]


def test_a_damaged_record_is_not_undone(library, notebook, document):
    notebook.apply(Change("Add", (annotate(document, "China", note="before"),)))
    sql(library, "UPDATE versions SET after = replace(after, 'before', 'behind')")
    with pytest.raises(LibraryError, match="damaged"):
        library.notebook(document.id).undo()
    assert len(library.notebook(document.id)) == 1


def test_two_notebooks_cannot_undo_the_same_change(library, notebook, document):
    item = annotate(document, "China")
    notebook.apply(Change("Add", (item,)))
    other = library.notebook(document.id)
    assert other.undoable == "Add"
    notebook.undo()
    with pytest.raises(LibraryError, match="open the document again"):
        other.undo()


def test_own_labels_stand_in_place_of_the_standard_ones(library):
    assert library.labels() == standard_labels()
    own = (*standard_labels()[1:], replace(standard_labels()[0], id="fact", name="Fact"))
    library.set_labels(own)
    assert library.labels() == own


def test_a_label_in_use_cannot_be_left_out(library, notebook, document):
    notebook.apply(Change("Add", (annotate(document, "China", label="key-point"),)))
    with pytest.raises(LibraryError, match="“Key point” is in use"):
        library.set_labels(standard_labels()[1:])
    assert library.labels() == standard_labels()


def test_a_label_of_a_newer_version_stays_in_the_library(library):
    newer = replace(standard_labels()[0], id="newer", name="Newer", letter="W", key="9")
    library.set_labels((*standard_labels(), newer))
    body = let_be_newer(library.path, "labels", "id", "newer")
    assert library.labels() == standard_labels()
    for _ in range(2):
        library.set_labels(standard_labels()[:4])
        assert library.labels() == standard_labels()[:4]
        assert body in bodies(library.path, "labels")


@pytest.mark.parametrize("field", ["id", "name", "letter", "key"])
def test_labels_that_would_be_confused_are_refused(library, field):
    first, second, *rest = standard_labels()
    with pytest.raises(LibraryError, match=f"the same {field}"):
        library.set_labels((first, replace(second, **{field: getattr(first, field)}), *rest))


def test_plans_are_kept_with_their_document(library, document):
    library.remember(document, NOW)
    plan = Plan(frozenset({-1, 2}), frozenset({"concern"}), "INTERNAL", template=Template.POINTS)
    library.set_plan(document.id, "Morning", plan)
    library.set_plan(document.id, "Everything", Plan())
    assert library.plans(document.id) == {"Morning": plan, "Everything": Plan()}
    library.delete_plan(document.id, "Morning")
    assert library.plans(document.id) == {"Everything": Plan()}


def test_the_shelf_tells_what_was_opened(library, notebook, document, tmp_path):
    other = document_of("Another text.")
    library.remember(other, NOW.replace(year=2027), tmp_path / "other.txt")
    notebook.apply(Change("Add", (annotate(document, "China"),)))
    first, second = library.shelf()
    assert (first.id, first.path, first.annotations) == (other.id, str(tmp_path / "other.txt"), 0)
    assert (second.title, second.date, second.annotations) == (document.title, "2018-06-29", 1)


def test_a_library_of_the_first_version_keeps_everything(tmp_path, document):
    path = tmp_path / "library.sqlite3"
    item = annotate(document, "China", tags=("one",))
    with closing(location_of(path).make()) as library:
        library.remember(document, NOW)
        library.notebook(document.id).apply(Change("Add", (item,)))
    _make_first_version(path)
    with closing(location_of(path).make()) as library:
        assert list(library.notebook(document.id)) == [item]
        assert library.notebook(document.id).undoable is None
        assert library.document(document.id) == document
        library.notebook(document.id).apply(Change("Delete", (), (item.id,)))
        assert len(library.trash()) == 1
    (backup,) = backups.listed(path)
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def _make_first_version(path):
    """Write the same documents and annotations as the first version did."""
    old = path.with_name("old.sqlite3")
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("ATTACH ? AS new", (str(path),))
        columns = "id, title, source_name, body, body_sha256, opened"
        connection.execute(f"INSERT INTO main.documents SELECT {columns} FROM new.documents")
        connection.execute("INSERT INTO main.annotations SELECT * FROM new.annotations")
    old.replace(path)
