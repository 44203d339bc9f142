"""Rows of tables stand in columns, and are text like any other for caret, find and readers."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from data.annotation import standard_labels
from data.document import Block, BlockKind, Document, Source, Span, SpanKind, place
from data.text import table_rows
from tests.fixtures.documents import NOW
from viewer.look import theme
from viewer.reading.page.page_layout import lay_out, lay_out_part
from viewer.reading.page.tables.table_row import BREAK, NOTHING, set_cells
from viewer.reading.positions import utf16_length
from viewer.reading.reading_pane import ReadingPane
from viewer.session.document_session import DocumentSession

SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = [
    "the",
    "Ministers",
    "防衛省の施策",
    "1,250",
    "a|b",
    "😀𠮷",
    "Donaudampfschiffahrt",
    "of",
    "x",
]
TABLE = [
    ["Country", "Amount", "Remarks"],
    ["Japan", "1,250", "said at the first session, and in writing after it; and so it stands"],
    ["Germany", "87", "none"],
    ["", "12", "as a|b"],
]

cells = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
tables = st.integers(2, 7).flatmap(
    lambda count: st.lists(
        st.lists(cells, min_size=1, max_size=count).filter(any), min_size=1, max_size=6
    )
)


def paper(*rows, heads=1, around="Text around the table."):
    """Return a document with a table of these rows between two paragraphs."""
    blocks = [Block(BlockKind.PARAGRAPH, around)]
    for number, values in enumerate(rows):
        level = int(number < heads)
        blocks.append(Block(BlockKind.TABLE_ROW, table_rows.row(values), level=level))
    return Document(
        Source("x", "0" * 64), "t", place([*blocks, Block(BlockKind.PARAGRAPH, around)])
    )


def rows_on(page):
    """Return the rows of a page: the document's block, the text block and how it is set."""
    found, block = [], page.text.begin()
    while block.isValid():
        row = page.layout.rows.get(block.blockNumber()) if page.has_tables else None
        if row is not None:
            index = page.positions.block_of(block.blockNumber())
            page.layout.blockBoundingRect(block)
            found.append((page.positions.document.blocks[index], block, row))
        block = block.next()
    return found


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp):
    theme.load_fonts()
    theme.load_more_fonts()


@settings(deadline=None, max_examples=80)
@given(tables, st.integers(0, 2), st.sampled_from([0.67, 1.0, 1.5, 2.0]), st.integers(320, 1400))
@example([["a", "b"], ["שלום", "עולם"]], 1, 1.0, 800)
@example([["שלום", "12"], ["עולם", "3"]], 1, 1.0, 800)
@example([["whole"], ["a", "b", "c"]], 0, 1.0, 800)
@example([["the"], ["😀𠮷 😀𠮷 of", "the"], ["M", "", "M", "M", "M", "M"]], 2, 1.5, 764)
def test_every_cell_stands_in_its_columns_and_none_on_another(rows, heads, zoom, width):
    page = lay_out(paper(*rows, heads=heads), theme.light(), zoom)
    page.text.setTextWidth(width)
    laid = rows_on(page)
    assert len(laid) == len(rows)
    above = 0.0
    for block, text, row in laid:
        columns = page.layout.columns(text.blockNumber())
        standing = sorted(columns)
        room = width - 2 * page.gutter
        assert standing[0].x >= 0
        assert standing[-1].x + standing[-1].width <= room + 1
        assert all(a.x + a.width <= b.x for a, b in pairwise(standing))
        said = table_rows.cells(block.text)
        shown = dict.fromkeys(range(len(said)), "")
        reached = {}
        for number in range(text.layout().lineCount()):
            line = text.layout().lineAt(number)
            cell = row.cell_at(line.textStart())
            own, drawn = cell.place(columns), line.naturalTextRect()
            assert drawn.left() >= own.x - 1
            if own.width > 24 * zoom:  # as wide as any letter
                # Qt breaks lines by advances of other faces that are rounded, letter by letter.
                foreign = sum(not sign.isascii() for sign in text.text())
                assert drawn.right() <= own.x + own.width + 1 + 0.5 * zoom * foreign
            assert line.y() >= reached.get(cell.first, -99)
            reached[cell.first] = line.y() + 1
            units = text.text().encode("utf-16-le")
            part = units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
            shown[row.cells.index(cell)] += part.decode("utf-16-le")
        for number, cell in enumerate(said):
            seen = shown[number].replace(BREAK, "").replace(NOTHING, "")
            assert seen == table_rows.shown(block.text[cell.start : cell.end])
        rect = page.layout.blockBoundingRect(text)
        assert rect.top() >= above
        above = rect.bottom()


