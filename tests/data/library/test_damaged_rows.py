"""Whatever stands in a row, what reads the library goes on, or says in one line what is wrong."""

import shutil
import sqlite3
from contextlib import closing, suppress

import pytest

from data.errors import LibraryError
from data.library.location import location_of
from data.library.sqlite import schema
from data.library.sqlite.seals import body_digest, digest
from data.text.query import parse
from tests.torture import libraries

TEXTS = ("no time", "2018-13-99", "2018-01-01T00:00:00", "", "\x00", "9" * 400)
NUMBERS = (-5, 2**62, 0)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "library.sqlite3"
    libraries.fill(path, 12)
    with closing(location_of(path).open()) as library:
        other = next(entry for entry in library.shelf() if entry.id != libraries.DOCUMENT.id)
        library.removals.remove(other.id)
    return path


def cells(path):
    """Return each column of each table, with what no row of ours holds there."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            "SELECT m.name, c.name, c.type FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND m.name NOT LIKE 'search%' AND m.name NOT LIKE 'sqlite%'"
        ).fetchall()
    for table, column, kind in names:
        for value in TEXTS if kind == "TEXT" else NUMBERS:
            yield table, column, value


def readings(library, name):
    """Return what the program asks of a library, each as something to call."""
    return (
        library.shelf,
        library.trash,
        library.labels,
        library.removals.listed,
        library.index,
        library.check,
        lambda: library.search(parse("Senkaku since:2000-01-01")),
        lambda: library.document(name),
        lambda: library.entry(name),
        lambda: library.position(name),
        lambda: library.plans(name),
        lambda: library.corrections(name),
        lambda: library.history("a1"),
        lambda: library.notebook(name).undo(),
        lambda: library.remember(libraries.DOCUMENT, libraries.NOW),
    )


@pytest.mark.long
def test_a_row_that_holds_anything_at_all_stops_nobody(sound, tmp_path):
    path = tmp_path / "library.sqlite3"
    tried = 0
    for table, column, value in cells(sound):
        shutil.copy(sound, path)
        try:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("PRAGMA foreign_keys = OFF")
                connection.execute(f"UPDATE OR REPLACE {table} SET {column} = ?", (value,))
        except sqlite3.IntegrityError:
            continue  # the table itself refuses it
        tried += 1
        with closing(location_of(path).open()) as library:
            for ask in readings(library, libraries.DOCUMENT.id):
                with suppress(LibraryError):
                    ask()
    assert tried > 150


@pytest.mark.parametrize("value", [b"text", 1.5, float("inf")])
def test_what_a_flipped_bit_makes_of_a_text_or_number_has_no_digest(value):
    assert digest("a", value) == digest(value) == body_digest(value)
    assert len(digest("a", 1, None)) == len(body_digest("text")) == 64


def test_only_rows_of_the_first_version_may_be_without_a_seal(sound, tmp_path):
    path = tmp_path / "library.sqlite3"
    tried = set()
    for table in schema.SEALED:
        shutil.copy(sound, path)
        with closing(sqlite3.connect(path)) as connection, connection:
            changed = connection.execute(f"UPDATE {table} SET sha256 = ''").rowcount
        if changed:
            tried.add(table)
            with closing(location_of(path).open()) as library:
                assert library.check().is_sound == (table in schema.UNSEALED)
    assert {"changes", "versions", "trash", "documents", "removed_documents"} <= tried
    first = " ".join(schema.statements_of(1))
    assert {table for table in schema.SEALED if f"TABLE {table} " in first} == schema.UNSEALED
