"""What a newer version of the program wrote is whole: it is not shown here, and never lost here."""

import json
import sqlite3
from contextlib import closing

import pytest

from data.errors import LibraryError
from data.library.location import location_of
from data.library.sqlite.safekeeping import repair
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate
from tests.fixtures.newer import bodies, let_be_newer


@pytest.fixture
def path(library, notebook, document):
    for quote, name in (("China", "first"), ("(FMS)", "second")):
        notebook.apply(Change("Add", (annotate(document, quote, identifier=name),)))
    library.close()
    return library.path


def head(path):
    path.write_bytes(b"\xaa" * 4096 + path.read_bytes()[4096:])


def row(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE annotations SET body = body || ' ' WHERE id = 'second'")


@pytest.mark.parametrize("damage", [head, row])
def test_an_annotation_of_a_newer_version_outlives_every_repair(path, document, damage):
    body = let_be_newer(path, "annotations", "id", "first")
    with closing(location_of(path).open()) as library:
        assert library.check().is_sound
        notebook = library.notebook(document.id)
        assert ([item.id for item in notebook], notebook.damaged) == (["second"], ("first",))
        library.back_up()
    damage(path)
    for _ in range(2):
        repair.repair(path, NOW)
        assert body in bodies(path, "annotations")
        with closing(location_of(path).open()) as library:
            assert library.check().is_sound


def test_an_annotation_of_a_newer_version_is_not_overwritten(path, document):
    body = let_be_newer(path, "annotations", "id", "first")
    with closing(location_of(path).open()) as library:
        notebook = library.notebook(document.id)
        for _ in range(2):
            with pytest.raises(LibraryError):
                notebook.apply(Change("Add", (annotate(document, "China", identifier="first"),)))
    assert body in bodies(path, "annotations")


def test_a_newer_version_that_is_not_what_was_written_is_damaged(path):
    body = let_be_newer(path, "annotations", "id", "first")
    changed = json.dumps(json.loads(body) | {"note": "other"})
    with closing(location_of(path).open()) as library:
        library._connection.execute(
            "UPDATE annotations SET body = ? WHERE id = 'first'", (changed,)
        )
        assert [fault.key for fault in library.check().faults] == ["first"]
