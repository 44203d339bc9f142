"""The first run shows three annotations as samples; one click removes them, for good."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from data.documents import shipped
from tests.fixtures.documents import document_of
from tests.fixtures.windows import press
from viewer.app import _want_samples
from viewer.session.settings import LAST, SAMPLES

CTRL = Qt.KeyboardModifier.ControlModifier


def first_run(window):
    """Open the program as `run_window` does where no document is named."""
    _want_samples(window.first.settings, window.first.library)
    window.open(shipped())
    return window.parts.message


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def count(window):
    return len(window.session.annotations)


def test_the_first_run_has_three_samples_and_says_so(window):
    message = first_run(window)
    assert message.message == "These three annotations are samples."
    assert count(window) == 3
    assert {item.label_id for item in window.session.annotations} == {
        "commitment", "concern", "key-point",
    }  # fmt: skip
    assert not any(item.in_briefing for item in window.session.annotations)


def test_one_click_removes_them_and_undo_brings_them_back(window):
    message = first_run(window)
    click(message._act)
    assert count(window) == 0
    assert not message.message
    for _ in range(2):
        press(window, Qt.Key.Key_Z, CTRL)
        assert count(window) == 3
        press(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert count(window) == 0


def test_once_removed_they_never_come_again(start):
    with start() as window:
        click(first_run(window)._act)
    for _ in range(2):
        with start() as window:
            window.first.settings.set_value(LAST, "")
            assert not first_run(window).message
            assert count(window) == 0


def test_they_are_offered_for_removal_until_the_user_decides(start):
    with start() as window:
        first_run(window)
    for _ in range(2):
        with start() as window:
            message = first_run(window)
            assert count(window) == 3
            assert message.message.startswith("These three")
    with start() as window:
        message = first_run(window)
        click(message._close)
        assert count(window) == 3
        assert not message.message
    with start() as window:
        assert not first_run(window).message
        assert count(window) == 3


def test_a_library_that_has_documents_gets_none(window, clock):
    window.first.library.remember(document_of("A statement\n\nWords of it.\n"), clock())
    assert not first_run(window).message
    assert count(window) == 0


def test_a_document_that_is_named_gets_none(opened):
    assert not opened.parts.message.message
    assert count(opened) == 0


@pytest.mark.parametrize("name", ["other.txt", "earlier.txt"])
def test_another_document_gets_none_and_neither_does_the_shipped_one_later(window, tmp_path, name):
    path = tmp_path / name
    path.write_text("Another statement\n\nWords of that statement.\n", encoding="utf-8")
    _want_samples(window.first.settings, window.first.library)
    window.open(path)
    assert count(window) == 0
    window.open(shipped())
    assert count(window) == 0
    assert window.first.settings.value(SAMPLES) == "done"


def test_what_goes_wrong_is_told_before_the_offer_and_does_not_lose_it(window):
    message = first_run(window)
    window.show_message("Something could not be done.")
    assert message.message == "Something could not be done."
    click(message._close)
    assert message.message.startswith("These three")
    assert count(window) == 3
