"""From three documents to one briefing: marked, composed, exported, and read back by others."""

import html
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count

import docx
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from data.briefing.briefing import Depth
from data.briefing.pieces import PieceKind
from data.documents import shipped
from tests.fixtures.windows import answer, press, running, select, write

TIMEOUT = 20_000
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TALKS = """# Readout of the Port Talks

## 1 Lights

Northland will light the pier by 2031. It pays half of the “cost” & more than *ever* before.

## 2 Ferries

The ferries stop in winter, and the Ministers regretted it.
"""
MINUTES = """Minutes of the Harbour Board

1. Fees

The Board decided to keep all fees as they are until 2030.

2. Depth

Dredging begins in March.
"""
CANARY = "Zanzibar"
MARKS = {
    "shipped": (("Article 5", "2", "As in 2015."), ("freedom of navigation", "1", "")),
    "talks.md": (("Northland will light the pier by 2031", "2", "New."),
                 ("It pays half of the “cost” & more", "3", "Half of what?")),
    "minutes.txt": (("keep all fees as they are until 2030", "2", "A date at last."),),
}  # fmt: skip
QUOTES = [quote for marks in MARKS.values() for quote, _, _ in marks]
NOTES = [note for marks in MARKS.values() for _, _, note in marks if note]


@pytest.fixture
def start(qtbot, tmp_path):
    minutes = count()
    begin = datetime(2018, 9, 5, 9, 0, tzinfo=UTC)
    return lambda: running(
        qtbot, tmp_path / "user", lambda: begin + timedelta(minutes=next(minutes))
    )


def mark_up(window, marks, canary):
    """Mark passages by keys, those that are to go out and one private note."""
    for quote, key, note in marks:
        select(window, quote)
        write(window, key)
        if note:
            press(window, Qt.Key.Key_N)
            write(window, note)
            press(window, Qt.Key.Key_Return, CONTROL)
        press(window, Qt.Key.Key_V)
    place = window.session.document.blocks[-1].text[:12]
    select(window, place)
    write(window, "4n")
    write(window, canary)
    press(window, Qt.Key.Key_Return, CONTROL)


def new_briefing(qtbot, window, name):
    """Begin a briefing, as a user does; return the composer."""
    press(window, Qt.Key.Key_B, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    buttons = {one.text().replace("&", ""): one for one in dialog.findChildren(QPushButton)}
    buttons["New…"].click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not dialog)
    asked = QApplication.activeModalWidget()
    QTest.keyClicks(asked.findChild(QLineEdit), name)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    composing = window.parts.composing
    qtbot.waitUntil(lambda: composing.window is not None)
    return composing.window


def put_in_all(qtbot, composer, title):
    """Put in what a document has that is not private: one passage after the other, with Enter."""
    sources = composer.sources
    entries = [entry.title for entry in sources._entries]
    number = next(n for n, name in enumerate(entries) if title in name)
    sources._documents.set_current(number)
    name = sources._entries[number].id
    passages = sources.list.passages
    qtbot.waitUntil(
        lambda: passages.rowCount() > 0 and passages.passage(0).annotation.document_id == name
    )
    rows = [n for n in range(passages.rowCount()) if passages.passage(n).annotation.in_briefing]
    for row in rows:
        before = len(composer.session.briefing.pieces)
        sources.list.setCurrentIndex(passages.index(row))
        QTest.keyClick(sources.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda n=before: len(composer.session.briefing.pieces) == n + 1)


def insert(composer, kind, words=""):
    composer.window().insert_requested.emit(kind)
    if words:
        QTest.keyClicks(composer.pieces.editor, words)
        QTest.keyClick(composer.pieces.editor, Qt.Key.Key_Return, CONTROL)


def compose(qtbot, composer):
    """Nine pieces and more, in another order than they were put in, with a bottom line."""
    for title in ("Ministerial", "Port Talks", "Harbour"):
        put_in_all(qtbot, composer, title)
    composer.pieces.choose([])
    insert(composer, PieceKind.HEADING, "What was promised")
    insert(composer, PieceKind.TEXT, "Nobody asked about <b>costs</b> & fees.")
    insert(composer, PieceKind.PRESS_LINE, "We welcome the outcome.")
    insert(composer, PieceKind.TABLE, "All promises")
    insert(composer, PieceKind.PAGE_BREAK)
    heading = next(
        piece.id for piece in composer.session.briefing.pieces if piece.kind is PieceKind.HEADING
    )
    composer.pieces.choose([heading])
    while composer.session.briefing.pieces[0].id != heading:
        QTest.keyClick(composer.pieces, Qt.Key.Key_Up, ALT)
    last = composer.session.briefing.pieces[-1].id
    composer.pieces.choose([last])
    QTest.keyClick(composer.pieces, Qt.Key.Key_Delete)
    composer.title._bottom.setPlainText("Three promises, two of them with a date.")
    composer.title.commit()


