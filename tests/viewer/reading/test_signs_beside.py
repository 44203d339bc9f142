"""The signs before headings and items stand beside their texts, however wide they are."""

import pytest
from PySide6.QtGui import QFontMetrics

from data.document import Block, BlockKind
from viewer.look.appearance import ReadingLook
from viewer.reading.page.page_style import MARKER_GAP, style_of


def coloured(image, rows):
    """Return the columns in which some rows of a picture are more blue than red."""
    return {
        column
        for column in range(image.width())
        for pixel in (image.pixelColor(column, row) for row in rows)
        if pixel.blue() - pixel.red() > 40
    }


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("number", ["1.", "18.33.010", "第十二条の二の三"])
def test_a_number_of_a_heading_ends_before_its_text(qtbot, window, tmp_path, number, zoom):
    path = tmp_path / "paper.md"
    path.write_text(f"# Talks\n\n## {number} Purpose\n\nThey met.\n", encoding="utf-8")
    window.open(path)
    qtbot.waitUntil(lambda: window.session is not None)
    pane = window.first.reading
    pane.set_zoom(zoom)
    document = window.session.document
    (heading,) = (block for block in document.blocks if block.text.endswith("Purpose"))
    assert heading.marker == number
    pane.go_to(0)
    page = pane.page
    place = page.line_rect(heading.start)
    image = page.viewport().grab().toImage()
    rows = range(round(place.top()), round(place.bottom()))
    found = coloured(image, rows)
    assert found
    assert max(found) < place.left()


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.FOOTNOTE])
@pytest.mark.parametrize("marker", ["1.", "18.33.010", "(xviii)", "第一条", "第十二条の二", "§ 12"])
def test_the_number_of_a_paragraph_has_room_right_of_its_citation(window, kind, marker):
    style = style_of(Block(kind, "They met.", marker=marker))
    font = ReadingLook().font(style.size)
    assert QFontMetrics(font).horizontalAdvance(marker) <= style.indent - MARKER_GAP


LEFTWARDS = """<html lang="he" dir="rtl"><head><title>הודעה</title></head><body><h1>הודעה</h1>
<h2>1. מבוא</h2><p>השרים הסכימו על חיזוק שיתוף הפעולה.</p>
<h2>2. פעולה</h2><ul><li>סעיף ראשון</li><li>סעיף שני</li></ul></body></html>
"""


def inked(image, rows, ground):
    """Return the columns in which some rows of a picture are not of the ground's colour."""
    return {
        column
        for column in range(image.width())
        for row in rows
        if abs(image.pixelColor(column, row).lightness() - ground) > 60
    }


@pytest.fixture
def leftwards(qtbot, window, tmp_path):
    path = tmp_path / "paper.html"
    path.write_text(LEFTWARDS, encoding="utf-8")
    window.open(path)
    qtbot.waitUntil(lambda: window.session is not None)
    return window


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("text", ["מבוא", "סעיף ראשון"])
def test_signs_stand_before_texts_that_run_leftwards(leftwards, text, zoom):
    pane = leftwards.first.reading
    pane.set_zoom(zoom)
    page = pane.page
    (block,) = (one for one in leftwards.session.document.blocks if one.text == text)
    begins = page.line_rect(block.start).left()  # where its first letter is, at the right
    page.reveal(block.start)
    image = page.viewport().grab().toImage()
    place = page.line_rect(block.start)
    found = inked(image, range(round(place.top()), round(place.bottom())), 255)
    away = {column - begins for column in found if column >= begins}
    assert away
    assert max(away) < 60 * zoom


def test_a_text_that_runs_leftwards_shows_no_sign_of_a_caret_that_is_not_there(leftwards):
    page = leftwards.first.reading.page
    above = range(round(page.line_rect(0).top()))
    for _ in range(2):
        page.set_caret_mode(on=True)
        assert page.cursorWidth()
        page.set_caret_mode(on=False)
        page.clearFocus()
        image = page.viewport().grab().toImage()
        assert not inked(image, above, 255)
