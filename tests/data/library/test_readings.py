"""Which version of intake read what the library keeps, and of which body that is said."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from data.errors import LibraryError
from data.library.location import location_of
from tests.fixtures.documents import NOW

VERSION = 3


@pytest.fixture
def read_here(library, document):
    library.remember(library.location.prepared(document, (), VERSION), NOW)
    return library


def damage(library, statement):
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute(statement)


def test_a_reading_speaks_of_one_body_alone(read_here, document):
    """As where a repair puts rows of two times together."""
    other = replace(document, title="Forged")
    before = sqlite3.connect(read_here.path)
    with closing(before):
        kept = before.execute("SELECT * FROM readings").fetchone()
    read_here.remember(other, NOW)
    with closing(sqlite3.connect(read_here.path)) as connection, connection:
        connection.execute("INSERT INTO readings VALUES (?, ?, ?, ?)", kept)
    assert read_here.reading(document.id) is None
    assert read_here.check().is_sound


def test_a_damaged_reading_is_none_and_is_found(read_here, document):
    damage(read_here, "UPDATE readings SET version = 9")
    assert read_here.reading(document.id) is None
    assert [fault.table for fault in read_here.check().faults] == ["readings"]


def test_a_damaged_body_is_not_shown_as_what_was_read(read_here, document):
    damage(read_here, "UPDATE documents SET body = replace(body, 'Japan', 'Nippon')")
    with pytest.raises(LibraryError, match="is damaged"):
        read_here.reading(document.id)


def test_what_is_in_the_trash_is_not_read_and_nothing_of_it_is_left_when_it_is_deleted(
    read_here, document
):
    read_here.removals.remove(document.id)
    assert read_here.reading(document.id) is None
    read_here.removals.put_back(document.id)
    assert read_here.reading(document.id) is not None
    read_here.removals.delete_for_good(document.id)
    with closing(sqlite3.connect(read_here.path)) as connection:
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (0,)


def test_readings_outlive_a_repair(read_here, document):
    read_here.close()
    with read_here.path.open("r+b") as file:
        file.write(b"?" * 100)
    location_of(read_here.path).mending.repair(NOW)
    with closing(location_of(read_here.path).open()) as library:
        found = library.reading(document.id)
        assert found is None or found == (document, VERSION)
        assert library.check().is_sound


def test_readings_outlive_a_repair_from_a_copy(read_here, document):
    read_here.back_up()
    read_here.close()
    read_here.path.unlink()
    location_of(read_here.path).mending.repair(NOW)
    with closing(location_of(read_here.path).open()) as library:
        assert library.reading(document.id) == (document, VERSION)


def test_being_opened_again_leaves_a_documents_row_sealed(read_here, document, tmp_path):
    read_here.reopened(document.id, NOW.replace(year=2030), tmp_path / "elsewhere.txt")
    assert read_here.check().is_sound
    entry = read_here.entry(document.id)
    assert entry.opened.year == 2030
    assert entry.path.endswith("elsewhere.txt")
