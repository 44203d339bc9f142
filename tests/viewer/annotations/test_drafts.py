"""What is being typed in a note is never lost: not by a kill, not by Esc, not by what comes."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from data.documents import shipped
from data.library.location import location_of
from data.notebook import Change
from tests.fixtures.windows import press, select, write
from viewer import app
from viewer.annotations.notes.note_editor import NoteEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FORMULA = "complete, verifiable and irreversible dismantlement"
TYPE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tests.fixtures.windows import press, select, write
from PySide6.QtCore import Qt
from viewer import app
from viewer.window import main_window
def type_it(window):
    select(window, "complete, verifiable")
    press(window, Qt.Key.Key_N)
    write(window, "half a sent")
    look.start(20)
def die(window):
    drafts = window.first.library.drafts(window.session.document.id).read()
    if [draft.note for draft in drafts] == ["half a sent"]:
        os.kill(os.getpid(), signal.SIGKILL)
look = QTimer()
furnish = main_window.MainWindow.furnish
def furnished(window, parts):
    furnish(window, parts)
    look.timeout.connect(lambda: die(window))
    window.activateWindow()
    QTimer.singleShot(0, lambda: type_it(window))
main_window.MainWindow.furnish = furnished
sys.exit(app.run_window(Path(sys.argv[1]), data_folder=Path(sys.argv[2]), debug=True))
"""


def editor(window):
    """Return the open note editor, or None."""
    found = window.parts.annotations.findChildren(NoteEditor)
    return next((one for one in found if one.isVisible()), None)


def start_note(window, text, words=FORMULA):
    """Make an annotation with N and type in its note; return its id."""
    select(window, words)
    press(window, Qt.Key.Key_N)
    write(window, text)
    return window.session.current


def kept(window):
    """Return the notes of the drafts that the library holds."""
    drafts = window.first.library.drafts(window.session.document.id)
    return [draft.note for draft in drafts.read()]


def card(window, name):
    model = window.parts.annotations._model
    return model.card(model.index_of(name).row())


