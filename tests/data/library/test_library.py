"""The library keeps privately what it has acknowledged, and leaves alone what it cannot read."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from hashlib import sha256

import pytest

from data.annotation import Visibility
from data.errors import AbsentLibraryError, LibraryError
from data.library.location import location_of
from data.library.sqlite.kept_annotations import annotation_store
from data.library.sqlite.schema import APPLICATION_ID, VERSION
from data.notebook import Change
from data.serial.annotation_json import ANNOTATION
from tests.fixtures.documents import NOW, annotate, document_of, note_on_document


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def sql(library, statement, *values):
    """Run a statement as another program would."""
    with closing(sqlite3.connect(library.path)) as connection, connection:
        return connection.execute(statement, values).fetchall()


def add(notebook, *annotations):
    notebook.apply(Change("Add", annotations))


def refused(path):
    """Open a file that is no good library; check that it is left as it was."""
    before = (path.read_bytes(), mode(path))
    with pytest.raises(LibraryError) as caught:
        location_of(path).make()
    assert (path.read_bytes(), mode(path)) == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    assert str(caught.value).isprintable()
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_everything_is_there_after_reopening(library, notebook, document):
    items = (
        annotate(document, "North Korea", note="𠮷 👩‍👩‍👧", tags=("one", "zwei")),
        annotate(document, "Senkaku Islands", visibility=Visibility.BRIEFING),
        note_on_document(document, "All of it."),
    )
    add(notebook, *items)
    library.set_position(document.id, 1234)
    library.close()
    with closing(location_of(library.path).make()) as again:
        assert set(again.notebook(document.id)) == set(items)
        assert again.position(document.id) == 1234
        assert again.document(document.id) == document
        assert again.notebook(document.id).damaged == ()


def test_a_document_that_was_never_opened_has_nothing(library):
    assert library.document("0" * 64) is None
    assert library.position("0" * 64) == 0
    assert len(library.notebook("0" * 64)) == 0


def test_each_document_has_its_own_notebook(library, notebook, document):
    other = document_of("Another text with North Korea in it.")
    library.remember(other, NOW)
    add(notebook, annotate(document, "North Korea"))
    assert len(library.notebook(other.id)) == 0
    with pytest.raises(ValueError, match="one document"):
        add(library.notebook(other.id), annotate(document, "China"))


def test_opening_a_document_again_keeps_its_annotations(library, notebook, document):
    add(notebook, annotate(document, "China"))
    library.remember(replace(document, title="Understood better"), NOW)
    assert library.document(document.id).title == "Understood better"
    assert len(library.notebook(document.id)) == 1


def test_file_and_folder_are_private_whatever_the_umask(tmp_path):
    path = tmp_path / "new" / "library.sqlite3"
    old = os.umask(0)
    try:
        location_of(path).make().close()
    finally:
        os.umask(old)
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)


def test_the_journal_of_a_change_is_private_too(tmp_path):
    path = tmp_path / "library.sqlite3"
    old = os.umask(0)
    try:
        with closing(location_of(path).make()) as library:
            library._connection.execute("BEGIN IMMEDIATE")
            library._connection.execute("DELETE FROM annotations")
            library._connection.execute("PRAGMA user_version = 1")
            assert mode(tmp_path / "library.sqlite3-journal") == 0o600
    finally:
        os.umask(old)


def test_a_folder_of_the_users_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    location_of(tmp_path / "library.sqlite3").make().close()
    assert mode(tmp_path) == 0o755


def test_the_settings_lose_nothing_and_leave_nothing(library):
    def pragma(name):
        return library._connection.execute(f"PRAGMA {name}").fetchone()[0]

    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete")
    assert [pragma(name) for name in names] == ["delete", 3, 1, 0, 1]
    assert pragma("application_id") == APPLICATION_ID
    assert pragma("user_version") == VERSION
    assert pragma("busy_timeout") == 5000


def test_a_deleted_note_leaves_no_trace_in_the_file(library, notebook, document):
    add(notebook, annotate(document, "China", note="never to be found"))
    assert b"never to be found" in library.path.read_bytes()
    notebook.undo()
    assert library.empty_trash() == 1
    assert b"never to be found" not in library.path.read_bytes()


def test_a_damaged_annotation_is_reported_and_hides_no_other(library, notebook, document):
    good, bad, moved = (annotate(document, quote) for quote in ("China", "North Korea", "(FMS)"))
    add(notebook, good, bad, moved)
    sql(
        library,
        "UPDATE annotations SET body = replace(body, 'Korea', 'Korfu') WHERE id = ?",
        bad.id,
    )
    sql(library, "UPDATE annotations SET visibility = 'briefing' WHERE id = ?", moved.id)
    assert list(library.notebook(document.id)) == [good]
    assert set(library.notebook(document.id).damaged) == {bad.id, moved.id}
    assert sql(library, "SELECT count(*) FROM annotations") == [(3,)]


def test_an_annotation_of_a_later_format_is_reported_not_guessed(library, notebook, document):
    item = annotate(document, "China")
    add(notebook, item)
    (body,) = sql(library, "SELECT body FROM annotations")[0]
    now = ANNOTATION.version
    later = body.replace(f'"version":{now}', f'"version":{now + 1}')
    assert later != body
    digest = sha256(later.encode()).hexdigest()
    sql(library, "UPDATE annotations SET body = ?, body_sha256 = ?", later, digest)
    assert library.notebook(document.id).damaged == (item.id,)


def test_a_damaged_document_is_reported(library, document):
    library.remember(document, NOW)
    sql(library, "UPDATE documents SET body = replace(body, 'China', 'Chile')")
    with pytest.raises(LibraryError, match="open its file again"):
        library.document(document.id)


def test_annotations_of_a_document_that_is_not_there_are_refused(library, document):
    with pytest.raises(LibraryError):
        add(library.notebook(document.id), annotate(document, "China"))
    assert sql(library, "SELECT count(*) FROM annotations") == [(0,)]


@pytest.mark.parametrize("content", [b"Dear diary, " * 200, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "library.sqlite3"
    path.write_bytes(content)
    assert "it was left as it is" in refused(path)


def test_a_database_of_another_program_is_left_as_it_is(tmp_path):
    path = tmp_path / "library.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE photos (id)")
    assert "another program" in refused(path)


def test_a_library_of_a_newer_version_is_left_as_it_is(tmp_path):
    path = tmp_path / "library.sqlite3"
    location_of(path).make().close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert "newer version" in refused(path)


def test_a_damaged_library_is_left_as_it_is(tmp_path):
    path = tmp_path / "library.sqlite3"
    location_of(path).make().close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xaa" * 3996
    path.write_bytes(content)
    assert "damaged" in refused(path)


@pytest.mark.parametrize("place", [".", "file/library.sqlite3"])
def test_a_place_where_no_library_can_be_is_named(tmp_path, place):
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="cannot be opened"):
        location_of(tmp_path / place).make()


def test_a_library_that_cannot_grow_keeps_what_it_has(library, notebook, document):
    item = annotate(document, "China")
    add(notebook, item)
    pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
    library._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="disk is full: free some space"):
        add(notebook, annotate(document, "North Korea", note="long " * 20_000))
    assert list(notebook) == [item]
    assert list(library.notebook(document.id)) == [item]
    library._connection.execute("PRAGMA max_page_count = 100000")
    add(notebook, annotate(document, "North Korea"))
    assert len(library.notebook(document.id)) == 2


def test_a_read_only_library_says_so(library, notebook, document):
    library._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(LibraryError, match="is read-only: allow writing"):
        add(notebook, annotate(document, "China"))
    assert len(notebook) == 0


def test_a_library_that_another_program_writes_to_says_so(library, notebook, document):
    library._connection.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="in use by another program"):
            add(notebook, annotate(document, "China"))
        other.execute("ROLLBACK")
    add(notebook, annotate(document, "China"))
    assert len(library.notebook(document.id)) == 1


def test_two_programs_write_to_one_library(library, notebook, document):
    with closing(location_of(library.path).make()) as second:
        for number in range(10):
            add(notebook, annotate(document, "China", identifier=f"first {number}"))
            add(second.notebook(document.id), annotate(document, "China", identifier=f"{number}"))
    assert len(library.notebook(document.id)) == 20


@pytest.fixture
def second(library, notebook, document):
    """The same document's notebook in another window, with an annotation that both have read."""
    add(notebook, annotate(document, "China", note="one", identifier="shared"))
    with closing(location_of(library.path).make()) as other:
        yield other.notebook(document.id)


