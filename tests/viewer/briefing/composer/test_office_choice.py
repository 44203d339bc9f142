"""The office's profile and the pages are chosen in the status bar, and everything follows them."""

from PySide6.QtWidgets import QMenu

from data.briefing.briefing import Briefing
from data.briefing.page_setup import PageSetup, Paper
from tests.fixtures.dialogs import press, shown
from viewer.briefing.profiles.pages_dialog import PagesDialog


def listed(window):
    box = window.title._marking
    return [box.itemText(number) for number in range(box.count())]


def test_the_button_says_which_paper_and_profile_the_pages_have(window, remade):
    assert window.office.text() == "A4 · No office profile"
    for name in ("Policy Bureau", "Desk", "Policy Bureau"):
        remade(lambda name=name: window.session.set_profile(name))
        assert window.office.text() == f"A4 · Office profile “{name}”"
    remade(lambda: window.session.set_profile("Nobody's"))
    assert window.office.text() == "A4 · The office profile “Nobody's” is gone"


def test_a_profile_is_chosen_from_the_menu_and_taken_off_again(choice, window, remade, actions):
    for _ in range(2):
        remade(actions(choice.menu())["Policy Bureau"].trigger)
        found = actions(choice.menu())
        assert [name for name, one in found.items() if one.isChecked()] == ["Policy Bureau"]
        assert window.session.briefing.profile == "Policy Bureau"
        assert listed(window) == ["OPEN", "INTERNAL", "RESTRICTED"]
        remade(actions(choice.menu())["No Profile"].trigger)
        assert window.session.briefing.profile == ""
        assert "OPEN" not in listed(window)


def test_a_profile_that_is_gone_is_named_in_the_menu_and_cannot_be_chosen(
    choice, window, remade, actions
):
    remade(lambda: window.session.set_profile("Nobody's"))
    gone = actions(choice.menu())["“Nobody's” is gone"]
    assert gone.isChecked()
    assert not gone.isEnabled()


def test_abbreviations_are_listed_and_left_out_again(choice, window, remade, actions):
    for wanted in (True, False, True, False):
        remade(actions(choice.menu())["List Abbreviations"].trigger)
        assert window.session.briefing.has_glossary is wanted


def test_the_menu_opens_at_the_button_each_time(qtbot, window):
    for _ in range(2):
        window.office.click()
        menu = window.office.findChildren(QMenu)[-1]
        assert menu.isVisible()
        with qtbot.waitSignal(menu.destroyed):
            menu.close()


def test_pages_of_the_briefing_are_set_and_follow_the_profile_again(choice, window, remade):
    remade(lambda: window.session.set_profile("Policy Bureau"))
    for paper in (Paper.LETTER, Paper.B5):
        choice.edit_pages()
        (dialog,) = (one for one in shown() if isinstance(one, PagesDialog))
        dialog._follows.setChecked(False)
        dialog._paper.setCurrentText(paper.title)
        remade(lambda dialog=dialog: press(dialog, "OK"))
        assert window.session.briefing.page == PageSetup(paper)
        assert window.office.text().startswith(paper.title)
    choice.edit_pages()
    (dialog,) = (one for one in shown() if isinstance(one, PagesDialog))
    assert dialog.page == PageSetup(Paper.B5)
    dialog._follows.setChecked(True)
    remade(lambda: press(dialog, "OK"))
    assert window.session.briefing.page is None
    assert window.office.text().startswith("A4")


def test_a_profile_keeps_its_briefings_under_another_name(choice, window, remade, library, kept):
    remade(lambda: window.session.set_profile("Policy Bureau"))
    library.briefings.add(
        Briefing("c", "Other", kept.created, kept.modified, profile="Policy Bureau")
    )
    for before, name in (("Policy Bureau", "Bureau"), ("Bureau", "Policy Bureau")):
        dialog = choice.edit_profiles()
        assert dialog.current == before
        dialog.form._name.setText(name)
        remade(lambda dialog=dialog: press(dialog, "Save"))
        dialog.reject()
        assert window.session.briefing.profile == name
        assert library.briefings.read("c").profile == name
        assert window.office.text() == f"A4 · Office profile “{name}”"


def test_the_caret_stays_in_a_marking_while_pages_are_made(qtbot, window, remade):
    marking = window.title._marking
    marking.setFocus()
    for place, profile in ((3, "Policy Bureau"), (1, "")):
        marking.setEditText("INTERNAL")
        marking.lineEdit().setCursorPosition(place)
        remade(lambda profile=profile: window.session.set_profile(profile))
        assert marking.currentText() == "INTERNAL"
        assert marking.lineEdit().cursorPosition() == place


def test_a_long_marking_is_shown_from_its_beginning(window, remade):
    for text in ("INTERNAL – FOR THE MINISTER’S OFFICE ALONE", "RESTRICTED TO THE DELEGATION"):
        remade(lambda text=text: window.session.set_marking(text))
        assert window.title._marking.currentText() == text
        assert window.title._marking.lineEdit().cursorPosition() == 0
