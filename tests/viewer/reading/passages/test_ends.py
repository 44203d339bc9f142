"""The ends of a highlight are moved by hand and by keys, and nothing else of it changes."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.fixtures.windows import press

ALT = Qt.KeyboardModifier.AltModifier
ALT_SHIFT = ALT | Qt.KeyboardModifier.ShiftModifier
DOWN, UP = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp


@pytest.fixture
def name(opened, mark, page, text):
    """A highlight with a note and tags, which is the current one and in view."""
    name = mark("together to realize", "commitment", "The usual words.")
    opened.session.set_tags(name, ("DPRK",))
    page.reveal(text.index("together"))
    page.setFocus()
    return name


def painted(page, text, words):
    """Return what is painted on some words."""
    start = text.index(words)
    marks, _ = page._painter._near(page.laid_out, range(len(page.laid_out.positions.numbers)))
    return [text[one.start : one.end] for one in marks.overlapping(start, start + len(words))]


def test_an_end_is_dragged_word_by_word_twice_and_undone_once_each(
    opened, page, mouse, text, name, words_of
):
    before = opened.session.annotation(name)
    for words in ("complete", "verifiable"):
        end = page.hand.mark.end
        mouse.press(end)
        for place in (end + 4, text.index(words), text.index(words) + 3):
            mouse.move(place)
        assert painted(page, text, "realize") == [
            text[text.index("together") : text.index(words) + len(words)]
        ]
        mouse.release(text.index(words) + 3)
        assert words_of(name).endswith(words)
    after = opened.session.annotation(name)
    assert (after.id, after.note, after.tags, after.created) == (
        name, before.note, before.tags, before.created
    )  # fmt: skip
    for words in ("complete", "realize"):
        opened.parts.actions["undo"].trigger()
        assert words_of(name).endswith(words)
    assert words_of(name) == "together to realize"
    assert len(opened.session.annotations) == 1


def test_the_start_is_dragged_too_and_stops_at_the_last_word(mouse, page, text, name, words_of):
    mouse.drag(text.index("together"), text.index("will work") + 6, text.index("will work") + 1)
    assert words_of(name) == "will work together to realize"
    start = page.hand.mark.start
    mouse.drag(start, start + 10, text.index("verifiable"))
    assert words_of(name) == "realize"
    end = page.hand.mark.end
    mouse.drag(end, end - 5, text.index("The Ministers agreed"))
    assert words_of(name) == "realize"


def test_with_alt_an_end_goes_letter_by_letter(mouse, page, text, name, words_of):
    end = page.hand.mark.end
    mouse.drag(end, end - 2, end - 3, modifiers=ALT)
    assert words_of(name) == "together to real"


def test_esc_leaves_a_highlight_as_it_was(opened, mouse, page, text, name, words_of):
    undoable = opened.session.undoable
    for _ in range(2):
        end = page.hand.mark.end
        mouse.press(end)
        mouse.move(text.index("verifiable") + 2)
        assert painted(page, text, "complete")
        press(opened, Qt.Key.Key_Escape)
        assert not painted(page, text, "complete")
        mouse.move(text.index("verifiable") + 4)
        mouse.release(text.index("verifiable") + 4)
        assert words_of(name) == "together to realize"
    assert opened.session.undoable == undoable


def test_the_pointer_says_where_a_highlight_can_be_taken(mouse, page, text, name):
    shapes = []
    for place in (text.index("together"), text.index("to realize"), page.hand.mark.end):
        from PySide6.QtTest import QTest

        QTest.mouseMove(page.viewport(), mouse.point(place))
        shapes.append(page.viewport().cursor().shape())
    bar, text_bar = Qt.CursorShape.SizeHorCursor, Qt.CursorShape.IBeamCursor
    assert shapes == [bar, text_bar, bar]


def test_an_end_out_of_view_has_no_handle_and_one_is_dragged_beyond_it(
    qtbot, opened, mouse, page, text, mark, words_of
):
    opened.resize(1000, 480)
    start, end = text.index("On June"), text.index("response to every") + len("response to")
    name = opened.session.add(start, end, "concern")
    page.scroll_down_to(0)
    from viewer.reading.passages.snapping import End

    edges = page.hand._handles.edges(page.laid_out, 0, page.viewport().height())
    assert set(edges) == {End.START}
    page.reveal(end)
    assert set(page.hand._handles.edges(page.laid_out, *page.hand._view())) == {End.END}
    mouse.press(end)
    above = QPoint(100, -80)
    mouse.move(mouse.point(end) - QPoint(40, 30))
    mouse.move(above)
    qtbot.waitUntil(lambda: page.marks_bar.value() == 0)
    mouse.move(QPoint(300, 40))
    mouse.release(QPoint(300, 40))
    assert words_of(name) == "On"


def test_keys_move_the_ends_and_are_undone_together(opened, page, text, name, words_of):
    told = []
    opened.parts.annotating.told.connect(told.append)
    for wanted in ("together to realize complete", "together to realize complete, verifiable"):
        press(opened, DOWN, ALT)
        assert words_of(name) == wanted
        assert "complete" in told[-1]
    press(opened, UP, ALT)
    assert words_of(name) == "together to realize complete"
    press(opened, UP, ALT_SHIFT)
    assert words_of(name) == "work together to realize complete"
    press(opened, DOWN, ALT_SHIFT)
    assert words_of(name) == "together to realize complete"
    opened.parts.actions["undo"].trigger()
    assert words_of(name) == "together to realize"
    for _ in range(4):
        press(opened, UP, ALT)
    assert words_of(name) == "together"
    assert "one word" in told[-1]


def test_without_a_highlight_keys_say_what_is_missing(opened, page):
    told = []
    opened.parts.annotating.told.connect(told.append)
    opened.first.reading.passages.turn()
    assert told == ["Choose a highlight first."]