@settings(deadline=None, max_examples=40)
@given(tables, st.integers(0, 1))
def test_no_offset_moves_and_the_caret_goes_through_all_text_in_order(rows, heads):
    document = paper(*rows, heads=heads)
    page = lay_out(document, theme.light(), 1.0)
    page.text.setTextWidth(700)
    for block, text, _ in rows_on(page):
        assert utf16_length(text.text()) == utf16_length(block.text)
        assert page.positions.to_page(block.start) == text.position()
    cursor, seen = QTextCursor(page.text), [0]
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        seen.append(page.positions.to_offset(cursor.position()))
    assert seen == sorted(seen)
    starts = {block.start + cell.start for block, _, _ in rows_on(page)
              for cell in table_rows.cells(block.text)}  # fmt: skip
    assert starts <= set(seen)
    for offset in starts:
        assert page.positions.to_offset(page.positions.to_page(offset)) == offset


@settings(deadline=None, max_examples=40)
@given(tables, st.data())
def test_a_point_in_a_cell_leads_into_that_cell(rows, data):
    page = lay_out(paper(*rows), theme.light(), 1.0)
    page.text.setTextWidth(800)
    _, text, row = data.draw(st.sampled_from(rows_on(page)))
    columns = page.layout.columns(text.blockNumber())
    covered = {it for cell in row.cells for it in range(cell.first + 1, cell.stop)}
    for cell in row.cells:
        if cell.first in covered:
            continue
        own = cell.place(columns)
        rect = page.layout.blockBoundingRect(text)
        point = QPointF(rect.left() + own.x + own.width / 2, rect.top() + 3)
        found = page.layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        assert row.cell_at(found - text.position()) == cell


def test_a_rule_below_a_head_is_drawn_and_makes_it_one():
    document = paper(["a", "b"], ["---", ":--:"], ["c", "d"], heads=0)
    assert table_rows.is_rule(document.blocks[2].text) is False  # parted by tabs, it is text
    ruled = [
        Block(BlockKind.TABLE_ROW, text) for text in ("| a | b |", "| --- | --- |", "| c | d |")
    ]
    page = lay_out(Document(Source("x", "0" * 64), "t", place(ruled)), theme.light(), 1.0)
    page.text.setTextWidth(700)
    (_, head, _), (_, rule, _), _ = rows_on(page)
    assert set(rule.text()) == {NOTHING}
    assert head.charFormat().fontWeight() > 400
    assert page.layout.blockBoundingRect(rule).height() < 8


def test_a_table_of_too_many_columns_for_the_page_is_lines_of_text():
    page = lay_out(paper([f"c{number}" for number in range(60)]), theme.light(), 1.0)
    assert not page.has_tables


def test_the_columns_of_a_part_of_the_document_are_those_of_the_whole():
    rows = [["Name", "What is said of it"], *([f"n{n}", "word " * (n % 40)] for n in range(2_000))]
    document = paper(*rows)
    part = lay_out_part(document, theme.light(), 1.0, document.blocks[1_000].start)
    whole = lay_out(document, theme.light(), 1.0)
    for page in (part, whole):
        page.text.setTextWidth(800)
    number = part.positions.numbers[10]
    assert part.layout.columns(number) == whole.layout.columns(whole.positions.numbers[1_000])


@pytest.fixture
def session(library, clock, new_id):
    document = paper(*TABLE)
    strong = Span(SpanKind.LINK, 0, 5, "https://example.org/")
    blocks = [*document.blocks[:2], document.blocks[2], *document.blocks[3:]]
    blocks[2] = Block(BlockKind.TABLE_ROW, blocks[2].text, blocks[2].start, spans=(strong,))
    document = Document(document.source, "t", tuple(blocks))
    library.remember(document, NOW)
    notebook = library.notebook(document.id)
    return DocumentSession(document, notebook, standard_labels(), clock=clock, new_id=new_id)


@pytest.fixture
def pane(qtbot, appearance, current, session):
    pane = ReadingPane(appearance, current)
    pane.furnish(standard_labels())
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    current.show(session)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.page.setFocus()
    return pane


def point_of(pane, session, text, *, into=1):
    offset = session.document.text.index(text)
    rect = pane.page.line_rect(offset + into)
    return rect.center().toPoint()


def test_a_third_click_takes_the_cell_each_time(qtbot, pane, session):
    for text in ("said at the first session, and in writing after it; and so it stands", "87") * 2:
        point = point_of(pane, session, text)
        viewport = pane.page.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
        start, end = pane.page.selection()
        assert session.document.text[start:end] == text
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point_of(pane, session, "Text"))


