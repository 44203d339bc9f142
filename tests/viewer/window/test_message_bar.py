"""The line at the top of the window that says what went wrong."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from viewer.look import theme
from viewer.window import message_bar
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


@pytest.fixture
def offered(bar):
    """Return what was done of an offer that the bar shows."""
    done = []
    bar.clear()
    bar.show_offer("There is a newer one.", "Use It", lambda: done.append(True))
    return done


def press(bar, name):
    button = next(it for it in bar.findChildren(QAbstractButton) if name in it.accessibleName())
    button.click()


def offer(bar):
    button = bar.findChild(QPushButton)
    return button if button.isVisibleTo(bar) else None


def test_an_offer_has_a_button_that_does_it_once_and_takes_the_line_away(bar, offered):
    assert offer(bar).text() == "Use It"
    offer(bar).click()
    assert offered == [True]
    assert bar.message == ""
    bar.show_message("Something else.")
    assert offer(bar) is None


def test_what_goes_wrong_is_said_before_an_offer_which_stays(bar, offered):
    for end in (bar.clear, lambda: press(bar, "Close")) * 2:
        bar.show_message("The disk is full.")
        assert offer(bar) is None
        assert bar.message == "The disk is full."
        end()
        assert bar.message == "There is a newer one."
        assert offer(bar) is not None
    assert offered == []


def test_an_offer_takes_no_message_away(bar):
    bar.show_offer("There is a newer one.", "Use It", lambda: None)
    assert bar.message == LONG
    press(bar, "Close")
    assert bar.message == "There is a newer one."


def test_what_succeeds_leaves_an_offer_and_the_user_declines_it(qtbot, bar, offered):
    bar.clear()
    assert offer(bar) is not None
    with qtbot.wait_signal(bar.declined):
        press(bar, "Close")
    assert bar.message == ""
    bar.show_message("The disk is full.")
    press(bar, "Close")
    assert bar.message == ""


def test_nothing_is_left_of_an_offer_on_another_document(bar, offered):
    bar.clear_all()
    assert bar.message == ""
    assert bar.isHidden()


def test_what_went_wrong_is_said_each_time(qtbot, appearance, monkeypatch):
    said = []
    monkeypatch.setattr(message_bar, "announce", lambda _widget, text: said.append(text))
    bar = MessageBar(appearance)
    qtbot.addWidget(bar)
    for _ in range(2):
        bar.show_message("That cannot be saved.")
        bar.clear()
    assert said == ["That cannot be saved."] * 2
