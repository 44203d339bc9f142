"""Going somewhere by typing it into the tool bar."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from data.documents import shipped
from tests.fixtures.pdfs import FILLER, drawn, paragraph
from tests.fixtures.windows import press, select, write
from viewer.widgets.row_model import ROW_ROLE

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FIRST, FORCES = "The Ministers exchanged", "The U.S. Forces in Japan"


@pytest.fixture
def low(opened):
    """A window in which little of the document is seen at a time."""
    opened.resize(1440, 420)
    QApplication.processEvents()
    return opened


def page_of(window):
    return window.first.reading.page


def here(window):
    """Return the text at the reading position."""
    return window.session.document.text[window.first.reading.position.offset :]


def tool(window):
    return window.parts.address


def typed(window, text):
    """Press Ctrl+L and type over what is there, as keys or as an input method does."""
    press(window, Qt.Key.Key_L, CONTROL)
    field = tool(window).field
    assert field.hasFocus()
    if text.isascii():
        write(window, text)
    else:
        field.insert(text)
        field.textEdited.emit(field.text())


def rows(window):
    listed = tool(window).list
    model = listed.model()
    shown = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    return shown if listed.isVisible() else []


def click(window, row):
    listed = tool(window).list
    place = listed.visualRect(listed.model().index(row, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(
    ("address", "words"),
    [("2 1", FIRST), ("  2   1 ", FIRST), ("§２　¶１", FIRST), ("§ii ¶i", FIRST),
     ("§二 ¶一", FIRST),
     ("jdf no. 102, §2 ¶1", FIRST), ("“x” (JDF No. 102, §2 ¶1, p. 3)", FIRST),
     ("regi", "Regional affairs"), ("FORCES in", FORCES), ("Lead", "On June 29th")],
)  # fmt: skip
def test_what_is_typed_is_shown_at_once_and_stays_with_return(low, address, words):
    for _ in range(2):
        press(low, Qt.Key.Key_Home, CONTROL)
        typed(low, address)
        assert here(low).startswith(words)
        assert page_of(low).shows(low.first.reading.position.offset)
        assert rows(low)
        press(low, Qt.Key.Key_Return)
        assert here(low).startswith(words)
        assert page_of(low).hasFocus()
        assert not rows(low)


def test_escape_leads_back_to_the_pixel_and_to_what_was_selected(low):
    for words in ("Senkaku Islands", "safe operations"):
        start = select(low, words)
        page_of(low).reveal(start)
        before = page_of(low).marks_bar.value(), page_of(low).selection()
        could = low.parts.actions["back"].isEnabled()
        typed(low, "title")
        assert page_of(low).marks_bar.value() != before[0]
        press(low, Qt.Key.Key_Escape)
        assert (page_of(low).marks_bar.value(), page_of(low).selection()) == before
        assert page_of(low).hasFocus()
        assert not rows(low)
        assert low.parts.actions["back"].isEnabled() is could


def test_back_leads_from_a_place_to_the_very_view_that_was_left(low):
    for words in ("Senkaku Islands", "safe operations"):
        start = select(low, words)
        page_of(low).reveal(start)
        page_of(low).clear_selection()
        stand = low.first.reading.position.stand()
        typed(low, "title")
        press(low, Qt.Key.Key_Return)
        press(low, Qt.Key.Key_Left, ALT)
        assert low.first.reading.position.stand() == stand


def test_arrows_and_the_mouse_choose_among_the_places(low):
    for _ in range(2):
        typed(low, "§2")
        first, second = (row.head for row in rows(low)[:2])
        assert (first, second) == ("§2", "§2 ¶1")
        press(low, Qt.Key.Key_Down)
        assert here(low).startswith(FIRST)
        press(low, Qt.Key.Key_Up)
        assert here(low).startswith("Regional affairs")
        press(low, Qt.Key.Key_Up)
        press(low, Qt.Key.Key_Escape)
        typed(low, "§2")
        click(low, 1)
        assert here(low).startswith(FIRST)
        assert page_of(low).hasFocus()
        assert not rows(low)


@pytest.mark.parametrize("address", ["9 9", "nowhere at all", "¶99"])
def test_what_is_nowhere_is_said_and_goes_nowhere(low, address):
    for _ in range(2):
        before = page_of(low).marks_bar.value()
        typed(low, address)
        assert [row.head for row in rows(low)] == [f"“{address}” is no place in this document"]
        assert tool(low).list.current is None
        assert tool(low).field.property("failed")
        press(low, Qt.Key.Key_Return)
        assert tool(low).field.hasFocus()
        assert page_of(low).marks_bar.value() == before
        press(low, Qt.Key.Key_Escape)
        assert not tool(low).field.property("failed")
        assert not low.parts.actions["back"].isEnabled()


def test_taking_the_letters_back_leads_back(low):
    before = page_of(low).marks_bar.value()
    for _ in range(2):
        typed(low, "forc")
        assert page_of(low).marks_bar.value() != before
        for _ in "forc":
            press(low, Qt.Key.Key_Backspace)
        assert page_of(low).marks_bar.value() == before
        assert not rows(low)
        press(low, Qt.Key.Key_Return)
        assert page_of(low).hasFocus()


def test_who_clicks_into_the_page_goes_on_reading_there(low):
    for _ in range(2):
        press(low, Qt.Key.Key_Home, CONTROL)
        typed(low, "forces")
        QTest.mouseClick(page_of(low).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
        assert page_of(low).hasFocus()
        assert not rows(low)
        shown = page_of(low).marks_bar.value()
        assert shown > 0
        press(low, Qt.Key.Key_Left, ALT)
        assert page_of(low).marks_bar.value() == 0


def test_letters_in_the_field_label_nothing(low):
    select(low, "Senkaku Islands")
    for _ in range(2):
        typed(low, "1n2v")
        press(low, Qt.Key.Key_Escape)
    assert low.session.annotations == ()


def test_the_list_lies_under_its_field_within_the_window(low):
    for width in (1440, 1000, 700):
        low.resize(width, 420)
        QApplication.processEvents()
        typed(low, "§")
        typed(low, "§2")
        field, listed = tool(low).field, tool(low).list
        assert field.isVisible()
        assert listed.geometry().top() > field.mapTo(low, QPoint(0, field.height())).y()
        assert low.rect().contains(listed.geometry())
        press(low, Qt.Key.Key_Escape)
        assert field.isVisible() is (width >= 1000)


def test_pages_are_gone_to_where_the_source_has_some(start, tmp_path, qtbot):
    def draw(canvas):
        for number in range(1, 5):
            paragraph(canvas, 600, f"On sheet {number} the council met. {FILLER}")
            canvas.showPage()

    path = tmp_path / "minutes.pdf"
    path.write_bytes(drawn(draw))
    with start(size=(1000, 420)) as window:
        window.open(path)
        qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
        for address in ("p. 3", "page 3", "Ｐ３", "３頁", "第三ページ"):
            typed(window, address)
            assert here(window).startswith("On sheet 3"), address
            assert rows(window)[0].head == "¶3, p.\u00a03"
            press(window, Qt.Key.Key_Escape)
        typed(window, "p. 9")
        assert tool(window).field.property("failed")


OTHER = "# Cooperation on the sea\n\nLead.\n\n## Trade\n\nGoods move.\n\n## Ships\n\nShips sail.\n"


def test_a_citation_of_another_document_of_the_library_leads_there(qtbot, low, tmp_path):
    other = tmp_path / "sea.md"
    other.write_text(OTHER)
    low.open(other)
    qtbot.waitUntil(lambda: low.session.document.source.name == "sea.md")
    low.open(shipped())
    for _ in range(2):
        before = page_of(low).marks_bar.value()
        typed(low, "Cooperation on the sea, §2 ¶1")
        qtbot.waitUntil(lambda: "sea" in rows(low)[0].head and rows(low)[0].aside != "")
        assert page_of(low).marks_bar.value() == before
        press(low, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: low.session.document.source.name == "sea.md")
        assert here(low).startswith("Ships sail.")
        typed(low, "JDF No. 102, §2 ¶1")
        qtbot.waitUntil(lambda: rows(low)[0].aside != "")
        click(low, 0)
        qtbot.waitUntil(lambda: low.session.document.source.name == shipped().name)
        assert here(low).startswith(FIRST)
        low.open(shipped())


def test_a_document_that_the_library_does_not_have_is_said(qtbot, low):
    for _ in range(2):
        typed(low, "Minutes of nobody, §2 ¶1")
        qtbot.waitUntil(lambda: len(rows(low)) > 1)
        assert rows(low)[-1].head == "No document of the library is called “Minutes of nobody”"
        assert here(low).startswith(FIRST)
        press(low, Qt.Key.Key_Escape)
