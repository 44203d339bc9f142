"""Full screen is the page alone; the bars come when they are wanted, and nothing is lost."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from data.documents import shipped
from tests.fixtures.windows import press
from viewer.window.arrangement import FullScreen


def chrome(window):
    parts = window.parts
    bars = (window.menuBar(), parts.toolbar, parts.status, parts.topics, parts.annotations)
    return [bar.isVisible() for bar in bars]


def point_at(widget):
    """Bring the pointer into a widget, as the window system tells of it."""
    place = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(place, place, QPointF(widget.mapToGlobal(QPoint()))))
    QApplication.processEvents()


def toggle(window):
    press(window, Qt.Key.Key_F11)
    QApplication.processEvents()


@pytest.mark.parametrize("end", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_the_page_is_alone_and_all_is_back_afterwards(opened, end):
    page = opened.first.reading.page
    opened.parts.actions["topics"].trigger()  # one of them was hidden before
    before = chrome(opened)
    for _ in range(2):
        toggle(opened)
        assert opened.isFullScreen()
        assert chrome(opened) == [False] * 5
        assert page.isVisible()
        assert page.hasFocus()
        press(opened, end)
        QApplication.processEvents()
        assert not opened.isFullScreen()
        assert chrome(opened) == before == [True, True, True, False, True]
        assert not opened.parts.actions["full_screen"].isChecked()


def test_the_pointer_at_the_top_edge_brings_the_bars_while_it_is_there(opened):
    edge = opened.findChild(FullScreen)._edge
    for _ in range(2):
        toggle(opened)
        assert edge.isVisible()
        assert edge.width() == opened.width()
        for _ in range(2):
            point_at(edge)
            assert chrome(opened) == [True, True, False, False, False]
            point_at(opened.centralWidget())
            assert chrome(opened) == [False] * 5
        toggle(opened)
        assert not edge.isVisible()


def test_keys_work_as_ever_and_a_sidebar_comes_by_its_own(opened):
    for _ in range(2):
        toggle(opened)
        press(opened, Qt.Key.Key_F7)
        assert chrome(opened) == [False, False, False, True, False]
        press(opened, Qt.Key.Key_F7)
        assert chrome(opened) == [False] * 5
        press(opened, Qt.Key.Key_F4)
        toggle(opened)
        assert chrome(opened) == [True] * 5


def test_esc_first_leaves_what_is_on_the_page(opened):
    toggle(opened)
    opened.first.reading.page.select(0, 5)
    press(opened, Qt.Key.Key_Escape)  # the bar at the selection, then the selection
    press(opened, Qt.Key.Key_Escape)
    assert opened.isFullScreen()
    press(opened, Qt.Key.Key_Escape)
    assert not opened.isFullScreen()


def test_the_desktop_s_own_way_out_brings_everything_back(opened):
    toggle(opened)
    opened.setWindowState(Qt.WindowState.WindowNoState)
    QApplication.processEvents()
    assert chrome(opened) == [True] * 5
    assert opened.findChild(FullScreen)._shown is None


def test_without_a_document_esc_leaves_it_too(window):
    for _ in range(2):
        toggle(window)
        assert not window.menuBar().isVisible()
        press(window, Qt.Key.Key_Escape)
        assert window.menuBar().isVisible()


def test_the_next_run_has_its_bars_and_sidebars(start):
    with start() as window:
        window.open(shipped())
        toggle(window)
    for _ in range(2):
        with start() as window:
            window.open(shipped())
            assert not window.isFullScreen()
            assert chrome(window) == [True] * 5


def test_what_goes_wrong_is_told_in_full_screen_too(opened):
    toggle(opened)
    opened.show_message("Something could not be done.")
    assert opened.parts.message.isVisible()
