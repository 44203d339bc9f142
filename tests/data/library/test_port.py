"""What every engine behind the library's port does; another one is added to `ENGINES`."""

import datetime as dt
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from data.annotation import Visibility
from data.intake_report import READING_VERSION
from data.library.location import location_of
from data.notebook import Change
from data.structure_corrections.application import correct, corrected
from data.structure_corrections.correction import CorrectionKind
from tests.fixtures.documents import NOW, annotate, document_of
from tests.fixtures.memory_library import MemoryLibrary

OTHER = document_of("Readout\n\nThe Ministers met in Tokyo.\n", "readout.txt")
LATER = NOW + dt.timedelta(hours=1)


class FileLibrary:
    """A library of a file: held open, or opened anew for each question, as another start does."""

    def __init__(self, folder, *, anew=False):
        self.location = location_of(folder / "library.sqlite3")
        self._opened = [self.location.make()]
        self._anew = anew

    def __getattr__(self, name):
        if self._anew:
            self._opened.append(self.location.open())
        return getattr(self._opened[-1], name)

    def prepared(self, *given):
        return self.location.prepared(*given)

    def close(self):
        for library in self._opened:
            library.close()


ENGINES = {
    "SQLite, held open": FileLibrary,
    "SQLite, opened anew": lambda folder: FileLibrary(folder, anew=True),
    "memory": lambda _folder: MemoryLibrary(),
}


@pytest.fixture(params=ENGINES)
def kept(request, tmp_path):
    with closing(ENGINES[request.param](tmp_path / "home")) as library:
        yield library


def test_what_is_remembered_is_given_out_as_it_was_read(kept, document):
    assert kept.document(document.id) is None
    assert kept.entry(document.id) is None
    kept.remember(document, NOW, Path("/minutes/focus.txt"))
    assert kept.document(document.id) == document
    entry = kept.entry(document.id)
    assert (entry.title, entry.path, entry.opened) == (document.title, "/minutes/focus.txt", NOW)


def test_the_shelf_lists_what_was_opened_last_first(kept, document):
    kept.remember(document, NOW)
    kept.remember(OTHER, LATER)
    assert [entry.id for entry in kept.shelf()] == [OTHER.id, document.id]
    assert [entry.id for entry in kept.shelf(limit=1, offset=1)] == [document.id]
    kept.reopened(document.id, LATER + dt.timedelta(hours=1), Path("/moved.txt"))
    assert [entry.id for entry in kept.shelf()] == [document.id, OTHER.id]
    assert kept.entry(document.id).path == "/moved.txt"
    assert kept.document(document.id) == document


def test_reopening_what_was_never_remembered_makes_nothing(kept, document):
    kept.reopened(document.id, NOW)
    assert kept.shelf() == ()


def test_annotations_are_kept_and_counted(kept, document):
    kept.remember(document, NOW)
    private = annotate(document, "North Korea", identifier="a")
    public = replace(annotate(document, "freedom", identifier="b"), visibility=Visibility.BRIEFING)
    kept.notebook(document.id).apply(Change("Add", (private, public)))
    assert set(kept.notebook(document.id)) == {private, public}
    entry = kept.entry(document.id)
    assert (entry.annotations, entry.briefing) == (2, 1)
    kept.notebook(document.id).undo()
    assert tuple(kept.notebook(document.id)) == ()
    kept.remember(document, LATER)
    kept.notebook(document.id).redo()
    assert set(kept.notebook(document.id)) == {private, public}


def test_what_was_read_ahead_is_given_out_as_it_is_by_now(kept, document):
    kept.remember(document, NOW)
    first, second, third = (
        annotate(document, words, identifier=words)
        for words in ("North Korea", "freedom", "Senkaku")
    )
    kept.notebook(document.id).apply(Change("Add", (first, second)))
    ahead = kept.read_ahead(document.id)
    assert set(kept.notebook(document.id, ahead)) == {first, second}
    noted = replace(first, note="Compare.", modified=LATER)
    kept.notebook(document.id).apply(Change("Edit", (noted, third), removed=(second.id,)))
    assert set(kept.notebook(document.id, ahead)) == {noted, third}


def test_corrections_are_kept_beside_what_was_read(kept, document):
    kept.remember(document, NOW)
    last = len(document.blocks) - 1
    made = correct(document, CorrectionKind.TAKE_OUT, range(last, last + 1))
    kept.notebook(document.id).apply(Change("Take Out", corrections=made))
    assert kept.corrections(document.id) == made
    assert kept.document(document.id) == corrected(document, made).document
    assert kept.document(document.id, as_read=True) == document


def test_a_document_that_was_read_here_is_told_with_the_version_that_read_it(kept, document):
    assert kept.reading(document.id) is None
    kept.remember(kept.prepared(document, (), READING_VERSION), NOW)
    assert kept.reading(document.id) == (document, READING_VERSION)
    assert kept.reading(document.id, longest=10) is None
    kept.reopened(document.id, LATER)
    assert kept.reading(document.id) == (document, READING_VERSION)


def test_a_document_that_came_from_elsewhere_was_not_read_here(kept, document):
    kept.remember(kept.prepared(document, (), READING_VERSION), NOW)
    kept.remember(document, LATER)
    assert kept.reading(document.id) is None
    assert kept.document(document.id) == document


def test_labels_are_the_standard_ones_until_there_are_others(kept):
    labels = kept.labels()
    own = replace(labels[0], id="own", name="Own", letter="Z", key="")
    kept.set_labels((*labels, own))
    assert kept.labels() == (*labels, own)


def test_how_far_a_document_was_read_is_kept(kept, document):
    kept.remember(document, NOW)
    assert kept.position(document.id) == 0
    for offset in (40, 12):
        kept.set_position(document.id, offset)
        assert kept.position(document.id) == offset


def test_the_tags_of_all_documents_are_told_with_how_often_they_are_used(kept, document):
    for one, words, tags in ((document, "China", ("sea", "法律")), (OTHER, "met", ("sea", "a, b"))):
        kept.remember(one, NOW)
        item = replace(annotate(one, words), tags=tags)
        kept.notebook(one.id).apply(Change("Add", (item,)))
    assert dict(kept.tags()) == {"sea": 2, "法律": 1, "a, b": 1}
