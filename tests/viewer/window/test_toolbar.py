"""The bar at the top of the window."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from viewer.look import theme
from viewer.look.icons import icon, sign
from viewer.window.toolbar import TitleBox


@pytest.fixture
def box(qtbot):
    box = TitleBox()
    qtbot.addWidget(box)
    box.set_document("Japan-U.S. Defense Ministerial Meeting", "JDF No. 102")
    box.show()
    return box


def test_the_bar_looks_the_same_after_every_change_of_theme(opened):
    bar = opened.parts.toolbar
    buttons = [bar.widgetForAction(action) for action in bar.actions()]
    before = [widget.geometry() for widget in buttons]
    assert bar.height() == 48
    for name in ("dark", "light", "dark"):
        opened.parts.actions[f"theme_{name}"].trigger()
        QApplication.processEvents()
        assert bar.height() == 48
        assert [widget.geometry() for widget in buttons] == before


def test_buttons_stand_in_the_middle_of_the_bar(opened):
    bar = opened.parts.toolbar
    for widget in (bar.findChild(QPushButton), bar.widgetForAction(opened.parts.actions["find"])):
        above, below = widget.y(), bar.height() - widget.geometry().bottom() - 1
        assert abs(above - below) <= 1


def test_the_short_name_goes_before_the_title_is_cut(box):
    box.resize(900, 40)
    assert box.shown == ("Japan-U.S. Defense Ministerial Meeting", "JDF No. 102")
    box.resize(330, 40)
    assert box.shown == ("Japan-U.S. Defense Ministerial Meeting", "")
    box.resize(160, 40)
    assert box.shown[0].endswith("…")


def test_a_title_too_long_for_any_window_leaves_the_short_name(box):
    box.resize(900, 40)
    box.set_document("A very long title " * 20, "JDF No. 102")
    assert box.shown[0].endswith("…")
    assert box.shown[1] == "JDF No. 102"


@pytest.mark.parametrize("width", [700, 760, 800, 1000])
def test_nothing_touches_the_buttons(opened, width):
    opened.resize(width, 700)
    QApplication.processEvents()
    title = opened.parts.toolbar.title
    for label in title.children():
        if label.isVisible():
            assert label.x() >= 12
            assert label.geometry().right() <= title.width() - 12


def test_a_toggle_that_cannot_be_used_looks_off(opened):
    action = opened.parts.actions["topics"]
    button = opened.parts.toolbar.widgetForAction(action)
    assert action.isChecked()
    on = button.grab().toImage()
    action.setEnabled(False)
    disabled = button.grab().toImage()
    action.setChecked(False)
    assert button.grab().toImage() == disabled
    assert disabled != on


def test_a_sign_has_one_colour_in_every_theme(light):
    red = replace(light, soft=light.danger)
    drawn = sign("warning", theme.dark(), light.danger).pixmap(20, 20).toImage()
    assert drawn == icon("warning", red).pixmap(20, 20).toImage()
    assert drawn.pixelColor(10, 9).alpha() > 0
