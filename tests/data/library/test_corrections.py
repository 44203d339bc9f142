import sqlite3
from contextlib import closing

import pytest

from data.errors import LibraryError
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups, repair
from data.library.sqlite.stored_documents import prepared
from data.notebook import Change
from data.structure_corrections.application import correct, corrected
from data.structure_corrections.correction import MOST, Correction, CorrectionKind, DetailKind
from data.text import query
from tests.fixtures.documents import NOW, annotate

HEADING, OUT = CorrectionKind.HEADING, CorrectionKind.TAKE_OUT


@pytest.fixture
def remembered(library, document):
    library.remember(document, NOW)
    return library


@pytest.fixture
def made(document):
    """One correction: the last block is taken out of the text."""
    last = len(document.blocks) - 1
    return correct(document, OUT, range(last, last + 1))


def damage(library, statement, *values):
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute(statement, values)


def test_a_document_has_no_corrections_at_first(remembered, document):
    assert remembered.corrections(document.id) == ()
    assert remembered.corrections("f" * 64) == ()


def test_the_library_gives_out_the_corrected_document_and_on_demand_the_one_that_was_read(
    remembered, document, made
):
    remembered.set_corrections(document.id, made)
    assert remembered.corrections(document.id) == made
    assert remembered.document(document.id) == corrected(document, made).document
    assert remembered.document(document.id, as_read=True) == document
    assert remembered.check().is_sound


def test_corrections_outlive_reading_the_file_again(remembered, document, made):
    remembered.set_corrections(document.id, made)
    remembered.remember(document, NOW)
    remembered.remember(prepared(document, made), NOW)
    assert remembered.corrections(document.id) == made
    assert remembered.check().is_sound


def test_another_title_is_the_one_on_the_shelf_until_it_is_undone(remembered, document):
    made = correct(document, CorrectionKind.TITLE, range(1, 2))
    remembered.set_corrections(document.id, made)
    title = corrected(document, made).document.title
    assert title != document.title
    assert remembered.entry(document.id).title == title
    remembered.remember(document, NOW)
    assert remembered.entry(document.id).title == title
    remembered.notebook(document.id).undo()
    assert remembered.entry(document.id).title == document.title


def test_corrections_are_undone_in_line_with_annotations_in_another_run(
    tmp_path, remembered, document, made
):
    item = annotate(document, "North Korea")
    remembered.notebook(document.id).apply(Change("Add Key point", (item,)))
    remembered.set_corrections(document.id, made)
    with closing(location_of(remembered.path).make()) as later:
        notebook = later.notebook(document.id)
        assert notebook.corrections == made
        assert notebook.undoable == "Correct Structure"
        record = notebook.undo()
        assert (record.structure.before, record.structure.after) == (made, ())
        assert notebook.corrections == ()
        assert later.corrections(document.id) == ()
        assert notebook.undoable == "Add Key point"
        notebook.redo()
        assert later.corrections(document.id) == made
        assert later.check().is_sound


def test_annotations_and_corrections_are_one_change(remembered, document, made):
    item = annotate(document, "North Korea")
    notebook = remembered.notebook(document.id)
    notebook.apply(Change("Correct", (item,), corrections=made))
    notebook.undo()
    assert (list(notebook), notebook.corrections) == ([], ())


def test_what_was_corrected_elsewhere_is_not_overwritten(remembered, document, made):
    here, there = remembered.notebook(document.id), remembered.notebook(document.id)
    there.apply(Change("There", corrections=made))
    with pytest.raises(LibraryError, match="another window"):
        here.apply(Change("Here", corrections=(*made, *made)))
    assert remembered.corrections(document.id) == made
    assert here.corrections == ()


def test_too_many_corrections_are_refused_and_nothing_is_changed(remembered, document):
    many = (Correction.of(CorrectionKind.PARAGRAPH, 0, "a"),) * (MOST + 1)
    with pytest.raises(LibraryError, match="undo some"):
        remembered.set_corrections(document.id, many)
    assert remembered.corrections(document.id) == ()


