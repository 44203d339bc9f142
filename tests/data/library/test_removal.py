"""A document can leave the library: into the trash and back whole, or for good, with its traces."""

import datetime as dt
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from data.annotation import Visibility
from data.briefing.plan import Plan
from data.errors import LibraryError
from data.library.condition import Backup, Held
from data.library.location import location_of
from data.library.sqlite import deletions, document_removal, schema
from data.library.sqlite.safekeeping import backups, purge
from data.library.sqlite.seals import digest
from data.notebook import Change
from data.structure_corrections.correction import Correction, CorrectionKind
from data.text.query import parse
from tests.fixtures.documents import NOW, annotate, document_of, note_on_document

LATER = NOW + dt.timedelta(hours=1)
SECRET = "Quixotronic"
ALSO = "Bamboozleberg"
TEXT = f"Talks on {SECRET} fish\n\nThe ministers met about {SECRET} nets and boats.\n"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "library.sqlite3"


@pytest.fixture
def library(path):
    with closing(location_of(path).make(clock=lambda: LATER)) as library:
        yield library


@pytest.fixture
def other(library):
    document = document_of("Other talks\n\nThe ministers met about boats.\n", "other.txt")
    library.remember(document, NOW)
    library.notebook(document.id).apply(Change("Add", (annotate(document, "boats"),)))
    return document


@pytest.fixture
def secret(library, other):
    """A document with something of all that can belong to one; it shares words with another."""
    document = document_of(TEXT, "secret.txt")
    library.remember(document, NOW)
    notebook = library.notebook(document.id)
    kept = annotate(document, "nets", note=f"{ALSO} asked", tags=(ALSO,),
                    visibility=Visibility.BRIEFING)  # fmt: skip
    gone = note_on_document(document, f"{ALSO} said", identifier="gone")
    notebook.apply(Change("Add", (kept, gone)))
    notebook.apply(Change("Edit", (replace(kept, note=f"{ALSO} asked again"),)))
    notebook.apply(Change("Delete", removed=("gone",)))
    notebook.apply(Change("More", (note_on_document(document, "more", identifier="more"),)))
    notebook.undo()
    library.set_corrections(
        document.id, (Correction.of(CorrectionKind.CAPTION, 0, document.blocks[0].text),)
    )
    library.set_plan(document.id, "mine", Plan(marking=ALSO))
    library.set_position(document.id, 17)
    library.index()
    _strew(library.path, document.id, kept.id, other.id)
    return document


def _strew(path, document_id, annotation_id, other_id):
    """Write the rows that other parts of the program keep of a document."""
    now = NOW.isoformat(timespec="microseconds")
    rows = {
        "drafts": [(document_id, annotation_id, ALSO, now)],
        "origins": [
            ("copy", other_id, annotation_id, document_id, 0),
            (annotation_id, document_id, "first", other_id, 0),
        ],
        "edition_answers": [
            (document_id, other_id, "not now", now), (other_id, document_id, "not now", now),
        ],
        "outline_answers": [(document_id, "publication:gazette", "strong", "chosen", now)],
    }  # fmt: skip
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, several in rows.items():
            names = schema.SEALED[table]
            marks = ", ".join("?" * (len(names.split(",")) + 1))
            connection.executemany(
                f"INSERT INTO {table} ({names}, sha256) VALUES ({marks})",
                [(*row, digest(*row)) for row in several],
            )


def everything(library, document):
    notebook = library.notebook(document.id)
    return (
        library.document(document.id), library.document(document.id, as_read=True),
        library.entry(document.id), tuple(notebook), notebook.undoable, notebook.redoable,
        library.corrections(document.id), library.plans(document.id),
        library.position(document.id), library.trash(),
        [library.history(item.id) for item in notebook],
        library.search(parse(SECRET)), library.search(parse(f"tag:{ALSO}")),
    )  # fmt: skip


