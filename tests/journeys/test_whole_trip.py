"""The whole trip: open, annotate, close, reopen, export, and read the handouts back."""

import os
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QToolButton

from data.documents import shipped
from data.library.location import location_of
from tests.fixtures.documents import shipped_document
from tests.fixtures.windows import answer, press, running, select, write
from viewer.annotations.card_list import CardList
from viewer.briefing.export_dialog import ExportDialog

HOME = Path(__file__).parents[2]
TIMEOUT = 20_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
QUOTED = "Quote Article 5 in full."
ASKED = "Welcomed, by whom?"
PRIVATE = "Xylophone: who asked for this?"
FORMULA = "complete, verifiable and irreversible dismantlement"
TOPICS = [
    "North Korea",
    "Regional affairs",
    "Defense equipment and technology cooperation",
    "The U.S. Forces in Japan",
]


@pytest.fixture
def start(qtbot, tmp_path):
    """Run the program; each run has a library connection and a window of its own."""
    minutes = count()
    begin = datetime(2018, 9, 5, 9, 0, tzinfo=UTC)
    return lambda: running(
        qtbot, tmp_path / "user", lambda: begin + timedelta(minutes=next(minutes))
    )


def mark_up(qtbot, window):
    """Annotate by keys and by mouse; return what must be there from now on."""
    page = window.first.reading.page
    page.setFocus()
    page.place_caret(window.session.document.text.index("Article 5"))
    for _ in "Article 5":
        press(window, Qt.Key.Key_Right, SHIFT)
    write(window, "2n")
    write(window, QUOTED)
    press(window, Qt.Key.Key_Return, CONTROL)
    press(window, Qt.Key.Key_V)
    select(window, FORMULA)
    write(window, "1v")
    press(window, Qt.Key.Key_F, CONTROL)
    write(window, "safe operations")
    press(window, Qt.Key.Key_Return, CONTROL)
    write(window, "3n")
    write(window, PRIVATE)
    press(window, Qt.Key.Key_Return, CONTROL)
    drag_over(qtbot, window, "efficient procurement", "Question (4)")
    press(window, Qt.Key.Key_N)
    write(window, ASKED)
    press(window, Qt.Key.Key_Return, CONTROL)
    press(window, Qt.Key.Key_V)


def drag_over(qtbot, window, words, chip):
    """Select words with the mouse and click on a label of the bar that appears."""
    page, bar = window.first.reading.page, window.first.reading.selection_bar
    start = window.session.document.text.index(words)
    page.reveal(start)
    ends = [page.line_rect(at).center().toPoint() for at in (start, start + len(words))]
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(page.viewport(), left, pos=ends[0])
    qtbot.mouseMove(page.viewport(), pos=ends[1])
    qtbot.mouseRelease(page.viewport(), left, pos=ends[1])
    buttons = {button.toolTip(): button for button in bar.findChildren(QToolButton)}
    qtbot.mouseClick(buttons[chip], left)


def facts(session):
    """Return, for each annotation, its passage, label, note and whether it is in the briefing."""
    text, found = session.document.text, []
    for item in session.annotations:
        place = session.resolution(item.id)
        passage = text[place.start : place.end]
        found.append((passage, item.label_id, item.note, item.in_briefing))
    return found


MARKED = [
    (FORMULA, "key-point", "", True),
    ("Article 5", "commitment", QUOTED, True),
    ("efficient procurement", "question", ASKED, True),
    ("safe operations", "concern", PRIVATE, False),
]


@pytest.fixture
def marked(qtbot, start):
    """A user's library with the annotations of an earlier run, closed."""
    with start() as window:
        window.open(shipped())
        mark_up(qtbot, window)
        assert facts(window.session) == MARKED


