"""Only what somebody looks at is laid out, and nothing of a text view is lost by that."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QTextCursor

from data.annotation import standard_labels
from data.document import Block, BlockKind, Document, Source, Span, SpanKind, place
from data.documents import shipped
from data.intake import read_document
from tests.fixtures.documents import NOW
from tests.viewer.reading.page.conftest import COUNT
from viewer.look import theme
from viewer.reading.page.page_layout import lay_out
from viewer.reading.reading_pane import ReadingPane
from viewer.session.document_session import DocumentSession

FEW = 60
"""More blocks than two screens show."""
SHIFT = Qt.KeyboardModifier.ShiftModifier


def line(pane):
    """Return the offset of the first line in view, and how far below the edge it stands."""
    top = pane.page.first_visible()
    return top, pane.page.line_rect(top).top()


def test_a_page_that_is_shown_has_the_lines_that_are_seen(pane, laid):
    pane.grab()
    assert 3 < laid() < FEW


def test_zooming_lays_out_only_what_is_in_view(pane, laid, place_of):
    pane.page.scroll_to(place_of(COUNT // 2))
    for zoom in (2.0, 0.67, 1.0):
        pane.set_zoom(zoom)
        pane.grab()
        assert 3 < laid() < FEW


def test_another_width_lays_out_only_what_is_in_view(pane, laid, place_of):
    pane.page.scroll_to(place_of(COUNT // 2))
    for width in (600, 500, 900):
        pane.resize(width, 600)
        pane.grab()
        assert 3 < laid() < FEW


def test_going_far_lays_out_only_where_it_leads(qtbot, pane, laid, place_of):
    before = laid()
    pane.go_to(place_of(COUNT // 2))
    pane.grab()
    qtbot.keyClick(pane.page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    pane.grab()
    assert pane.page.marks_bar.value() == pane.page.marks_bar.maximum()
    assert pane.page.shows(place_of(COUNT - 1))
    assert laid() - before < 2 * FEW


def test_a_short_page_is_laid_out_at_once_and_its_height_is_exact(light):
    page = lay_out(read_document(shipped()), light, 1.0)
    page.text.setTextWidth(800)
    before = page.layout.heights.total
    block = page.text.begin()
    while block.isValid():
        assert block.layout().lineCount()
        page.layout.blockBoundingRect(block)
        block = block.next()
    assert page.layout.heights.total == page.layout.documentSize().height() == before


@pytest.mark.parametrize("number", [0, 700, COUNT - 1])
def test_the_line_that_is_read_stays_at_every_zoom(pane, place_of, number):
    bar = pane.page.marks_bar
    pane.page.scroll_to(place_of(number))
    start = line(pane)
    for _ in range(2):
        for zoom in (1.5, 0.5, 3.0, 1.0):
            pane.set_zoom(zoom)
            pane.grab()
            rect = pane.page.line_rect(start[0])
            is_at_end = bar.value() in {0, bar.maximum()}
            assert abs(rect.top() - start[1]) <= 1 or is_at_end
    assert line(pane)[0] == start[0]


def test_the_line_that_is_read_stays_at_every_width(pane, place_of):
    pane.page.scroll_to(place_of(900))
    start, height = line(pane)
    for _ in range(2):
        for width in (700, 520, 1200, 900):
            pane.resize(width, 600)
            pane.grab()
            assert abs(pane.page.line_rect(start).top() - height) <= 1
    assert line(pane)[0] == start


def test_the_selection_is_what_stays_where_it_is_in_view(pane, place_of):
    start = place_of(900)
    pane.page.reveal(start)
    pane.page.select(start, start + 8)
    height = pane.page.line_rect(start).top()
    assert height > 50
    for zoom in (2.0, 0.75, 1.0):
        pane.set_zoom(zoom)
        assert abs(pane.page.line_rect(start).top() - height) <= 1
        assert pane.selection() == (start, start + 8)


def test_a_page_at_its_start_stays_there(pane):
    for zoom in (2.0, 1.0):
        pane.set_zoom(zoom)
        assert pane.page.marks_bar.value() == 0


@pytest.mark.parametrize("step", [-60, 60, -333, 333])
def test_scrolling_moves_what_is_in_view_by_as_much(pane, place_of, step):
    """Also where blocks that come into view are higher, or less high, than was thought."""
    pane.page.scroll_to(place_of(900))
    bar = pane.page.marks_bar
    for _ in range(12):
        start, height = line(pane)
        bar.setValue(bar.value() + step)
        pane.grab()
        assert abs(pane.page.line_rect(start).top() - (height - step)) <= 1


def test_asking_for_a_place_above_moves_nothing_in_view(pane, place_of):
    pane.page.scroll_to(place_of(900))
    start, height = line(pane)
    for number in range(700, 890, 7):
        pane.page.line_rect(place_of(number))
    assert line(pane) == (start, height)


def test_keys_select_across_what_was_never_seen(qtbot, pane, place_of, document):
    pane.go_to(place_of(1200))
    for _ in range(6):
        qtbot.keyClick(pane.page, Qt.Key.Key_PageDown, SHIFT)
    start, end = pane.selection()
    assert start == place_of(1200)
    assert "Sentence number 1220 is" in document.text[start:end]
    pane.page.set_caret_mode(on=True)
    for _ in range(3):
        qtbot.keyClick(pane.page, Qt.Key.Key_Up)
    assert pane.selection() is None


def test_a_drag_selects_what_is_under_the_pointer(qtbot, pane, place_of, document):
    pane.page.scroll_to(place_of(1000))
    view = pane.page.viewport()
    first = pane.page.line_rect(place_of(1001)).center().toPoint()
    last = pane.page.line_rect(place_of(1002) + 8).center().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view, last)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    start, end = pane.selection()
    assert start == place_of(1001)
    assert document.text[place_of(1002) : end] == "Sentence"
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=first + QPoint(20, 0))
    assert document.text[slice(*pane.selection())] == "Sentence"


def test_all_is_copied_without_being_laid_out(pane, laid, document):
    pane.page.selectAll()
    pane.page.copy()
    assert QGuiApplication.clipboard().mimeData().text() == document.text
    assert laid() < FEW


def test_what_was_never_seen_is_found(qtbot, pane, laid, place_of):
    pane.find_tool.open()
    pane.find_tool.bar.field.setText("number 1777 is")
    qtbot.waitUntil(lambda: pane.selection() is not None)
    assert pane.selection()[0] == place_of(1777) + len("Sentence ")
    assert pane.page.shows(place_of(1777))
    assert laid() < 2 * FEW


def test_a_screen_reader_gets_every_word_and_its_place(pane, laid, document, place_of):
    text = QAccessible.queryAccessibleInterface(pane.page).textInterface()
    page = pane.page._page.positions
    start = page.to_page(place_of(1500))
    assert text.characterCount() == pane.page.document().characterCount() - 1
    assert text.text(start, start + 23) == "Sentence number 1500 is"
    assert text.characterRect(start).height() > 10
    assert laid() < FEW
    pane.page.scroll_to(place_of(1500))
    rect = text.characterRect(start)
    shown = pane.page.line_rect(place_of(1500))
    origin = pane.page.viewport().mapToGlobal(QPoint(0, 0))
    assert abs(rect.top() - origin.y() - shown.top()) <= 1
    assert text.offsetAtPoint(rect.center()) in {start, start + 1}


def test_the_position_at_a_point_is_that_of_the_letter_there(pane, place_of):
    layout, page = pane.page._page.layout, pane.page._page
    for number in (3, 500, 1999):
        position = page.positions.to_page(place_of(number) + 5)
        cursor = QTextCursor(page.text)
        cursor.setPosition(position)
        rect = pane.page.cursorRect(cursor).translated(0, pane.page.marks_bar.value())
        point = QPointF(rect.center())
        assert layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit) == position
        beside = QPointF(2, point.y())
        assert layout.hitTest(beside, Qt.HitTestAccuracy.ExactHit) == -1


def test_an_older_page_is_let_go(qtbot, pane, current, large, qapp):
    documents = set()
    for _ in range(3):
        current.show(large)
        pane.complete()
        qtbot.wait(1)
        documents = [one for one in pane.page.children() if one.inherits("QTextDocument")]
    assert len(documents) == 1


def colours_in(pane, offset):
    """Return the colours around the letter at an offset."""
    image = pane.page.viewport().grab().toImage()
    rect = pane.page.line_rect(offset)
    return {
        image.pixelColor(round(rect.left()) + x, y).name()
        for x in range(12)
        for y in range(round(rect.top()), round(rect.bottom()))
    }


def test_links_have_the_colour_of_the_theme_before_and_after_it_changes(
    qtbot, appearance, current, library, clock, new_id
):
    link = Span(SpanKind.LINK, 0, 8, "https://example.org")
    blocks = place([Block(BlockKind.PARAGRAPH, "HHHHHHHH and more", spans=(link,))] * 3)
    document = Document(Source("x", "0" * 64), "t", blocks)
    library.remember(document, NOW)
    session = DocumentSession(
        document, library.notebook(document.id), standard_labels(), clock=clock, new_id=new_id
    )
    pane = ReadingPane(appearance, current)
    pane.furnish(standard_labels())
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    current.show(session)
    with qtbot.waitExposed(pane):
        pane.show()
    for zoom in (1.0, 2.0):
        pane.set_zoom(zoom)
        for one in (theme.light(), theme.dark()):
            appearance.show(one)
            accent = QColor(one.accent).name()
            assert accent in colours_in(pane, blocks[2].start)
            assert accent not in colours_in(pane, blocks[2].start + 10)