def test_the_draft_survives_a_kill_and_is_offered_at_the_next_start(start, tmp_path):
    folder = tmp_path / "user"
    done = subprocess.run(
        [sys.executable, "-c", TYPE_AND_DIE, str(shipped()), str(folder)],
        cwd=Path(app.__file__).parent.parent,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    with start() as window:
        window.open(shipped())
        (item,) = window.session.annotations
        assert (item.note, window.session.current) == ("", item.id)
        assert "draft" in window.parts.message.message
        assert card(window, item.id).warning == "Draft, not saved"
        window.parts.annotations.edit_note(item.id)
        assert editor(window).note == "half a sent"
        write(window, "ence")
        press(window, Qt.Key.Key_Return, CONTROL)
        assert window.session.annotations[0].note == "half a sentence"
        assert card(window, item.id).warning == ""
        assert kept(window) == []
    with start() as window:
        window.open(shipped())
        assert window.parts.message.message == ""


def test_the_first_letters_are_kept_without_being_saved(qtbot, opened):
    start_note(opened, "wo")
    qtbot.waitUntil(lambda: kept(opened) == ["wo"])
    assert opened.session.annotations[0].note == ""
    assert opened.session.undoable == "Add Key point"
    write(opened, "rds")
    qtbot.waitUntil(lambda: kept(opened) == ["words"])
    press(opened, Qt.Key.Key_Return, CONTROL)
    assert kept(opened) == []


def test_what_comes_at_once_is_kept_at_once(opened):
    """What is pasted, or said to an input method, is whole before anything can go wrong."""
    name = start_note(opened, "")
    for text in ("a whole sentence at once", "a whole sentence at once, and more"):
        editor(opened).findChild(QPlainTextEdit).selectAll()
        editor(opened).findChild(QPlainTextEdit).insertPlainText(text)
        assert kept(opened) == [text]
        press(opened, Qt.Key.Key_Return, CONTROL)
        assert kept(opened) == []
        opened.parts.annotations.edit_note(name)


def test_a_written_new_note_is_one_step_of_undo(opened):
    name = start_note(opened, "words")
    press(opened, Qt.Key.Key_Tab)
    write(opened, "one, two")
    press(opened, Qt.Key.Key_Return, CONTROL)
    for _ in range(2):
        item = opened.session.annotation(name)
        assert (item.note, item.tags) == ("words", ("one", "two"))
        opened.parts.actions["undo"].trigger()
        assert opened.session.annotations == ()
        assert opened.session.undoable is None
        opened.parts.actions["redo"].trigger()
    opened.parts.annotations.setFocus()
    press(opened, Qt.Key.Key_E)
    write(opened, " more")
    press(opened, Qt.Key.Key_Return, CONTROL)
    opened.parts.actions["undo"].trigger()
    assert opened.session.annotation(name).note == "words"


@pytest.mark.parametrize("how", ["note", "note_topic", "note_document"])
def test_esc_in_an_empty_new_note_undoes_all_of_it(opened, how):
    for _ in range(2):
        if how == "note":
            select(opened, FORMULA)
        opened.parts.actions[how].trigger()
        press(opened, Qt.Key.Key_Escape)
        assert opened.session.annotations == ()
        assert opened.session.undoable is None
        assert editor(opened) is None


@pytest.mark.parametrize("waits", [False, True])
def test_esc_in_a_new_note_takes_it_away_and_undo_brings_it_back(qtbot, opened, waits):
    for text in ("first", "second"):
        name = start_note(opened, text)
        if waits:
            qtbot.waitUntil(lambda text=text: kept(opened) == [text])
        press(opened, Qt.Key.Key_Escape)
        assert opened.session.annotations == ()
        assert kept(opened) == []
        assert "undo brings back" in opened.parts.status.currentMessage()
        opened.parts.actions["undo"].trigger()
        assert opened.session.annotation(name).note == text
        opened.parts.actions["delete"].trigger()
        assert opened.session.annotations == () or opened.session.delete(name) is None


def test_esc_in_a_note_that_was_there_leaves_it_and_undo_brings_back_what_was_typed(opened):
    name = start_note(opened, "as it was")
    press(opened, Qt.Key.Key_Return, CONTROL)
    for _ in range(2):
        opened.parts.annotations.setFocus()
        press(opened, Qt.Key.Key_E)
        write(opened, ", and more")
        press(opened, Qt.Key.Key_Escape)
        item = opened.session.annotation(name)
        assert item.note == "as it was"
        opened.parts.actions["undo"].trigger()
        assert opened.session.annotation(name).note == "as it was, and more"
        opened.parts.actions["undo"].trigger()
        assert opened.session.annotation(name).note == "as it was"
        opened.parts.annotations.edit_note(name)
        press(opened, Qt.Key.Key_Escape)
        assert opened.session.redoable == "Edit Note"


def test_a_draft_is_never_saved_over_a_newer_note(start, qtbot):
    with start() as window:
        window.open(shipped())
        name = start_note(window, "of old")
        press(window, Qt.Key.Key_Return, CONTROL)
        window.parts.annotations.setFocus()
        press(window, Qt.Key.Key_E)
        write(window, ", typed on")
        qtbot.waitUntil(lambda: kept(window) == ["of old, typed on"])
        document = window.session.document.id
        with closing(location_of(window.first.library.path).open()) as other:
            notebook = other.notebook(document)
            newer = replace(notebook[name], note="by another window")
            notebook.apply(Change("Edit Note", (newer,)))
        press(window, Qt.Key.Key_Return, CONTROL)
        assert "changed in another window" in window.parts.message.message
        assert editor(window).note == "of old, typed on"
        window.parts.annotations._show(None)
    with start() as window:
        window.open(shipped())
        assert window.session.annotation(name).note == "by another window"
        window.parts.annotations.edit_note(name)
        assert editor(window).note == "by another window\n\nof old, typed on"
        press(window, Qt.Key.Key_Return, CONTROL)
        assert "of old, typed on" in window.session.annotation(name).note
        window.parts.actions["undo"].trigger()
        assert window.session.annotation(name).note == "by another window"


@pytest.mark.parametrize("gone", ["deleted", "session", "filtered"])
def test_an_editor_that_loses_its_annotation_holds_its_text(opened, gone):
    """Whatever takes the card away: the text is there again when the card is."""
    name = start_note(opened, "unsaved words")
    session = opened.session
    if gone == "deleted":
        session.apply(Change("Delete", removed=(name,)))
    elif gone == "session":
        opened.parts.annotations._show(None)
    else:
        session.apply(Change("Add", (replace(session.annotation(name), tags=("x",)),)))
        opened.parts.annotations._model.set_filter(opened.parts.annotations._model.filter)
        opened.parts.annotations._editing.hold()
    assert editor(opened) is None
    session.drafts.flush()
    assert kept(opened) == ["unsaved words"]
    if gone == "deleted":
        session.undo()
    opened.parts.annotations._show(session)
    assert card(opened, name).warning == "Draft, not saved"
    opened.parts.annotations.edit_note(name)
    assert editor(opened).note == "unsaved words"
    press(opened, Qt.Key.Key_Return, CONTROL)
    assert session.annotation(name).note == "unsaved words"


def test_a_draft_whose_annotation_was_deleted_is_told(start, qtbot):
    with start() as window:
        window.open(shipped())
        name = start_note(window, "unsaved words")
        qtbot.waitUntil(lambda: kept(window) == ["unsaved words"])
        window.session.apply(Change("Delete", removed=(name,)))
        window.session.drafts.flush()
    with start() as window:
        window.open(shipped())
        assert "out of the trash" in window.parts.message.message
        window.session.undo()
        window.parts.annotations.edit_note(name)
        assert editor(window).note == "unsaved words"


def test_drafts_go_into_no_handout_and_no_export(qtbot, opened, tmp_path):
    name = start_note(opened, "kept")
    press(opened, Qt.Key.Key_Return, CONTROL)
    opened.session.toggle_visibility(name)
    opened.parts.annotations.edit_note(name)
    write(opened, " ZQTYPED")
    qtbot.waitUntil(lambda: kept(opened) == ["kept ZQTYPED"])
    from viewer.services.exchange import content_of

    library, document = opened.first.library, opened.session.document
    for suffix in (".briefing", ".jsonld", ".csv"):
        path = tmp_path / f"out{suffix}"
        content, _ = content_of(library, document, path, private=True, author="")
        text = content if isinstance(content, bytes) else content.encode()
        assert b"ZQTYPED" not in text
    assert "ZQTYPED" not in str(library.plans(document.id))
