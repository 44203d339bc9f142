"""Keys set marks and go on with lists; what they do, undo takes back in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from viewer.annotations.notes.markup_keys import EMPHASIS, STRONG, continued, turn
from viewer.annotations.notes.note_field import NoteField

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot, light):
    field = NoteField()
    qtbot.add_widget(field)
    return field


def choose(field, text, start, end):
    field.setPlainText(text)
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def chosen(field):
    return field.textCursor().selectedText().replace("\u2029", "\n")


@pytest.mark.parametrize("sign", [STRONG, EMPHASIS])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two", "one"),
        ("one  two ", "  two "),
        ("𠮷 two", "𠮷"),
        ("- one\n- two", "- one\n- two"),
        ("1. one\n\n> two", "1. one\n\n> two"),
        ("one\ntwo", "ne\ntw"),
    ],
)
def test_marks_come_and_go_around_the_words_alone(field, text, words, sign):
    start = len(text[: text.index(words)].encode("utf-16-le")) // 2
    choose(field, text, start, start + len(words.encode("utf-16-le")) // 2)
    turn(field, sign)
    marked = field.toPlainText()
    assert marked.replace(sign, "") == text
    assert all(f"{sign}{word}{sign}" in marked for word in ("one", "two") if word in words)
    turn(field, sign)
    assert field.toPlainText() == text
    assert chosen(field).strip() in words
    field.undo()
    assert field.toPlainText() == marked
    field.undo()
    assert field.toPlainText() == text


def test_weight_and_emphasis_stand_together_and_come_off_one_by_one(field):
    choose(field, "one", 0, 3)
    turn(field, STRONG)
    turn(field, EMPHASIS)
    assert field.toPlainText() == "***one***"
    turn(field, STRONG)
    assert field.toPlainText() == "*one*"
    turn(field, STRONG)
    turn(field, EMPHASIS)
    assert field.toPlainText() == "**one**"


def test_of_several_lines_those_get_marks_that_have_none(field):
    choose(field, "**one**\ntwo", 2, 11)
    turn(field, STRONG)
    assert field.toPlainText() == "**one**\n**two**"


def test_without_a_choice_the_caret_is_between_the_marks(field):
    field.setPlainText("")
    turn(field, STRONG)
    QTest.keyClicks(field, "one")
    assert field.toPlainText() == "**one**"
    field.setPlainText("")
    turn(field, STRONG)
    turn(field, STRONG)
    assert field.toPlainText() == ""


@pytest.mark.parametrize(
    ("line", "put"),
    [
        ("- one", "\n- "),
        ("  * one", "\n  * "),
        ("9. one", "\n10. "),
        ("3) one", "\n4) "),
        ("> one", "\n> "),
    ],
)
def test_return_begins_the_next_item(line, put):
    assert continued(line, len(line)).put == put


@pytest.mark.parametrize("line", ["one", "-one", "2019 one", "1.5 per cent", ""])
def test_return_begins_a_line_where_there_is_no_list(line):
    assert continued(line, len(line)) is None


def test_return_ends_a_list_in_an_item_without_words(field):
    QTest.keyClicks(field, "- one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "- one\n- "
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "two")
    assert field.toPlainText() == "- one\ntwo"


def test_in_a_plain_note_keys_set_no_marks_and_go_on_with_no_list(field):
    field.is_marked = False
    QTest.keyClicks(field, "- one")
    QTest.keyClick(field, Qt.Key.Key_B, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "- one\n"
