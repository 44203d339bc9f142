"""Every way through a document starts where the reader is, and leads back there."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.fixtures.windows import press, select, write

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LINE = "Paragraph {0} speaks of the harbour, of ships and of the light that is called number {0}."


@pytest.fixture
def read(qtbot, window, tmp_path):
    """The window on a document of many pages, on a small screen."""
    body = "\n\n".join(LINE.format(number) for number in range(1, 121))
    path = tmp_path / "harbour.md"
    path.write_text(f"# Harbours\n\n{body}\n\nThe last word is lighthouse.\n")
    window.resize(1000, 500)
    window.open(path)
    qtbot.waitUntil(lambda: window.session is not None)
    page_of(window).setFocus()
    return window


def page_of(window):
    return window.first.reading.page


def wheel(window, notches):
    """Turn the wheel over the page, towards the reader."""
    view = page_of(window).viewport()
    point = QPointF(view.rect().center())
    for _ in range(abs(notches)):
        QApplication.sendEvent(view, QWheelEvent(
            point, QPointF(view.mapToGlobal(point.toPoint())), QPoint(),
            QPoint(0, -120 if notches > 0 else 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        ))  # fmt: skip


def seen(window):
    """Return the numbers of the paragraphs in view."""
    page, document = page_of(window), window.session.document
    return [
        number
        for number, block in enumerate(document.blocks)
        if page.shows(block.start) and page.line_rect(block.start).top() >= 0
    ]


def next_of(window, words):
    """Return the block of the first place where some words stand, from the first line in view."""
    document = window.session.document
    return document.block_at(document.text.index(words, page_of(window).first_visible()))


def selected(window):
    return window.session.document.text[slice(*page_of(window).selection())]


def at(window):
    """Return the number of the block at the caret."""
    return window.session.document.block_at(page_of(window).selection()[0])


def bar_of(window):
    return window.first.reading.find_tool.bar


def test_find_starts_at_what_is_on_the_screen_and_goes_on_with_each_letter(read):
    for notches in (30, 60):
        wheel(read, notches)
        first = next_of(read, "ships")
        press(read, Qt.Key.Key_F, CONTROL)
        write(read, "ships")
        assert selected(read) == "ships"
        assert at(read) == first
        assert bar_of(read)._count.text() == f"{first} of 120"
        press(read, Qt.Key.Key_Escape)


def test_find_starts_at_the_caret_where_that_is_in_view(read):
    for number in (40, 80):
        select(read, f"called number {number}.")
        page_of(read).reveal(page_of(read).selection()[0])
        page_of(read).clear_selection()
        press(read, Qt.Key.Key_F, CONTROL)
        write(read, "harbour")
        assert at(read) == number + 1
        press(read, Qt.Key.Key_Escape)


def test_escape_leads_back_to_the_pixel_and_to_what_was_selected(read):
    for number, notches in ((30, 2), (90, 1)):
        select(read, f"called number {number}")
        page_of(read).reveal(page_of(read).selection()[0])
        wheel(read, notches)
        before = page_of(read).marks_bar.value(), page_of(read).selection()
        press(read, Qt.Key.Key_F, CONTROL)
        bar_of(read).field.clear()
        write(read, "lighthouse")
        assert selected(read) == "lighthouse"
        press(read, Qt.Key.Key_Escape)
        assert not bar_of(read).isVisible()
        assert (page_of(read).marks_bar.value(), page_of(read).selection()) == before
        assert not read.parts.actions["back"].isEnabled()


def test_escape_leaves_a_hit_selected_that_is_in_view_so_that_a_key_labels_it(read):
    wheel(read, 30)
    for words, key in (("harbour", "3"), ("ships", "2")):
        press(read, Qt.Key.Key_F, CONTROL)
        bar_of(read).field.clear()
        write(read, words)
        press(read, Qt.Key.Key_Escape)
        assert selected(read) == words
        write(read, key)
    assert [item.label_id for item in read.session.annotations] == ["concern", "commitment"]


def test_taking_letters_back_leads_back(read):
    wheel(read, 30)
    before = page_of(read).marks_bar.value()
    press(read, Qt.Key.Key_F, CONTROL)
    for _ in range(2):
        write(read, "l")
        near = page_of(read).selection()
        write(read, "ighthouse")
        assert at(read) == 121
        for _ in "ighthouse":
            press(read, Qt.Key.Key_Backspace)
        assert page_of(read).selection() == near
        press(read, Qt.Key.Key_Backspace)
        assert page_of(read).marks_bar.value() == before
        assert bar_of(read)._count.text() == ""


def test_what_is_nowhere_leaves_the_reader_where_he_was(read):
    wheel(read, 30)
    before = page_of(read).marks_bar.value()
    press(read, Qt.Key.Key_F, CONTROL)
    for _ in range(2):
        write(read, "lighthousex")
        assert bar_of(read)._count.text() == "No match"
        assert page_of(read).marks_bar.value() == before
        assert selected(read) == ""
        bar_of(read).field.clear()


@pytest.mark.parametrize("accept", ["return", "f3", "close", "control-return"])
def test_a_hit_that_is_accepted_stays_and_back_leads_to_the_place_that_was_left(read, accept):
    for notches in (20, 15):
        wheel(read, notches)
        before = page_of(read).first_visible()
        press(read, Qt.Key.Key_F, CONTROL)
        bar_of(read).field.clear()
        write(read, "lighthouse")
        match accept:
            case "return":
                press(read, Qt.Key.Key_Return)
            case "f3":
                press(read, Qt.Key.Key_F3)
            case "close":
                bar_of(read)._close.click()
            case "control-return":
                press(read, Qt.Key.Key_Return, CONTROL)
        if bar_of(read).isVisible():
            press(read, Qt.Key.Key_Escape)
        assert selected(read) == "lighthouse"
        press(read, Qt.Key.Key_Left, ALT)
        assert page_of(read).first_visible() == before


def test_next_and_previous_go_round_and_say_so(read):
    press(read, Qt.Key.Key_End, CONTROL)
    press(read, Qt.Key.Key_F, CONTROL)
    write(read, "harbours")
    assert bar_of(read)._count.text() == "From the start: 1 of 1"
    bar_of(read).field.clear()
    write(read, "harbour,")
    for _ in range(2):
        press(read, Qt.Key.Key_Return, SHIFT)
        assert bar_of(read)._count.text() == "From the end: 120 of 120"
        press(read, Qt.Key.Key_Return)
        assert bar_of(read)._count.text() == "From the start: 1 of 120"
        press(read, Qt.Key.Key_Return)
        assert bar_of(read)._count.text() == "2 of 120"
        press(read, Qt.Key.Key_Return, SHIFT)
        assert bar_of(read)._count.text() == "1 of 120"


def test_next_is_next_from_where_the_reader_has_gone_meanwhile(read):
    press(read, Qt.Key.Key_F, CONTROL)
    write(read, "ships")
    press(read, Qt.Key.Key_Return)
    for notches in (40, 20):
        wheel(read, notches)
        place, first = page_of(read).first_visible(), next_of(read, "ships")
        press(read, Qt.Key.Key_F3)
        assert at(read) == first
        press(read, Qt.Key.Key_Left, ALT)
        assert page_of(read).first_visible() == place
    wheel(read, 10)
    first = next_of(read, "ships")
    press(read, Qt.Key.Key_F3, SHIFT)
    assert at(read) == first - 1


def test_a_hit_at_the_caret_is_not_come_to_round_the_end(read):
    press(read, Qt.Key.Key_F, CONTROL)
    write(read, "ships")
    press(read, Qt.Key.Key_F3)
    press(read, Qt.Key.Key_F3)
    start, end = page_of(read).selection()
    page_of(read).place_caret(start)
    press(read, Qt.Key.Key_F3)
    assert page_of(read).selection() == (start, end)
    assert bar_of(read)._count.text() == "3 of 120"


def test_a_search_whose_bar_was_closed_is_taken_up_again_from_here(read):
    press(read, Qt.Key.Key_F, CONTROL)
    write(read, "ships")
    press(read, Qt.Key.Key_Return, CONTROL)
    page_of(read).setFocus()
    press(read, Qt.Key.Key_F3)
    assert at(read) == 2
    press(read, Qt.Key.Key_Escape)
    for notches in (40, 20):
        wheel(read, notches)
        first = next_of(read, "ships")
        press(read, Qt.Key.Key_F3)
        assert at(read) == first
        press(read, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("key", "step"),
    [(Qt.Key.Key_Down, 0), (Qt.Key.Key_Right, 0), (Qt.Key.Key_End, 0), (Qt.Key.Key_Home, 0),
     (Qt.Key.Key_PageDown, 4), (Qt.Key.Key_Up, -1), (Qt.Key.Key_Left, -1), (Qt.Key.Key_PageUp, -4)],
)  # fmt: skip
def test_in_caret_mode_keys_move_from_what_is_on_the_screen(read, key, step):
    press(read, Qt.Key.Key_F9)
    page_of(read).place_caret(60)
    for notches in (40, 30):
        wheel(read, notches)
        first = seen(read)[0]
        press(read, key)
        if abs(step) < 4:
            assert first - 1 <= at(read) <= first + 1
            assert abs(seen(read)[0] - first) <= 1
        else:
            assert min(step, 0) * 3 <= seen(read)[0] - first <= max(step, 0) * 3
            assert (seen(read)[0] - first) * step > 0


def test_after_the_wheel_shift_extends_from_a_caret_that_is_in_view(read):
    page_of(read).place_caret(60)
    for notches in (40, 30):
        wheel(read, notches)
        first = page_of(read).first_visible()
        for _ in range(3):
            press(read, Qt.Key.Key_Right, SHIFT)
        assert page_of(read).selection() == (first, first + 3)


def test_a_selection_that_is_in_view_is_extended_as_it_is(read):
    for number in (20, 50):
        start = select(read, f"called number {number}")
        page_of(read).reveal(start)
        wheel(read, 1)
        press(read, Qt.Key.Key_Right, SHIFT)
        assert selected(read) == f"called number {number}."


def test_the_ends_of_the_document_are_its_very_ends_and_lead_back(read):
    bar = page_of(read).marks_bar
    wheel(read, 40)
    before = page_of(read).first_visible()
    for _ in range(2):
        press(read, Qt.Key.Key_End, CONTROL)
        assert bar.value() == bar.maximum()
        press(read, Qt.Key.Key_Home, CONTROL)
        assert bar.value() == 0
    for _ in range(4):
        press(read, Qt.Key.Key_Left, ALT)
    assert page_of(read).first_visible() == before


def test_the_next_annotation_is_the_next_one_from_here(read):
    session = read.session
    names = {}
    for number in (10, 40, 70, 100):
        start = select(read, f"called number {number}.")
        names[session.add(start, start + 6, "concern", "")] = number
    session.set_current("")
    page_of(read).scroll_to(0)
    page_of(read).place_caret(0)

    def stepped(modifiers=Qt.KeyboardModifier.NoModifier):
        press(read, Qt.Key.Key_F4, modifiers)
        return names[session.current]

    assert [stepped(), stepped(), stepped(SHIFT)] == [10, 40, 10]
    for _ in range(2):
        page_of(read).scroll_to(session.document.blocks[80].start)
        assert [stepped(), stepped()] == [100, 10]
        page_of(read).scroll_to(session.document.blocks[80].start)
        place = page_of(read).first_visible()
        assert [stepped(SHIFT), stepped(SHIFT)] == [70, 40]
        press(read, Qt.Key.Key_Left, ALT)
        press(read, Qt.Key.Key_Left, ALT)
        assert page_of(read).first_visible() == place