def test_what_is_removed_is_nowhere_and_comes_back_whole(library, secret, other):
    before = everything(library, secret)
    for _ in range(2):
        library.removals.remove(secret.id)
        assert [entry.id for entry in library.shelf()] == [other.id]
        assert library.shelf(limit=1, offset=1) == ()
        assert library.entry(secret.id) is library.document(secret.id) is None
        assert library.editions(before[2].series) == ()
        assert library.trash() == ()
        assert not len(library.notebook(secret.id))
        for words in (SECRET, ALSO, f"tag:{ALSO}", "is:briefing", "nets -boats"):
            assert library.search(parse(words)).hits == ()
        assert {hit.document_id for hit in library.search(parse("ministers")).hits} <= {other.id}
        assert library.index() == 0 or library.search(parse(SECRET)).hits == ()
        (found,) = library.removals.listed()
        assert (found.entry, found.removed) == (before[2], LATER)
        assert (found.entry.annotations, found.entry.briefing) == (1, 1)
        library.removals.put_back(secret.id)
        assert library.removals.listed() == ()
        assert everything(library, secret) == before
    assert library.check().is_sound


def test_removing_twice_keeps_the_time_and_putting_back_twice_changes_nothing(path, secret):
    for when in (LATER, LATER + dt.timedelta(days=1)):
        with closing(location_of(path).open(clock=lambda when=when: when)) as library:
            library.removals.remove(secret.id)
            assert [found.removed for found in library.removals.listed()] == [LATER]
    with closing(location_of(path).open()) as library:
        library.removals.put_back(secret.id)
        library.removals.put_back(secret.id)
        assert library.entry(secret.id)


def test_opening_a_removed_document_brings_it_back_and_says_so(library, secret):
    before = everything(library, secret)
    library.removals.remove(secret.id)
    assert library.remember(secret, NOW)
    assert everything(library, secret) == tuple(before)
    assert not library.remember(secret, NOW)


def test_nothing_is_written_into_a_document_in_the_trash(library, secret):
    notebook = library.notebook(secret.id)
    library.removals.remove(secret.id)
    with pytest.raises(LibraryError, match="moved to the trash, and nothing was changed"):
        notebook.apply(Change("Add", (note_on_document(secret, "late", identifier="late"),)))
    library.removals.put_back(secret.id)
    assert "late" not in library.notebook(secret.id)


def test_the_trash_of_annotations_is_emptied_without_what_a_removed_document_needs(library, secret):
    library.removals.remove(secret.id)
    assert library.empty_trash() == 0
    library.removals.put_back(secret.id)
    assert {found.annotation.id for found in library.trash()} == {"gone", "more"}


def test_a_label_that_only_a_removed_document_bears_is_told_so(library, secret, other):
    item = annotate(other, "ministers", label="concern")
    library.notebook(other.id).apply(Change("Add", (item,)))
    library.removals.remove(other.id)
    left = tuple(label for label in library.labels() if label.id != "concern")
    with pytest.raises(LibraryError, match="in use in a document in the trash: put that back"):
        library.set_labels(left)


@pytest.mark.parametrize("removed", [False, True])
def test_what_is_deleted_for_good_leaves_no_word_in_the_file(library, path, secret, other, removed):
    kept = tuple(library.notebook(other.id))
    assert SECRET.encode() in path.read_bytes()
    if removed:
        library.removals.remove(secret.id)
    library.removals.delete_for_good(secret.id)
    assert library.removals.listed() == library.trash() == ()
    assert [entry.id for entry in library.shelf()] == [other.id]
    assert tuple(library.notebook(other.id)) == kept
    assert {hit.document_id for hit in library.search(parse("ministers")).hits} == {other.id}
    assert library.check().is_sound
    content = path.read_bytes().lower()
    for word in (SECRET, ALSO):
        assert word.encode().lower() not in content
    with closing(sqlite3.connect(path)) as connection:
        _names_nothing(connection, secret.id, "nets")


def _names_nothing(connection, document_id, word):
    """No row of any table names the document, but for the record that it was deleted."""
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)")
    terms = {term for (term,) in connection.execute("SELECT term FROM temp.terms")}
    assert terms.isdisjoint({word, SECRET.casefold(), ALSO.casefold()})
    for table in schema.tables(connection) - {"deletions"}:
        for row in connection.execute(f"SELECT * FROM {table}"):
            assert document_id not in row
    assert document_id in deletions.read(connection, "document")
    assert {"gone", "more"} <= deletions.read(connection, "annotation").keys()


