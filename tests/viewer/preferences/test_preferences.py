"""The preferences: each change applies at once, is kept, and can be taken back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from data.documents import shipped
from tests.fixtures.windows import press, select, write
from viewer.app import _last
from viewer.preferences.preferences_dialog import PreferencesDialog
from viewer.services.languages import whole
from viewer.session.settings import AUTHOR, LAST, REOPEN, Settings
from viewer.session.shortcuts import is_of_the_page, kept_keys, standard

CTRL = Qt.KeyboardModifier.ControlModifier


def opened_dialog(window):
    press(window, Qt.Key.Key_Comma, CTRL)
    QApplication.processEvents()
    return next(one for one in window.findChildren(PreferencesDialog) if one.isVisible())


def close(dialog):
    window = dialog.parentWidget()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def row(page, name):
    """Make an action the current one of the page; return what it has now."""
    for item in page._items():
        if item.data(0, Qt.ItemDataRole.UserRole) == name:
            page.list.setCurrentItem(item)
    assert page.current.name == name
    return page.current


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_keys(page, key, modifiers=CTRL):
    page.edit.setFocus()
    QTest.keyClick(page.edit, key, modifiers)


def test_the_name_stands_with_the_annotations_that_are_made_from_now_on(opened):
    for name in ("Desk Two", "Desk Three"):
        dialog = opened_dialog(opened)
        assert dialog.author.hasFocus()
        dialog.author.selectAll()
        QTest.keyClicks(dialog.author, name)
        close(dialog)
        select(opened, "North Korea")
        write(opened, "1")
        assert opened.session.annotation(opened.session.current).author == name
    assert {item.author for item in opened.session.annotations} == {"Desk Two", "Desk Three"}


def test_a_name_is_kept_and_offered_when_annotations_go_out(start):
    with start() as window:
        window.first.settings.set_value(AUTHOR, "Desk Two")
    with start() as window:
        dialog = opened_dialog(window)
        assert dialog.author.text() == "Desk Two"
        close(dialog)


def test_nobody_s_name_stands_with_an_annotation_before_it_is_given(opened):
    select(opened, "North Korea")
    write(opened, "1")
    assert not opened.session.annotations[0].author


def test_the_last_document_is_opened_again_unless_the_user_wants_none(start, tmp_path):
    with start() as window:
        window.open(shipped())
        assert opened_dialog(window).reopen.isChecked()
        close(window.findChild(PreferencesDialog))
    kept = Settings(tmp_path / "user" / "settings.ini")
    if not kept.value(LAST):
        kept = Settings(next(Path(tmp_path).rglob("*.ini")))
    assert _last(kept) == shipped()
    for wanted in (False, True, False):
        with start() as window:
            window.first.settings.set_value(LAST, str(shipped()))
            dialog = opened_dialog(window)
            if dialog.reopen.isChecked() is not wanted:
                dialog.reopen.setFocus()
                QTest.keyClick(dialog.reopen, Qt.Key.Key_Space)
            close(dialog)
            assert _last(window.first.settings) == (shipped() if wanted else None)


def test_the_first_start_shows_the_shipped_document_whatever_is_wanted(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    settings.set_value(REOPEN, "no")
    assert _last(settings) == shipped()


def test_a_language_is_offered_once_its_catalogue_is_whole(opened):
    assert whole() == ("en",)
    dialog = opened_dialog(opened)
    assert not dialog.language.isEnabled()
    assert dialog.language.currentText() == "English"


def test_languages_are_chosen_where_there_are_several(qtbot, opened):
    preferring, first = opened.parts.preferring, opened.first
    rows, languages = opened.parts.actions.key_rows, ("en", "ja")
    for chosen in ("ja", "", "en"):
        dialog = PreferencesDialog(first.themes, first.settings, rows, languages)
        qtbot.addWidget(dialog)
        dialog.language.setCurrentIndex(dialog.language.findData(chosen))
        assert first.settings.value("language") == chosen
    assert preferring is opened.parts.preferring


def test_an_action_gets_other_keys_which_work_at_once_and_in_the_next_run(start):
    with start() as window:
        window.open(shipped())
        dialog = opened_dialog(window)
        dialog.pages.setCurrentWidget(dialog.keys)
        row(dialog.keys, "topics")
        type_keys(dialog.keys, Qt.Key.Key_T)
        assert dialog.keys.current.keys == ("Ctrl+T",)
        close(dialog)
        for shown in (False, True):
            press(window, Qt.Key.Key_T, CTRL)
            assert window.parts.actions["topics"].isChecked() is shown
        press(window, Qt.Key.Key_F7)
        assert window.parts.actions["topics"].isChecked()
        assert "Ctrl+T" in window.parts.actions["topics"].toolTip()
    with start() as window:
        window.open(shipped())
        press(window, Qt.Key.Key_T, CTRL)
        assert not window.parts.actions["topics"].isChecked()
        dialog = opened_dialog(window)
        dialog.pages.setCurrentWidget(dialog.keys)
        row(dialog.keys, "topics")
        click(dialog.keys.usual)
        close(dialog)
        press(window, Qt.Key.Key_F7)
        assert window.parts.actions["topics"].isChecked()
        press(window, Qt.Key.Key_T, CTRL)
        assert window.parts.actions["topics"].isChecked()


def test_keys_that_another_action_has_are_told_and_taken_only_when_that_is_wanted(opened):
    actions = opened.parts.actions
    dialog = opened_dialog(opened)
    page = dialog.keys
    dialog.pages.setCurrentWidget(page)
    row(page, "close")
    type_keys(page, Qt.Key.Key_F)
    assert page.message.text() == "Ctrl+F already does “Find”."
    assert actions["find"].shortcut().toString() == "Ctrl+F"
    assert actions["close"].shortcut().toString() == "Ctrl+W"
    click(page.take)
    assert actions["close"].shortcut().toString() == "Ctrl+F"
    assert actions["find"].shortcuts() == []
    row(page, "find")
    click(page.usual)  # what it comes with belongs to another one now
    assert "Close Document" in page.message.text()
    click(page.take)
    assert actions["find"].shortcut().toString() == "Ctrl+F"
    for _ in range(2):
        click(page.all_usual)
        assert all(one.keys == one.usual for one in actions.key_rows())
    close(dialog)


def test_what_moves_in_the_text_and_what_puts_labels_on_stays(opened):
    dialog = opened_dialog(opened)
    page = dialog.keys
    dialog.pages.setCurrentWidget(page)
    row(page, "topics")
    for key, modifiers in ((Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
                           (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)):  # fmt: skip
        type_keys(page, key, modifiers)
        assert "choose other keys" in page.message.text()
        assert not page.take.isEnabled()
        assert page.current.keys == ("F7",)
    assert row(page, "label_concern").fixed
    assert not page.edit.isEnabled()


def test_an_action_can_be_left_without_keys(start):
    with start() as window:
        dialog = opened_dialog(window)
        dialog.pages.setCurrentWidget(dialog.keys)
        row(dialog.keys, "quit")
        click(dialog.keys.none)
        assert dialog.keys.current.keys == ()
        close(dialog)
    with start() as window:
        assert window.parts.actions["quit"].shortcuts() == []


def test_actions_are_found_by_their_words_and_by_their_keys(opened):
    dialog = opened_dialog(opened)
    page = dialog.keys
    for words, found in (("next topic", "next_topic"), ("ctrl+pgdown", "next_topic")):
        page.filter.setText(words)
        shown = [item for item in page._items() if not item.isHidden()]
        assert [item.data(0, Qt.ItemDataRole.UserRole) for item in shown] == [found]
        assert page.current.name == found
    page.filter.setText("nothing is called so")
    assert page.current is None
    assert not page.edit.isEnabled()
    page.filter.clear()
    assert page.current is not None


@given(text=st.text(max_size=30))
def test_whatever_stands_in_the_settings_is_a_key_or_none(text):
    kept = standard(text)
    assert standard(kept) == kept


@pytest.mark.parametrize("value", ["", "\n\n", "no such key+", "\0", "Ctrl+" * 50])
def test_keys_that_are_none_leave_an_action_as_it_comes(qapp, tmp_path, value):
    settings = Settings(tmp_path / "settings.ini")
    settings.set_value("keys/find", value)
    assert kept_keys(settings, ["find"]) == {}


@pytest.mark.parametrize(
    ("keys", "is_so"),
    [("Space", True), ("Shift+PgUp", True), ("Ctrl+PgUp", False), ("N", False), ("F3", False)],
)
def test_the_page_keeps_its_own_keys(keys, is_so):
    assert is_of_the_page(keys) is is_so


def test_no_two_actions_come_with_the_same_keys(opened):
    keys = [key for row in opened.parts.actions.key_rows() for key in row.usual]
    assert len(keys) == len(set(keys))
