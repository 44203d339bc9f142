"""Keys read: they move the view; with Shift they select from it; a caret is there on demand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from tests.fixtures.windows import press, select

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LINES = "\n\n".join(f"Paragraph {n} speaks of ships and of the harbour." for n in range(1, 121))


@pytest.fixture
def read(qtbot, window, tmp_path):
    path = tmp_path / "harbour.md"
    path.write_text(f"# Harbours\n\n{LINES}\n")
    window.resize(1100, 520)
    window.open(path)
    qtbot.waitUntil(lambda: window.session is not None)
    QApplication.processEvents()
    window.first.reading.page.setFocus()
    return window


def page_of(window):
    return window.first.reading.page


def bar(window):
    return page_of(window).marks_bar


@pytest.mark.parametrize(
    ("forth", "back"),
    [(Qt.Key.Key_Down, (Qt.Key.Key_Up,)), (Qt.Key.Key_PageDown, (Qt.Key.Key_PageUp,)),
     (Qt.Key.Key_Space, (Qt.Key.Key_Space, SHIFT))],
)  # fmt: skip
def test_arrows_page_keys_and_space_move_the_view_there_and_back(read, forth, back):
    values = [bar(read).value()]
    for _ in range(3):
        press(read, forth)
        values.append(bar(read).value())
    assert values == sorted(set(values))
    assert page_of(read).cursorWidth() == 0
    for value in reversed(values[:-1]):
        press(read, *back)
        assert bar(read).value() == value


def test_page_down_leaves_a_line_of_what_was_seen(read):
    for _ in range(2):
        press(read, Qt.Key.Key_PageDown)
        top = page_of(read).first_visible()
        bottom = page_of(read).viewport().height()
        last = max(
            block.start
            for block in read.session.document.blocks
            if page_of(read).line_rect(block.start).bottom() <= bottom
            and page_of(read).shows(block.start)
        )
        press(read, Qt.Key.Key_PageDown)
        assert page_of(read).shows(last)
        assert page_of(read).first_visible() > top


@pytest.mark.parametrize("modifier", [CONTROL, Qt.KeyboardModifier.NoModifier])
def test_home_and_end_show_the_very_start_and_the_very_end_and_lead_back(read, modifier):
    for _ in range(3):
        press(read, Qt.Key.Key_PageDown)
    stand = read.first.reading.position.stand()
    for _ in range(2):
        press(read, Qt.Key.Key_End, modifier)
        assert bar(read).value() == bar(read).maximum()
        press(read, Qt.Key.Key_Home, modifier)
        assert bar(read).value() == 0
    for _ in range(4):
        press(read, Qt.Key.Key_Left, ALT)
    assert read.first.reading.position.stand() == stand


def test_shift_selects_from_the_view(read):
    for _ in range(2):
        press(read, Qt.Key.Key_PageDown)
        first = page_of(read).first_visible()
        for _ in range(3):
            press(read, Qt.Key.Key_Right, SHIFT)
        assert page_of(read).selection() == (first, first + 3)
        press(read, Qt.Key.Key_Escape)
        press(read, Qt.Key.Key_Escape)


def test_moving_the_view_keeps_what_is_selected(read):
    start = select(read, "Paragraph 9 speaks")
    for _ in range(2):
        press(read, Qt.Key.Key_PageDown)
        press(read, Qt.Key.Key_Down)
    assert page_of(read).selection() == (start, start + len("Paragraph 9 speaks"))
    assert page_of(read).first_visible() > start


def test_left_and_right_leave_the_view_and_the_place(read):
    press(read, Qt.Key.Key_PageDown)
    before = bar(read).value(), read.first.reading.position.offset
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        press(read, key)
        press(read, key)
        assert (bar(read).value(), read.first.reading.position.offset) == before


def status(window):
    return [label.text() for label in window.parts.status.findChildren(QLabel) if label.isVisible()]


def test_the_caret_mode_has_its_key_and_is_told_in_the_status_bar(read):
    for _ in range(2):
        press(read, Qt.Key.Key_PageDown)
        scroll, first = bar(read).value(), page_of(read).first_visible()
        press(read, Qt.Key.Key_F9)
        assert read.parts.actions["caret"].isChecked()
        assert "Caret mode: F9 ends it" in status(read)
        assert page_of(read).cursorWidth() > 0
        for number in range(1, 4):
            press(read, Qt.Key.Key_Right)
            assert page_of(read).selection() == (first + number, first + number)
        assert bar(read).value() == scroll
        press(read, Qt.Key.Key_F9)
        assert "Caret mode: F9 ends it" not in status(read)
        assert page_of(read).cursorWidth() == 0
        press(read, Qt.Key.Key_Down)
        assert bar(read).value() > scroll


def test_the_caret_mode_outlasts_another_zoom_and_another_document(read, tmp_path):
    press(read, Qt.Key.Key_F9)
    press(read, Qt.Key.Key_Plus, CONTROL)
    assert page_of(read).cursorWidth() > 0
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nSome words.\n")
    read.open(other)
    assert page_of(read).cursorWidth() > 0


@pytest.mark.parametrize("is_on", [False, True])
def test_who_listens_to_the_page_hears_where_the_reader_is(read, is_on):
    """A screen reader reads at the caret, which goes along with the view."""
    if is_on:
        press(read, Qt.Key.Key_F9)
    for _ in range(2):
        press(read, Qt.Key.Key_PageDown)
        text = QAccessible.queryAccessibleInterface(page_of(read)).textInterface()
        around = text.text(text.cursorPosition(), text.cursorPosition() + 12)
        offset = read.first.reading.position.offset
        assert around == read.session.document.text[offset : offset + 12]