def test_all_that_belongs_to_a_document_is_known_to_the_removal(library, path):
    """A table that is added, and refers to documents, has to be cleared, too."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        found = set()
        for (table,) in connection.execute(query).fetchall():
            refers = {row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            if "documents" in refers or "document_id" in columns:
                found.add(table)
    assert found == {*document_removal.OF_DOCUMENT, "passages", "edition_answers", "origins"}


def test_what_was_deleted_for_good_is_deleted_only_once_and_can_be_opened_anew(library, secret):
    library.removals.delete_for_good(secret.id)
    for act in (
        library.removals.delete_for_good,
        library.removals.remove,
        library.removals.put_back,
    ):
        with pytest.raises(LibraryError, match="not in the library"):
            act(secret.id)
    assert not library.remember(secret, NOW)
    assert library.entry(secret.id).annotations == 0


def test_a_document_of_many_blocks_leaves_the_index_in_parts(library, other):
    text = "Long talks\n\n" + "".join(f"Paragraph {n} of {SECRET}.\n\n" for n in range(450))
    document = document_of(text, "long.txt")
    library.remember(document, NOW)
    library.index()
    library.removals.delete_for_good(document.id)
    assert library.search(parse(SECRET)).hits == ()
    assert library.check().is_sound


def test_backups_still_hold_it_until_they_are_rewritten(library, path, secret, other):
    first = library.back_up()
    library.removals.delete_for_good(secret.id)
    second = library.back_up()
    damaged = path.with_name("library-damaged-20260302-093000.sqlite3")
    damaged.write_bytes(b"x")
    held = purge.held(path, [secret.id])
    assert held == ((first,), (), (damaged,))
    assert str(held.in_words()) == (
        "Backup 1 still holds it. A damaged library that was set aside may hold it: "
        f"“{damaged.name}”."
    )
    assert purge.purge(path, [secret.id], LATER) == (first,)
    assert purge.held(path, [secret.id]).backups == ()
    assert [backup[:3] for backup in backups.listed(path)] == [second[:3], first[:3]]
    for backup in backups.listed(path):
        assert backups.is_sound(backup.path)
        assert backup.path.stat().st_mode & 0o777 == 0o600
        content = backup.path.read_bytes()
        assert SECRET.encode() not in content
        assert ALSO.encode() not in content
    assert purge.purge(path, [secret.id], LATER) == ()
    assert {file.name for file in backups.folder_of(path).iterdir()} == {
        backup.path.name for backup in backups.listed(path)
    }
    library.restore(first.path)
    assert [entry.id for entry in library.shelf()] == [other.id]


def test_a_damaged_backup_is_left_and_named(library, path, secret):
    first, second = library.back_up(), library.back_up()
    second.path.write_bytes(b"no library")
    with closing(sqlite3.connect(first.path)) as connection, connection:
        connection.execute("UPDATE annotations SET label = 'x'")
    library.removals.delete_for_good(secret.id)
    assert purge.purge(path, [secret.id], LATER) == ()
    told = str(purge.held(path, [secret.id]).in_words())
    assert told == "Backup 1 still holds it. Backup 2 cannot be read, and may hold it."
    assert second.path.read_bytes() == b"no library"


def test_a_rewriting_that_is_broken_off_leaves_whole_backups(library, path, secret):
    copies = [library.back_up() for _ in range(3)]
    library.removals.delete_for_good(secret.id)

    def stop(share):
        if share:
            raise LibraryError("Cancelled.")

    with pytest.raises(LibraryError, match="Cancelled"):
        purge.purge(path, [secret.id], LATER, stop)
    assert len(purge.held(path, [secret.id]).backups) == 2
    assert all(backups.is_sound(copy.path) for copy in copies)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([7], "Backup 7 still holds it."),
        ([3, 2], "Backups 2 and 3 still hold it."),
        (range(1, 11), "Backups 1 to 10 still hold it."),
        ([1, 2, 3, 5, 8, 9], "Backups 1 to 3, 5, 8 and 9 still hold it."),
    ],
)
def test_many_backups_are_told_in_few_words(tmp_path, numbers, said):
    found = tuple(Backup(number, tmp_path / "b", 0.0, 1) for number in numbers)
    assert str(Held(found, (), ()).in_words()) == said
