"""What is deleted for good stands in a record, until it comes back."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from data.library.sqlite import deletions
from data.library.sqlite.connection import transaction
from data.library.sqlite.safekeeping import integrity
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate


@pytest.fixture
def connection(library):
    with closing(sqlite3.connect(library.path, isolation_level=None)) as connection:
        yield connection


def test_what_was_deleted_is_known_by_kind_and_time(connection):
    with transaction(connection):
        deletions.record(connection, "annotation", ["a", "b"], NOW)
        deletions.record(connection, "document", ["a"], NOW)
        deletions.record(connection, "annotation", ["b"], NOW + timedelta(days=1))
    assert deletions.read(connection, "annotation") == {"a": NOW, "b": NOW + timedelta(days=1)}
    assert deletions.read(connection, "document") == {"a": NOW}
    assert integrity.check(connection).is_sound


def test_what_came_back_is_no_longer_deleted(connection):
    deletions.record(connection, "annotation", ["a", "b"], NOW)
    deletions.forget(connection, "annotation", ["a", "never there"])
    assert list(deletions.read(connection, "annotation")) == ["b"]


def test_a_damaged_record_deletes_nothing(connection):
    deletions.record(connection, "annotation", ["a"], NOW)
    connection.execute("UPDATE deletions SET id = 'c'")
    assert deletions.read(connection, "annotation") == {}


def test_a_transaction_that_fails_records_nothing(connection):
    def fail():
        with transaction(connection):
            deletions.record(connection, "annotation", ["a"], NOW)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert deletions.read(connection, "annotation") == {}


def test_emptying_the_trash_is_recorded(library, notebook, document, connection):
    for quote in ("China", "(FMS)"):
        item = annotate(document, quote, identifier=quote)
        notebook.apply(Change("Add", (item,)))
        notebook.apply(Change("Delete", removed=(item.id,)))
    library.empty_trash({"China"})
    assert list(deletions.read(connection, "annotation")) == ["China"]
    library.empty_trash()
    assert sorted(deletions.read(connection, "annotation")) == ["(FMS)", "China"]
    assert library.check().is_sound


def test_an_annotation_that_comes_in_again_is_no_longer_deleted(
    library, notebook, document, connection
):
    item = annotate(document, "China", identifier="a")
    notebook.apply(Change("Add", (item,)))
    notebook.apply(Change("Delete", removed=("a",)))
    library.empty_trash()
    library.notebook(document.id).apply(Change("Import", (item,)))
    assert deletions.read(connection, "annotation") == {}


def test_a_document_that_is_opened_again_is_no_longer_deleted(library, document, connection):
    deletions.record(connection, "document", [document.id], NOW)
    library.remember(document, NOW)
    assert deletions.read(connection, "document") == {}
