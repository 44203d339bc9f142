"""Whatever has the keyboard shows it, in every window and dialog; what opens a menu says so."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from data.briefing.briefing import Briefing
from tests.fixtures.dialogs import every_dialog, furnish_with_all

_AROUND = 3
_WRITTEN = QLineEdit, QPlainTextEdit, QTextEdit
"""What shows a caret, which may be between two blinks."""


def reached(root):
    """Return what Tab goes to in a window, where it is in view."""
    found = [one for one in root.findChildren(QWidget) if one.window() is root]
    return [
        one
        for one in found
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.visibleRegion().boundingRect() == one.rect()
    ]


def picture(root, widget):
    place = QRect(widget.mapTo(root, QPoint()), widget.size())
    return root.grab(place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)).toImage()


def silent(root):
    """Return what looks the same with the keyboard and without it."""
    root.activateWindow()
    QApplication.processEvents()
    there, found = reached(root), []
    for widget in there:
        apart = (one for one in there if not (one.isAncestorOf(widget) or widget.isAncestorOf(one)))
        other = next((one for one in apart if one is not widget), None)
        if other is None or isinstance(widget, _WRITTEN):
            continue
        other.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        before = picture(root, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.hasFocus() and picture(root, widget) == before:
            found.append((type(widget).__name__, widget.objectName(), widget.accessibleName()))
    return found


@pytest.fixture
def composer(qtbot, window):
    for name, title in (("one", "A briefing"), ("two", "Another one")):
        now = window.first.clock()
        window.first.library.briefings.add(Briefing(name, title, now, now))
    composing = window.parts.composing
    composing.open("one")
    with qtbot.wait_signal(composing.window.pages.made, timeout=20_000):
        pass
    yield composing.window
    composing.close()


def test_whatever_has_the_keyboard_shows_it_in_the_window_and_in_every_dialog(qtbot, window, clock):
    furnish_with_all(window, clock)
    QApplication.processEvents()
    seen = {"window": silent(window)}
    window.parts.actions["find"].trigger()
    seen["find"] = silent(window)
    for name, dialog in every_dialog(qtbot, window):
        seen[name] = silent(dialog)
    assert seen == {name: [] for name in seen}


def test_whatever_has_the_keyboard_shows_it_in_the_composer(composer):
    for _ in range(2):
        assert silent(composer) == []


def test_every_button_with_words_that_opens_a_menu_says_so_and_is_called_without_the_sign(composer):
    buttons = [*composer.findChildren(QPushButton), *composer.findChildren(QToolButton)]
    opening = [one for one in buttons if one.menu() is not None]
    assert len(opening) >= 3
    for button in opening:
        assert button.text().endswith(" ▾")
        assert button.accessibleName()
        assert "▾" not in button.accessibleName()


def test_links_begin_where_the_words_above_and_below_them_begin(composer):
    more = next(one for one in composer.findChildren(QPushButton) if one.text() == "More")
    field = next(one for one in composer.title.findChildren(QPlainTextEdit))
    assert more.mapTo(composer, QPoint(6, 0)).x() == field.mapTo(composer, QPoint()).x()


def test_the_keyboard_is_seen_to_be_missed():
    """What this test looks for is found."""
    root = QWidget()
    plain, other = QWidget(root), QPushButton("Other", root)
    plain.setGeometry(0, 0, 40, 20)
    other.setGeometry(60, 0, 80, 30)
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.setStyleSheet("QPushButton:focus { border: 2px solid red; }")
    root.show()
    assert [name for name, *_ in silent(root)] == ["QWidget"]
    root.close()
