from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from data.annotation import standard_labels
from viewer.window.action_table import MENUS, entries
from viewer.window.actions import Actions


@pytest.fixture
def table():
    return entries(standard_labels())


def test_no_key_means_two_things(table):
    keys = Counter(key for entry in table for key in entry.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows(qapp, table):
    for entry in table:
        for key in entry.keys:
            assert QKeySequence(key).toString() == key


def test_every_entry_stands_in_a_menu(qtbot, appearance, table):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(standard_labels(), appearance)
    actions.fill(window.menuBar())
    assert [menu.text() for menu in window.menuBar().actions()] == list(MENUS)
    texts = [
        action.text() for menu in window.menuBar().actions() for action in menu.menu().actions()
    ]
    for entry in table:
        if entry.id and "|" not in entry.menu:
            assert entry.text in texts


def test_mnemonics_are_unique_within_a_menu(table):
    for menu in {entry.menu for entry in table}:
        letters = [
            entry.text[entry.text.index("&") + 1].lower()
            for entry in table
            if entry.menu == menu and "&" in entry.text
        ]
        assert sorted(letters) == sorted(set(letters)), menu


def test_actions_are_enabled_by_what_they_need(qapp, appearance):
    actions = Actions(standard_labels(), appearance)
    actions.enable(document=True, selection=False, annotation=False)
    assert actions["find"].isEnabled()
    assert not actions["label_concern"].isEnabled()
    actions.enable(document=True, selection=False, annotation=True)
    assert actions["label_concern"].isEnabled()
    assert not actions["copy"].isEnabled()


def test_what_the_window_looks_like_is_one_group_of_its_menu(qtbot, appearance):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(standard_labels(), appearance)
    actions.fill(window.menuBar())
    view = window.menuBar().actions()[MENUS.index("&View")].menu()
    groups = " ".join(action.text().replace("&", "") or "|" for action in view.actions())
    assert groups.endswith(
        "| Look of the Text Theme Full Screen | Removed Text… How This Document Was Read…"
    )