def replaced(notebook, **fields):
    return replace(notebook["shared"], **fields)


@pytest.mark.parametrize(
    "change",
    [
        lambda book: add(book, replaced(book, note="mine")),
        lambda book: book.apply(Change("Delete", removed=("shared",))),
        lambda book: book.undo(),
    ],
)
def test_what_another_window_changed_is_never_overwritten(
    library, notebook, document, second, change
):
    add(second, replaced(second, note="theirs"))
    with pytest.raises(LibraryError, match=r"in another window.*open the document again"):
        change(notebook)
    assert notebook["shared"].note == "one"
    stored = library.notebook(document.id)
    assert [item.note for item in stored] == ["theirs"]
    add(stored, replaced(stored, note="mine"))
    assert [item.note for item in library.notebook(document.id)] == ["mine"]


def test_what_another_window_deleted_does_not_come_back(library, notebook, document, second):
    second.apply(Change("Delete", removed=("shared",)))
    with pytest.raises(LibraryError, match="changed in another window"):
        add(notebook, replaced(notebook, note="mine"))
    assert len(library.notebook(document.id)) == 0


def test_a_change_of_which_a_part_was_overtaken_is_not_made_at_all(
    library, notebook, document, second
):
    own = annotate(document, "North Korea", identifier="a")
    add(second, replaced(second, note="theirs"))
    with pytest.raises(LibraryError, match="changed in another window"):
        add(notebook, own, replaced(notebook, note="mine"))
    assert [item.note for item in library.notebook(document.id)] == ["theirs"]


