"""The author corrects the commitments of a passage; library and pages have what he wrote."""

import io
from dataclasses import replace

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from data.briefing.briefing import Depth
from data.briefing.pieces import CommitmentRow
from data.briefing.profile import Profile
from data.briefing.wording.verb_choice import VerbChoice
from viewer.briefing.composer.composer_menus import piece_menu
from viewer.briefing.pieces.commitment_dialog import CommitmentDialog
from viewer.briefing.pieces.verbs_dialog import VerbsDialog


@pytest.fixture
def open_by(qtbot, window):
    """Do something that opens the dialog, and return it."""

    def open_by(act):
        act()
        qtbot.waitUntil(
            lambda: isinstance(QApplication.activeModalWidget(), CommitmentDialog), timeout=8000
        )
        return QApplication.activeModalWidget()

    return open_by


@pytest.fixture
def ask(open_by, window):
    """Open the dialog of the pledge."""
    return lambda: open_by(lambda: window.pieces.commitments_requested.emit("pledge"))


def rows(window):
    return window.session.briefing.piece("pledge").rows


def field(fields, name):
    (found,) = (
        one
        for one in (*fields.findChildren(QLineEdit), *fields.findChildren(QPlainTextEdit))
        if one.accessibleName() == name
    )
    return found


def write(fields, name, text):
    held = field(fields, name)
    held.setPlainText(text) if name == "What" else held.setText(text)


def press(dialog, text):
    (found,) = (
        one
        for one in dialog.findChildren(QPushButton)
        if one.text().replace("&", "") == text and one.isVisible()
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def press_in_foot(dialog, text):
    for one in dialog.findChildren(QPushButton):
        if one.text().replace("&", "") == text and one.parent() is dialog:
            QTest.mouseClick(one, Qt.MouseButton.LeftButton)


def text_of(pdf):
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_passage_is_corrected_twice_saved_at_once_and_taken_back(window, ask, library):
    for who, when in (("Both Ministers", "in May"), ("The two sides", "by June")):
        dialog = ask()
        (fields,) = dialog.fields
        write(fields, "Who", who)
        write(fields, "By when", when)
        press(dialog, "OK")
        (row,) = rows(window)
        assert (row.who, row.by_when) == (who, when)
        assert library.briefings.read("b").piece("pledge").rows == (row,)
    for expected in ("Both Ministers", None):
        assert window.session.undo() == "Correct Commitments"
        assert (rows(window)[0].who if rows(window) else None) == expected
    assert window.session.redo() == "Correct Commitments"
    assert rows(window)[0].who == "Both Ministers"


def test_what_was_written_by_hand_is_told_from_what_is_proposed(ask):
    (fields,) = ask().fields
    assert field(fields, "Who").property("proposed") is True
    assert field(fields, "Who").accessibleDescription() == "As proposed"
    for text in ("Somebody", "Somebody else"):
        write(fields, "Who", text)
        assert field(fields, "Who").property("proposed") is False
        assert field(fields, "Who").accessibleDescription() == ""
        assert field(fields, "Verb").property("proposed") is True


def test_use_the_proposal_goes_back_to_it(window, ask):
    for _ in range(2):
        dialog = ask()
        write(dialog.fields[0], "Who", "Nobody")
        press(dialog, "OK")
        assert rows(window)[0].who == "Nobody"
        dialog = ask()
        assert field(dialog.fields[0], "Who").text() == "Nobody"
        dialog.add_row()
        press_in_foot(dialog, "Use the Proposal")
        assert len(dialog.fields) == 1
        press(dialog, "OK")
        assert rows(window) is None


def test_one_row_goes_back_to_its_proposal_and_the_others_stay(window, ask):
    dialog = ask()
    (fields,) = dialog.fields
    proposed = fields.row
    write(fields, "What", "to meet")
    dialog.add_row()
    write(dialog.fields[1], "What", "to part")
    assert fields.reset.isVisibleTo(dialog)
    QTest.mouseClick(fields.reset, Qt.MouseButton.LeftButton)
    assert fields.row == proposed
    assert not fields.reset.isVisibleTo(dialog)
    press(dialog, "OK")
    assert rows(window) == (proposed, CommitmentRow(what="to part"))


def test_a_row_is_left_out_and_put_in_again_and_another_one_added(window, ask):
    for _ in range(2):
        dialog = ask()
        QTest.mouseClick(
            dialog.fields[0].findChild(QCheckBox), Qt.MouseButton.LeftButton, pos=QPoint(8, 10)
        )
        dialog.add_row()
        write(dialog.fields[1], "Who", "Japan")
        write(dialog.fields[1], "What", "more patrols")
        press(dialog, "OK")
        assert [(row.is_listed, row.who) for row in rows(window)][1:] == [(True, "Japan")]
        assert not rows(window)[0].is_listed
        dialog = ask()
        assert len(dialog.fields) == 2
        dialog.fields[0].findChild(QCheckBox).setChecked(True)
        for name in ("Who", "What"):
            write(dialog.fields[1], name, "")
        press(dialog, "OK")
        assert rows(window) is None


def test_a_proposal_whose_fields_are_emptied_is_left_out_and_comes_back(window, ask):
    for _ in range(2):
        dialog = ask()
        proposed = dialog.fields[0].row
        for name in ("Who", "Verb", "What", "By when"):
            write(dialog.fields[0], name, "")
        press(dialog, "OK")
        assert rows(window) == (replace(proposed, is_listed=False),)
        dialog = ask()
        press_in_foot(dialog, "Use the Proposal")
        press(dialog, "OK")
        assert rows(window) is None


def test_cancelled_nothing_is_changed(window, ask):
    for _ in range(2):
        dialog = ask()
        write(dialog.fields[0], "Who", "Nobody")
        press(dialog, "Cancel")
        assert rows(window) is None
        assert window.session.turns.undoable == ""


def test_the_menu_a_key_and_at_the_depth_of_commitments_the_piece_itself_lead_to_it(
    window, open_by, actions, remade
):
    def by_menu():
        piece = window.session.briefing.piece("pledge")
        actions(piece_menu(piece, window.pieces, (), window.labels))["Commitments…"].trigger()

    def key(key, modifier=Qt.KeyboardModifier.NoModifier):
        window.pieces.choose(["pledge"])
        QTest.keyClick(window.pieces, key, modifier)

    def double_click():
        view = window.pieces.viewport()
        place = window.pieces.visualRect(window.pieces.pieces.index(1)).topLeft() + QPoint(90, 16)
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)

    control = Qt.KeyboardModifier.ControlModifier
    for act in (by_menu, lambda: key(Qt.Key.Key_Return, control)) * 2:
        open_by(act).reject()
    key(Qt.Key.Key_Return)
    assert window.pieces.editor is not None
    window.pieces.finish()
    remade(lambda: window.session.set_depth(Depth.COMMITMENTS))
    for act in (lambda: key(Qt.Key.Key_Return), double_click) * 2:
        open_by(act).reject()
    key(Qt.Key.Key_F2)
    assert window.pieces.editor is not None
    window.pieces.finish()
    for name in ("head", "own", "table"):
        piece = window.session.briefing.piece(name)
        assert "Commitments…" not in actions(piece_menu(piece, window.pieces, (), ()))


