"""The library's dialog: documents, and hits as one types."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from data.intake import read_bytes
from viewer.library.library_controller import Shelf
from viewer.library.search_dialog import LibraryDialog
from viewer.library.upkeep import Upkeep
from viewer.session.jobs import Jobs
from viewer.widgets.row_list import RowList

TIMEOUT = 20_000
NOW = datetime(2018, 9, 5, tzinfo=UTC)


@pytest.fixture
def jobs():
    faults = []
    jobs = Jobs(faults.append)
    yield jobs
    jobs.close()
    assert faults == []


@pytest.fixture
def shelf(library, jobs, appearance, current):
    upkeep = Upkeep(library.location, jobs)
    return Shelf(library, jobs, upkeep, appearance, current, clock=lambda: NOW)


@pytest.fixture
def dialog(qtbot, window, shelf, session, annotate):
    """The dialog on the shipped document, with one commitment on the Senkaku Islands."""
    annotate("Senkaku Islands", "commitment", "Reconfirmed, not new.")
    shelf.search(window)
    dialog = window.findChild(LibraryDialog)
    qtbot.waitUntil(lambda: rows(dialog) != [])
    return dialog


@pytest.fixture
def window(qtbot):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def rows(dialog):
    model = dialog.findChild(RowList).rows
    return [
        model.data(model.index(number), Qt.ItemDataRole.AccessibleTextRole)
        for number in range(model.rowCount())
    ]


def said(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def look_for(qtbot, dialog, text, count):
    told = {0: "Nothing was found.", 1: "1 hit"}.get(count, f"{count} hits")
    dialog.findChild(QLineEdit).setText(text)
    qtbot.waitUntil(lambda: told in said(dialog), timeout=TIMEOUT)
    assert len(rows(dialog)) == count


def test_all_documents_are_listed_until_something_is_typed(dialog):
    assert len(rows(dialog)) == 1
    assert rows(dialog)[0].startswith("Japan-U.S. Defense Ministerial Meeting, 1 annotation, ")
    assert "1 document" in said(dialog)


def test_a_document_takes_the_room_of_its_one_line_and_a_hit_that_of_two(qtbot, dialog):
    found = dialog.findChild(RowList)

    def height():
        return found.visualRect(found.rows.index(0)).height()

    for _ in range(2):
        look_for(qtbot, dialog, "Senkaku", 2)
        of_hit = height()
        dialog.findChild(QLineEdit).clear()
        qtbot.waitUntil(lambda: "1 document" in said(dialog))
        assert height() < of_hit


def test_hits_come_with_their_citation_and_label(qtbot, dialog):
    look_for(qtbot, dialog, "Senkaku", 2)
    annotation, text = sorted(rows(dialog))
    assert annotation.startswith("Commitment, Japan-U.S. Defense Ministerial Meeting, §2 ¶1, ")
    assert "Reconfirmed, not new." in annotation
    assert text.startswith("Japan-U.S. Defense Ministerial Meeting, §2 ¶1, ")
    assert "2 hits" in said(dialog)


def test_the_search_can_be_narrowed_to_annotations(qtbot, dialog):
    look_for(qtbot, dialog, "Senkaku", 2)
    dialog.findChild(QComboBox).setCurrentText("In annotations")
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1)
    assert rows(dialog)[0].startswith("Commitment")


def test_words_that_are_nowhere_are_said_to_be_nowhere(qtbot, dialog):
    look_for(qtbot, dialog, "absent", 0)
    assert "Nothing was found." in said(dialog)
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Open")
    assert not button.isEnabled()


def test_arrow_keys_choose_while_one_types(qtbot, dialog):
    look_for(qtbot, dialog, "Senkaku", 2)
    field, found = dialog.findChild(QLineEdit), dialog.findChild(RowList)
    assert found.current == 0
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert found.current == 1


def test_a_hit_in_the_open_document_leads_to_its_passage(qtbot, dialog, shelf, session, current):
    current.show(session)
    look_for(qtbot, dialog, "Senkaku in:text", 1)
    with qtbot.wait_signal(shelf.passage_wanted) as wanted:
        QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    start, stop = wanted.args
    assert "Senkaku Islands" in session.document.text[start:stop]


def test_a_hit_in_another_document_opens_it_first_and_leads_there_then(
    qtbot, dialog, shelf, session, current
):
    look_for(qtbot, dialog, "Reconfirmed in:notes", 1)
    with qtbot.wait_signal(shelf.document_wanted) as wanted:
        QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert wanted.args == [session.document.id]
    with qtbot.wait_signal(shelf.annotation_wanted) as arrived:
        current.show(session)
    assert arrived.args == [session.annotations[0].id]


def test_documents_come_as_far_as_they_are_scrolled_to(qtbot, dialog, library, shelf, window):
    for number in range(120):
        library.remember(_document(number), NOW)
    dialog.reject()
    shelf.search(window)
    dialog = next(d for d in window.findChildren(LibraryDialog) if d.isVisible())
    found = dialog.findChild(RowList)
    qtbot.waitUntil(lambda: len(rows(dialog)) == 50, timeout=TIMEOUT)
    assert "50 documents and more" in said(dialog)
    for count in (100, 121):
        found.scrollToBottom()
        qtbot.waitUntil(lambda count=count: len(rows(dialog)) >= count, timeout=TIMEOUT)
    assert "121 documents" in said(dialog)
    assert len(set(rows(dialog))) == 121


def _document(number):
    text = f"Readout {number}\n\nThe ministers met for the time {number}.\n"
    return read_bytes(text.encode(), f"{number}.txt")


def test_the_enter_key_waits_for_the_search(qtbot, dialog, shelf, session, current):
    current.show(session)
    dialog.findChild(QLineEdit).setText("Reconfirmed in:notes")
    with qtbot.wait_signal(shelf.annotation_wanted) as arrived:
        QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert arrived.args == [session.annotations[0].id]


def test_a_query_of_signs_alone_is_no_error(qtbot, dialog):
    look_for(qtbot, dialog, '"*( NEAR -', 0)
    assert "Nothing was found." in said(dialog)


def remarks(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.objectName() == "failure"
            and label.isVisible()]  # fmt: skip


def test_what_is_not_understood_is_said_until_it_is(qtbot, dialog):
    for _ in range(2):
        look_for(qtbot, dialog, "Senkaku label:commitmend", 0)
        qtbot.waitUntil(lambda: remarks(dialog) != [])
        assert "There is no label “commitmend”" in remarks(dialog)[0]
        look_for(qtbot, dialog, "Senkaku label:commitment", 1)
        qtbot.waitUntil(lambda: remarks(dialog) == [])


def test_a_quotation_mark_that_is_not_closed_does_not_take_in_where_to_search(qtbot, dialog):
    dialog.findChild(QComboBox).setCurrentText("In annotations")
    for _ in range(2):
        look_for(qtbot, dialog, '"Senkaku', 1)
        qtbot.waitUntil(lambda: "is not closed" in "".join(remarks(dialog)))
        look_for(qtbot, dialog, "“Senkaku”", 1)
        qtbot.waitUntil(lambda: remarks(dialog) == [])
