"""Links say where they lead and ask before they do; marks show their footnotes; all twice."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from tests.fixtures.hands import hover, place_of
from tests.fixtures.windows import press

LONG = "The first note, which says &lt;b>what&lt;/b> it says. " * 40
PAPER = f"""# Talks on Notes

They met at [the site](https://example.org/a?b=c&d) and spoke[^a] of [odd ones](https://exаmple.org/).

The second paragraph[^b] speaks[^a] again, and [writes](mailto:desk@example.org).

{"A paragraph to scroll over. " * 200}

[^a]: {LONG}
[^b]: The second.
"""


@pytest.fixture
def referring(opened):
    return opened.parts.referring


@pytest.fixture
def brought(monkeypatch):
    """The addresses that the desktop was asked to open."""
    found = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: found.append(url.toString()) or True
    )
    return found


def question(qtbot):
    """Return the box that is open, once it is."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    return QApplication.activeModalWidget()


def choose(box, role):
    next(one for one in box.buttons() if box.buttonRole(one) is role).click()


def test_a_mark_shows_its_footnote_under_the_pointer(page, referring):
    for _ in range(2):
        hover(page, place_of(page, "spokea", 5))
        preview = referring.preview
        assert preview.isVisible()
        assert preview.parent() is page.viewport()
        assert page.viewport().rect().contains(preview.geometry())
        assert preview.text.startswith("The first note, which says <b>what</b>")
        assert all(
            it.textFormat() is Qt.TextFormat.PlainText for it in preview.findChildren(QLabel)
        )
        hover(page, QPoint(5, 5))
        assert not preview.isVisible()
        hover(page, place_of(page, "paragraphb", 9))
        assert preview.text == "The second."
        hover(page, QPoint(5, 5))


def test_a_preview_in_a_small_window_fits_into_it(opened, page, referring):
    opened.resize(640, 420)
    QApplication.processEvents()
    hover(page, place_of(page, "spokea", 5))
    assert page.viewport().rect().contains(referring.preview.geometry())


def test_the_caret_in_a_mark_shows_its_footnote(page, opened, referring):
    press(opened, Qt.Key.Key_F9)
    text = page._page.positions.document.text
    for _ in range(2):
        page.place_caret(text.index("spokea") + 4)
        QTest.keyClick(page, Qt.Key.Key_Right)
        assert referring.preview.isVisible()
        QTest.keyClick(page, Qt.Key.Key_Right)
        QTest.keyClick(page, Qt.Key.Key_Right)
        assert not referring.preview.isVisible()


def test_a_click_on_a_mark_leads_to_the_note_and_alt_left_back(qtbot, opened, page):
    text = page._page.positions.document.text
    for _ in range(2):
        QTest.mouseClick(
            page.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, "spokea", 5)
        )
        assert page.shows(text.index("The first note"))
        assert page.selection()[0] == text.index("The first note")
        press(opened, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert page.shows(text.index("spokea"))


def test_from_a_note_the_menu_leads_to_each_of_its_marks(opened, page, referring):
    text = page._page.positions.document.text
    for _ in range(2):
        for number, words in enumerate(("spokea", "speaksa")):
            page.place_caret(text.index("The first note"))
            menu = referring.extended(opened.parts.actions.context_menu(opened))
            to_marks = [it for it in menu.actions() if it.text().startswith("To the &Mark")]
            assert len(to_marks) == 2
            to_marks[number].trigger()
            assert page.selection()[0] == text.index(words) + len(words) - 1
            menu.deleteLater()


def test_a_link_shows_its_address_under_the_pointer(opened, page):
    for _ in range(2):
        hover(page, place_of(page, "the site", 3))
        assert opened.parts.status.currentMessage() == "https://example.org/a?b=c&d"
        assert page.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
        hover(page, QPoint(5, 5))
        assert opened.parts.status.currentMessage() == ""
        assert page.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_a_link_is_opened_only_when_the_question_is_agreed_to(qtbot, page, brought):
    point = place_of(page, "the site", 3)
    for number in range(2):
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
        box = question(qtbot)
        assert "https://example.org/a?b=c&d" in box.informativeText()
        assert box.textFormat() is Qt.TextFormat.PlainText
        assert box.defaultButton() is box.escapeButton()
        box.reject()
        assert len(brought) == number
        QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
        choose(question(qtbot), QMessageBox.ButtonRole.AcceptRole)
        assert len(brought) == number + 1
    assert brought[0] == "https://example.org/a?b=c&d"


def test_a_site_in_letters_like_others_is_told(qtbot, page, brought):
    for _ in range(2):
        QTest.mouseClick(
            page.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, "odd ones", 2)
        )
        box = question(qtbot)
        assert "xn--exmple-4nf.org" in box.informativeText()
        assert "may look like others" in box.informativeText()
        box.reject()
    assert brought == []


def test_a_click_beside_a_line_that_ends_in_a_link_asks_nothing(page, brought):
    rect = page.line_rect(page._page.positions.document.text.index("writes") + 7)
    point = QPoint(page.viewport().width() - 90, int(rect.center().y()))
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert QApplication.activeModalWidget() is None


def test_the_caret_follows_a_link_by_key(qtbot, opened, page, brought):
    text = page._page.positions.document.text
    for _ in range(2):
        page.place_caret(text.index("writes") + 2)
        press(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
        choose(question(qtbot), QMessageBox.ButtonRole.AcceptRole)
        opened.activateWindow()
        qtbot.waitUntil(opened.isActiveWindow)
    assert brought == ["mailto:desk@example.org"] * 2
    page.place_caret(0)
    press(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert "No link" in opened.parts.status.currentMessage()


def test_an_address_is_copied_as_the_document_has_it(opened, page, referring):
    for _ in range(2):
        QGuiApplication.clipboard().clear()
        page.place_caret(page._page.positions.document.text.index("the site") + 2)
        menu = referring.extended(opened.parts.actions.context_menu(opened))
        next(it for it in menu.actions() if it.text() == "Copy Link &Address").trigger()
        assert QGuiApplication.clipboard().text() == "https://example.org/a?b=c&d"
        menu.deleteLater()


def test_where_nothing_leads_elsewhere_the_menu_is_as_it_was(opened, page, referring):
    page.place_caret(page._page.positions.document.text.index("They met"))
    plain = opened.parts.actions.context_menu(opened)
    menu = referring.extended(opened.parts.actions.context_menu(opened))
    assert [it.text() for it in menu.actions()] == [it.text() for it in plain.actions()]
    for one in (plain, menu):
        one.deleteLater()
    assert isinstance(page.textCursor(), QTextCursor)
