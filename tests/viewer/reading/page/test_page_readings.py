"""Readings stand above their words on the page, and reach no line but their own."""

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor

from data.annotation import standard_labels
from data.citation import CitationIndex
from data.document import Block, BlockKind, Document, Source, Span, SpanKind, place
from viewer.look import theme
from viewer.look.appearance import Appearance, ReadingLook
from viewer.reading.page.page_layout import lay_out
from viewer.reading.page.page_style import style_of, with_readings
from viewer.reading.page.ruby import painted_readings
from viewer.reading.page_painter import PagePainter
from viewer.reading.page_view import PageView

TEXT = "政府は東京で緊密に連携し、海洋安全保障について協議した。"
READINGS = (
    Span(SpanKind.RUBY, 3, 5, "とうきょう"),
    Span(SpanKind.RUBY, 13, 19, "かいようあんぜんほしょう"),
)


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp):
    theme.load_fonts()


def document(spans=READINGS, kind=BlockKind.PARAGRAPH, text=TEXT):
    block = Block(kind, text, spans=spans)
    return Document(Source("x", "0" * 64), "t", place([block, Block(BlockKind.PARAGRAPH, "後。")]))


def image_of(qtbot, made, *, width, zoom=1.0, look=None, colours=None, selected=None):
    """A page, and the same without what stands above its words."""
    colours = colours or theme.light()
    appearance = Appearance(colours, look=look)
    painter = PagePainter(appearance, lambda _: standard_labels()[0])
    view = PageView(painter, appearance)
    qtbot.addWidget(view)
    view.resize(width, 500)
    page = lay_out(made, colours, zoom, look)
    painter.set_page(page, CitationIndex(made))
    view.set_page(page)
    view.show()
    if selected:
        view.select(*selected)
    seen = view.viewport().grab().toImage()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(painted_readings, "paint_readings", lambda *_: None)
        return seen, view.viewport().grab().toImage(), view


def difference(one, other):
    size = one.size()
    return [
        (x, y)
        for x in range(size.width())
        for y in range(size.height())
        if one.pixel(x, y) != other.pixel(x, y)
    ]


@pytest.mark.parametrize("width", [300, 420, 700])
@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM])
@pytest.mark.parametrize(("zoom", "leading"), [(1.0, 100), (0.8, 80), (1.7, 100)])
def test_no_reading_covers_a_letter_of_any_line(qtbot, width, kind, zoom, leading):
    made = document(kind=kind, text=TEXT)
    look = ReadingLook(leading=leading)
    seen, bare, view = image_of(qtbot, made, width=width, zoom=zoom, look=look)
    written = difference(seen, bare)
    assert len(written) > 50
    ground = view.palette().base().color().lightness()
    letters = sum(abs(bare.pixelColor(x, y).lightness() - ground) > 60 for x, y in written)
    assert letters < 0.02 * len(written)


def test_readings_are_seen_in_the_dark_and_on_what_is_selected(qtbot):
    for colours in (theme.light(), theme.dark()):
        for selected in (None, (0, len(TEXT))):
            seen, bare, _ = image_of(
                qtbot, document(), width=700, colours=colours, selected=selected
            )
            assert len(difference(seen, bare)) > 50


def test_the_text_is_the_words_alone_and_set_as_others_are(qtbot):
    page = lay_out(document(), theme.light(), 1.0)
    cursor = QTextCursor(page.text)
    cursor.setPosition(page.positions.to_page(4))
    assert page.text.findBlock(cursor.position()).text() == TEXT
    assert cursor.charFormat().verticalAlignment() is QTextCharFormat.VerticalAlignment.AlignNormal
    assert page.has_readings
    assert not lay_out(document(()), theme.light(), 1.0).has_readings


@pytest.mark.parametrize("scale", [80, 100, 160])
@pytest.mark.parametrize("kind", list(BlockKind))
def test_lines_with_readings_have_room_for_them_in_every_look(kind, scale):
    block = document(kind=kind).blocks[0]
    style = with_readings(style_of(block).seen(ReadingLook(leading=scale)), block)
    assert style.leading >= 1.5 * style.size
