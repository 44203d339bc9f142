"""Copying from the page."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.fixtures.pdfs import FILLER, drawn, paragraph
from tests.fixtures.windows import press, select

HOME = Path(__file__).parents[3]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PROGRAM = """
from PySide6.QtWidgets import QApplication
from viewer.look import theme
from viewer.look.appearance import Appearance
from viewer.reading.reading_pane import ReadingPane
from viewer.session.current_document import CurrentDocument

application = QApplication([])
page = ReadingPane(Appearance(theme.light()), CurrentDocument()).page
page.setPlainText("Some words.")
page.selectAll()
page.copy()
"""


def copied():
    return QGuiApplication.clipboard().mimeData()


def test_copying_with_citation_quotes_the_passage(opened):
    select(opened, "Senkaku Islands")
    press(opened, Qt.Key.Key_C, CONTROL | SHIFT)
    assert copied().text() == "“Senkaku Islands” (JDF No. 102, §2 ¶1)"
    assert "JDF No. 102, §2 ¶1" in opened.parts.status.currentMessage()


def test_copying_gives_the_documents_words_as_plain_text_alone(opened):
    select(opened, "North Korea\nThe Ministers, taking")
    press(opened, Qt.Key.Key_C, CONTROL)
    assert copied().text() == "North Korea\nThe Ministers, taking"
    assert copied().formats() == ["text/plain"]


def test_the_program_ends_well_with_its_words_on_the_clipboard():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=HOME, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_passage_of_a_pdf_is_cited_with_its_page(start, tmp_path, qtbot):
    def draw(canvas):
        for number in range(1, 4):
            paragraph(canvas, 600, f"On sheet {number} the council met. {FILLER}")
            canvas.showPage()

    path = tmp_path / "minutes.pdf"
    path.write_bytes(drawn(draw))
    with start() as window:
        window.open(path)
        qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
        select(window, "On sheet 3")
        press(window, Qt.Key.Key_C, CONTROL | SHIFT)
        assert copied().text() == "“On sheet 3” (minutes, ¶3, p.\u00a03)"
