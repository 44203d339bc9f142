"""Three columns, and two where the window is narrow."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.fixtures.windows import press
from viewer.window.side_panes import ANNOTATIONS_WIDTH, NARROW, TOPICS_WIDTH


@pytest.fixture
def columns(opened):
    """Return a function that tells the left edge and the width of each pane that is shown."""
    panes = (opened.parts.topics, opened.first.reading, opened.parts.annotations)

    def columns():
        QApplication.processEvents()  # widgets that were hidden are laid out from there
        return [
            (pane.mapTo(opened, pane.rect().topLeft()).x(), pane.width())
            for pane in panes
            if pane.isVisible()
        ]

    return columns


def test_the_columns_stand_side_by_side(opened, columns):
    (topics, page, notes) = columns()
    assert topics == (0, TOPICS_WIDTH)
    assert page[0] == TOPICS_WIDTH + 1
    assert notes == (opened.width() - ANNOTATIONS_WIDTH, ANNOTATIONS_WIDTH)
    assert sum(page) == notes[0] - 1


def test_hidden_sidebars_leave_their_room_to_the_page(opened, columns):
    opened.parts.actions["topics"].trigger()
    opened.parts.actions["annotations"].trigger()
    assert columns() == [(0, opened.width())]


def test_in_a_narrow_window_the_annotations_wait_until_they_are_wanted(opened, columns):
    action = opened.parts.actions["annotations"]
    opened.resize(NARROW - 1, 700)
    (_, page) = columns()
    assert sum(page) == opened.width()
    assert not action.isChecked()
    press(opened, Qt.Key.Key_F8)
    (_, still, notes) = columns()
    assert still == page
    assert notes == (opened.width() - ANNOTATIONS_WIDTH, ANNOTATIONS_WIDTH)
    opened.resize(NARROW - 101, 700)
    assert columns()[2] == (opened.width() - ANNOTATIONS_WIDTH, ANNOTATIONS_WIDTH)
    press(opened, Qt.Key.Key_F8)
    assert len(columns()) == 2


def test_a_message_is_never_hidden_behind_the_annotations(opened):
    message, notes = opened.parts.message, opened.parts.annotations
    opened.resize(NARROW - 1, 700)
    press(opened, Qt.Key.Key_F8)
    for shown in (True, False):
        if shown:
            opened.show_message("The disk is full: free some space and try again.")
        else:
            message.clear()
        QApplication.processEvents()
        top = message.geometry().bottom() + 1 if shown else 0
        room = message.parentWidget()
        assert notes.mapTo(room, QPoint()).y() == top
        assert notes.mapTo(room, notes.rect().bottomLeft()).y() == room.height() - 1
    assert message.width() == opened.width()


def test_a_window_that_widens_has_its_columns_back(opened, columns):
    before = columns()
    opened.resize(NARROW - 1, 700)
    opened.resize(1440, 900)
    assert columns() == before
    assert opened.parts.actions["annotations"].isChecked()


def test_annotations_that_were_hidden_stay_so_in_every_width(opened, columns):
    press(opened, Qt.Key.Key_F8)
    opened.resize(NARROW - 1, 700)
    opened.resize(1440, 900)
    assert len(columns()) == 2
    press(opened, Qt.Key.Key_F8)
    assert len(columns()) == 3


def test_opening_a_document_in_a_narrow_window_shows_its_page(opened, columns):
    opened.resize(NARROW - 1, 700)
    opened.open(opened.first.sample)
    assert len(columns()) == 2


def test_a_sidebar_with_nothing_to_go_to_is_passed_over_by_f6(opened):
    press(opened, Qt.Key.Key_F6)
    assert opened.parts.topics.isAncestorOf(QApplication.focusWidget())


def test_the_annotations_over_the_page_are_reached_by_f6(opened):
    opened.session.add(0, 5, "key-point")
    opened.resize(NARROW - 1, 700)
    press(opened, Qt.Key.Key_F8)
    opened.first.reading.page.setFocus()
    press(opened, Qt.Key.Key_F6)
    assert opened.parts.annotations.isAncestorOf(QApplication.focusWidget())
