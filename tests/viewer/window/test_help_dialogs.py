"""The small dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea

from tests.fixtures.windows import press
from viewer.widgets.message_boxes import PlainBox


def dialog_of(window, title):
    (dialog,) = [one for one in window.findChildren(QDialog) if one.windowTitle() == title]
    return dialog


def close(qtbot, window, dialog):
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(QDialog) is None)
    assert window.isVisible()


def test_every_key_of_the_program_is_listed(qtbot, opened):
    press(opened, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(opened, "Keyboard Shortcuts")
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    for entry in opened.parts.actions.table:
        if entry.keys:
            assert entry.text.replace("&", "").rstrip("…") in shown
            assert " or ".join(entry.keys) in shown
    close(qtbot, opened, dialog)


def test_the_sheet_of_keys_is_never_cut_at_its_side(qtbot, opened):
    for _ in range(2):
        opened.activateWindow()
        qtbot.waitUntil(opened.isActiveWindow)
        press(opened, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
        dialog = dialog_of(opened, "Keyboard Shortcuts")
        area = dialog.findChild(QScrollArea)
        assert area.verticalScrollBar().isVisible()
        assert not area.horizontalScrollBar().isVisible()
        close(qtbot, opened, dialog)


def test_the_buttons_of_every_row_are_alike(qtbot, opened):
    """What goes on stands last, as in all dialogs, and has no picture on it."""
    box = PlainBox(opened)
    go_on = box.addButton("&Delete", PlainBox.ButtonRole.AcceptRole)
    back = box.addButton("&Cancel", PlainBox.ButtonRole.RejectRole)
    box.show()
    assert back.x() < go_on.x()
    box.hide()
    opened.parts.actions["about"].trigger()
    row = dialog_of(opened, "About Briefing Viewer").findChild(QDialogButtonBox)
    assert row.buttons()
    assert all(button.icon().isNull() for button in row.buttons())


def test_about_says_which_version_this_is(qtbot, opened):
    opened.parts.actions["about"].trigger()
    dialog = dialog_of(opened, "About Briefing Viewer")
    labels = dialog.findChildren(QLabel)
    texts = [label.text() for label in labels if label.text()]
    assert texts[:2] == ["Briefing Viewer", f"Version {opened.parts.version()}"]
    assert any("never uses the network" in text for text in texts)
    assert any(not label.pixmap().isNull() for label in labels)
    close(qtbot, opened, dialog)
