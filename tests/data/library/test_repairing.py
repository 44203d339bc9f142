"""A repair that is cut off at any step leaves the old library, the new one, or what is completed.

The program is killed before the first, the second … step that it takes with files, until it gets
through; after each the next start looks at what is there.
"""

import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial

import pytest

from data.errors import AbsentLibraryError, DamagedLibraryError, LibraryError
from data.library.location import location_of
from data.library.sqlite import deletions
from data.library.sqlite.safekeeping import backups, file_exchange, repair
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.library.sqlite.schema import SEALED
from data.library.sqlite.seals import digest
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate, document_of
from tests.torture.libraries import child

LATER = datetime(2100, 1, 1, tzinfo=UTC)
STEPS = {"os.rename", "os.link", "os.remove", "os.truncate", "open", "sqlite3.connect"}


@pytest.fixture
def home(library, notebook, document, tmp_path):
    """A folder with a library of two annotations, a backup of one of them, and the lock."""
    notebook.apply(Change("Add", (annotate(document, "China", identifier="first"),)))
    library.back_up()
    notebook.apply(Change("Add", (annotate(document, "(FMS)", identifier="second"),)))
    library.close()
    with LibraryLock.of(library.path) as lock:
        assert lock.acquire()
        lock.vouch()
    return library.path.parent


def file_of(home):
    return home / "library.sqlite3"


def head(path):
    path.write_bytes(b"\xaa" * 4096 + path.read_bytes()[4096:])


