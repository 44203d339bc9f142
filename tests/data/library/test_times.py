"""No time is compared as the figures of some clock: last opened, since and until, trash, plans."""

import datetime as dt
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import data.library
from data.briefing.plan import Plan
from data.library.location import location_of
from data.library.sqlite import deletions, schema
from data.library.sqlite.safekeeping import integrity, repair
from data.library.sqlite.seals import digest
from data.library.sqlite.upgrading import migration
from data.notebook import Change
from data.text.query import parse
from tests.fixtures.documents import annotate, document_of, note_on_document

TOKYO, NEW_YORK = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
FIRST = dt.datetime(2026, 11, 30, 6, 0, tzinfo=TOKYO)
SECOND = dt.datetime(2026, 11, 29, 18, 0, tzinfo=NEW_YORK)
"""Two hours later, and a day before by the calendar."""
TWICE = dt.datetime(2027, 10, 31, 2, 50, fold=0, tzinfo=BERLIN)
AGAIN = dt.datetime(2027, 10, 31, 2, 10, fold=1, tzinfo=BERLIN)
PAIRS = pytest.mark.parametrize(("earlier", "later"), [(FIRST, SECOND), (TWICE, AGAIN)])
FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")


def talks(number):
    return document_of(f"Talks {number}\n\nThe ministers met about fish.\n", f"{number}.txt")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library.sqlite3"


def opened(path, *times):
    """A library whose clock shows these times in turn, and the last one for ever."""
    left = list(times)
    return closing(location_of(path).make(clock=lambda: left.pop(0) if len(left) > 1 else left[0]))


@PAIRS
def test_what_was_opened_last_stands_first(path, earlier, later):
    with opened(path, later) as library:
        library.remember(talks(2), later)
        library.remember(talks(1), earlier)
        assert [entry.title for entry in library.shelf()] == ["Talks 2", "Talks 1"]


@PAIRS
def test_what_was_deleted_last_and_changed_last_stands_first(path, earlier, later):
    document = talks(1)
    items = [annotate(document, word, identifier=word) for word in ("ministers", "fish")]
    plans = [Plan()] * 2
    with opened(path, earlier) as library:
        library.remember(document, earlier)
        library.notebook(document.id).apply(Change("Add", tuple(items)))
        library.notebook(document.id).apply(Change("Delete", removed=("ministers",)))
        library.set_plan(document.id, "one", plans[0])
    with opened(path, later) as library:
        library.notebook(document.id).apply(Change("Delete", removed=("fish",)))
        library.set_plan(document.id, "two", plans[1])
        assert [item.annotation.id for item in library.trash()] == ["fish", "ministers"]
        assert list(library.plans(document.id)) == ["two", "one"]


@pytest.mark.parametrize(
    ("query", "zone", "found"),
    [("since:2018-07-01", TOKYO, True), ("until:2018-06-30", TOKYO, False),
     ("since:2018-07-01", NEW_YORK, False), ("until:2018-06-30", NEW_YORK, True),
     ("until:2018-06", NEW_YORK, True), ("since:2018-07 until:2018-07", TOKYO, True),
     ("since:0001", TOKYO, True), ("until:9999-12-31", NEW_YORK, True)],
)  # fmt: skip
def test_a_day_of_a_search_is_the_users_day(path, query, zone, found):
    """The same moment, written in three zones, is found alike."""
    document = talks(1)
    moment = dt.datetime(2018, 6, 30, 16, 30, tzinfo=dt.UTC)
    items = tuple(
        replace(note_on_document(document, "n", identifier=key), created=moment, modified=moment)
        for key, moment in (
            ("a", moment), ("b", moment.astimezone(TOKYO)), ("c", moment.astimezone(NEW_YORK)),
        )
    )  # fmt: skip
    with opened(path, FIRST) as library:
        library.remember(document, FIRST)
        library.notebook(document.id).apply(Change("Add", items))
        hits = library.search(parse(query), zone=zone).hits
    assert {hit.annotation_id for hit in hits} == ({"a", "b", "c"} if found else set())


def test_a_note_of_an_hour_that_the_clocks_showed_twice_can_be_changed(path):
    document = talks(1)
    item = replace(note_on_document(document, "n"), created=TWICE, modified=AGAIN)
    with opened(path, AGAIN) as library:
        library.remember(document, AGAIN)
        notebook = library.notebook(document.id)
        notebook.apply(Change("Add", (item,)))
        notebook.apply(Change("Edit Note", (replace(item, note="m"),)))
        assert [found.note for found in library.notebook(document.id)] == ["m"]
        assert library.check().is_sound


