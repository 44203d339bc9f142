"""What is being typed is kept, whatever else happens; nothing is changed that cannot be seen."""

from contextlib import contextmanager
from threading import Event

import pytest
from PySide6.QtCore import Qt

from tests.fixtures.windows import press, select, write

LARGE = "Minutes of a long meeting\n\n" + "The Ministers agreed to go on and on.\n\n" * 8_000
TIMEOUT = 20_000


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "large.txt"
    path.write_text(LARGE, encoding="utf-8")
    return path


@contextmanager
def opening(qtbot, window, path):
    """Keep a file on its way; when the block ends it is let through and waited for."""
    go_on = Event()
    window.jobs.start(lambda _: go_on.wait(60), "The wait")
    window.open(path)
    try:
        yield
    finally:
        with qtbot.waitSignal(window.first.opener.opened, timeout=TIMEOUT):
            go_on.set()


def start_typing(window, words, text):
    """Annotate some words and leave the editor open on a note; return the annotation's id."""
    select(window, words)
    press(window, Qt.Key.Key_N)
    write(window, text)
    return window.session.current


def notes(window, session_id):
    return [item.note for item in window.first.library.notebook(session_id)]


def test_a_note_is_kept_when_a_file_arrives_that_was_on_its_way(qtbot, opened, large):
    document = opened.session.document.id
    name = opened.session.add(0, 5, "concern")
    with opening(qtbot, opened, large):
        opened.parts.annotations.edit_note(name)
        write(opened, "Ask in Tokyo")
    assert opened.session.document.id != document
    assert notes(opened, document) == ["Ask in Tokyo"]


def test_a_note_is_kept_when_its_card_leaves_the_filter(opened):
    first = opened.session.add(0, 5, "concern")
    opened.session.add(10, 15, "concern")
    opened.parts.annotations.focus_filter()
    write(opened, "private")
    opened.session.set_current(first)
    opened.parts.annotations.edit_note(first)
    write(opened, "Ask in Tokyo")
    opened.parts.actions["visibility"].trigger()
    item = opened.session.annotation(first)
    assert (item.note, item.in_briefing) == ("Ask in Tokyo", True)


def test_a_note_is_kept_when_its_annotation_is_deleted_and_brought_back(opened):
    name = start_typing(opened, "North Korea", "Ask in Tokyo")
    opened.parts.actions["delete"].trigger()
    assert opened.session.annotation(name) is None
    opened.parts.actions["undo"].trigger()
    assert opened.session.annotation(name).note == "Ask in Tokyo"


def test_nothing_can_be_done_with_a_document_that_makes_way(qtbot, opened, large):
    before = opened.session
    select(opened, "North Korea")
    with opening(qtbot, opened, large):
        assert not opened.parts.topics.isVisible()
        assert not opened.parts.actions["briefing"].isEnabled()
        write(opened, "3")
        opened.parts.annotating.label("concern")
        assert before.annotations == ()
    assert opened.parts.topics.isVisible()
    assert opened.parts.actions["briefing"].isEnabled()


def test_a_cancelled_opening_gives_the_document_back(opened, large):
    go_on = Event()
    opened.jobs.start(lambda _: go_on.wait(60), "The wait")
    opened.open(large)
    opened.first.opener.cancel()
    go_on.set()
    select(opened, "North Korea")
    write(opened, "3")
    assert [item.label_id for item in opened.session.annotations] == ["concern"]


def test_a_label_in_the_sidebar_changes_no_annotation(opened):
    name = opened.session.add(0, 5, "key-point")
    opened.session.set_current(name)
    opened.first.reading.page.clear_selection()
    opened.parts.topics.label_requested.emit("concern")
    assert opened.session.annotation(name).label_id == "key-point"
    assert "Select a passage first" in opened.parts.status.currentMessage()


@pytest.mark.parametrize(
    ("pane", "key"), [("topics", Qt.Key.Key_F7), ("annotations", Qt.Key.Key_F8)]
)
def test_hiding_the_pane_that_has_the_keyboard_gives_it_to_the_page(opened, pane, key):
    opened.session.add(0, 5, "key-point")
    for _ in range(2):
        getattr(opened.parts, pane).setFocus()
        press(opened, key)
        assert not getattr(opened.parts, pane).isVisible()
        assert opened.first.reading.page.hasFocus()
        press(opened, key)
        assert getattr(opened.parts, pane).isVisible()
