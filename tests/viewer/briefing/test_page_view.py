import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from viewer.briefing.sheets.sheet_view import SheetView, Zoom

A4 = (595.3, 841.9)


@pytest.fixture
def view(qtbot, appearance):
    view = SheetView(appearance, None)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.set_pages((A4,) * 40)
    return view


def test_only_pages_in_sight_want_a_picture(view):
    assert view.in_sight == range(1)
    assert view.wanted() == (0, view.viewport().width() - 48)


def test_a_page_with_its_picture_wants_no_other(view):
    number, width = view.wanted()
    view.set_picture(number, QImage(width, 900, QImage.Format.Format_RGB32))
    assert view.wanted() is None


def test_another_size_wants_another_picture(view):
    number, width = view.wanted()
    view.set_picture(number, QImage(width, 900, QImage.Format.Format_RGB32))
    view.set_zoom(Zoom.FIT_PAGE)
    assert view.wanted()[1] < width


def test_a_whole_page_fits(view):
    view.set_zoom(Zoom.FIT_PAGE)
    assert view.wanted()[1] * 841.9 / 595.3 <= view.viewport().height()


def test_actual_size_is_that_of_the_screen(view):
    view.set_zoom(Zoom.ACTUAL)
    assert view.wanted()[1] == round(595.3 * view.logicalDpiX() / 72)


def test_whole_pages_are_turned_by_page_up_and_page_down(qtbot, view):
    view.set_zoom(Zoom.FIT_PAGE)
    for key, page in (("PageDown", 1), ("PageDown", 2), ("PageUp", 1), ("End", 39), ("Home", 0)):
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
        assert view.page == page


def test_page_down_scrolls_a_page_that_is_larger_than_the_window(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert 0 < view.verticalScrollBar().value() <= view.viewport().height()


def test_the_place_stays_when_the_size_changes(view):
    view.go_to(20)
    for zoom in (Zoom.FIT_PAGE, Zoom.ACTUAL, Zoom.FIT_WIDTH):
        view.set_zoom(zoom)
        assert 20 in view.in_sight


def test_the_page_in_sight_is_told(qtbot, view):
    with qtbot.wait_signal(view.page_changed) as told:
        view.go_to(7)
    assert told.args == [7]


def test_a_page_beyond_the_last_is_the_last(view):
    view.go_to(1000)
    assert view.page == 39


def test_pictures_far_from_sight_are_let_go(view):
    for number in range(40):
        view.go_to(number)
        view.set_picture(number, QImage(view.wanted()[1], 10, QImage.Format.Format_RGB32))
    view.go_to(0)
    assert view.wanted()[0] == 0


def test_pages_of_no_handout_are_no_trouble(qtbot, appearance):
    view = SheetView(appearance, None)
    qtbot.addWidget(view)
    view.show()
    view.set_zoom(Zoom.FIT_PAGE)
    view.go_to(3)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.wanted() is None
    assert not view.grab().isNull()
