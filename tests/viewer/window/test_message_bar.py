"""The line at the top of the window that says what went wrong."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from viewer.look import theme
from viewer.window.message_bar import MessageBar

REASON = "is a PDF, which cannot be opened yet: save it as plain text and open that file."
LONG = f"“/home/minutes/{'very-long-name-' * 20}.pdf” {REASON}"


@pytest.fixture
def bar(qtbot, appearance):
    bar = MessageBar(appearance)
    qtbot.addWidget(bar)
    bar.resize(1200, 36)
    bar.show_message(LONG)
    return bar


def shown(bar):
    return next(label.text() for label in bar.findChildren(QLabel) if label.text())


def test_a_long_name_is_cut_in_the_middle_and_the_rest_is_whole(bar):
    assert shown(bar).startswith("“/home/minutes/very")
    assert shown(bar).endswith(f".pdf” {REASON}")
    assert "…" in shown(bar)
    label = next(label for label in bar.findChildren(QLabel) if label.text())
    assert label.heightForWidth(label.width()) < 2 * label.fontMetrics().lineSpacing()


def test_the_whole_message_can_be_had(bar):
    assert bar.message == LONG
    assert bar.accessibleName() == LONG
    label = next(label for label in bar.findChildren(QLabel) if label.text())
    assert LONG in label.toolTip()


def test_more_of_the_name_is_shown_in_a_wider_window(bar):
    before = len(shown(bar))
    bar.resize(1800, 36)
    assert len(shown(bar)) > before
    bar.resize(600, 36)
    assert len(shown(bar)) < before
    assert shown(bar).endswith(REASON)


@pytest.mark.parametrize("message", ["The disk is full.", f"“a.pdf” {REASON}"])
def test_a_message_that_has_room_is_not_touched(bar, message):
    bar.show_message(message)
    assert shown(bar) == message


def test_the_sign_follows_the_theme(bar, appearance):
    sign = next(label for label in bar.findChildren(QLabel) if not label.pixmap().isNull())
    before = sign.pixmap().toImage()
    appearance.show(theme.dark())
    assert sign.pixmap().toImage() != before


def test_an_offer_has_a_button_that_does_it_once_and_takes_the_line_away(qtbot, bar):
    done = []
    bar.show_offer("There is a newer one.", "Use It", lambda: done.append(True))
    button = next(it for it in bar.findChildren(QPushButton) if it.isVisibleTo(bar))
    assert button.text() == "Use It"
    button.click()
    assert done == [True]
    assert bar.message == ""
    bar.show_message("Something else.")
    assert not button.isVisibleTo(bar)


def test_what_is_said_after_an_offer_takes_its_place(bar):
    bar.show_offer("There is a newer one.", "Use It", lambda: None)
    bar.show_message("The disk is full.")
    button = bar.findChild(QPushButton)
    assert not button.isVisibleTo(bar)
    assert bar.message == "The disk is full."