def test_corrections_of_an_unknown_document_are_refused(remembered, made):
    with pytest.raises(LibraryError):
        remembered.set_corrections("f" * 64, made)


@pytest.mark.parametrize("column", ["corrections", "title"])
def test_damaged_corrections_are_told_and_the_document_is_given_as_it_was_read(
    remembered, document, made, column
):
    remembered.set_corrections(document.id, made)
    damage(remembered, f"UPDATE documents SET {column} = {column} || 'x'")
    with pytest.raises(LibraryError, match="corrections of this document are damaged"):
        remembered.corrections(document.id)
    assert remembered.document(document.id) == document
    assert remembered.notebook(document.id).corrections == ()
    assert not remembered.check().is_sound
    remembered.set_corrections(document.id, made)
    assert remembered.corrections(document.id) == made


def test_a_damaged_record_of_a_correction_is_not_undone(remembered, document, made):
    remembered.set_corrections(document.id, made)
    damage(remembered, "UPDATE versions SET before = '{}' WHERE annotation_id = ''")
    with pytest.raises(LibraryError, match="damaged or gone"):
        remembered.notebook(document.id).undo()
    assert remembered.corrections(document.id) == made


def test_the_search_finds_the_corrected_text(remembered, document, made):
    remembered.index()
    words = document.blocks[-1].text.split()[:5]
    wanted = query.parse(f'"{" ".join(words)}"')
    assert remembered.search(wanted).hits
    assert remembered.index() == 0
    remembered.set_corrections(document.id, made)
    assert remembered.index() == 1
    assert not remembered.search(wanted).hits
    assert remembered.index() == 0
    remembered.notebook(document.id).undo()
    assert remembered.index() == 1
    assert remembered.search(wanted).hits


def test_corrections_are_in_backups_and_come_back_from_them(remembered, document, made):
    remembered.set_corrections(document.id, made)
    backup = remembered.back_up()
    remembered.notebook(document.id).undo()
    remembered.restore(backup.path)
    assert remembered.corrections(document.id) == made


def test_corrections_are_salvaged_out_of_a_damaged_library_with_their_undo(
    remembered, document, made
):
    remembered.set_corrections(document.id, made)
    remembered.close()
    for backup in backups.listed(remembered.path):
        backup.path.unlink()
    damage(remembered, "UPDATE reading_positions SET sha256 = 'x'")
    repair.repair(remembered.path, NOW)
    with closing(location_of(remembered.path).make()) as library:
        assert library.corrections(document.id) == made
        library.notebook(document.id).undo()
        assert library.document(document.id) == document


def test_a_corrected_date_and_title_are_those_of_the_shelf_until_it_is_undone(remembered, document):
    details = (
        Correction.of_detail(DetailKind.TITLE, "Record of the talks"),
        Correction.of_detail(DetailKind.DATE, "2019-02-28"),
    )
    remembered.set_corrections(document.id, details)
    entry = remembered.entry(document.id)
    assert (entry.title, entry.date) == ("Record of the talks", "2019-02-28")
    assert entry.series == "record of the talks"
    assert remembered.editions("record of the talks") == (entry,)
    remembered.remember(document, NOW)
    assert remembered.entry(document.id)[:6] == entry[:6]
    assert remembered.document(document.id).meeting.date.isoformat() == "2019-02-28"
    assert remembered.check().is_sound
    remembered.notebook(document.id).undo()
    entry = remembered.entry(document.id)
    assert (entry.title, entry.date) == (document.title, document.meeting.date.isoformat())


def test_a_search_tells_the_title_that_the_user_gave(remembered, document):
    details = (Correction.of_detail(DetailKind.TITLE, "Record of the talks"),)
    remembered.set_corrections(document.id, details)
    remembered.index()
    hits = remembered.search(query.parse("Senkaku")).hits
    assert {hit.title for hit in hits} == {"Record of the talks"}
