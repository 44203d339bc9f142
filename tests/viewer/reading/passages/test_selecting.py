"""The mouse selects whole words, and shows that while it is drawn."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.fixtures.windows import press, select

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_drag_selects_whole_words_at_every_step_twice(opened, page, mouse, text):
    first = text.index("work together") + 2
    steps = [
        text.index(words) + 3 for words in ("together to", "realize", "complete", "verifiable")
    ]
    for _ in range(2):
        seen = [text[slice(*passage)] for passage in mouse.drag(first, *steps)]
        assert seen == [
            "work together",
            "work together to realize",
            "work together to realize complete",
            "work together to realize complete, verifiable",
        ]
        assert text[slice(*page.selection())] == seen[-1]
        page.clear_selection()
    seen = [text[slice(*passage)] for passage in mouse.drag(steps[2], steps[1], first)]
    assert seen == ["realize complete", "work together to realize complete"]
    assert page.textCursor().position() < page.textCursor().anchor()


def test_what_is_labelled_is_what_was_seen(opened, mouse, text):
    for number, (one, other) in enumerate([("ork together", "alize"), ("uspension", "oint mil")]):
        mouse.drag(text.index(one), text.index(other), text.index(other) + 2)
        press(opened, Qt.Key.Key_2)
        assert len(opened.session.annotations) == number + 1
    quotes = [item.anchor.exact for item in opened.session.annotations]
    assert quotes == ["work together to realize", "suspension of U.S.-ROK joint"]


def test_with_alt_letters_are_selected(page, mouse, text):
    first, last = text.index("ork together"), text.index("ealize")
    for _ in range(2):
        mouse.drag(first, first + 4, last, modifiers=ALT)
        assert page.selection() == (first, last)
        page.clear_selection()


def test_what_the_keyboard_selects_stays_as_it_was_made(opened, page, text):
    start = text.index("work together")
    for _ in range(2):
        page.reveal(start)
        page.place_caret(start + 1)
        page.setFocus()
        for _ in range(5):
            QTest.keyClick(page, Qt.Key.Key_Right, SHIFT)
        assert page.selection() == (start + 1, start + 6)


@pytest.mark.parametrize("words", ["agencies’", "North", "U.S"])
def test_a_double_click_selects_the_word(opened, page, mouse, text, words):
    place = text.index(words)
    page.scroll_to(place)
    point = mouse.point(place + 1) + QPoint(1, 0)
    QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    taken = text[slice(*page.selection())]
    assert taken.rstrip("’") == words.rstrip("’")


def test_a_drag_beyond_the_view_scrolls_on(qtbot, opened, page, mouse, text):
    opened.resize(1000, 480)
    start = text.index("On June") + 1
    mouse.press(start)
    below = QPoint(200, page.viewport().height() + 60)
    mouse.move(below)
    bar = page.marks_bar
    qtbot.waitUntil(lambda: bar.value() > 200)
    mouse.release(below)
    value, (first, last) = bar.value(), page.selection()
    assert text[first : first + 2] == "On"
    assert last > text.index("North Korea\nThe Ministers")
    mouse.move(QPoint(200, 100))
    assert (bar.value(), page.selection()) == (value, (first, last))


def test_a_selection_can_still_be_dropped_by_a_click(opened, page, mouse, text):
    select(opened, "work together")
    mouse.click(text.index("The Ministers, taking"))
    start, end = page.selection()
    assert start == end
