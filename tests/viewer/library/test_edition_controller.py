"""Annotations between editions in the whole window: asked once, never twice, never on the dead."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPushButton

from data.notebook import Change
from viewer.library.passage_view import PassageView
from viewer.widgets.row_list import RowList

TIMEOUT = 20_000
TEXT = """---
title: Joint Statement on Port Access
date: {date}
---

# Joint Statement on Port Access

Japan will increase its contribution to the fund.

The Parties shall grant access to the ports. They welcomed the progress made.

Edition of {date}.
"""


@pytest.fixture
def edition(tmp_path):
    """Write an edition of one date, with words of it replaced."""

    def make(date, *replaced, name=None):
        text = TEXT.format(date=date)
        for was, now in replaced:
            assert was in text
            text = text.replace(was, now)
        path = tmp_path / (name or f"{date}.md")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.fixture
def show(qtbot):
    """Open a document and wait until it is there, with what it leads to."""

    def open_in(window, path):
        with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
            window.open(path)

    return open_in


def question(window):
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) < 2
    return boxes[0] if boxes else None


def say(window, text):
    (button,) = (one for one in question(window).buttons() if one.text().replace("&", "") == text)
    button.click()


def review(qtbot, window):
    def dialogs():
        return [d for d in window.findChildren(QDialog) if d.isVisible() and d.findChild(RowList)]

    qtbot.waitUntil(lambda: bool(dialogs()), timeout=TIMEOUT)
    return dialogs()[0]


def press(dialog, text):
    buttons = dialog.findChildren(QPushButton)
    next(one for one in buttons if one.text().replace("&", "") == text).click()


def asides(dialog):
    rows = dialog.findChild(RowList).rows
    return [rows._rows[number].aside for number in range(rows.rowCount())]


def headline(dialog):
    return next(one.text() for one in dialog.findChildren(QLabel) if one.objectName() == "headline")


def annotate(window, *passages):
    for words in passages:
        start = window.session.document.text.index(words)
        assert window.session.add(start, start + len(words), "key-point")


def carry(qtbot, window):
    say(window, "Carry Over…")
    press(review(qtbot, window), "Carry Over")


def quotes(window):
    return sorted(item.anchor.exact for item in window.session.annotations)


def test_carrying_over_and_back_neither_asks_nor_doubles(qtbot, window, edition, show):
    first, second = edition("2018-05-03"), edition("2018-06-03")
    show(window, first)
    annotate(window, "increase its contribution", "grant access")
    show(window, second)
    carry(qtbot, window)
    for path in (first, second, first):
        show(window, path)
        assert question(window) is None
        assert quotes(window) == ["grant access", "increase its contribution"]


def test_a_word_that_reverses_the_meaning_is_never_carried_over_unseen(
    qtbot, window, edition, show
):
    show(window, edition("2018-05-03"))
    annotate(window, "its contribution to the fund", "grant access", "welcomed the progress")
    show(window, edition("2018-06-03", ("increase", "decrease"), ("shall grant", "may grant")))
    say(window, "Carry Over…")
    dialog = review(qtbot, window)
    assert asides(dialog) == ["to review", "to review", "found"]
    assert headline(dialog) == "1 carried over, 2 to review."
    before, after = dialog.findChildren(PassageView)
    marked = [
        one.cursor.selectedText() for one in (*before.extraSelections(), *after.extraSelections())
    ]
    assert {"increase", "decrease"} <= set(marked)
    press(dialog, "Accept This Passage")
    assert headline(dialog) == "2 carried over, 1 to review."
    press(dialog, "Leave Unattached")
    assert headline(dialog) == "2 carried over, 1 left unattached."
    assert asides(dialog) == ["accepted", "left unattached", "found"]


def test_what_was_surely_found_can_be_left_unattached_and_stays_so(qtbot, window, edition, show):
    first, second = edition("2018-05-03"), edition("2018-06-03")
    show(window, first)
    annotate(window, "grant access")
    show(window, second)
    say(window, "Carry Over…")
    dialog = review(qtbot, window)
    press(dialog, "Leave Unattached")
    assert headline(dialog) == "None carried over yet, 1 left unattached."
    press(dialog, "Accept This Passage")
    assert headline(dialog) == "1 carried over."
    press(dialog, "Leave Unattached")
    press(dialog, "Carry Over")
    for path in (second, first, second):
        show(window, path)
    (item,) = window.session.annotations
    assert not window.session.resolution(item.id).attached
    assert item.anchor.exact == "grant access"


def test_what_stands_nowhere_is_not_said_to_be_carried_over_like_the_rest(
    qtbot, window, edition, show
):
    told = []
    window.parts.editions.told.connect(told.append)
    first, second = edition("2018-05-03"), edition("2018-06-03")
    show(window, first)
    annotate(window, "grant access")
    assert window.session.add_to_topic(None, "question", "All in all")
    show(window, second)
    say(window, "Carry Over…")
    dialog = review(qtbot, window)
    dialog.findChild(RowList).set_current(1)
    press(dialog, "Leave Unattached")
    press(dialog, "Carry Over")
    assert told == ["2 annotations carried over, 1 of them without a passage"]


def test_a_note_on_the_whole_document_can_be_left_out_and_is_not_asked_about_again(
    qtbot, window, edition, show
):
    first, second = edition("2018-05-03"), edition("2018-06-03")
    show(window, first)
    annotate(window, "grant access")
    assert window.session.add_to_topic(None, "question", "All in all")
    show(window, second)
    say(window, "Carry Over…")
    dialog = review(qtbot, window)
    assert asides(dialog) == ["carried over", "found"]
    press(dialog, "Leave Unattached")
    assert headline(dialog) == "1 carried over, 1 left unattached."
    press(dialog, "Carry Over")
    assert quotes(window) == ["grant access"]
    for path in (first, second):
        show(window, path)
        assert question(window) is None


def test_the_same_paragraph_is_not_called_another_place(qtbot, window, edition, show):
    show(window, edition("2018-05-03"))
    annotate(window, "grant access")
    longer = ("# Joint", "\n# Joint")
    show(window, edition("2018-06-03", longer, ("to the fund.", "to the fund for safety.")))
    say(window, "Carry Over…")
    assert asides(review(qtbot, window)) == ["found"]


def test_a_paragraph_that_moved_is_said_to_stand_where_it_stands(qtbot, window, edition, show):
    show(window, edition("2018-05-03"))
    annotate(window, "grant access")
    show(window, edition("2018-06-03", ("Japan will", "They met.\n\nJapan will")))
    say(window, "Carry Over…")
    assert asides(review(qtbot, window)) == ["found, now ¶3"]


def test_not_now_holds_over_a_restart_until_there_is_something_new(start, edition, show):
    first, second = edition("2018-05-03"), edition("2018-06-03")
    with start() as window:
        show(window, first)
        annotate(window, "grant access")
        show(window, second)
        say(window, "Not Now")
        assert question(window) is None
    with start() as window:
        show(window, first)
        show(window, second)
        assert question(window) is None
        library = window.first.library
        other = next(entry.id for entry in library.shelf() if entry.annotations)
        notebook = library.notebook(other)
        later = datetime.now(UTC) + timedelta(minutes=1)
        item = replace(next(iter(notebook)), note="New", modified=later)
        notebook.apply(Change("Edit", (item,)))
        show(window, first)
        show(window, second)
        assert question(window) is not None
        say(window, "Not Now")


def test_another_meeting_is_never_asked_again_from_either_side(qtbot, start, edition, show):
    first, second = edition("2018-05-03"), edition("2018-06-03")
    with start() as window:
        show(window, first)
        annotate(window, "grant access")
        show(window, second)
        say(window, "Another Meeting")
        assert question(window) is None
    with start() as window:
        show(window, second)
        assert question(window) is None
        annotate(window, "welcomed the progress")
        show(window, first)
        assert question(window) is None
        window.parts.actions["carry"].trigger()
        press(review(qtbot, window), "Choose")
        qtbot.waitUntil(lambda: bool(window.findChildren(PassageView)), timeout=TIMEOUT)
        press(review(qtbot, window), "Carry Over")
        assert quotes(window) == ["grant access", "welcomed the progress"]


def test_the_nearest_edition_is_asked_about_by_its_file_and_after_it_the_next(
    window, edition, show
):
    near = edition("2018-05-03", ("made.", "made there."), name="a/same.md")
    far, other = edition("2017-05-03"), edition("2018-05-03", name="b/same.md")
    for path in (near, other, far):
        show(window, path)
        if question(window):
            say(window, "Not Now")
        annotate(window, "grant access")
    show(window, edition("2018-06-03"))
    asked = []
    for _ in range(3):
        box = question(window)
        asked.append(box.informativeText())
        assert "2018-05-03" not in box.text()
        say(window, "Another Meeting")
    assert question(window) is None
    assert [str(far) in text for text in asked] == [False, False, True]
    assert {str(near) in text for text in asked[:2]} == {str(other) in text for text in asked[:2]}


def test_a_question_of_a_document_that_was_closed_acts_on_nothing(qtbot, window, edition, show):
    show(window, edition("2018-05-03"))
    annotate(window, "grant access")
    show(window, edition("2018-06-03"))
    box = question(window)
    for _ in range(2):  # the edition before is in a tab of its own
        window.parts.actions["close"].trigger()
    with qtbot.wait_signal(window.parts.editions.told) as told:
        next(one for one in box.buttons() if "Carry" in one.text()).click()
    assert "closed or corrected" in told.args[0]
    assert window.session is None


def test_an_undone_carry_can_be_made_again_and_undone_and_redone(qtbot, window, edition, show):
    first, second = edition("2018-05-03"), edition("2018-06-03")
    show(window, first)
    annotate(window, "grant access")
    show(window, second)
    carry(qtbot, window)
    for _ in range(2):
        window.parts.actions["undo"].trigger()
        assert quotes(window) == []
        window.parts.actions["redo"].trigger()
        assert quotes(window) == ["grant access"]
    window.parts.actions["undo"].trigger()
    show(window, first)
    assert question(window) is None
    show(window, second)
    carry(qtbot, window)
    assert quotes(window) == ["grant access"]
    show(window, first)
    assert question(window) is None
