"""There is one reading position, and all that asks where the reader is has the same answer."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.fixtures.windows import press, select, write
from viewer.annotations.card_list import CardList

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TOPICS = 8
TEXT = "# Harbours\n\nThe council met.\n\n" + "".join(
    f"## Harbour {number}\n\n"
    + "".join(f"Sentence {number}-{n} speaks of ships and of the light.\n\n" for n in range(1, 9))
    for number in range(1, TOPICS + 1)
)


@pytest.fixture
def read(qtbot, window, tmp_path):
    path = tmp_path / "harbours.md"
    path.write_text(TEXT)
    window.resize(1100, 520)
    window.open(path)
    qtbot.waitUntil(lambda: window.session is not None)
    for number in range(1, TOPICS + 1):
        start = window.session.document.text.index(f"Sentence {number}-5")
        window.session.add(start, start + 8, "concern")
    window.session.set_current("")
    page_of(window).setFocus()
    QApplication.processEvents()
    return window


def page_of(window):
    return window.first.reading.page


def wheel(window, notches):
    view = page_of(window).viewport()
    point = QPointF(view.rect().center())
    for _ in range(abs(notches)):
        QApplication.sendEvent(view, QWheelEvent(
            point, QPointF(view.mapToGlobal(point.toPoint())), QPoint(),
            QPoint(0, -120 if notches > 0 else 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        ))  # fmt: skip


def status(window):
    (label,) = [
        label for label in window.parts.status.findChildren(QLabel) if label.objectName() == "place"
    ]
    return label.text()


def check(window, offset):
    """Ask everybody where the reader is."""
    session, navigating = window.session, window.parts.navigating
    document = session.document
    assert window.first.reading.position.offset == offset
    cited = session.citations.of_offset(offset)
    assert status(window) == (str(cited) if cited.topic or cited.paragraph else "Title")
    topic = document.topic_at(offset)
    row = window.parts.topics.focusProxy().currentIndex().row() - 1
    assert row == (-1 if topic is None else topic)
    window.opening.keep_place()
    assert window.first.library.position(document.id) == offset
    find = window.first.reading.find_tool
    press(window, Qt.Key.Key_F, CONTROL)
    find.bar.field.setText("e")
    assert page_of(window).selection()[0] == document.text.find("e", offset)
    press(window, Qt.Key.Key_Escape)
    page_of(window).place_caret(offset)
    starts = [session.resolution(item.id).start for item in session.annotations]
    session.set_current("")
    press(window, Qt.Key.Key_F4)
    expected = next((start for start in starts if start >= offset), starts[0])
    assert session.resolution(session.current).start == expected
    navigating.back()
    assert window.first.reading.position.offset == offset
    if topic is not None:
        press(window, Qt.Key.Key_N, SHIFT)
        note = session.annotation(session.current)
        heading = document.blocks[document.topics[topic].first]
        assert session.resolution(note.id).start == heading.start
        press(window, Qt.Key.Key_Escape)
        assert session.annotation(note.id) is None


def click_at(window, words):
    offset = window.session.document.text.index(words)
    rect = page_of(window).line_rect(offset)
    point = QPoint(round(rect.left()) + 1, round(rect.center().y()))
    QTest.mouseClick(page_of(window).viewport(), Qt.MouseButton.LeftButton, pos=point)
    return offset


def test_after_the_wheel_it_is_the_first_line_in_view(read):
    for notches in (6, 9):
        wheel(read, notches)
        check(read, page_of(read).first_visible())


def test_after_going_to_an_address_it_is_there(read):
    for address, words in (("3 2", "Sentence 3-2"), ("5 7", "Sentence 5-7")):
        press(read, Qt.Key.Key_L, CONTROL)
        write(read, address)
        press(read, Qt.Key.Key_Return)
        check(read, read.session.document.text.index(words))


def test_after_a_click_on_a_topic_it_is_its_heading_also_near_the_end(read):
    topics = read.parts.topics.focusProxy()
    for number in (4, TOPICS, 2):
        index = topics.model().index(number, 0)
        topics.scrollTo(index)
        place = topics.visualRect(index).center()
        QTest.mouseClick(topics.viewport(), Qt.MouseButton.LeftButton, pos=place)
        page_of(read).setFocus()
        check(read, read.session.document.text.index(f"Harbour {number}"))


def test_after_a_click_it_is_the_caret_until_that_is_out_of_view(read):
    for number in (2, 4):
        page_of(read).scroll_to(read.session.document.text.index(f"Harbour {number}"))
        check(read, click_at(read, f"Sentence {number}-3"))
        page_of(read).scroll_to(read.session.document.text.index(f"Harbour {number}"))
        offset = click_at(read, f"Sentence {number}-4")
        wheel(read, 1)
        assert read.first.reading.position.offset == offset
        wheel(read, 9)
        check(read, page_of(read).first_visible())


def test_a_selection_is_where_the_reader_is(read):
    for words in ("Sentence 2-2", "Sentence 6-1"):
        start = select(read, words)
        page_of(read).reveal(start)
        assert read.first.reading.position.offset == start
        assert status(read) == str(read.session.citations.of_offset(start))


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_keys_that_move_the_view_take_it_along(read, key):
    for _ in range(2):
        for _ in range(3):
            press(read, key)
        assert page_of(read).marks_bar.value() > 0
        check(read, page_of(read).first_visible())
    press(read, Qt.Key.Key_PageUp)
    check(read, page_of(read).first_visible())


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Return, CONTROL), (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)],
)
def test_after_a_note_reading_goes_on_at_its_passage(read, key, modifier):
    for words in ("Sentence 3-2", "Sentence 6-6"):
        start = select(read, words)
        page_of(read).reveal(start)
        press(read, Qt.Key.Key_N)
        write(read, "to be asked")
        page_of(read).marks_bar.setValue(0)
        press(read, key, modifier)
        assert page_of(read).hasFocus()
        assert page_of(read).shows(start)
        top = page_of(read).marks_bar.value()
        press(read, Qt.Key.Key_PageDown)
        assert page_of(read).marks_bar.value() > top


def test_a_note_on_the_lead_says_that_it_is_on_the_document(read):
    for _ in range(2):
        press(read, Qt.Key.Key_Home, CONTROL)
        press(read, Qt.Key.Key_N, SHIFT)
        assert "whole document" in read.parts.status.currentMessage()
        press(read, Qt.Key.Key_Escape)


def test_cards_keep_the_keyboard_that_was_given_to_them(read):
    cards = read.parts.annotations.findChild(CardList)
    cards.setFocus()
    press(read, Qt.Key.Key_F4)
    assert cards.hasFocus()