def test_the_pages_have_the_row_as_it_was_corrected(window, ask, remade):
    before = text_of(remade(lambda: window.session.set_depth(Depth.COMMITMENTS)).pdf)
    assert "As before." in before

    def correct(who):
        dialog = ask()
        write(dialog.fields[0], "Who", who)
        press(dialog, "OK")

    for who in ("Ministerium", "Directorate"):
        after = text_of(remade(lambda who=who: correct(who)).pdf)
        assert who in after
        assert who not in before
    assert "Ministerium" not in after


def test_the_verbs_are_those_of_the_program_and_of_the_office(qtbot, window, ask, library, remade):
    assert verbs_shown(qtbot, ask()).count("agree") == 1
    office = Profile("Verbs", verbs=VerbChoice(("host", "検討する"), ("agree",)))
    library.profiles.keep(office)
    remade(lambda: window.session.set_profile("Verbs"))
    for _ in range(2):
        found = verbs_shown(qtbot, ask())
        assert {"host", "検討"} <= set(found)
        assert "agree" not in found


def verbs_shown(qtbot, dialog):
    press(dialog, "Verbs…")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), VerbsDialog))
    verbs = QApplication.activeModalWidget()
    texts = [view.toPlainText() for view in verbs.findChildren(QPlainTextEdit)]
    verbs.accept()
    dialog.reject()
    return [verb.strip() for text in texts for verb in text.replace("、", ",").split(",")]