def row(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE annotations SET body = body || ' ' WHERE id = 'first'")


def gone(path):
    path.unlink()


def test_what_a_file_without_its_end_still_has_comes_back(home, document):
    """A copy that was broken off, or a disk that was full: SQLite reads nothing of it by itself."""
    with closing(location_of(file_of(home)).open()) as library:
        library.index()
        room = annotate(document, "Senkaku", identifier="last", note="n" * 40_000)
        library.notebook(document.id).apply(Change("Add", (room,)))
    content = file_of(home).read_bytes()
    file_of(home).write_bytes(content[: len(content) - 8 * 4096])
    done = repair.repair(file_of(home), NOW)
    assert done.salvaged["annotations"] >= 1
    with closing(location_of(file_of(home)).open()) as library:
        assert library.check().is_sound
        assert {"first", "second"} <= {item.id for item in library.notebook(document.id)}


def cut(path):
    path.write_bytes(b"")


def emptied(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")


def hollow(path):
    path.unlink()
    location_of(path).make().close()


def names(path, document):
    with closing(location_of(path).open()) as library:
        assert library.check().is_sound
        return sorted(item.id for item in library.notebook(document.id))


def killed_at(step, work, *, links=True):
    """Do work in a process that is killed before that step; tell whether it got through."""

    def run(say):
        if not links:
            os.link = partial(no_links)
        left = step

        def count(event, arguments):
            nonlocal left
            if event in STEPS and not str(arguments[0]).startswith(sys.prefix):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        work()
        say("through")

    with child(run) as program:
        said = program.said()
    assert said in ([], ["through"]), said
    return bool(said)


def no_links(*_arguments, **_named):
    raise PermissionError(1, "Operation not permitted")


def next_start(path):
    """Do what a program does first that holds the lock; return what it finds."""
    file_exchange.tidy(path, NOW)
    assert not [left.name for left in path.parent.iterdir() if left.name.startswith(".library")]
    try:
        with closing(location_of(path).open()) as library:
            if library.is_hollow():
                return "asked"
            return "whole" if library.check().is_sound else "damaged"
    except DamagedLibraryError:
        return "damaged"
    except AbsentLibraryError as error:
        names_the_way = "briefing-viewer library repair" in str(error)
        return "asked" if names_the_way and not error.is_first_run else "silent"


@pytest.mark.parametrize(
    ("harm", "links"),
    [
        (head, True),
        (head, False),
        (row, True),
        (gone, True),
        (cut, True),
        (emptied, True),
        (hollow, True),
    ],
)
def test_a_repair_that_is_killed_at_any_step_loses_nothing(home, document, tmp_path, harm, links):
    harm(file_of(home))
    expected = ["first", "second"] if harm is row else ["first"]
    before = "damaged" if harm in {head, row} else "asked"
    found = set()
    for step in range(1, 200):
        folder = tmp_path / f"killed-{step}"
        shutil.copytree(home, folder)
        path = file_of(folder)
        through = killed_at(step, partial(repair.repair, path, NOW), links=links)
        found.add(next_start(path))
        if next_start(path) != "whole":
            repair.repair(path, NOW + timedelta(seconds=1))
        assert names(path, document) == expected
        if harm in {head, row}:
            (aside,) = path.parent.glob("library-damaged-*")
            assert aside.read_bytes() == file_of(home).read_bytes()
        if through:
            break
    else:
        pytest.fail("it never got through")
    assert step > 10
    assert found == {before, "whole"}


@pytest.mark.parametrize("harm", [gone, cut, emptied])
def test_bringing_back_that_is_killed_at_any_step_loses_nothing(home, document, tmp_path, harm):
    harm(file_of(home))
    for step in range(1, 200):
        folder = tmp_path / f"killed-{step}"
        shutil.copytree(home, folder)
        path = file_of(folder)
        (backup,) = backups.listed(path)
        through = killed_at(step, partial(repair.bring_back, path, backup.path, NOW))
        if next_start(path) == "asked":
            repair.bring_back(path, backup.path, NOW)
        assert names(path, document) == ["first"]
        if through:
            break
    else:
        pytest.fail("it never got through")


def test_a_journal_of_the_old_file_is_not_played_back_into_the_new(home, document):
    path = file_of(home)
    part = file_exchange.part_of(path)
    (backup,) = backups.listed(path)
    shutil.copy(backup.path, part)

    def write_and_die(say):
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE documents SET body = body || hex(zeroblob(200000))")
        say("hot")
        os.kill(os.getpid(), signal.SIGKILL)

    with child(write_and_die) as program:
        assert program.said() == ["hot"]
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 0
    content = backup.path.read_bytes()
    for step in range(1, 30):
        if killed_at(step, lambda: file_exchange.take_place(path, NOW)):
            break
        if not part.exists():  # from here on the next start completes it
            break
    file_exchange.tidy(path, NOW)
    assert not journal.exists()
    assert names(path, document) == ["first"]
    assert path.read_bytes()[:100] == content[:100]
    (aside,) = file_exchange.asides(path)
    with closing(sqlite3.connect(aside)) as kept:  # its journal is played back here
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert kept.execute("SELECT count(*) FROM annotations").fetchone() == (2,)


def test_a_repair_that_cannot_be_written_changes_nothing(home):
    head(file_of(home))
    before = file_of(home).read_bytes()
    file_exchange.part_of(file_of(home)).mkdir()  # no file can be made there
    with pytest.raises(LibraryError):
        repair.repair(file_of(home), NOW)
    assert file_of(home).read_bytes() == before
    assert not list(home.glob("library-damaged-*"))


def test_a_library_that_was_set_aside_alone_comes_back_from_there(home, document):
    path = file_of(home)
    aside = path.with_name("library-damaged-20260101-120000.sqlite3")
    path.rename(aside)
    done = repair.repair(path, NOW)
    assert names(path, document) == ["first", "second"]
    assert (done.aside, done.salvaged["annotations"]) == (aside, 1)
    for backup in backups.listed(path):
        backup.path.unlink()
    path.unlink()
    assert repair.repair(path, NOW).backup is None
    assert names(path, document) == ["first", "second"]


def test_what_was_set_aside_before_the_backup_was_made_does_not_count(home, document):
    path = file_of(home)
    path.rename(path.with_name("library-damaged-20200101-120000.sqlite3"))
    os.utime(next(home.glob("library-damaged-*")), (1e9, 1e9))
    assert repair.repair(path, NOW).aside is None
    assert names(path, document) == ["first"]


def test_without_anything_left_nothing_is_made(tmp_path):
    path = tmp_path / "library.sqlite3"
    with pytest.raises(LibraryError, match="nothing was changed"):
        repair.repair(path, NOW)
    assert not list(tmp_path.iterdir())


def test_what_was_deleted_for_good_does_not_come_back(home, document):
    path = file_of(home)
    with closing(location_of(path).open(clock=lambda: LATER)) as library:
        notebook = library.notebook(document.id)
        notebook.apply(Change("Delete", removed=("first",)))
        library.empty_trash()
    done = repair.repair(path, NOW)
    assert done.backup is not None
    with closing(location_of(path).open()) as library:
        assert [item.id for item in library.notebook(document.id)] == ["second"]
        assert library.trash() == ()
        assert library.history("first") == ()
        assert library.check().is_sound


def test_what_came_back_after_it_was_deleted_stays(home, document):
    path = file_of(home)
    item = annotate(document, "China", identifier="first")
    with closing(location_of(path).open(clock=lambda: LATER)) as library:
        library.notebook(document.id).apply(Change("Delete", removed=("first",)))
        library.empty_trash()
        library.back_up()
    with closing(location_of(path).open(clock=lambda: LATER + timedelta(days=1))) as library:
        library.notebook(document.id).apply(Change("Import", (item,)))
    repair.repair(path, NOW)
    assert names(path, document) == ["first", "second"]


def test_a_document_that_was_deleted_for_good_does_not_come_back(home, document):
    path = file_of(home)
    other = document_of("Readout\n\nThe ministers met in Tokyo.\n")
    with closing(location_of(path).open()) as library:
        library.remember(other, NOW)
        library.notebook(other.id).apply(Change("Add", (annotate(other, "Tokyo"),)))
        library.set_position(other.id, 3)
        library.back_up()
    with closing(sqlite3.connect(path)) as connection, connection:
        deletions.record(connection, "document", [other.id], LATER)
    repair.repair(path, NOW)
    with closing(location_of(path).open()) as library:
        assert [entry.id for entry in library.shelf()] == [document.id]
        assert library.check().is_sound


def test_of_two_versions_of_a_row_the_newer_wins_whatever_its_time_zone(home, document):
    path = file_of(home)
    zone = NOW.astimezone(timezone(timedelta(hours=9)))
    item = annotate(document, "China", identifier="first")
    with closing(location_of(path).open()) as library:
        notebook = library.notebook(document.id)
        notebook.apply(
            Change("Edit", (replace(item, note="new", modified=NOW + timedelta(hours=1)),))
        )
        library.back_up()
        notebook.apply(Change("Edit", (replace(item, note="old", modified=zone),)))
    repair.repair(path, NOW)
    with closing(location_of(path).open()) as library:
        assert next(i.note for i in library.notebook(document.id) if i.id == "first") == "new"


def test_every_table_comes_through_a_repair(home, document):
    path = file_of(home)
    new = {
        "removed_documents": (document.id, NOW.isoformat()),
        "origins": ("first", document.id, "elsewhere", "other", 0),
        "edition_answers": (document.id, "other", "not now", NOW.isoformat()),
        "outline_answers": (document.id, "publication:x", "strong", "chosen", NOW.isoformat()),
        "drafts": (document.id, "new", "half a note", NOW.isoformat()),
        "deletions": ("annotation", "never", NOW.isoformat()),
    }
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, values in new.items():
            marks = ", ".join("?" * (len(values) + 1))
            connection.execute(
                f"INSERT INTO {table} ({SEALED[table]}, sha256) VALUES ({marks})",
                (*values, digest(*values)),
            )
    assert backups.make_if_changed(path) is not None
    assert backups.make_if_changed(path) is None
    done = repair.repair(path, NOW)
    assert {table: done.rows[table] for table in new} == dict.fromkeys(new, 1)
    # What is dealt with since the copy was made does not come back with it.
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM drafts")
        connection.execute("DELETE FROM removed_documents")
    again = repair.repair(path, NOW + timedelta(seconds=1))
    assert (again.rows["drafts"], again.rows["removed_documents"]) == (0, 0)
