"""Copies of the library are whole, are kept by number, and bring everything back."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest

from data.errors import DamagedLibraryError, LibraryError
from data.library.location import location_of
from data.library.sqlite import deletions
from data.library.sqlite.safekeeping import backups, purge, repair
from data.library.sqlite.search import search_index
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate


@pytest.fixture
def filled(library, notebook, document):
    """A library with two annotations, of which there is a backup, and one change later."""
    notebook.apply(Change("Add", (annotate(document, "China", note="first", tags=("one",)),)))
    notebook.apply(Change("Add", (annotate(document, "(FMS)", note="second"),)))
    library.back_up()
    notebook.apply(Change("Add", (annotate(document, "North Korea", note="third"),)))
    return library


def notes(library, document):
    return [item.note for item in library.notebook(document.id)]


def sql(path, statement, *values):
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement, values).fetchall()


def overwrite(path, start, content):
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


def test_a_backup_is_private_whole_and_found_by_number(filled, document):
    (backup,) = backups.listed(filled.path)
    assert backup.path.name == "library-000001.sqlite3"
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    with closing(location_of(backup.path).open_to_read()) as copy:
        assert sorted(notes(copy, document)) == ["first", "second"]


def test_a_library_is_copied_only_when_it_has_changed(filled):
    assert backups.make_if_changed(filled.path).number == 2
    assert backups.make_if_changed(filled.path) is None


@pytest.mark.parametrize("way", ["undo", "label", "read", "trash"])
def test_every_kind_of_change_is_worth_a_copy(filled, notebook, document, way):
    backups.make_if_changed(filled.path)
    if way == "undo":
        notebook.undo()
    elif way == "label":
        filled.set_labels((*filled.labels()[1:], filled.labels()[0]))
    elif way == "read":
        filled.set_position(document.id, 99)
    else:
        notebook.undo()
        backups.make_if_changed(filled.path)
        filled.empty_trash()
    assert backups.make_if_changed(filled.path) is not None


def test_the_newest_are_kept_whatever_the_clock_says(filled):
    for number in range(2, 40):
        path = filled.back_up().path
        os.utime(path, (number, 4e9 - number))
    numbers = [backup.number for backup in backups.listed(filled.path)]
    assert numbers == [*range(39, 25, -1), 20, 10]


def test_the_last_copy_of_what_the_library_lost_is_never_deleted(filled, notebook, document):
    filled.back_up()
    # What another program, or a fault, takes out is on no record.
    sql(filled.path, "DELETE FROM tags WHERE annotation_id IN (SELECT id FROM annotations)")
    sql(filled.path, "DELETE FROM annotations WHERE body LIKE '%third%'")
    sql(filled.path, "DELETE FROM annotations WHERE body LIKE '%first%'")
    for _ in range(60):
        filled.back_up()
    kept = [backup.number for backup in backups.listed(filled.path)]
    assert kept == [*range(62, 48, -1), 40, 30, 20, 10, 2]
    with closing(location_of(backups.listed(filled.path)[-1].path).open_to_read()) as copy:
        assert sorted(notes(copy, document)) == ["first", "second", "third"]


def test_a_library_begun_empty_does_not_push_out_the_copies_of_the_one_before(filled, document):
    path = filled.path
    filled.close()
    path.unlink()
    with closing(location_of(path).make()) as begun:
        begun.remember(document, NOW)
        for _ in range(30):
            begun.back_up()
    assert backups.listed(path)[-1].number == 1


def test_what_was_deleted_on_purpose_keeps_no_copy(filled, notebook, document):
    ids = [item.id for item in filled.notebook(document.id)]
    filled.notebook(document.id).apply(Change("Delete", removed=tuple(ids)))
    filled.empty_trash()
    for _ in range(20):
        filled.back_up()
    assert 1 not in [backup.number for backup in backups.listed(filled.path)]


def test_a_document_deleted_on_purpose_keeps_no_copy_of_its_annotations(filled, document):
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as connection:
        for table in ("tags", "annotations", "versions", "changes", "passages", "documents"):
            connection.execute(f"DELETE FROM {table}")
        deletions.record(connection, "document", [document.id], NOW)
    for _ in range(20):
        filled.back_up()
    assert 1 not in [backup.number for backup in backups.listed(filled.path)]


def test_the_newest_good_copy_is_the_newest_that_holds_something(filled, document):
    path = filled.path
    filled.back_up()
    filled.close()
    path.unlink()
    with closing(location_of(path).make()) as begun:
        begun.back_up()
    assert backups.newest_good(path).number == 2
    overwrite(backups.listed(path)[1].path, 5000, b"\xaa" * 4000)
    assert backups.newest_good(path).number == 1
    held = backups.contents(backups.listed(path)[2].path)
    assert str(held.in_words()) == "1 document and 2 annotations"


def test_what_a_killed_program_left_of_a_copy_is_swept_where_nothing_has_changed(filled):
    filled.back_up()
    part = backups.folder_of(filled.path) / ".library-000007.sqlite3.part"
    part.write_bytes(b"half")
    assert backups.make_if_changed(filled.path) is None
    assert not part.exists()


def test_a_damaged_library_is_not_copied_over_good_copies(filled):
    sql(filled.path, "UPDATE annotations SET body = replace(body, 'first', 'worst')")
    with pytest.raises(LibraryError, match="repair it with"):
        filled.back_up()
    assert [backup.number for backup in backups.listed(filled.path)] == [1]
    assert not list(backups.folder_of(filled.path).glob(".*"))


def test_a_copy_that_was_cut_short_is_swept_away(filled):
    part = backups.folder_of(filled.path) / ".library-000007.sqlite3.part"
    part.write_bytes(b"half")
    filled.back_up()
    assert not part.exists()


def test_restoring_brings_back_what_the_copy_holds_and_keeps_what_was(filled, document):
    (backup,) = backups.listed(filled.path)
    filled.restore(backup.path)
    assert sorted(notes(filled, document)) == ["first", "second"]
    newest = backups.listed(filled.path)[0]
    filled.restore(newest.path)
    assert sorted(notes(filled, document)) == ["first", "second", "third"]


def test_a_damaged_copy_is_not_restored(filled, document):
    (backup,) = backups.listed(filled.path)
    sql(backup.path, "UPDATE versions SET after = replace(after, 'first', 'worst')")
    with pytest.raises(LibraryError, match="is damaged: choose another"):
        filled.restore(backup.path)
    assert len(notes(filled, document)) == 3


def test_a_library_that_cannot_be_opened_is_made_anew_from_its_copy(filled, document):
    path = filled.path
    filled.close()
    overwrite(path, 0, b"\xaa" * 4096)
    with pytest.raises(DamagedLibraryError):
        location_of(path).make()
    before = path.read_bytes()
    done = repair.repair(path, NOW)
    assert done.aside.read_bytes() == before
    assert done.backup.name == "library-000001.sqlite3"
    assert done.rows["annotations"] == 2
    assert "2 annotations are there" in str(done.in_words())
    with closing(location_of(path).make()) as again:
        assert sorted(notes(again, document)) == ["first", "second"]
        assert again.notebook(document.id).undo() is not None


def test_what_is_newer_than_the_copy_is_salvaged_row_by_row(filled, notebook, document):
    edited = replace(
        annotate(document, "China"), note="first, edited", modified=NOW.replace(year=2030)
    )
    notebook.apply(Change("Edit", (edited,)))
    path = filled.path
    sql(path, "UPDATE annotations SET body = replace(body, 'second', 'reckon')")
    filled.close()
    done = repair.repair(path, NOW)
    assert done.salvaged["annotations"] == 2
    with closing(location_of(path).make()) as again:
        assert sorted(notes(again, document)) == ["first, edited", "second", "third"]
        assert again.check().is_sound


def test_without_any_copy_all_that_can_be_read_comes_back(library, notebook, document):
    for number in range(400):
        item = annotate(document, "China", identifier=f"n{number}", note=f"note {number} " * 20)
        notebook.apply(Change("Add", (item,)))
    path = library.path
    pages = sql(path, "SELECT pageno FROM dbstat WHERE name = 'annotations' AND pagetype = 'leaf'"
                ) if _has_dbstat(path) else []  # fmt: skip
    library.close()
    if not pages:
        pytest.skip("SQLite was built without dbstat")
    overwrite(path, (pages[len(pages) // 2][0] - 1) * 4096, b"\xaa" * 4096)
    done = repair.repair(path, NOW)
    assert done.backup is None
    with closing(location_of(path).make()) as again:
        assert len(again.notebook(document.id)) > 380
        assert again.check().is_sound


def _has_dbstat(path):
    try:
        sql(path, "SELECT 1 FROM dbstat LIMIT 1")
    except sqlite3.DatabaseError:
        return False
    return True


def test_annotations_outlive_the_text_of_their_document(filled, document):
    path = filled.path
    for backup in backups.listed(path):
        backup.path.unlink()
    sql(path, "UPDATE documents SET body = replace(body, 'China', 'Chile')")
    filled.close()
    repair.repair(path, NOW)
    with closing(location_of(path).make()) as again:
        assert len(again.notebook(document.id)) == 3
        with pytest.raises(LibraryError, match="open its file again"):
            again.document(document.id)
        again.remember(document, NOW)
        assert again.document(document.id) == document


def test_a_deleted_annotation_does_not_come_back_through_a_copy(filled, notebook, document):
    notebook.apply(Change("Delete", (), (annotate(document, "China").id,)))
    path = filled.path
    filled.close()
    repair.repair(path, NOW)
    with closing(location_of(path).make()) as again:
        assert sorted(notes(again, document)) == ["second", "third"]
        assert [item.annotation.note for item in again.trash()] == ["first"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET title = 'Other'",
        "UPDATE annotations SET visibility = 'briefing'",
        "UPDATE changes SET state = 'undone'",
        "UPDATE versions SET after = replace(after, 'first', 'worst')",
        "UPDATE reading_positions SET position = 7",
        "INSERT INTO tags VALUES ('other', (SELECT id FROM annotations LIMIT 1))",
    ],
)
def test_every_changed_row_is_noticed(filled, document, statement):
    filled.set_position(document.id, 5)
    assert filled.check().is_sound
    sql(filled.path, statement)
    assert not filled.check().is_sound


def test_a_changed_table_is_noticed(filled):
    sql(filled.path, "DROP INDEX annotations_in_order")
    assert str(filled.check().faults[0].what) == "its tables are not as they were made"


def test_what_is_no_file_is_no_copy_whatever_it_is_called(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    os.mkfifo(folder / "library-000001.sqlite3")
    (folder / "library-000002.sqlite3").mkdir()
    assert backups.listed(tmp_path / "library.sqlite3") == ()


def loop(folder):
    """Put a name that leads to itself in the place of a folder: nobody can read it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.symlink_to(folder.name)