def test_only_what_has_changed_since_it_was_read_ahead_is_read(
    library, notebook, document, monkeypatch
):
    items = [annotate(document, words, identifier=words) for words in ("North Korea", "freedom")]
    add(notebook, *items)
    ahead = library.read_ahead(document.id)
    read = []
    decoded = annotation_store._decoded
    monkeypatch.setattr(
        annotation_store, "_decoded", lambda row: read.append(row[0]) or decoded(row)
    )
    assert set(library.notebook(document.id, ahead)) == set(items)
    assert read == []
    sql(library, "UPDATE annotations SET body_sha256 = '' WHERE id = ?", "freedom")
    found = library.notebook(document.id, ahead)
    assert (tuple(found), found.damaged) == ((items[0],), ("freedom",))
    assert read == ["freedom"]


def test_a_damaged_annotation_is_not_overwritten(library, notebook, document):
    item = annotate(document, "China")
    add(notebook, item)
    sql(library, "UPDATE annotations SET label = 'other'")
    for book in (notebook, library.notebook(document.id)):
        with pytest.raises(LibraryError, match="changed in another window"):
            add(book, replace(item, note="mine"))
    assert sql(library, "SELECT label FROM annotations") == [("other",)]


def test_how_long_to_wait_for_another_program_can_be_said(library):
    with closing(location_of(library.path).make(patience=0.25)) as hurried:
        assert hurried._connection.execute("PRAGMA busy_timeout").fetchone() == (250,)


def test_a_library_that_was_deleted_while_open_is_named_so(library, notebook, document):
    library.path.unlink()
    with pytest.raises(LibraryError, match="was moved or deleted while it was open"):
        add(notebook, annotate(document, "China"))
    assert len(notebook) == 0


def test_reading_a_library_changes_nothing_of_it(library, notebook, document):
    item = annotate(document, "China", note="kept")
    add(notebook, item)
    library.close()
    library.path.chmod(0o440)
    before = library.path.read_bytes()
    with closing(location_of(library.path).open_to_read()) as reading:
        found = reading.notebook(document.id)
        assert list(found) == [item]
        with pytest.raises(LibraryError, match="is read-only"):
            add(found, annotate(document, "North Korea"))
    assert (mode(library.path), library.path.read_bytes()) == (0o440, before)


def test_only_a_library_that_is_there_and_whole_can_be_read(tmp_path):
    path = tmp_path / "library.sqlite3"
    for _ in range(2):
        for open_it in (location_of(path).open, location_of(path).open_to_read):
            with pytest.raises(AbsentLibraryError, match="no library yet") as caught:
                open_it()
            assert caught.value.is_first_run
        path.touch()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
    with pytest.raises(AbsentLibraryError, match="no library yet"):
        location_of(path).open_to_read()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA user_version=2; PRAGMA application_id={APPLICATION_ID}")
    with pytest.raises(LibraryError, match="older version"):
        location_of(path).open_to_read()
    path.write_bytes(b"Dear diary, " * 200)
    with pytest.raises(LibraryError, match="is not a library"):
        location_of(path).open_to_read()


def test_a_library_that_may_not_be_written_to_stays_so(library):
    library.close()
    library.path.chmod(0o444)
    location_of(library.path).make().close()
    assert mode(library.path) == 0o400


def test_errors_say_nothing_of_a_notes_words(library, notebook, document):
    library._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(LibraryError) as caught:
        add(notebook, annotate(document, "China", note="secret words"))
    assert "secret" not in str(caught.value)
    assert "secret" not in repr(caught.value.__cause__)


def test_half_a_migration_leaves_nothing(tmp_path):
    path = tmp_path / "library.sqlite3"
    program = (
        "import sys, data.library.sqlite.upgrading.migration as migration\n"
        "from pathlib import Path\n"
        "from data.library.location import location_of\n"
        "migration.MIGRATIONS = (migration.MIGRATIONS[0] + ('NONSENSE',),)\n"
        "try: location_of(Path(sys.argv[1])).make()\n"
        "except Exception: sys.exit(3)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, path], check=False)
    assert done.returncode == 3
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    location_of(path).make().close()
