"""Run by `test_manners.py` on screens of several sizes: does every window lie on its screen?"""

from PySide6.QtWidgets import QPushButton

from tests.fixtures.dialogs import every_dialog, furnish_with_all


def test_a_screen_s_windows(qtbot, start, clock):
    outside = []
    with start(size=None) as window:
        room = window.screen().availableGeometry()
        check(window, "first start", room, outside)
        furnish_with_all(window, clock)
        for name, dialog in every_dialog(qtbot, window):
            check(dialog, name, room, outside)
    assert outside == []


def check(window, name, room, outside):
    frame = window.frameGeometry()
    if not room.contains(frame):
        outside.append((name, frame, room))
    for button in window.findChildren(QPushButton):
        if button.isVisible() and "lose" in button.text():
            place = button.mapTo(window, button.rect().bottomRight())
            if not window.rect().contains(place) or not button.visibleRegion().contains(
                button.rect().center()
            ):
                outside.append((name, button.text(), place))
