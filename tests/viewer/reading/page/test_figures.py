"""What a picture shows stands in its place on the page, and belongs to no offset."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QTextEdit

from data.document import Block, BlockKind, Document, Furniture, FurnitureKind, Source, place
from viewer.look import theme
from viewer.reading.cells.figure_frames import paint_frames
from viewer.reading.page.page_layout import lay_out, lay_out_part

WORDS = "Two <b>ministers</b>\nshake\u2029hands \ufdd0 & smile"
SHOWN = "Figure: Two <b>ministers</b> shake hands \ufffd & smile"


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp):
    theme.load_fonts()


def document(count=3, *, before=(1,), kind=FurnitureKind.IMAGE):
    texts = [Block(BlockKind.PARAGRAPH, f"Paragraph {number}.") for number in range(count)]
    pictures = tuple(Furniture(kind, WORDS, at) for at in before)
    return Document(Source("x", "0" * 64), "t", place(texts), furniture=pictures)


def lines(page):
    found, block = [], page.text.begin()
    while block.isValid():
        found.append(block.text())
        block = block.next()
    return found


@pytest.mark.parametrize("before", [(0,), (1,), (3,), (1, 1, 2)])
def test_each_stands_before_its_block_and_moves_no_offset(before):
    made = document(before=before)
    page = lay_out(made, theme.light(), 1.0)
    found = lines(page)
    assert found.count(SHOWN) == len(before)
    assert [found[number] for number in page.figures] == [SHOWN] * len(before)
    for block in made.blocks:
        position = page.positions.to_page(block.start)
        assert page.text.findBlock(position).text() == block.text
        assert page.positions.to_offset(position + 3) == block.start + 3
    for number in page.figures:
        assert page.positions.block_of(number) is None


def test_what_is_no_picture_has_no_place_on_the_page():
    page = lay_out(document(kind=FurnitureKind.PAGE_NUMBER), theme.light(), 1.0)
    assert not page.figures
    assert SHOWN not in lines(page)


def test_a_part_of_a_document_has_those_of_the_part():
    made = document(2_000, before=(3, 1_000, 2_000))
    part = lay_out_part(made, theme.light(), 1.0, made.blocks[1_000].start)
    assert lines(part).count(SHOWN) == 1
    end = lay_out_part(made, theme.light(), 1.0, made.blocks[-1].start)
    assert lines(end).count(SHOWN) == 1
    assert lines(end)[-1] == SHOWN


def test_a_screen_reader_reads_it_in_its_place(qtbot):
    page = lay_out(document(), theme.light(), 1.0)
    view = QTextEdit()
    qtbot.addWidget(view)
    page.text.setParent(view)
    view.setDocument(page.text)
    reader = QAccessible.queryAccessibleInterface(view).textInterface()
    said = reader.text(0, reader.characterCount())
    assert said.index("Paragraph 0") < said.index("Figure: Two") < said.index("Paragraph 1")


def test_a_frame_is_drawn_around_it():
    page = lay_out(document(), theme.light(), 1.0)
    page.text.setTextWidth(700)
    image = QImage(700, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint_frames(painter, page, theme.light(), QRectF(0, 0, 700, 400))
    (number,) = page.figures
    top = page.layout.heights.top(number)
    assert image.pixelColor(350, round(top + 5)).name() == theme.light().panel
    assert image.pixelColor(350, round(top - 30)).name() == "#ffffff"