def export(qtbot, composer, path):
    def name_file(chooser):
        assert isinstance(chooser, QFileDialog)
        chooser.findChild(QLineEdit).setText(str(path))
        press(chooser, Qt.Key.Key_Return)

    answer(name_file)
    composer.export_requested.emit(path.suffix[1:])
    qtbot.waitUntil(path.exists, timeout=TIMEOUT)


def flat(text):
    return " ".join(text.replace("\u00a0", " ").split())


def read_pdf(path):
    reader = PdfReader(BytesIO(path.read_bytes()))
    return flat(" ".join(page.extract_text() for page in reader.pages))


def read_docx(path):
    document = docx.Document(str(path))
    rows = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return flat(" ".join([*(one.text for one in document.paragraphs), *rows]))


def read_html(path):
    page = re.sub(r"<style>.*?</style>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return flat(html.unescape(re.sub(r"<[^>]*>", "", page)))


def read_markdown(path):
    page = MarkdownIt("commonmark").enable("table").render(path.read_text(encoding="utf-8"))
    return flat(html.unescape(re.sub(r"<[^>]*>", "", page)))


READERS = {".pdf": read_pdf, ".docx": read_docx, ".html": read_html, ".md": read_markdown}


def test_a_briefing_is_made_of_three_documents_and_read_back_by_others(qtbot, start, tmp_path):
    (tmp_path / "talks.md").write_text(TALKS, encoding="utf-8")
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    paths = {"shipped": shipped(), **{name: tmp_path / name for name in list(MARKS)[1:]}}
    with start() as window:
        for number, (name, marks) in enumerate(MARKS.items()):
            window.open(paths[name])
            qtbot.waitUntil(lambda: window.session is not None)
            qtbot.waitUntil(
                lambda quote=marks[0][0]: quote in window.session.document.text, timeout=TIMEOUT
            )
            mark_up(window, marks, f"{CANARY} {number}: ask nobody about this.")
        composer = new_briefing(qtbot, window, "Deputy Minister")
        compose(qtbot, composer)
        kinds = [piece.kind for piece in composer.session.briefing.pieces]
        assert kinds[0] is PieceKind.HEADING
        assert len(kinds) == 9
        files = []
        for suffix in READERS:
            path = tmp_path / f"briefing{suffix}"
            export(qtbot, composer, path)
            files.append(path)
    for path in files:
        said = READERS[path.suffix](path)
        for words in (*QUOTES, *NOTES, "Three promises", "What was promised", "All promises"):
            assert words in said, (path.suffix, words)
        assert "Nobody asked about <b>costs</b> & fees." in said, path.suffix
        assert CANARY.encode() not in path.read_bytes()
        assert CANARY not in said


def test_what_was_composed_is_there_after_a_restart_and_can_be_undone(qtbot, start, tmp_path):
    with start() as window:
        window.open(shipped())
        mark_up(window, MARKS["shipped"], f"{CANARY}: nobody.")
        composer = new_briefing(qtbot, window, "Deputy Minister")
        put_in_all(qtbot, composer, "Ministerial")
        composer.session.set_depth(Depth.EXCERPTS)
    with start() as window:
        press(window, Qt.Key.Key_B, CONTROL)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return)
        composing = window.parts.composing
        qtbot.waitUntil(lambda: composing.window is not None)
        session = composing.window.session
        assert (len(session.briefing.pieces), session.briefing.depth) == (2, Depth.EXCERPTS)
        for _ in range(3):
            press(composing.window, Qt.Key.Key_Z, CONTROL)
        assert (session.briefing.pieces, session.briefing.depth) == ((), Depth.POINTS)


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_word_file_of_a_briefing(qtbot, start, tmp_path):
    with start() as window:
        window.open(shipped())
        mark_up(window, MARKS["shipped"], f"{CANARY}: nobody.")
        composer = new_briefing(qtbot, window, "Deputy Minister")
        put_in_all(qtbot, composer, "Ministerial")
        path = tmp_path / "briefing.docx"
        export(qtbot, composer, path)
    home = (tmp_path / "home").as_uri()
    for _ in range(3):  # it now and then ends without a file
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={home}", "--convert-to", "pdf",
             "--outdir", str(tmp_path), str(path)],
            check=False, capture_output=True, timeout=120,
        )  # fmt: skip
        if path.with_suffix(".pdf").exists():
            break
    said = read_pdf(path.with_suffix(".pdf"))
    for quote, _, _ in MARKS["shipped"]:
        assert quote in said
