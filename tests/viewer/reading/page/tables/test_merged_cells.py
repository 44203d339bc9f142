"""Merged cells on the page: words across columns, no line through them, one step for the caret."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor

from data.document import Block, BlockKind, Document, MergedCell, Source, place
from viewer.look import theme
from viewer.reading.cells.cell_steps import cell_around, step_row
from viewer.reading.page.page_layout import lay_out

ROWS = [
    ("| State | Amounts of both years |  | Remark |", 1,
     (MergedCell(0, 1, 2), MergedCell(1, 2), MergedCell(3, 1, 2))),
    ("|  | 2030 | 2031 |  |", 1, ()),
    ("Asia\tone\ttwo\tnone", 0, (MergedCell(0, 1, 3),)),
    ("|  | three | four | none |", 0, ()),
    ("|  | five |  | none |", 0, ()),
    ("Rest\tsix\tseven\tnone", 0, ()),
]  # fmt: skip


@pytest.fixture
def page(qapp):
    theme.load_fonts()
    theme.load_more_fonts()
    blocks = [Block(BlockKind.PARAGRAPH, "Before the table.")]
    blocks += [
        Block(BlockKind.TABLE_ROW, text, level=level, merged=told) for text, level, told in ROWS
    ]
    made = lay_out(Document(Source("x", "0" * 64), "t", place(blocks)), theme.light(), 1.0)
    made.text.setTextWidth(900)
    for number in range(made.text.blockCount()):
        made.layout.blockBoundingRect(made.text.findBlockByNumber(number))
    return made


def block_of(page, words):
    document = page.positions.document
    return page.text.findBlock(page.positions.to_page(document.text.index(words)))


def row_of(page, words):
    return page.layout.rows[block_of(page, words).blockNumber()]


def caret_at(page, words):
    cursor = QTextCursor(page.text)
    cursor.setPosition(page.positions.to_page(page.positions.document.text.index(words)))
    return cursor


def test_a_wide_cell_stands_across_its_columns(page):
    text = block_of(page, "Amounts")
    row = row_of(page, "Amounts")
    cell = next(one for one in row.cells if one.first == 1)
    columns = page.layout.columns(text.blockNumber())
    place_ = cell.place(columns)
    assert (cell.first, cell.stop) == (1, 3)
    assert place_.width == pytest.approx(columns[2].x + columns[2].width - columns[1].x)


def test_an_empty_cell_of_such_a_table_is_covered_by_none(page):
    cells = row_of(page, "five").cells
    assert [(cell.first, cell.stop) for cell in cells if cell.first] == [(1, 2), (2, 3), (3, 4)]


def test_no_line_goes_through_a_cell_that_goes_on(page):
    assert row_of(page, "Amounts").ruled == (range(1, 3),)
    assert row_of(page, "2030").ruled == (range(4),)
    assert row_of(page, "Asia").ruled == row_of(page, "three").ruled == (range(1, 4),)
    assert row_of(page, "five").ruled == (range(4),)


def test_the_room_below_a_label_is_that_of_the_label(page):
    label = page.positions.document.text.index("Asia")
    text = block_of(page, "Asia")
    for words in ("three", "five"):
        block = block_of(page, words)
        rect = page.layout.blockBoundingRect(block)
        x = page.layout.columns(text.blockNumber())[0].x
        point = QPointF(rect.left() + x + 4, rect.center().y())
        position = page.layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        assert page.positions.to_offset(position) == label + len("Asia")
        assert cell_around(page, position) == (label, label + len("Asia"))


def test_the_caret_steps_over_a_label_at_once_and_back_twice(page):
    for _ in range(2):
        cursor = caret_at(page, "Asia")
        assert step_row(cursor, 1, selecting=False)
        assert cursor.block() == block_of(page, "Rest")
        assert step_row(cursor, -1, selecting=False)
        assert cursor.block() == block_of(page, "Asia")
        assert step_row(cursor, -1, selecting=False)
        assert cursor.block() == block_of(page, "State"), "of the head, two rows in one"
