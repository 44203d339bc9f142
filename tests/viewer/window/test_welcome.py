"""What stands there while no document is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from viewer.look import theme
from viewer.window.start.drop_area import DropArea
from viewer.window.start.recent_row import RecentRow
from viewer.window.start.welcome import Welcome

FILES = tuple(Path("/minutes", f"meeting {number}.txt") for number in range(1, 8))


@pytest.fixture
def welcome(qtbot, light):
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.setStyleSheet(theme.style_sheet(light))
    welcome.resize(900, 700)
    welcome.show()
    qtbot.waitExposed(welcome)
    return welcome


@pytest.fixture
def rows(welcome):
    welcome.set_recent(FILES)
    return lambda: [row for row in welcome.findChildren(RecentRow) if row.isVisible()]


def button(welcome, text):
    return next(one for one in welcome.findChildren(QPushButton) if one.text() == text)


def title(welcome):
    (text,) = [
        label.text()
        for label in welcome.findChildren(QLabel)
        if label.objectName() == "welcomeTitle" and label.isVisible()
    ]
    return text


def test_the_buttons_ask_for_a_document_and_for_the_sample(qtbot, welcome):
    with qtbot.wait_signal(welcome.open_requested):
        button(welcome, "Open a document…").click()
    with qtbot.wait_signal(welcome.sample_requested):
        button(welcome, "Open the sample").click()


def test_up_to_five_files_are_offered_the_latest_first(qtbot, welcome, rows):
    assert [row.text() for row in rows()] == [path.name for path in FILES[:5]]
    with qtbot.wait_signal(welcome.recent_requested) as asked:
        rows()[1].click()
    assert asked.args == [FILES[1]]
    welcome.set_recent(FILES[2:3])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [row.text() for row in rows()] == ["meeting 3.txt"]


def test_files_that_have_no_room_are_left_out_and_nothing_overlaps(qtbot, welcome, rows):
    welcome.resize(640, 390)
    QApplication.processEvents()
    assert 0 < len(rows()) < 5
    area = welcome.findChild(DropArea)
    first, last = rows()[0], rows()[-1]
    assert first.mapTo(welcome, first.rect().topLeft()).y() > area.geometry().bottom() + 20
    assert last.mapTo(welcome, last.rect().bottomLeft()).y() < welcome.height()
    welcome.resize(640, 280)
    QApplication.processEvents()
    assert rows() == []


@pytest.mark.parametrize("width", [360, 640, 1440])
def test_every_text_is_shown_whole_in_every_width(welcome, width):
    welcome.resize(width, 700)
    QApplication.processEvents()
    for label in welcome.findChild(DropArea).findChildren(QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
        assert label.height() >= max(needed, label.fontMetrics().height())


def test_everything_is_reached_by_tab_in_the_order_it_stands(qtbot, welcome, rows):
    welcome.setFocus()
    reached = []
    for _ in range(7):
        reached.append(QApplication.focusWidget())
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    buttons = [button(welcome, "Open a document…"), button(welcome, "Open the sample")]
    assert reached == [*buttons, *rows()]


def test_a_file_that_is_held_over_the_window_lights_the_area_up(welcome):
    area = welcome.findChild(DropArea)
    area.setPalette(theme.palette(theme.light()))
    ground = QPoint(20, 20)
    before = welcome.grab(area.geometry()).toImage()
    welcome.set_drop_active(True)
    lit = welcome.grab(area.geometry()).toImage()
    assert lit.pixelColor(ground) != before.pixelColor(ground)
    assert lit.pixelColor(ground).blue() > lit.pixelColor(ground).red()
    welcome.set_drop_active(False)
    assert welcome.grab(area.geometry()).toImage() == before


def test_a_long_name_is_cut_in_the_middle_while_it_opens(qtbot, welcome):
    name = f"{'a very long name ' * 20}minutes.txt"
    welcome.resize(640, 420)
    welcome.show_opening(name)
    assert title(welcome).startswith("Opening a very long")
    assert title(welcome).endswith("minutes.txt")
    assert "…" in title(welcome)
    shown = len(title(welcome))
    welcome.resize(1400, 700)
    assert len(title(welcome)) > shown
    with qtbot.wait_signal(welcome.cancel_requested):
        button(welcome, "Cancel").click()
    assert button(welcome, "Cancel").objectName() != "primary"


def test_the_keyboard_stays_in_the_welcome_when_opening_begins_and_ends(welcome):
    welcome.setFocus()
    welcome.show_opening("a.txt")
    assert QApplication.focusWidget() is button(welcome, "Cancel")
    assert not button(welcome, "Open a document…").isVisible()
    welcome.show_idle()
    assert QApplication.focusWidget() is button(welcome, "Open a document…")
    assert not button(welcome, "Cancel").isVisible()
