"""The page of a PDF stands beside its text, follows the reader, and is drawn elsewhere."""

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from data.confined.reading_process import ReadingProcess
from tests.fixtures.pdfs import FILLER, centre, drawn, paragraph
from viewer.reading.sources.source_pages import page_showing
from viewer.reading.sources.source_pages.page_showing import page_at
from viewer.widgets import file_dialogs

PAGES = 3


def paper(canvas):
    for number in range(PAGES):
        centre(canvas, 740, f"Part {'ABC'[number]} of the paper", 18)
        below = paragraph(canvas, 700, FILLER * 6)
        paragraph(canvas, below - 20, f"Words of page {number + 1}. " + FILLER * 4)
        if number < PAGES - 1:
            canvas.showPage()


@pytest.fixture(scope="module")
def pdf():
    return drawn(paper)


@pytest.fixture
def path(tmp_path, pdf):
    made = tmp_path / "paper.pdf"
    made.write_bytes(pdf)
    return made


@pytest.fixture
def opened(qtbot, window, path):
    window.open(path)
    qtbot.waitUntil(lambda: window.session is not None)
    return window


@pytest.fixture
def pane(opened):
    return opened.parts.right[0].widget


def head(pane):
    return pane._head.text()


def shown(qtbot, pane, number):
    """Wait until a page is shown."""
    wanted = f"Page {number} of {PAGES}"
    qtbot.waitUntil(lambda: head(pane) == wanted and pane.sheet.image and not pane.line)


def button(pane, name):
    return next(it for it in pane.findChildren(QToolButton) if it.accessibleName() == name)


def go_to_page(window, number):
    document = window.session.document
    block = next(it for it in document.blocks if it.page == number)
    window.first.reading.go_to(block.start + 1)
    return block


def test_the_page_is_shown_and_hidden_by_its_key(qtbot, opened, pane):
    assert not pane.isVisible()
    for _ in range(2):
        opened.parts.actions["page_picture"].trigger()
        assert pane.isVisible()
        shown(qtbot, pane, 1)
        image = pane.sheet.image
        assert image.width() == round(pane.wanted_width * pane.devicePixelRatioF())
        assert image.pixelColor(3, 3).name() == "#ffffff"
        colours = {image.pixelColor(x, y).value() for x in range(0, image.width(), 3)
                   for y in range(0, image.height() // 4, 2)}  # fmt: skip
        assert min(colours) < 120
        QTest.mouseClick(button(pane, "Close"), Qt.MouseButton.LeftButton)
        assert not pane.isVisible()
        assert not opened.parts.actions["page_picture"].isChecked()


def test_it_follows_the_reader_and_back(qtbot, opened, pane):
    opened.parts.actions["page_picture"].trigger()
    for number in (3, 1, 2, 1):
        block = go_to_page(opened, number)
        assert page_at(opened.session.document, block.start) == number
        shown(qtbot, pane, number)


def test_other_pages_can_be_looked_at_until_the_reader_moves(qtbot, opened, pane):
    opened.parts.actions["page_picture"].trigger()
    shown(qtbot, pane, 1)
    for _ in range(2):
        QTest.mouseClick(button(pane, "Next page"), Qt.MouseButton.LeftButton)
        shown(qtbot, pane, 2)
        QTest.mouseClick(button(pane, "Page before"), Qt.MouseButton.LeftButton)
        shown(qtbot, pane, 1)
    assert not button(pane, "Page before").isEnabled()


def test_an_enlarged_page_has_twice_the_pixels(qtbot, opened, pane):
    opened.parts.actions["page_picture"].trigger()
    shown(qtbot, pane, 1)
    width = pane.sheet.image.width()
    for factor in (2, 1, 2, 1):
        QTest.mouseClick(button(pane, "Enlarge"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda factor=factor: pane.sheet.image.width() == factor * width)


def test_a_file_that_is_gone_is_asked_for_and_has_to_be_the_same(
    qtbot, opened, pane, path, pdf, tmp_path, monkeypatch
):
    path.unlink()
    opened.parts.actions["page_picture"].trigger()
    qtbot.waitUntil(lambda: "not where it was read" in pane.line)
    find = pane.findChild(QPushButton)
    assert find.isVisible()
    assert pane.sheet.image is None
    other, same = tmp_path / "other.pdf", tmp_path / "same.pdf"
    other.write_bytes(pdf + b"\n")
    same.write_bytes(pdf)
    asked = iter([None, other, same])
    monkeypatch.setattr(file_dialogs, "ask_file", lambda *_: next(asked))
    find.click()
    assert "not where it was read" in pane.line
    find.click()
    qtbot.waitUntil(lambda: "is not the file that was read" in pane.line)
    assert find.isVisible()
    find.click()
    shown(qtbot, pane, 1)
    assert not find.isVisible()
    assert hashlib.sha256(same.read_bytes()).hexdigest() == opened.session.document.id


def test_what_was_not_read_from_a_pdf_says_so_each_time(qtbot, opened, pane):
    opened.parts.actions["page_picture"].trigger()
    shown(qtbot, pane, 1)
    opened.open(opened.first.sample)
    qtbot.waitUntil(lambda: opened.session.document.source.name != "paper.pdf")
    for _ in range(2):
        assert "no pages" in pane.line
        assert pane.sheet.image is None
        opened.parts.actions["page_picture"].trigger()
        opened.parts.actions["page_picture"].trigger()


def test_only_so_many_pictures_are_kept(qtbot, opened, pane, monkeypatch):
    monkeypatch.setattr(page_showing, "_MOST_BYTES", 1)
    opened.parts.actions["page_picture"].trigger()
    for number in (1, 2, 3, 1):
        go_to_page(opened, number)
        shown(qtbot, pane, number)
        assert len(opened.parts.showing._kept) == 1


def test_the_page_gets_room_beside_the_text_and_gives_it_back(qtbot, opened, pane):
    opened.resize(1440, 900)
    text, notes = opened.first.reading, opened.parts.right[1].widget
    before = text.width(), notes.width()
    for _ in range(2):
        opened.parts.actions["page_picture"].trigger()
        qtbot.waitUntil(lambda: pane.width() > 300)
        assert notes.width() >= 240
        assert text.width() >= 400
        opened.parts.actions["page_picture"].trigger()
        qtbot.waitUntil(lambda: (text.width(), notes.width()) == before)


def test_a_page_is_drawn_once_for_the_width_that_the_pane_gets(qtbot, opened, pane, monkeypatch):
    asked = []
    draw = ReadingProcess.draw

    def drawn(process, content, name, page, on_progress):
        asked.append(page)
        return draw(process, content, name, page, on_progress)

    monkeypatch.setattr(ReadingProcess, "draw", drawn)
    opened.parts.actions["page_picture"].trigger()
    qtbot.waitUntil(lambda: pane.sheet.image is not None and not pane.line)
    assert asked == [(1, pane.wanted_width)]