def test_a_folder_of_copies_that_cannot_be_read_is_named(filled):
    loop(backups.folder_of(filled.path))
    works = (
        filled.back_up,
        partial(backups.listed, filled.path),
        partial(backups.make_if_changed, filled.path),
        partial(purge.held, filled.path, "x"),
    )
    for work in works:
        with pytest.raises(LibraryError, match=r"^The folder of the library's backups, “[^”]*”"):
            work()


def test_a_copy_after_the_last_number_of_six_figures_is_one_like_others(filled, document):
    (backup,) = backups.listed(filled.path)
    backup.path.rename(backup.path.with_name("library-999999.sqlite3"))
    assert filled.back_up().number == 1_000_000
    assert [backup.number for backup in backups.listed(filled.path)] == [1_000_000, 999_999]
    assert backups.make_if_changed(filled.path) is None
    filled.restore(backups.listed(filled.path)[1].path)
    assert sorted(notes(filled, document)) == ["first", "second"]


def test_what_others_put_among_the_copies_is_left_alone(filled):
    folder = backups.folder_of(filled.path)
    (folder / "library-000007.sqlite3").mkdir()
    (folder / ".library-000009.sqlite3.part").mkdir()
    (folder / "library-000008.sqlite3").symlink_to("nowhere")
    os.mkfifo(folder / "library-000006.sqlite3")
    (folder / "notes.txt").write_text("mine")
    before = {path.name for path in folder.iterdir()}
    assert filled.back_up().number == 2
    assert {path.name for path in folder.iterdir()} - before == {"library-000002.sqlite3"}
    assert before <= {path.name for path in folder.iterdir()}


def test_an_index_that_cannot_be_asked_is_not_called_damaged(filled):
    """On a disk that is read-only SQLite's own check of it is refused, as it is written."""
    filled.index()
    with closing(sqlite3.connect(f"file:{filled.path}?mode=ro", uri=True)) as connection:
        assert search_index.faults(connection) == ()
    filled._connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert not filled.check().is_sound
