"""A library of the version before holds all that it held, once this version has opened it."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from data.briefing.plan import LAST_USED
from data.errors import DamagedLibraryError, LibraryError
from data.library.location import location_of
from data.library.sqlite import schema
from data.library.sqlite.safekeeping import backups, repair
from data.library.sqlite.statements import MIGRATIONS
from data.text.query import parse
from tests.fixtures.documents import NOW
from tests.fixtures.old_libraries import AS_VERSION, READOUT, SHIPPED, as_version_two, fill


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "library.sqlite3"
    fill(path)
    return path


@pytest.fixture(params=AS_VERSION)
def old(path, request):
    AS_VERSION[request.param](path)
    return path


def told(path):
    """All that a user can see of a library."""
    with closing(location_of(path).open()) as library:
        library.index()
        assert library.check().faults == ()
        return [library.labels(), library.shelf(), library.trash()] + [
            (
                tuple(notebook := library.notebook(document.id)),
                [library.history(item.id) for item in notebook],
                (notebook.undoable, notebook.redoable),
                library.corrections(document.id),
                library.plans(document.id).get(LAST_USED),
                library.position(document.id),
                library.document(document.id),
            )
            for document in (SHIPPED, READOUT)
        ]


def undone(path):
    """The annotations after each step back, and after each step forth again."""
    with closing(location_of(path).open()) as library:
        notebook, seen = library.notebook(SHIPPED.id), []
        for step in (notebook.undo, notebook.redo):
            while step() is not None:
                seen.append(tuple(notebook))
        return seen


def damage(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE plans SET body = body || ' ' WHERE document_id = ? AND name = 'Weekly, short'",
            (SHIPPED.id,),
        )


def version(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_every_version_since_there_were_seals_is_tried():
    assert set(AS_VERSION) == set(range(schema.SEALED_SINCE, schema.VERSION))


@pytest.mark.parametrize("before_this", AS_VERSION)
def test_all_that_was_there_is_there_and_can_be_undone(path, tmp_path, before_this):
    before = told(path)
    shutil.copy(path, tmp_path / "old.sqlite3")
    steps = undone(path)
    assert len(steps) > 10
    AS_VERSION[before_this](tmp_path / "old.sqlite3")
    assert told(tmp_path / "old.sqlite3") == before
    assert undone(tmp_path / "old.sqlite3") == steps
    oldest = backups.listed(path)[-1]
    assert version(oldest.path) == before_this


@pytest.mark.parametrize(
    "query", ["ministers' talks", "発射", 'tag:"a, b"', 'label:"own, label"', "Note", "China"]
)
def test_it_is_searched_as_this_version_searches(path, tmp_path, query):
    with closing(location_of(path).open()) as library:
        expected = library.search(parse(query)).hits
    assert expected
    shutil.copy(path, tmp_path / "old.sqlite3")
    as_version_two(tmp_path / "old.sqlite3")
    with closing(location_of(tmp_path / "old.sqlite3").open()) as library:
        library.index()
        found = library.search(parse(query)).hits
    assert {hit[:-1] for hit in found} == {hit[:-1] for hit in expected}


def test_a_damaged_library_is_left_as_it_is_and_can_be_repaired(old):
    damage(old)
    content = old.read_bytes()
    for _ in range(2):
        with pytest.raises(DamagedLibraryError, match=r"^The library is damaged"):
            location_of(old).open()
    assert old.read_bytes() == content
    assert backups.listed(old) == ()
    done = repair.repair(old, NOW)
    assert done.aside is not None
    with closing(location_of(old).open()) as library:
        assert library.check().is_sound
        assert len(library.notebook(SHIPPED.id)) == 10
        assert "Weekly, short" in {entry.name for entry in library.briefings.listed()}
        assert list(library.plans(READOUT.id)) == [LAST_USED]


def test_a_copy_of_the_version_before_can_be_put_back(path, old):
    location_of(old).open().close()
    (backup,) = backups.listed(old)
    before = told(old)
    with closing(location_of(old).open()) as library:
        library.notebook(SHIPPED.id).undo()
        library.restore(backup.path)
    assert told(old) == before


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_copy_of_a_newer_version_is_never_taken(path, is_gone):
    with closing(location_of(path).open()) as library:
        number = library.back_up().number
    newest = backups.listed(path)[0].path.with_name("library-000002.sqlite3")
    shutil.copy(path, newest)
    with closing(sqlite3.connect(newest)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    content = newest.read_bytes()
    if is_gone:
        path.unlink()
        repair.repair(path, NOW)
    with closing(location_of(path).open()) as library:
        with pytest.raises(LibraryError, match=r"“library-000002\.sqlite3” was written by a newer"):
            library.restore(newest)
        assert len(library.notebook(SHIPPED.id)) == 10
    assert repair.sources(path).backup.number == number
    assert newest.read_bytes() == content


def test_a_folder_of_backups_that_is_none_is_named(old):
    content = old.read_bytes()
    backups.folder_of(old).write_bytes(b"")
    with pytest.raises(LibraryError, match=r"“[^”]*backups”, cannot be used"):
        location_of(old).open()
    assert old.read_bytes() == content


def test_as_many_steps_lead_to_this_version_as_it_counts():
    assert len(MIGRATIONS) == schema.VERSION