def test_what_is_copied_of_cells_is_parted_by_tabs(pane, session):
    text = session.document.text
    for _ in range(2):
        pane.page.select(text.index("Germany"), text.index("a\\|b") + 4)
        pane.page.copy()
        assert QGuiApplication.clipboard().text() == "Germany\t87\tnone\n\t12\tas a|b"
        pane.page.select(text.index("first"), text.index("first") + 5)
        pane.page.copy()
        assert QGuiApplication.clipboard().text() == "first"


def test_up_and_down_keep_to_the_column(qtbot, pane, session):
    pane.page.set_caret_mode(on=True)
    text = session.document.text
    for _ in range(2):
        pane.page.place_caret(text.index("87"))
        qtbot.keyClick(pane.page, Qt.Key.Key_Down)
        assert pane.page.selection()[0] in {text.index("12"), text.index("12") + 2}
        for _ in range(2):
            qtbot.keyClick(pane.page, Qt.Key.Key_Up)
        start = text.index("1,250")
        assert start <= pane.page.selection()[0] <= start + 5
        pane.page.place_caret(text.index("87"))
        qtbot.keyClick(pane.page, Qt.Key.Key_Down, SHIFT)
        first, last = pane.page.selection()
        assert first == text.index("87")
        assert text.index("12") <= last <= text.index("12") + 2


def test_a_screen_reader_gets_every_cell_and_its_place(pane, session):
    reader = QAccessible.queryAccessibleInterface(pane.page).textInterface()
    positions = pane.page._page.positions
    assert reader.characterCount() == pane.page.document().characterCount() - 1
    places = {}
    for word in ("Japan", "1,250", "said", "Germany", "87", "none"):
        offset = session.document.text.index(word)
        start = positions.to_page(offset)
        assert reader.text(start, start + len(word)) == word
        rect = reader.characterRect(start)
        origin = pane.page.viewport().mapToGlobal(pane.page.line_rect(offset).topLeft().toPoint())
        assert abs(rect.left() - origin.x()) <= 1
        assert reader.offsetAtPoint(rect.center()) in {start, start + 1}
        places[word] = rect
    assert places["Japan"].top() == places["1,250"].top() == places["said"].top()
    assert places["Japan"].left() == places["Germany"].left() < places["said"].left()
    whole = reader.text(0, reader.characterCount())
    assert whole.count("Text around") == 2
    assert "\ufdd0" not in whole


def test_a_highlight_over_cells_is_painted_in_each_of_them_and_not_between(pane, session):
    text = session.document.text
    start, end = text.index("1,250"), text.index("87") + 2
    band = QColor(theme.light().highlight(session.label("concern"))).getRgb()

    def tinted():
        """Return which of some points, by what stands there, are in the colour of the label."""
        image = pane.page.viewport().grab().toImage()
        found = set()
        for word in ("Japan", "1,250", "said", "Germany", "87", "none"):
            rect = pane.page.line_rect(text.index(word))
            seen = [
                image.pixelColor(int(rect.left()) + 2, y).getRgb()
                for y in range(int(rect.top()), int(rect.bottom()))
            ]
            near = [max(abs(a - b) for a, b in zip(it, band, strict=True)) < 3 for it in seen]
            found |= {word} if any(near) else set()
        return found

    for _ in range(2):
        name = session.add(start, end, "concern")
        session.set_current("")
        assert tinted() == {"1,250", "said", "Germany", "87"}
        session.delete(name)
        assert tinted() == set()


def test_what_is_found_in_a_cell_is_selected_there(qtbot, pane, session):
    pane.find_tool.open()
    for words in ("in writing", "as a"):
        pane.find_tool.bar.field.setText(words)
        start = session.document.text.index(words)
        hit = start, start + len(words)
        qtbot.waitUntil(lambda hit=hit: pane.selection() == hit)
        assert pane.page.shows(start)


def test_a_cell_can_be_cited(pane, session):
    start = session.document.text.index("none")
    assert session.citations.of_offset(start).within_topic == "¶4"


def test_a_click_tells_the_letter_under_the_pointer(qtbot, pane, session):
    text = session.document.text
    for words in ("around", "87", "first") * 2:
        offset = text.index(words)
        with qtbot.waitSignal(pane.page.clicked) as told:
            point = pane.page.line_rect(offset).center().toPoint()
            QTest.mouseClick(pane.page.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert told.args == [offset]


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Filed\t\t1,517\t1,367", (2, 2, 3, 4)),
        ("\tFiled\t1,517\t1,367", (1, 2, 3, 4)),
        ("Filed\tAll\t\t1,367", (1, 2, 3, 4)),
    ],
)
def test_the_first_entry_of_a_row_has_the_room_of_empty_cells_behind_it(text, stops):
    found = set_cells(text, table_rows.cells(text), count=4, is_head=False)
    assert tuple(cell.stop for cell in found) == stops
