"""The whole window at work on the shipped document, by keyboard and mouse."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton

from data.documents import shipped
from tests.fixtures.windows import press, select, write
from viewer.annotations.notes.note_editor import NoteEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
FORMULA = "complete, verifiable and irreversible dismantlement"


def items(window):
    return window.session.annotations


def only(window):
    (item,) = items(window)
    return item


def editor(window):
    """Return the open note editor, or None."""
    found = window.parts.annotations.findChildren(NoteEditor)
    return next((one for one in found if one.isVisible()), None)


def passage(window, item):
    place = window.session.resolution(item.id)
    return window.session.document.text[place.start : place.end]


def visible_text(window):
    """Return the text of the first line in view, as far as it goes."""
    return window.session.document.text[window.first.reading.page.first_visible() :]


def refuse_changes(window):
    """Let the library refuse what is written from now on, as a full disk does."""
    path = window.first.library.path
    with closing(sqlite3.connect(path)) as connection, connection:
        for change in ("INSERT", "UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER no_{change} BEFORE {change} ON annotations "
                "BEGIN SELECT RAISE(ABORT, 'refused'); END"
            )


def allow_changes(window):
    path = window.first.library.path
    with closing(sqlite3.connect(path)) as connection, connection:
        for change in ("INSERT", "UPDATE", "DELETE"):
            connection.execute(f"DROP TRIGGER no_{change}")


@pytest.mark.parametrize(
    ("key", "label"),
    [("1", "key-point"), ("2", "commitment"), ("3", "concern"), ("4", "question"), ("5", "action")],
)
def test_a_digit_labels_the_selected_passage(opened, key, label):
    select(opened, FORMULA)
    write(opened, key)
    item = only(opened)
    assert (item.label_id, passage(opened, item), item.in_briefing) == (label, FORMULA, False)
    assert opened.session.current == item.id
    assert opened.first.reading.selection() is None


def test_text_is_selected_by_keys_alone(opened):
    start = opened.session.document.text.index("North Korea")
    opened.first.reading.page.setFocus()
    opened.first.reading.page.place_caret(start)
    for _ in "North Korea":
        press(opened, Qt.Key.Key_Right, SHIFT)
    write(opened, "3")
    assert passage(opened, only(opened)) == "North Korea"


def test_text_is_selected_with_the_mouse_and_labelled_by_the_bar(qtbot, opened):
    page, bar = opened.first.reading.page, opened.first.reading.selection_bar
    start = opened.session.document.text.index("On June 29th")
    ends = [page.line_rect(offset).center().toPoint() for offset in (start, start + 12)]
    qtbot.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=ends[0])
    qtbot.mouseMove(page.viewport(), pos=ends[1])
    qtbot.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=ends[1])
    assert bar.isVisible()
    chip = next(b for b in bar.findChildren(QToolButton) if b.toolTip() == "Commitment (2)")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    item = only(opened)
    assert (passage(opened, item), item.label_id) == ("On June 29th", "commitment")
    assert not bar.isVisible()


def test_a_digit_gives_the_current_annotation_another_label(opened):
    select(opened, FORMULA)
    write(opened, "15")
    assert only(opened).label_id == "action"


def test_a_digit_without_a_passage_says_what_to_do(opened):
    opened.parts.annotating.label("concern")
    assert opened.parts.status.currentMessage().startswith("Select a passage first")
    assert items(opened) == ()


def test_a_hint_goes_with_the_next_change(opened):
    session, status = opened.session, opened.parts.status
    name = session.add(0, 5, "concern")
    for _ in range(2):
        opened.parts.actions["undo"].trigger()
        assert status.currentMessage() == "Undone: Add Concern"
        opened.parts.actions["redo"].trigger()
        assert status.currentMessage() == "Redone: Add Concern"
    session.delete(name)
    assert status.currentMessage() == ""


def test_n_annotates_and_opens_the_editor_on_the_new_note(opened):
    select(opened, FORMULA)
    press(opened, Qt.Key.Key_N)
    assert editor(opened).annotation_id == only(opened).id
    write(opened, "The formula of Singapore")
    press(opened, Qt.Key.Key_Return, CONTROL)
    assert editor(opened) is None
    assert only(opened).note == "The formula of Singapore"


def test_n_shows_the_annotations_where_they_are_hidden(opened):
    press(opened, Qt.Key.Key_F8)
    assert not opened.parts.annotations.isVisible()
    select(opened, FORMULA)
    press(opened, Qt.Key.Key_N)
    assert editor(opened).isVisible()
    assert opened.parts.actions["annotations"].isChecked()


def test_a_note_hangs_on_the_topic_in_view_or_on_the_document(opened):
    opened.parts.navigating.to_topic(1)
    for start in (
        lambda: press(opened, Qt.Key.Key_N, SHIFT),
        opened.parts.actions["note_document"].trigger,
    ):
        start()
        write(opened, "Mind this")
        press(opened, Qt.Key.Key_Return, CONTROL)
    scopes = {
        item.scope.value: item.anchor.citation if item.anchor else "" for item in items(opened)
    }
    assert scopes == {"topic": "§2", "document": ""}


@pytest.mark.parametrize("text", ["12345 nv NV", "v"])
def test_what_is_typed_in_the_editor_is_text_and_no_command(opened, text):
    select(opened, FORMULA)
    press(opened, Qt.Key.Key_N)
    before = only(opened)
    write(opened, text)
    assert only(opened) == before
    press(opened, Qt.Key.Key_Return, CONTROL)
    assert (only(opened).note, only(opened).label_id) == (text, before.label_id)
    assert not only(opened).in_briefing


def test_keys_that_edit_text_do_so_in_the_editor(opened):
    select(opened, FORMULA)
    press(opened, Qt.Key.Key_N)
    write(opened, "one two")
    press(opened, Qt.Key.Key_Home)
    press(opened, Qt.Key.Key_Delete)
    press(opened, Qt.Key.Key_Right, SHIFT)
    press(opened, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "n"
    press(opened, Qt.Key.Key_Z, CONTROL)
    assert editor(opened).note == "one two"
    assert len(items(opened)) == 1


@pytest.mark.parametrize("where", ["find", "filter"])
def test_what_is_typed_in_a_field_is_text_and_no_command(opened, where):
    select(opened, FORMULA)
    write(opened, "1")
    before = only(opened)
    opened.parts.actions[where].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    write(opened, "25nv")
    press(opened, Qt.Key.Key_Left)
    press(opened, Qt.Key.Key_Delete)
    assert field.text() == "25n"
    assert only(opened) == before


def test_v_puts_an_annotation_into_the_briefing_and_back(opened):
    select(opened, FORMULA)
    write(opened, "1")
    visibility = opened.parts.actions["visibility"]
    press(opened, Qt.Key.Key_V)
    assert (only(opened).in_briefing, visibility.isChecked()) == (True, True)
    press(opened, Qt.Key.Key_V)
    assert (only(opened).in_briefing, visibility.isChecked()) == (False, False)


def test_delete_takes_the_current_annotation_out_and_undo_brings_it_back(opened):
    select(opened, FORMULA)
    write(opened, "2")
    before = items(opened)
    press(opened, Qt.Key.Key_Delete)
    assert items(opened) == ()
    assert opened.parts.actions["undo"].text() == "&Undo Delete Commitment"
    press(opened, Qt.Key.Key_Z, CONTROL)
    assert items(opened) == before
    press(opened, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert items(opened) == ()
    press(opened, Qt.Key.Key_Z, CONTROL)
    press(opened, Qt.Key.Key_Z, CONTROL)
    assert items(opened) == ()
    press(opened, Qt.Key.Key_Y, CONTROL)
    assert items(opened) == before


def test_find_goes_from_hit_to_hit_and_a_hit_can_be_labelled(opened):
    reading = opened.first.reading
    press(opened, Qt.Key.Key_F, CONTROL)
    write(opened, "alliance")
    first = reading.selection()
    press(opened, Qt.Key.Key_F3)
    second = reading.selection()
    assert first < second
    press(opened, Qt.Key.Key_F3, SHIFT)
    assert reading.selection() == first
    press(opened, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is reading.page
    write(opened, "1")
    assert passage(opened, only(opened)) == "alliance"


def test_f4_goes_round_the_annotations(opened):
    for words in ("North Korea", "Senkaku Islands", "safe operations"):
        select(opened, words)
        write(opened, "1")
    opened.session.set_current("")
    names = [item.id for item in items(opened)]
    seen = []
    for _ in range(4):
        press(opened, Qt.Key.Key_F4)
        seen.append(opened.session.current)
    assert seen == [*names, names[0]]
    press(opened, Qt.Key.Key_F4, SHIFT)
    assert opened.session.current == names[-1]


def test_f6_goes_round_the_panes_and_each_takes_keys(opened):
    select(opened, FORMULA)
    write(opened, "1")
    panes = (opened.parts.topics, opened.first.reading, opened.parts.annotations)
    opened.first.reading.page.setFocus()
    seen = []
    for _ in range(4):
        press(opened, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        seen.append(next(pane for pane in panes if pane.isAncestorOf(focused)))
    assert seen == [panes[2], panes[0], panes[1], panes[2]]


def test_f6_leaves_out_what_is_hidden(opened):
    press(opened, Qt.Key.Key_F7)
    press(opened, Qt.Key.Key_F8)
    press(opened, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is opened.first.reading.page


@pytest.mark.parametrize(("key", "name"), [("F7", "topics"), ("F8", "annotations")])
def test_a_key_hides_a_sidebar_and_shows_it(opened, key, name):
    pane = getattr(opened.parts, name)
    assert pane.isVisible()
    press(opened, Qt.Key[f"Key_{key}"])
    assert not pane.isVisible()
    press(opened, Qt.Key[f"Key_{key}"])
    assert pane.isVisible()


def test_alt_and_arrows_go_back_and_forward(opened):
    actions = opened.parts.actions
    assert not actions["back"].isEnabled()
    opened.resize(1440, 500)
    start = visible_text(opened)
    press(opened, Qt.Key.Key_PageDown, CONTROL)
    press(opened, Qt.Key.Key_PageDown, CONTROL)
    there = visible_text(opened)
    assert there.startswith(("2. Regional affairs", "Regional affairs"))
    press(opened, Qt.Key.Key_Left, ALT)
    press(opened, Qt.Key.Key_Left, ALT)
    assert visible_text(opened) == start
    assert not actions["back"].isEnabled()
    press(opened, Qt.Key.Key_Right, ALT)
    press(opened, Qt.Key.Key_Right, ALT)
    assert visible_text(opened) == there
    assert not actions["forward"].isEnabled()


def test_keys_zoom_the_page_and_the_status_bar_follows(opened):
    reading, shown = opened.first.reading, lambda: texts_of(opened.parts.status)["Zoom"]
    assert (reading.zoom, shown()) == (1.0, "100 %")
    press(opened, Qt.Key.Key_Plus, CONTROL)
    assert reading.zoom > 1.0
    assert shown() == f"{round(reading.zoom * 100)} %"
    press(opened, Qt.Key.Key_0, CONTROL)
    press(opened, Qt.Key.Key_Minus, CONTROL)
    assert reading.zoom < 1.0
    press(opened, Qt.Key.Key_0, CONTROL)
    assert reading.zoom == 1.0


def texts_of(status):
    from PySide6.QtWidgets import QLabel

    return {label.accessibleDescription(): label.text() for label in status.findChildren(QLabel)}


def test_the_title_bar_and_the_status_bar_tell_what_is_open(opened):
    assert opened.windowTitle() == "Japan-U.S. Defense Ministerial Meeting — Briefing Viewer"
    told = texts_of(opened.parts.status)
    assert told["Whether everything is saved"] == "Saved"
    assert told["What the document holds"].endswith(" words · No annotations")
    select(opened, FORMULA)
    write(opened, "1v")
    told = texts_of(opened.parts.status)
    assert told["What the document holds"].startswith("4 topics · ")
    assert told["What the document holds"].endswith(" · 1 annotation, 1 in briefing")


def test_the_place_in_the_status_bar_follows_the_page(opened):
    opened.resize(1440, 420)
    opened.parts.navigating.to_topic(1)
    assert texts_of(opened.parts.status)["Place in the document"] == "§2"


def usable(window):
    actions = window.parts.actions
    return {entry.id for entry in actions.table if entry.id and entry.id != "recent"
            and actions[entry.id].isEnabled()}  # fmt: skip


def test_only_what_can_do_something_can_be_used(opened):
    always = {"open", "sample", "quit", "theme_system", "theme_light", "theme_dark",
              "full_screen", "next_pane", "shortcuts", "about", "library", "import_annotations",
              "labels", "trash", "backups", "briefings", "preferences", "guide",
              "theme_sepia", "theme_high-contrast"}  # fmt: skip
    labels = {"unlabel", *(f"label_{label.id}" for label in opened.parts.labels)}
    nothing_selected = usable(opened)
    assert always < nothing_selected
    assert not nothing_selected & (
        labels | {"copy", "cite", "visibility", "delete", "undo", "back"}
    )
    select(opened, FORMULA)
    assert usable(opened) == nothing_selected | labels | {"copy", "cite"}
    write(opened, "1")
    of_current = {"visibility", "delete", "undo", "history", "put_in", "show_annotation",
                  "next_here", "end_on", "end_back", "start_on", "start_back"}  # fmt: skip
    assert usable(opened) == nothing_selected | labels | of_current
    select(opened, FORMULA)
    assert "attach" in usable(opened)
    press(opened, Qt.Key.Key_W, CONTROL)
    assert usable(opened) == always | {"back", "reopen_closed"}


def test_closing_the_document_leads_to_the_welcome(opened):
    press(opened, Qt.Key.Key_W, CONTROL)
    assert opened.session is None
    assert opened.windowTitle() == "Briefing Viewer"
    assert opened.parts.welcome.isVisible()
    assert not opened.parts.topics.isVisible()
    assert not opened.parts.annotations.isVisible()
    assert texts_of(opened.parts.status)["What the document holds"] == ""
    write(opened, "1nv")
    opened.open(shipped())
    assert opened.first.reading.isVisible()
    assert opened.parts.annotations.isVisible()


def dropping(window, *urls):
    """Drop these on the window; return whether it took them."""
    data = QMimeData()
    data.setUrls(list(urls))
    where, left = window.rect().center(), Qt.MouseButton.LeftButton
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(where), copy, data, left, none))
    return enter.isAccepted()


def test_a_dropped_file_is_opened(window):
    assert dropping(window, QUrl.fromLocalFile(str(shipped())))
    assert window.session.document.title == "Japan-U.S. Defense Ministerial Meeting"


def test_what_is_no_file_of_this_computer_cannot_be_dropped(opened):
    session = opened.session
    assert not dropping(opened, QUrl("file://server/share/a.txt"))
    assert not dropping(opened, QUrl("https://example.org/a.txt"))
    assert not dropping(opened)
    assert opened.session is session


def test_a_failing_save_is_said_and_the_text_stays_in_the_editor(opened):
    select(opened, FORMULA)
    press(opened, Qt.Key.Key_N)
    write(opened, "hard-won words")
    refuse_changes(opened)
    press(opened, Qt.Key.Key_Return, CONTROL)
    assert editor(opened).note == "hard-won words"
    assert "library.sqlite3” cannot be used" in opened.parts.message.message
    assert "hard-won" not in opened.parts.message.message
    assert texts_of(opened.parts.status)["Whether everything is saved"] == "Not saved"
    assert only(opened).note == ""
    for leave in (
        opened.close,
        opened.parts.actions["close"].trigger,
        lambda: opened.open(shipped()),
    ):
        leave()
        assert opened.isVisible()
        assert editor(opened).note == "hard-won words"
    allow_changes(opened)
    press(opened, Qt.Key.Key_Return, CONTROL)
    assert only(opened).note == "hard-won words"
    assert opened.parts.message.message == ""
    assert texts_of(opened.parts.status)["Whether everything is saved"] == "Saved"


def test_what_could_not_be_saved_is_not_shown_as_done(opened):
    select(opened, FORMULA)
    write(opened, "1")
    refuse_changes(opened)
    press(opened, Qt.Key.Key_V)
    assert not only(opened).in_briefing
    assert not opened.parts.actions["visibility"].isChecked()
    select(opened, "North Korea")
    write(opened, "2")
    assert len(items(opened)) == 1
    assert opened.first.reading.selection() is not None
    allow_changes(opened)


def test_closing_the_window_saves_the_note_that_is_being_written(start):
    with start() as window:
        window.open(shipped())
        select(window, FORMULA)
        press(window, Qt.Key.Key_N)
        write(window, "last words")
        press(window, Qt.Key.Key_Q, CONTROL)
        assert not window.isVisible()
    with start() as window:
        window.open(shipped())
        assert only(window).note == "last words"


def test_a_message_can_be_closed(opened):
    opened.show_message("The disk is full: free some space.")
    assert opened.parts.message.isVisible()
    opened.parts.message.findChild(QToolButton).click()
    assert opened.parts.message.message == ""


def test_a_click_beside_every_annotation_makes_none_current(qtbot, opened):
    page = opened.first.reading.page
    select(opened, "On June 29th")
    write(opened, "1")
    start = opened.session.document.text.index("defense agencies")
    click = page.line_rect(start + 4).center().toPoint()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert opened.session.current == ""
    click = page.line_rect(opened.session.document.text.index("June")).center().toPoint()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert opened.session.current == only(opened).id


def test_notes_are_never_laid_out_as_html(opened):
    select(opened, FORMULA)
    press(opened, Qt.Key.Key_N)
    write(opened, "<b>bold</b>")
    press(opened, Qt.Key.Key_Return, CONTROL)
    press(opened, Qt.Key.Key_N)
    field = editor(opened).findChild(QPlainTextEdit)
    assert field.toPlainText() == "<b>bold</b>"


def test_actions_are_looked_through_only_where_something_they_need_is_otherwise(
    opened, monkeypatch
):
    session = opened.session
    enabled = []
    actions = opened.parts.actions
    enable = actions.enable
    monkeypatch.setattr(actions, "enable", lambda **met: enabled.append(met) or enable(**met))
    name = session.add(300, 320, "concern")
    assert actions["undo"].isEnabled()
    enabled.clear()
    session.set_current("")
    session.set_current(name)
    session.set_note(name, "Another note")
    count = len(enabled)
    session.set_note(name, "And another one")
    assert len(enabled) == count
    session.delete(name)
    assert not actions["delete"].isEnabled()


def test_tab_goes_as_things_are_seen_with_each_document(qtbot, opened):
    opened.session.add(0, 5, "concern")
    for _ in range(2):
        qtbot.wait_until(opened.parts.topics.label_rows[-1].isVisible)
        names = [type(widget).__name__ for widget in tab_order(opened.first.reading.page)]
        topics, annotations = names.index("TopicList"), names.index("CardList")
        assert names[topics : topics + 7] == ["TopicList", *["LabelRow"] * 5, "RemovedText"]
        asked = ["QLineEdit", "LabelChip", "QPushButton", "QPushButton", "CardList"]
        assert names[annotations - 4 : annotations + 1] == asked
        opened.open(shipped())


def tab_order(first):
    """What Tab goes to from a widget, in order, until it comes back."""
    found, widget = [], first.nextInFocusChain()
    while widget is not first:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