def filled(path):
    """A library with a row in every table that holds a time."""
    document = talks(1)
    with opened(path, SECOND) as library:
        library.remember(document, FIRST)
        notebook = library.notebook(document.id)
        items = [
            replace(note_on_document(document, "n", identifier=key), created=when, modified=when)
            for key, when in (("a", FIRST), ("b", SECOND), ("c", TWICE))
        ]
        notebook.apply(Change("Add", tuple(items)))
        notebook.apply(Change("Delete", removed=("b",)))
        library.set_plan(document.id, "", Plan())
    return document


def times_in(connection):
    for table, time in schema.TIMES.items():
        if table in schema.tables(connection):
            for (written,) in connection.execute(f"SELECT {time} FROM {table}"):
                yield table, written


def test_every_time_is_kept_in_the_one_form(path):
    filled(path)
    with closing(sqlite3.connect(path)) as connection:
        deletions.record(connection, "document", ["x"], FIRST)
        found = list(times_in(connection))
    assert {table for table, _ in found} >= {
        "documents", "annotations", "changes", "trash", "plans", "deletions",
    }  # fmt: skip
    assert [row for row in found if not FORM.fullmatch(row[1])] == []


def test_nobody_in_the_library_writes_a_time_by_himself():
    """`data.basis.moments` writes all of them; what is a date has no time of day."""
    rooms = Path(data.library.__file__).parent.rglob("*.py")
    wrote = {room.name for room in rooms if ".isoformat()" in room.read_text(encoding="utf-8")}
    assert wrote == {"stored_corrections.py", "annotation_store.py"}  # a date, and an older form


def as_version_two(path, *, damage=""):
    """Let a library be as version 2 left it: times as the clock's figures, sealed so."""
    with closing(sqlite3.connect(path)) as connection, connection:
        old = dict(zip(("a", "b", "c"), (FIRST, SECOND, TWICE), strict=True))
        for table in schema.tables_of(schema.VERSION) - schema.tables_of(2):
            connection.execute(f"DROP TABLE {table}")
        for key, when in old.items():
            row = when.isoformat(), key
            connection.execute("UPDATE annotations SET modified = ? WHERE id = ?", row)
        for table, key in (("documents", "id"), ("changes", "sequence"), ("trash", "id"),
                           ("plans", "name")):  # fmt: skip
            columns, time = schema.SEALED[table], schema.TIMES[table]
            rows = connection.execute(f"SELECT {key}, {columns} FROM {table}").fetchall()
            for name, *row in rows:
                values = dict(zip(columns.split(", "), row, strict=True))
                when = dt.datetime.fromisoformat(values[time]).astimezone(TOKYO)
                values[time] = when.isoformat()
                seal = damage if table == "plans" and damage else digest(*values.values())
                connection.execute(
                    f"UPDATE {table} SET {time} = ?, sha256 = ? WHERE {key} = ?",
                    (values[time], seal, name),
                )
        connection.execute("PRAGMA user_version = 2")


def test_the_times_of_an_older_library_are_brought_over(path):
    document = filled(path)
    before = _told(path, document)
    as_version_two(path)
    assert _told(path, document) == before
    with closing(sqlite3.connect(path)) as connection:
        assert [row for row in times_in(connection) if not FORM.fullmatch(row[1])] == []


def _told(path, document):
    with opened(path, SECOND) as library:
        assert library.check().faults == ()
        versions = [library.history(name) for name in "abc"]
        return library.shelf(), tuple(library.notebook(document.id)), library.trash(), versions


def test_a_damaged_row_of_an_older_library_stays_one(path):
    filled(path)
    as_version_two(path, damage="0" * 64)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migration.migrate(connection)
        assert [fault.table for fault in integrity.check(connection).faults] == ["plans"]


def test_a_repair_compares_the_times_of_an_older_library_rightly(path):
    """The copy is of this version, the damaged file of the one before."""
    document = filled(path)
    as_version_two(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE plans SET body = 'x'")
    repair.repair(path, SECOND)
    with closing(sqlite3.connect(path)) as connection:
        assert [row for row in times_in(connection) if not FORM.fullmatch(row[1])] == []
    with opened(path, SECOND) as library:
        assert library.check().is_sound
        assert {item.id for item in library.notebook(document.id)} == {"a", "c"}
