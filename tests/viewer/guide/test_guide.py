"""The guide: true of the program, searched, printed, and in the colours of the window."""

import re

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from tests.fixtures.windows import press
from viewer.guide.guide_text import GuideKind, blocks_of
from viewer.guide.guide_window import GuideWindow
from viewer.guide.guiding import guide

SOURCE = resources.text("guide", "guide.txt")


def shown(window):
    press(window, Qt.Key.Key_F1)
    QApplication.processEvents()
    return next(one for one in window.findChildren(GuideWindow) if one.isVisible())


def gone(window):
    QApplication.processEvents()
    return not [one for one in window.findChildren(GuideWindow) if one.isVisible()]


def test_f1_opens_it_beside_the_window_and_esc_closes_it_each_time(qtbot, opened):
    for _ in range(2):
        found = shown(opened)
        assert found is shown(opened)  # and a second time it is the same
        assert QApplication.activeModalWidget() is None
        QTest.keyClick(found, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: gone(opened))
        opened.activateWindow()
        assert QTest.qWaitForWindowActive(opened)


def test_it_names_every_chapter_and_leads_there_by_mouse_and_keyboard(opened):
    found = shown(opened)
    titles = re.findall(r"^# (.+)$", SOURCE, re.MULTILINE)
    listed = [found.chapters.item(at).text() for at in range(found.chapters.count())]
    assert listed == [*titles, "Keys"]
    bar = found.text.verticalScrollBar()
    for _ in range(2):
        item = found.chapters.visualItemRect(found.chapters.item(3)).center()
        QTest.mouseClick(found.chapters.viewport(), Qt.MouseButton.LeftButton, pos=item)
        assert found.text.textCursor().block().text() == "Handout"
        first = bar.value()
        QTest.keyClick(found.chapters, Qt.Key.Key_Down)
        assert found.text.textCursor().block().text() == "Library"
        assert bar.value() > first


def test_the_search_counts_and_goes_round(opened):
    found = shown(opened)
    assert found.field.hasFocus()
    for words in ("briefing", "Briefing"):
        found.field.setText(words)
        count = int(found.count.text())
        assert count == found.text.document().toPlainText().casefold().count("briefing")
        places = set()
        for _ in range(2 * count):
            assert found.text.textCursor().selectedText().casefold() == "briefing"
            places.add(found.text.textCursor().position())
            QTest.keyClick(found.field, Qt.Key.Key_Return)
        assert len(places) == count
        QTest.keyClick(found.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    found.field.setText("no such words")
    assert found.count.text() == "No match"


def test_it_speaks_of_no_action_that_is_not_there_and_of_the_keys_as_they_are(opened):
    actions = opened.parts.actions
    named = set(re.findall(r"\{(\w+)\}", SOURCE))
    assert named <= {row.name for row in actions.key_rows()}
    actions.use_keys({"find": ("Ctrl+Shift+9",), "open": ()})
    texts = [block.text for block in guide(actions.key_rows())]
    assert any("Ctrl+Shift+9 looks for words" in text for text in texts)
    assert any("Open a document with File ▸ Open" in text for text in texts)
    assert not any("{" in text for text in texts)


def test_every_key_of_the_program_is_in_its_sheet(opened):
    rows = opened.parts.actions.key_rows()
    keys = {block.text: block.beside for block in guide(rows) if block.kind is GuideKind.KEY}
    assert keys == {", ".join(row.keys): row.text for row in rows if row.keys}


def test_the_menus_that_it_names_are_there(opened):
    """“Library, Trash” is an entry of the menu Library."""
    places = {(row.menu.split(" ▸ ")[0], row.text) for row in opened.parts.actions.key_rows()}
    menus = "|".join({menu for menu, _ in places})
    named = re.findall(rf"\b({menus}), ([A-Z]\w+(?: [A-Z]\w+)*)", SOURCE)
    assert len(named) > 5
    for menu, entry in named:
        assert (menu, entry) in places or entry == "Structure", (menu, entry)


def test_text_that_looks_like_markup_is_shown_as_it_stands():
    text = "<b>bold</b> & <img src=x>"
    (block,) = blocks_of(text, {})
    assert block.text == text
    with pytest.raises(KeyError):
        blocks_of("{nothing}", {})


def test_it_is_drawn_in_the_colours_of_the_window(opened):
    found = shown(opened)
    for name in ("dark", "high-contrast", "sepia", "light") * 2:
        opened.first.themes.choose(name)
        theme = opened.first.appearance.theme
        ink = found.text.document().firstBlock().begin().fragment().charFormat().foreground()
        assert ink.color() == QColor(theme.ink)
        assert found.text.viewport().grab().toImage().pixelColor(3, 3).name() == theme.page


def test_it_is_printed_whole_in_the_colours_of_paper(opened, tmp_path):
    opened.first.themes.choose("dark")
    found, path = shown(opened), tmp_path / "guide.pdf"

    def choose(printer, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    found._choose_printer = choose
    for _ in range(2):
        QTest.mouseClick(found.print, Qt.MouseButton.LeftButton)
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        corner = pdf[0].render(scale=0.2).to_pil().convert("RGB").getpixel((2, 2))
    assert corner == (255, 255, 255)
    assert "Getting about" in pages[0]
    assert "Keyboard Shortcuts" in pages[-1]
    found._choose_printer = lambda _printer, _parent: False
    path.unlink()
    QTest.mouseClick(found.print, Qt.MouseButton.LeftButton)
    assert not path.exists()
