"""How a note is written: its format, its keys beside the window's, its tags, its one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from data.basis.note_format import NoteFormat
from tests.fixtures.windows import press, select, write
from viewer.annotations.notes.note_editor import NoteEditor
from viewer.annotations.notes.tag_field import TagField
from viewer.session.used_tags import used_tags

CONTROL = Qt.KeyboardModifier.ControlModifier
FORMULA = "complete, verifiable and irreversible dismantlement"
MARKDOWN, PLAIN = NoteFormat.MARKDOWN, NoteFormat.PLAIN


def editor(window):
    found = window.parts.annotations.findChildren(NoteEditor)
    return next((one for one in found if one.isVisible()), None)


def passage(window, words=FORMULA):
    start = window.session.document.text.index(words)
    return start, start + len(words)


def save(window):
    press(window, Qt.Key.Key_Return, CONTROL)


def steps(session):
    """Take everything back; return what was undone, last first."""
    found = []
    while session.undoable:
        found.append(session.undoable)
        assert session.undo()
    return found


def note_of(session, name):
    item = session.annotation(name)
    return item.note, item.note_format, item.tags


@pytest.fixture
def session(opened):
    return opened.session


def test_a_new_note_is_in_markdown_and_its_keys_are_its_own(opened, session):
    select(opened, FORMULA)
    press(opened, Qt.Key.Key_N)
    press(opened, Qt.Key.Key_B, CONTROL)
    write(opened, "Ask")
    assert QApplication.activeModalWidget() is None
    assert [one for one in QApplication.topLevelWidgets() if one.objectName() == "composer"] == []
    save(opened)
    assert note_of(session, session.current) == ("**Ask**", MARKDOWN, ())
    assert steps(session) == ["Add Key point"]


def test_lists_go_on_as_they_are_typed(opened, session):
    select(opened, FORMULA)
    press(opened, Qt.Key.Key_N)
    write(opened, "- one")
    press(opened, Qt.Key.Key_Return)
    write(opened, "two")
    save(opened)
    assert session.annotation(session.current).note == "- one\n- two"


def test_an_old_note_stays_plain_until_its_editor_is_told_otherwise(opened, session):
    name = session.add(*passage(opened), "concern", "Old *note*")
    opened.parts.annotations.edit_note(name)
    write(opened, " and more")
    save(opened)
    assert note_of(session, name) == ("Old *note* and more", PLAIN, ())

    opened.parts.annotations.edit_note(name)
    (turn,) = [one for one in editor(opened).findChildren(QPushButton) if one.isVisible()]
    assert turn.text() == "Use Markdown"
    turn.click()
    assert turn.text() == "Keep it plain"
    assert QApplication.focusWidget().parent() is editor(opened)
    save(opened)
    assert note_of(session, name) == ("Old *note* and more", MARKDOWN, ())
    assert session.undoable == "Edit Note"
    session.undo()
    assert note_of(session, name)[1] is PLAIN

    opened.parts.annotations.edit_note(name)
    (turn,) = [one for one in editor(opened).findChildren(QPushButton) if one.isVisible()]
    turn.click()
    turn.click()
    save(opened)
    assert session.undoable == "Edit Note"
    assert session.redoable == "Edit Note"


def test_a_note_in_markdown_has_nothing_to_turn(opened, session):
    name = session.add(*passage(opened), "concern")
    session.set_note(name, "*new*")
    opened.parts.annotations.edit_note(name)
    assert [one for one in editor(opened).findChildren(QPushButton) if one.isVisible()] == []


EDITS = {
    "nothing": ({}, None),
    "the same note": ({"note": "Old"}, None),
    "the same note and tags": ({"note": "Old", "tags": ("a", "b")}, None),
    "blanks around it": ({"note": "  Old \n", "tags": (" a", "b ", "")}, None),
    "another note": ({"note": "New"}, "Edit Note"),
    "other tags": ({"tags": ("c",)}, "Edit Tags"),
    "both": ({"note": "New", "tags": ("c",)}, "Edit Note"),
    "no note": ({"note": ""}, "Edit Note"),
    "neither": ({"note": "", "tags": ()}, "Edit Note"),
    "another format": ({"note_format": MARKDOWN}, "Edit Note"),
    "another format and tags": ({"note_format": MARKDOWN, "tags": ()}, "Edit Note"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_written_is_one_step_and_what_is_left_none(opened, session, edit):
    written, does = EDITS[edit]
    name = session.add(*passage(opened), "concern", "Old")
    session.set_tags(name, ("a", "b"))
    before = session.annotation(name)
    session.set_note(name, **({"note": before.note} | written))
    if does is None:
        assert session.annotation(name) == before
        assert session.undoable == "Edit Tags"  # of before
    else:
        assert session.undoable == does
        assert session.undo()
        assert session.annotation(name) == before
    assert steps(session) == ["Edit Tags", "Add Concern"]


TYPED = {
    "nothing": ("", None, ["Add Concern"]),
    "a note": ("New", None, ["Edit Note", "Add Concern"]),
    "tags": ("", "sea, air", ["Edit Tags", "Add Concern"]),
    "both": ("New", "sea, air", ["Edit Note", "Add Concern"]),
}


@pytest.mark.parametrize("typed", TYPED)
def test_whatever_is_typed_in_an_editor_is_one_step_or_none(opened, session, typed):
    note, tags, made = TYPED[typed]
    name = session.add(*passage(opened), "concern")
    opened.parts.annotations.edit_note(name)
    fields = editor(opened)
    write(opened, note)
    if tags:
        QTest.keyClicks(fields.findChild(TagField), tags)
    save(opened)
    assert editor(opened) is None
    item = session.annotation(name)
    assert (item.note, item.tags) == (note, tuple(tags.split(", ")) if tags else ())
    assert steps(session) == made


def test_tags_of_this_document_and_of_others_are_offered_in_the_editor(opened, session):
    library = opened.first.library
    one, other = session.add(0, 5, "concern"), session.add(*passage(opened), "concern")
    session.set_tags(one, ("seabed", "sea"))
    assert dict(used_tags(opened.parts.annotations._document)) == {"seabed": 1, "sea": 1}
    assert dict(library.tags()) == {"seabed": 1, "sea": 1}
    opened.parts.annotations.edit_note(other)
    field = editor(opened).findChild(TagField)
    field.setFocus()
    write(opened, "se")
    assert field.offers == ("sea", "seabed")
    press(opened, Qt.Key.Key_Down)
    press(opened, Qt.Key.Key_Return)
    assert editor(opened) is not None
    assert field.text() == "sea, "
    press(opened, Qt.Key.Key_Return)
    assert editor(opened) is None
    assert session.annotation(other).tags == ("sea",)


def test_escape_leaves_the_offer_first_and_then_the_editor(opened, session):
    one, other = session.add(0, 5, "concern"), session.add(*passage(opened), "concern")
    session.set_tags(one, ("seabed",))
    opened.parts.annotations.edit_note(other)
    field = editor(opened).findChild(TagField)
    field.setFocus()
    write(opened, "se")
    press(opened, Qt.Key.Key_Escape)
    assert (field.offers, editor(opened) is None) == ((), False)
    press(opened, Qt.Key.Key_Escape)
    assert editor(opened) is None
    assert session.annotation(other).tags == ()


def test_what_is_typed_is_found_as_it_is_shown_and_as_it_was_written(opened, session):
    name = session.add(*passage(opened), "concern")
    session.set_note(name, "un**believ**able")
    model = opened.parts.annotations._model
    for words in ("unbelievable", "un**believ**able"):
        opened.parts.annotations._filter.setText(words)
        opened.parts.annotations._apply_filter()
        assert model.index_of(name).isValid()


def test_a_plain_note_field_is_a_field_of_plain_text(opened, session):
    name = session.add(*passage(opened), "concern")
    opened.parts.annotations.edit_note(name)
    write(opened, "<b>bold</b>")
    assert editor(opened).findChild(QPlainTextEdit).toPlainText() == "<b>bold</b>"
