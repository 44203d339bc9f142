"""Annotations out to a file and in from it, without a window and without arguments."""

from contextlib import closing

import pytest

from data.annotation import Visibility
from data.errors import ExportError, FormatError
from data.library.location import location_of
from data.notebook import Change
from exporters.destination import NOTHING
from tests.fixtures.documents import NOW, annotate, document_of
from viewer.services import exchange

DOCUMENT = document_of("Talks about fish\n\nThe ministers met about nets.\n", "talks.txt")


@pytest.fixture
def make(tmp_path):
    """Return what makes a library, with or without the document and its two annotations."""

    def made(name, *, filled):
        library = location_of(tmp_path / name / "library.sqlite3").make()
        if filled:
            library.remember(DOCUMENT, NOW)
            items = (
                annotate(DOCUMENT, "ministers", visibility=Visibility.BRIEFING, note="Ask."),
                annotate(DOCUMENT, "nets", note="Mine alone."),
            )
            library.notebook(DOCUMENT.id).apply(Change("Add", items))
        return closing(library)

    return made


@pytest.mark.parametrize("private", [False, True])
def test_what_goes_out_comes_in_elsewhere_and_twice_changes_nothing(make, tmp_path, private):
    path = tmp_path / "theirs.briefing"
    with make("ours", filled=True) as ours:
        count = exchange.write(ours, DOCUMENT, path, keep=NOTHING, private=private)
    assert count == (2 if private else 1)
    with make("theirs", filled=False) as theirs:
        for expected in (count, 0):
            content = exchange.read_file(path)
            come = exchange.incoming(theirs, None, content, is_package=True)
            assert len(come.merge.added) == expected
            assert exchange.take_in(theirs, come, NOW).is_saved
            assert len(theirs.notebook(DOCUMENT.id)) == count


def test_a_document_in_the_trash_comes_back_with_what_comes_in(make, tmp_path):
    path = tmp_path / "theirs.briefing"
    with make("ours", filled=True) as ours:
        exchange.write(ours, DOCUMENT, path, keep=NOTHING, private=True)
        ours.removals.remove(DOCUMENT.id)
        come = exchange.incoming(ours, None, exchange.read_file(path), is_package=True)
        assert exchange.take_in(ours, come, NOW).is_back
        assert ours.entry(DOCUMENT.id) is not None


def test_where_the_document_is_open_its_session_makes_the_change(make, tmp_path):
    path, made = tmp_path / "theirs.jsonld", []
    with make("ours", filled=True) as ours:
        exchange.write(ours, DOCUMENT, path, keep=NOTHING, private=True)
    with make("theirs", filled=False) as theirs:
        content = exchange.read_file(path)
        come = exchange.incoming(theirs, DOCUMENT, content, is_package=False)
        done = exchange.take_in(theirs, come, NOW, lambda change: bool(made.append(change)))
        assert not done.is_saved
        assert made == [come.merge.change]
        assert not len(theirs.notebook(DOCUMENT.id))


def test_what_is_kept_is_not_written_over(make, tmp_path):
    path = tmp_path / "ours.csv"
    path.write_text("kept")
    with make("ours", filled=True) as ours, pytest.raises(ExportError):
        exchange.write(ours, DOCUMENT, path, keep={path: "kept by the test"}, private=False)
    assert path.read_text() == "kept"


def test_a_table_does_not_come_in_again(tmp_path):
    path = tmp_path / "ours.csv"
    path.write_text("a")
    with pytest.raises(FormatError, match="cannot be imported again"):
        exchange.read_file(path)
