"""What an office's dialogs and menus say, in a language that marks and lengthens each text."""

from contextlib import ExitStack

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.fixtures import pseudo
from tests.fixtures.dialogs import press, shown
from tests.fixtures.visible_texts import cut_off, is_ours, texts
from viewer.briefing.composer.composer_menus import insert_menu, piece_menu
from viewer.briefing.pieces.verbs_dialog import VerbsDialog
from viewer.widgets.dialog_host import present


@pytest.fixture(autouse=True)
def foreign(qapp):
    """The window's language, before the window is made."""
    with ExitStack() as until_the_end:
        until_the_end.enter_context(pseudo.spoken(qapp))
        yield


THEIRS = (
    "Policy Bureau Desk Ministry of Defense Ichigaya, Tokyo OPEN INTERNAL RESTRICTED Director "
    "General: File Deputy Minister Before the 2+2 Director/General: Policy North Korea"
)


def unmarked(found):
    return [text for text in found if is_ours(pseudo.unmarked(text), THEIRS)]


def test_the_dialogs_are_in_the_catalogue_and_nothing_is_cut_off(qtbot, choice, window, remade):
    remade(lambda: window.session.set_profile("Policy Bureau"))
    profiles = choice.edit_profiles()
    profiles.form._page._more.setChecked(True)
    profiles.form._language.setCurrentIndex(2)
    profiles.form._name.setText("")
    profiles.form._markings.setPlainText("OPEN\nOPEN")
    press(profiles, "Save")
    seen = {}

    def look(name, dialog):
        QApplication.processEvents()
        seen[name] = unmarked(texts(dialog))
        qtbot.waitUntil(lambda: not [*cut_off(dialog)])
        dialog.hide()

    look("profiles", profiles)
    assert "name" in profiles.form.faults()
    choice.edit_pages()
    look("pages", shown()[0])
    window.bar._copies.trigger()
    look("copies", shown()[0])
    window.pieces.commitments_requested.emit("pledge")
    qtbot.waitUntil(lambda: bool(shown()))
    (commitments,) = shown()
    commitments.fields[0].findChild(QLineEdit).setText("Desk")
    commitments.add_row()
    look("commitments", commitments)
    present(VerbsDialog(window.verbs, window))
    look("verbs", shown()[0])
    assert len(seen) == 5
    assert seen == {name: [] for name in seen}


def captions(menu):
    """Yield what a menu and those in it say; the keys beside it stay as they are."""
    for action in menu.actions():
        yield action.text()
        if action.menu() is not None:
            yield from captions(action.menu())


def test_the_menus_are_in_the_catalogue(choice, window):
    pieces = window.session.briefing.pieces
    menus = [choice.menu(), insert_menu(window, print)]
    menus += [piece_menu(piece, window.pieces, ("OPEN",), window.labels) for piece in pieces]
    said = [text for menu in menus for text in captions(menu)]
    labels = {label.name for label in window.labels}
    assert not [text for text in unmarked(said) if text not in labels and not text.isdigit()]
    assert not unmarked([window.office.text(), window.office.accessibleDescription()])
