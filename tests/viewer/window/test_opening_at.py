"""A document is opened where somebody points to in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from data.documents import shipped
from tests.fixtures.windows import press
from viewer.commands import verbs


def here(window):
    return window.session.document.text[window.first.reading.position.offset :]


@pytest.mark.parametrize(
    ("address", "words"),
    [("§2 ¶1", "The Ministers exchanged"), ("forces in", "The U.S. Forces"),
     ("JDF No. 102, §1", "North Korea")],
)  # fmt: skip
def test_it_is_shown_at_the_address_and_back_leads_to_where_reading_stopped(window, address, words):
    window.resize(1440, 420)
    window.open(shipped())
    for number in (1, 2):
        window.parts.navigating.to_topic(number)
        stopped = window.first.reading.position.offset
        window.open(shipped(), address)
        assert here(window).startswith(words)
        assert window.first.reading.page.shows(window.first.reading.position.offset)
        press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert window.first.reading.position.offset == stopped


def test_what_is_not_in_the_document_is_said_in_one_line(window):
    for address in ("¶99", "p. 3"):
        window.open(shipped(), address)
        assert window.parts.message.message == f"“{address}” is no place in this document."
        assert window.session is not None
        window.open(shipped())
        assert window.parts.message.message == ""


def test_an_address_is_forgotten_with_the_file_that_could_not_be_opened(window, tmp_path):
    for _ in range(2):
        window.open(tmp_path / "gone.txt", "§2 ¶1")
        window.open(shipped())
        assert not here(window).startswith("The Ministers exchanged")


def test_what_waits_for_a_dialog_keeps_its_address(qtbot, opened):
    for _ in range(2):
        opened.parts.navigating.to_topic(0)
        opened.parts.actions["about"].trigger()
        opened.first.receiving.receive(shipped(), "§2 ¶1")
        assert not here(opened).startswith("The Ministers exchanged")
        QApplication.activeModalWidget().reject()
        qtbot.waitUntil(lambda: here(opened).startswith("The Ministers exchanged"))


def test_the_command_line_takes_an_address():
    for words in (["--at", "¶34", "a.txt"], ["a.txt", "--at", "export"], ["--at=§1", "--sample"]):
        verb, options = verbs.parse(words)
        assert verb is None
        assert options.at in {"¶34", "export", "§1"}
    assert verbs.parse(["a.txt"])[1].at == ""
