"""Tags that are used are offered while one is typed, and the keyboard stays in the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from viewer.annotations.notes.tag_field import TagField
from viewer.annotations.notes.tag_offer import completed, offered, typed_at

USED = {"Senkaku": 1, "seabed": 4, "search and rescue": 4, "open sea": 9, "法律": 2, "a, b": 1}


@pytest.fixture
def around(qtbot, light):
    window = QWidget()
    qtbot.add_widget(window)
    window.resize(300, 400)
    return window


@pytest.fixture
def field(qtbot, around):
    made = TagField(lambda: USED, around)
    layout = QVBoxLayout(around)
    layout.addWidget(made)
    layout.addStretch()
    with qtbot.wait_exposed(around):
        around.show()
    around.activateWindow()
    made.setFocus()
    return made


def test_what_begins_so_comes_first_and_what_is_used_most(field):
    assert offered("se", USED, ()) == ("seabed", "search and rescue", "Senkaku", "open sea")
    assert offered("ＳＥＮ", USED, ()) == ("Senkaku",)
    assert offered("法", USED, ()) == ("法律",)


def test_tags_that_are_given_are_not_offered_again():
    assert "seabed" not in offered("se", USED, ("SEABED", "se"))
    assert offered("seabed", USED, ("seabed",)) == ()
    assert offered("", USED, ()) == ()


@pytest.mark.parametrize(
    ("line", "caret", "typed"),
    [
        ("se", 2, "se"),
        ("one, se", 7, "se"),
        ("one, se, two", 7, "se"),
        ("one、se", 6, "se"),
        ("one, ", 5, ""),
        ('"a, se', 6, None),
    ],
)
def test_the_tag_at_the_caret_is_the_one_that_is_typed(line, caret, typed):
    found = typed_at(line, caret)
    assert (found.text if found else None) == typed


def test_a_taken_tag_stands_in_place_of_what_was_typed():
    assert completed("one, se, two", typed_at("one, se, two", 7), "seabed") == (
        "one, seabed, two",
        13,
    )
    assert completed("a", typed_at("a", 1), "a, b") == ('"a, b", ', 8)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Comma])
def test_down_chooses_and_return_or_a_comma_takes(field, key):
    returned = []
    field.returnPressed.connect(lambda: returned.append(field.text()))
    QTest.keyClicks(field, "se")
    assert field.offers[0] == "seabed"
    assert field.chosen == ""
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.chosen == "search and rescue"
    QTest.keyClick(field, key)
    assert field.text() == "search and rescue, "
    assert (field.offers, returned) == ((), [])
    QTest.keyClicks(field, "sen")
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, key)
    assert field.text() == "search and rescue, Senkaku, "


def test_without_a_choice_what_was_typed_stays(field):
    QTest.keyClicks(field, "sea, new")
    assert field.text() == "sea, new"


def test_escape_puts_the_offer_away_and_no_more(field):
    QTest.keyClicks(field, "se")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.offers, field.text()) == ((), "se")
    QTest.keyClicks(field, "a")
    assert field.offers == ("seabed", "search and rescue", "open sea")


def test_the_mouse_takes_a_tag_and_the_keyboard_stays(field):
    QTest.keyClicks(field, "sen")
    rows = field.window().findChild(QListWidget)
    place = rows.visualItemRect(rows.item(0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field.text() == "Senkaku, "
    assert field.hasFocus()


def test_the_offer_is_no_window_and_goes_with_the_field(field):
    QTest.keyClicks(field, "se")
    rows = field.window().findChild(QListWidget)
    assert rows.window() is field.window()
    assert field.hasFocus()
    field.hide()
    assert not rows.isVisible()
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "a")
    assert rows.isVisible()
    field.clearFocus()
    assert not rows.isVisible()


def test_the_offer_stands_above_the_field_where_the_window_ends_below_it(field):
    field.window().layout().insertStretch(0)
    field.window().layout().setStretch(2, 0)
    field.window().layout().takeAt(2)
    field.window().layout().activate()
    QTest.keyClicks(field, "se")
    offer = field.window().findChild(QListWidget).parentWidget()
    assert offer.geometry().bottom() < field.geometry().top()
    assert offer.geometry().top() >= 0
