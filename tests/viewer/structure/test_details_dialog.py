"""The details of a document, corrected in the real window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton

from data.briefing.plan import Plan
from data.documents import shipped
from data.structure_corrections.correction import DetailKind
from tests.fixtures.windows import press
from viewer.structure.details_dialog import DetailsDialog
from viewer.structure.report_dialog import ReportDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def details(opened):
    def show():
        opened.parts.actions["details"].trigger()
        return opened.findChildren(DetailsDialog)[-1]

    return show


def row_of(dialog, kind):
    return next(row for row in dialog.rows if row.kind is kind)


def fill(dialog, **texts):
    for name, text in texts.items():
        field = row_of(dialog, DetailKind[name]).field
        if isinstance(field, QComboBox):
            field.setEditText(text)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        else:
            field.setText(text)


def text_in(dialog, kind):
    field = row_of(dialog, kind).field
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else (
        field.currentText() if isinstance(field, QComboBox) else field.text()
    )  # fmt: skip


def click(dialog, name):
    found = [one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name]
    found += [
        one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == name
    ]
    found[0].click()


def said(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def faults(dialog):
    found = [label for label in dialog.findChildren(QLabel) if label.objectName() == "failure"]
    return [label.text() for label in found if not label.isHidden()]


def test_each_detail_is_shown_as_it_was_read_with_where_and_how_surely(opened, details):
    dialog = details()
    assert text_in(dialog, DetailKind.TITLE) == opened.session.document.title
    assert text_in(dialog, DetailKind.DATE) == "29 June 2018"
    assert text_in(dialog, DetailKind.PARTICIPANTS) == "Onodera\nMattis"
    assert text_in(dialog, DetailKind.LANGUAGE) == "English"
    assert "the first line (sure)" in said(dialog)
    assert {row.kind for row in dialog.rows} == set(DetailKind)


def test_details_are_corrected_as_one_change_everywhere_and_undone_and_made_again(opened, details):
    before = opened.session.document
    dialog = details()
    fill(
        dialog,
        TITLE="Record of the talks",
        DATE="2018-06-30",
        PARTICIPANTS="First Delegate\n\n  Second   Delegate ",
        PUBLICATION="Harbour Gazette",
        LANGUAGE="French",
    )
    click(dialog, "Save")
    for _ in range(2):
        document = opened.session.document
        assert document.title == "Record of the talks"
        assert document.meeting.persons == ("First Delegate", "Second Delegate")
        assert document.language == "fr"
        assert opened.windowTitle().startswith("Record of the talks")
        citations = opened.session.citations
        assert citations.full(citations.of_block(3)).startswith("Harbour Gazette No. 102, §")
        entry = opened.first.library.entry(document.id)
        assert (entry.title, entry.date) == ("Record of the talks", "2018-06-30")
        assert "30 June 2018" in opened.first.reading.page.document().toPlainText()
        opened.parts.actions["undo"].trigger()
        assert opened.session.document == before
        assert opened.session.redoable == "Correct Details"
        opened.parts.actions["redo"].trigger()
    assert opened.session.undoable == "Correct Details"


def test_a_field_shows_the_beginning_of_a_long_detail_also_where_all_of_it_is_selected(details):
    title = "Record of the talks " * 20
    dialog = details()
    fill(dialog, TITLE=title)
    field = row_of(dialog, DetailKind.TITLE).field
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert field.selectedText() == title
    assert field.cursorPosition() == 0


def test_a_handout_says_the_details_that_the_user_gave(opened, details):
    dialog = details()
    fill(
        dialog, TITLE="Record of the talks", DATE="1 July 2018", PLACE="Geneva", PUBLISHER="Office"
    )
    click(dialog, "Save")
    from viewer.services.choices import Choices
    from viewer.services.handout import snapshot

    briefing = snapshot(opened.session, Choices(Plan()), opened.first.clock()).content()
    lines = [str(line) for row in briefing.details for one in row for line in one.lines]
    assert briefing.title == "Record of the talks"
    assert {"1 July 2018", "Geneva", "Office"} <= set(lines)


def test_a_date_that_is_none_is_said_below_its_field_and_nothing_is_taken(opened, details):
    before = opened.session
    dialog = details()
    fill(dialog, TITLE="Record", DATE="soon")
    for _ in range(2):
        click(dialog, "Save")
        assert dialog.isVisible()
        assert faults(dialog) == [
            "“soon” is no date: write it as 2018-06-29 or 29 June 2018, or leave it empty."
        ]
        assert dialog.focusWidget() is row_of(dialog, DetailKind.DATE).field
        assert opened.session is before
    fill(dialog, DATE="")
    assert faults(dialog) == []
    click(dialog, "Save")
    assert opened.session.document.meeting.date is None


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"TITLE": "  "}, "A document has a title: write one, or choose As Read."),
        (
            {"LANGUAGE": "the usual one"},
            "“the usual one” is no language that is known here: choose one, or write its code, "
            "such as fr or pt-BR.",
        ),
        (
            {"PARTICIPANTS": "\n".join(f"Delegate {n}" for n in range(501))},
            "These are more than 500 participants: leave some out.",
        ),
    ],
)
def test_what_is_no_detail_is_said_in_one_line(details, values, fault):
    dialog = details()
    fill(dialog, **values)
    click(dialog, "Save")
    assert faults(dialog) == [fault]


def test_each_detail_goes_back_to_what_was_read(opened, details):
    before = opened.session.document
    dialog = details()
    fill(dialog, TITLE="Record", DATE="2018-06-30", PUBLICATION="Harbour Gazette")
    click(dialog, "Save")
    dialog = details()
    assert "read as “29 June 2018”: the first sentences (likely)" in said(dialog)
    click(dialog, "Date: as read")
    click(dialog, "Save")
    assert opened.session.undoable == "Correct Date"
    assert opened.session.document.meeting == before.meeting
    assert opened.session.document.title == "Record"
    dialog = details()
    click(dialog, "Title: as read")
    click(dialog, "Publication: as read")
    click(dialog, "Save")
    assert opened.session.document == before
    assert opened.session.corrections == ()


def test_a_short_name_that_fell_away_with_its_publication_can_be_had_again(opened, details):
    dialog = details()
    fill(dialog, PUBLICATION="Harbour Gazette")
    click(dialog, "Save")
    dialog = details()
    assert text_in(dialog, DetailKind.SHORT_NAME) == ""
    click(dialog, "Short name: as read")
    click(dialog, "Save")
    assert opened.session.document.masthead.short_name == "JDF"


def test_saving_what_was_not_changed_changes_nothing(opened, details):
    before = opened.session
    click(details(), "Save")
    assert opened.session is before
    assert before.undoable is None


def test_the_keyboard_reaches_each_detail_and_saves(opened):
    opened.first.reading.page.setFocus()
    press(opened, Qt.Key.Key_D, CTRL)
    dialog = opened.findChildren(DetailsDialog)[-1]
    reached = []
    for _ in range(40):
        focused = dialog.focusWidget()
        reached += [row.kind for row in dialog.rows if row.field is focused]
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert list(dict.fromkeys(reached)) == list(DetailKind)
    field = row_of(dialog, DetailKind.PLACE).field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Geneva")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert opened.session.document.meeting.place == "Geneva"


def test_details_are_there_at_the_next_start_and_can_be_undone_there(start):
    with start() as window:
        window.open(shipped())
        window.parts.actions["details"].trigger()
        dialog = window.findChildren(DetailsDialog)[-1]
        fill(dialog, TITLE="Record of the talks")
        click(dialog, "Save")
    with start() as window:
        window.open(shipped())
        assert window.session.document.title == "Record of the talks"
        assert window.session.undoable == "Correct Title"
        window.parts.actions["undo"].trigger()
        assert window.session.document.title == "Japan-U.S. Defense Ministerial Meeting"


def test_the_report_shows_which_details_are_the_users_and_leads_to_them(opened, details):
    dialog = details()
    fill(dialog, DATE="2018-06-30", PLACE="Geneva")
    click(dialog, "Save")
    opened.parts.actions["report"].trigger()
    report = opened.findChildren(ReportDialog)[-1]
    texts = said(report)
    assert texts.count("yours") == 2
    assert {"30 June 2018", "read as “29 June 2018”", "Geneva"} <= set(texts)
    assert "What you corrected" not in texts
    click(report, "Details…")
    assert opened.findChildren(DetailsDialog)[-1].isVisible()


def test_a_document_cannot_bring_mark_up_into_the_details(opened, details):
    dialog = details()
    fill(dialog, TITLE="<b>bold</b>")
    click(dialog, "Save")
    dialog = details()
    assert text_in(dialog, DetailKind.TITLE) == "<b>bold</b>"
    formats = {label.textFormat() for label in dialog.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