def export(qtbot, window, path, kind):
    """Export through the dialog, as a user does it; the file dialog is answered by keys."""
    press(window, Qt.Key.Key_E, CONTROL)
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    fields = {field.accessibleName(): field for field in dialog.findChildren(QComboBox)}
    fields["Marking"].setCurrentText("INTERNAL – DRAFT")
    fields["Format"].setCurrentIndex(fields["Format"].findData(kind))
    said = dialog.findChild(QLabel, "headline").text()

    def name_file(chooser):
        assert isinstance(chooser, QFileDialog)
        field = chooser.findChild(QLineEdit)
        field.setText(str(path))
        press(chooser, Qt.Key.Key_Return)

    answer(name_file)
    buttons = {b.text().replace("&", ""): b for b in dialog.findChildren(QPushButton)}
    with qtbot.wait_signal(dialog.exported, timeout=TIMEOUT):
        buttons["Export…"].click()
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
    return said


def words_of(reader):
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def everything_in(reader):
    """Yield every object of a PDF as text, its streams decoded."""
    for number in range(1, int(reader.trailer["/Size"])):
        found = reader.get_object(number)
        yield repr(found)
        if isinstance(found, StreamObject):
            content = found.get_data()
            yield content.decode("latin-1")
            yield content.decode("utf-16-be", errors="ignore")


def assert_handout(path):
    """See that a PDF holds the document, the briefing's annotations and nothing private."""
    reader = PdfReader(path)
    text = words_of(reader)
    for block in shipped_document().blocks[1:]:
        # Each note's number stands in the text, after its passage.
        lost = Counter(block.text.split()) - Counter(text.split())
        assert sum(lost.values()) <= 3, (block.text, lost)
    assert text.count(QUOTED) == text.count(ASKED) == 1
    assert "Xylophone" not in text
    assert not any("Xylophone" in content for content in everything_in(reader))
    assert [entry.title for entry in reader.outline] == [
        f"{number} {title}" for number, title in enumerate(TOPICS, start=1)
    ]
    links = [
        annotation.get_object()["/Dest"]
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if "/Dest" in annotation.get_object()
    ]
    assert len(links) >= len(TOPICS)
    pages = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        shown = " ".join(page.extract_text().split())
        assert f"Page {number} of {pages}" in shown
        assert shown.count("INTERNAL – DRAFT") == 2


def test_what_was_annotated_is_there_after_closing(marked, start, tmp_path):
    with start() as window:
        window.open(shipped())
        assert facts(window.session) == MARKED
        assert window.parts.annotations.findChild(CardList).model().shown == len(MARKED)
        assert window.session.undoable == "Put in Briefing"
    with closing(location_of(tmp_path / "user" / "library.sqlite3").make()) as library:
        notes = [item.note for item in library.notebook(shipped_document().id)]
    assert notes == [note for _, _, note, _ in MARKED]


def test_the_handout_from_the_window_quotes_the_document_and_keeps_what_is_private(
    qtbot, marked, start, tmp_path
):
    out = tmp_path / "handout.pdf"
    with start() as window:
        window.open(shipped())
        said = export(qtbot, window, out, "pdf")
        assert said == "3 annotations go into the handout, 1 stays private."
        assert facts(window.session) == MARKED
    assert_handout(out)


def test_the_web_page_from_the_window_holds_the_same(qtbot, marked, start, tmp_path):
    out = tmp_path / "handout.html"
    with start() as window:
        window.open(shipped())
        export(qtbot, window, out, "html")
    html = out.read_text(encoding="utf-8")
    for expected in (*TOPICS, "irreversible dismantlement", QUOTED, ASKED, "INTERNAL – DRAFT"):
        assert expected in html
    assert "Xylophone" not in html
    assert "http://" not in html.replace("http://www.w3.org/", "")


def run(*words):
    return subprocess.run(
        [sys.executable, "-m", "viewer", *map(str, words)],
        cwd=HOME,
        env={**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_line_makes_the_same_of_what_the_window_left(marked, tmp_path):
    out, folder = tmp_path / "handout.pdf", tmp_path / "user"
    words = ("--data-folder", folder, "--marking", "INTERNAL – DRAFT")
    done = run("export", shipped(), out, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Wrote “{out}”: 3 annotations in it, 1 stays private.\n"
    assert_handout(out)
    failed = run("export", tmp_path / "missing.txt", tmp_path / "none.pdf", *words)
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert not (tmp_path / "none.pdf").exists()
    assert run("export", shipped()).returncode == 2
