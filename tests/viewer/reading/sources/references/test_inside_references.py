"""Links inside the document say where they lead, and lead there without a question; all twice."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fixtures.hands import hover, place_of
from tests.fixtures.windows import press

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
FILLER = "A paragraph to scroll over. " * 60
PAPER = f"""# Agreement on Ports

The Parties met. See [the part on costs](#costs), [a note](#note) and <sup>[5](#costs)</sup> & more.

See [Article 1](#article-1-terms), [long words](#long), [the top](#agreement-on-ports).

{FILLER}

## Article 1. Terms

{FILLER}

## Costs

Each Party bears its own costs, as [the opening](#agreement-on-ports) says.

<a id="long"></a>{FILLER}

<a id="note"></a>
[^9]: A note that nothing else calls.

The end[^9].
"""


@pytest.fixture(autouse=True)
def brought(monkeypatch):
    """The addresses that the desktop was asked to open: none."""
    found = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url) or True)
    yield
    assert found == []


def text_of(page):
    return page._page.positions.document.text


def at(page, words):
    """Tell whether the caret stands where these words begin, and they are seen."""
    start = text_of(page).index(words)
    return page.shows(start) and page.selection()[0] == start


def click(page, words, into=2):
    QTest.mouseClick(page.viewport(), LEFT, pos=place_of(page, words, into))
    assert QApplication.activeModalWidget() is None


def test_a_link_says_under_the_pointer_where_it_leads(opened, page):
    for _ in range(2):
        hover(page, place_of(page, "the part on costs", 5))
        assert opened.parts.status.currentMessage() == "To §“Costs”"
        assert page.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
        hover(page, QPoint(5, 5))
        assert opened.parts.status.currentMessage() == ""
        assert page.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_the_caret_in_a_link_says_so_too(opened, page):
    press(opened, Qt.Key.Key_F9)
    for _ in range(2):
        page.place_caret(text_of(page).index("the part on costs") - 2)
        for _ in range(4):
            QTest.keyClick(page, Qt.Key.Key_Right)
        assert opened.parts.status.currentMessage() == "To §“Costs”"
        page.place_caret(0)


def test_of_other_blocks_it_says_what_they_begin_with(opened, page):
    for _ in range(2):
        hover(page, place_of(page, "Article 1", 3))
        assert opened.parts.status.currentMessage() == "To “Article 1. Terms”"
        hover(page, place_of(page, "long words", 3))
        told = opened.parts.status.currentMessage()
        assert told.startswith("To §“Costs” ¶2: “A paragraph to scroll over. A")
        assert told.endswith("…”")
        assert len(told) < 100
        hover(page, place_of(page, "the top", 3))
        assert opened.parts.status.currentMessage() == "To Title: “Agreement on Ports”"
        hover(page, QPoint(5, 5))


def test_a_click_leads_there_at_once_and_alt_left_back(opened, page):
    for _ in range(2):
        click(page, "the part on costs")
        assert at(page, "Costs\n")
        press(opened, Qt.Key.Key_Left, ALT)
        assert page.shows(text_of(page).index("the part on costs"))
        press(opened, Qt.Key.Key_Right, ALT)
        assert page.shows(text_of(page).index("Costs\n"))
        click(page, "the opening")
        assert at(page, "Agreement on Ports")
        press(opened, Qt.Key.Key_Left, ALT)
        press(opened, Qt.Key.Key_Left, ALT)


def test_the_key_that_follows_links_leads_there(opened, page):
    for _ in range(2):
        page.place_caret(text_of(page).index("the part on costs") + 3)
        press(opened, Qt.Key.Key_Return, ALT)
        assert at(page, "Costs\n")
        press(opened, Qt.Key.Key_Left, ALT)
        assert page.shows(text_of(page).index("The Parties met"))


def test_the_menu_leads_there(opened, page):
    for _ in range(2):
        page.place_caret(text_of(page).index("the part on costs") + 3)
        menu = opened.parts.referring.extended(opened.parts.actions.context_menu(opened))
        follow = next(it for it in menu.actions() if it.text() == "To §“Costs”")
        assert not any("Address" in it.text() for it in menu.actions())
        follow.trigger()
        assert at(page, "Costs\n")
        menu.deleteLater()
        press(opened, Qt.Key.Key_Left, ALT)


def test_a_link_to_a_footnote_shows_it(opened, page):
    for _ in range(2):
        hover(page, place_of(page, "a note", 3))
        assert opened.parts.referring.preview.text == "A note that nothing else calls."
        hover(page, QPoint(5, 5))
        assert not opened.parts.referring.preview.isVisible()
        click(page, "a note")
        assert at(page, "A note that nothing")
        press(opened, Qt.Key.Key_Left, ALT)


def test_a_raised_link_that_is_no_mark_leads_where_it_says(opened, page):
    for _ in range(2):
        click(page, "5 & more", 0)
        assert at(page, "Costs\n")
        press(opened, Qt.Key.Key_Left, ALT)


def test_it_is_drawn_as_links_are(opened, page):
    accent = QColor(opened.first.appearance.theme.accent)
    for words, is_link in (("the part on costs", True), ("The Parties met", False)):
        rect = page.line_rect(text_of(page).index(words) + 1).toAlignedRect()
        picture = page.viewport().grab(rect.adjusted(0, 0, 40, 0)).toImage()
        near = min(
            sum(abs(one - other) for one, other in zip(
                picture.pixelColor(x, y).getRgb(), accent.getRgb(), strict=True))
            for x in range(picture.width()) for y in range(picture.height())
        )  # fmt: skip
        assert (near < 60) == is_link


def test_it_leads_there_after_the_structure_was_corrected(opened, page):
    for _ in range(2):
        page.place_caret(text_of(page).index("The Parties met") + 17)
        press(opened, Qt.Key.Key_J, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        assert "The Parties met.\nSee the part" in text_of(page)
        click(page, "the part on costs")
        assert at(page, "Costs\n")
        page.place_caret(text_of(page).index("Each Party bears") + 2)
        press(opened, Qt.Key.Key_J, CONTROL)
        assert "Costs Each Party" in text_of(page)
        opened.first.reading.go_to(0)
        click(page, "the part on costs")
        assert at(page, "Costs Each")
        press(opened, Qt.Key.Key_Z, CONTROL)
        press(opened, Qt.Key.Key_Z, CONTROL)
        opened.first.reading.go_to(0)


def test_in_two_panes_it_leads_there_in_the_one_that_was_clicked(qtbot, opened, page):
    opened.resize(1800, 900)
    press(opened, Qt.Key.Key_Backslash, CONTROL)
    for _ in range(2):
        opened.first.reading.go_to(0)
        click(page, "the part on costs")
        assert at(page, "Costs\n")
        panes = opened.parts.beside.panes
        there = panes.reading.page
        panes.reading.go_to(0)
        QApplication.processEvents()
        other, where = there.viewport(), place_of(there, "the part on costs", 2)
        place = other.mapToGlobal(where)
        QTest.mousePress(other, LEFT, pos=where)
        QTest.mouseRelease(other, LEFT, pos=other.mapFromGlobal(place))  # they changed places
        assert at(page, "Costs\n")
        press(opened, Qt.Key.Key_Left, ALT)
        assert page.shows(text_of(page).index("The Parties met"))


def test_the_way_back_leads_to_another_tab(qtbot, opened, page, tmp_path):
    other = tmp_path / "other.md"
    other.write_text(PAPER.replace("Ports", "Lights").replace("ports", "lights"), encoding="utf-8")
    click(page, "the part on costs")
    with qtbot.wait_signal(opened.first.opener.opened):
        opened.open(other)
    for _ in range(2):
        opened.first.reading.go_to(0)
        click(page, "the part on costs")
        assert at(page, "Costs\n")
        assert text_of(page).startswith("Agreement on Lights")
        press(opened, Qt.Key.Key_1, ALT)
        assert text_of(page).startswith("Agreement on Ports")
        opened.first.reading.go_to(0)
        click(page, "the part on costs")
        assert at(page, "Costs\n")
        press(opened, Qt.Key.Key_2, ALT)
