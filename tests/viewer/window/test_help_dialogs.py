"""The small dialogs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QScrollArea
from shiboken6 import isValid

from tests.fixtures.windows import answer, press, write
from viewer.widgets.message_boxes import PlainBox
from viewer.window.help_dialogs import CitationDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


def asked(window, typed):
    """Press Ctrl+L, type a citation and press Return; return what the dialog said, if it stayed."""
    said = []

    def type_it(dialog):
        if typed.isascii():
            write(dialog, typed)
        else:  # as an input method does, or a paste
            dialog.findChild(QLineEdit).insert(typed)
        press(dialog, Qt.Key.Key_Return)
        if isValid(dialog) and dialog.isVisible():
            said.extend(label.text() for label in dialog.findChildren(QLabel))

    answer(type_it)
    press(window, Qt.Key.Key_L, CONTROL)
    return said


@pytest.mark.parametrize("typed", ["2 1", "  2   1 "])
def test_a_citation_in_short_leads_to_its_paragraph(opened, typed):
    opened.resize(1440, 420)
    assert asked(opened, typed) == []
    page = opened.first.reading.page
    start = opened.session.document.text.index("The Ministers exchanged")
    assert page.viewport().rect().contains(page.line_rect(start).toRect())
    assert opened.parts.actions["back"].isEnabled()


@pytest.mark.parametrize(
    ("typed", "words"),
    [("§２　¶１", "The Ministers exchanged"), ("§ii ¶i", "The Ministers exchanged"),
     ("jdf no. 102, §2 ¶1", "The Ministers exchanged"),
     ("regional AFFAIRS", "The Ministers exchanged"),
     ("Lead", "On June 29th")],
)  # fmt: skip
def test_a_place_is_gone_to_however_it_is_written(qtbot, opened, typed, words):
    document, page = opened.session.document, opened.first.reading.page
    wanted = document.block_at(document.text.index(words))
    for _ in range(2):
        page.scroll_to(document.blocks[-1].start)
        assert asked(opened, typed) == []
        opened.activateWindow()
        qtbot.waitUntil(opened.isActiveWindow)
        assert abs(document.block_at(page.selection()[0]) - wanted) <= 1


def test_what_would_be_gone_to_is_shown_while_one_types(qtbot, session):
    dialog = CitationDialog(session.citations)
    qtbot.addWidget(dialog)
    for _ in range(2):
        dialog.findChild(QLineEdit).setText("2 1")
        shown = [label.text() for label in dialog.findChildren(QLabel)]
        assert any(text.startswith("§2 ¶1: The Ministers exchanged") for text in shown)
        dialog.findChild(QLineEdit).setText("nowhere")
        assert "" in [label.text() for label in dialog.findChildren(QLabel)]


@pytest.mark.parametrize("typed", ["9 9", "nowhere at all", ""])
def test_what_is_no_citation_is_said_and_goes_nowhere(opened, typed):
    before = opened.first.reading.page.first_visible()
    assert f"“{typed}” is not in this document." in asked(opened, typed)
    assert opened.first.reading.page.first_visible() == before
    assert not opened.parts.actions["back"].isEnabled()


@pytest.mark.parametrize("form", ["§1 ¶2", "JDF No. 102, §1 ¶2", "1 2"])
def test_every_form_of_a_citation_is_understood(qtbot, session, document, form):
    dialog = CitationDialog(session.citations)
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit).setText(form)
    with qtbot.wait_signal(dialog.accepted):
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()


def dialog_of(window, title):
    (dialog,) = [one for one in window.findChildren(QDialog) if one.windowTitle() == title]
    return dialog


def close(qtbot, window, dialog):
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(QDialog) is None)
    assert window.isVisible()


def test_every_key_of_the_program_is_listed(qtbot, opened):
    press(opened, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(opened, "Keyboard Shortcuts")
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    for entry in opened.parts.actions.table:
        if entry.keys:
            assert entry.text.replace("&", "").rstrip("…") in shown
            assert " or ".join(entry.keys) in shown
    close(qtbot, opened, dialog)


def test_the_sheet_of_keys_is_never_cut_at_its_side(qtbot, opened):
    for _ in range(2):
        opened.activateWindow()
        qtbot.waitUntil(opened.isActiveWindow)
        press(opened, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
        dialog = dialog_of(opened, "Keyboard Shortcuts")
        area = dialog.findChild(QScrollArea)
        assert area.verticalScrollBar().isVisible()
        assert not area.horizontalScrollBar().isVisible()
        close(qtbot, opened, dialog)


def test_the_buttons_of_every_row_are_alike(qtbot, opened):
    """What goes on stands last, as in all dialogs, and has no picture on it."""
    box = PlainBox(opened)
    go_on = box.addButton("&Delete", PlainBox.ButtonRole.AcceptRole)
    back = box.addButton("&Cancel", PlainBox.ButtonRole.RejectRole)
    box.show()
    assert back.x() < go_on.x()
    box.hide()
    dialog = CitationDialog(opened.session.citations, opened)
    dialog.show()
    row = dialog.findChild(QDialogButtonBox)
    kinds = QDialogButtonBox.StandardButton
    assert row.button(kinds.Cancel).x() < row.button(kinds.Ok).x()
    assert all(button.icon().isNull() for button in row.buttons())
    dialog.hide()


def test_about_says_which_version_this_is(qtbot, opened):
    opened.parts.actions["about"].trigger()
    dialog = dialog_of(opened, "About Briefing Viewer")
    labels = dialog.findChildren(QLabel)
    texts = [label.text() for label in labels if label.text()]
    assert texts[:2] == ["Briefing Viewer", f"Version {opened.parts.version()}"]
    assert any("never uses the network" in text for text in texts)
    assert any(not label.pixmap().isNull() for label in labels)
    close(qtbot, opened, dialog)
