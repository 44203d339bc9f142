"""A card shows a note whole where it is expanded, and in the looks that it has."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from data.basis.note_format import NoteFormat
from data.basis.notes.note_reading import note_text
from tests.fixtures.marked_notes import FULL, marked_notes
from viewer.annotations.notes.note_layout import (
    NOTE_PITCH,
    PARAGRAPH_GAP,
    font_of,
    lay_out_note,
)
from viewer.annotations.notes.note_painter import draw_note
from viewer.look.theme import THEMES
from viewer.widgets.card_fonts import CardFonts

WIDTH = 264.0
MOST = 400


@pytest.fixture
def fonts(light):
    return CardFonts()


def shown(written, fonts, limit=MOST, width=WIDTH):
    return lay_out_note(note_text(written, NoteFormat.MARKDOWN), fonts, width, limit)


def letters(text):
    return re.sub(r"[\W_]|•|–", "", text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(marked_notes())
@example(FULL)
@example("**" + "word " * 200 + "** end")
@example("- " + "𠮷👩‍👩‍👧 " * 40 + "*é*")
@example("- - a\n\n  b\n- 10. c")
def test_every_letter_of_a_note_is_on_its_card(fonts, written):
    layout = shown(written, fonts)
    assert not layout.goes_on
    assert letters("".join(line.text for line in layout.lines)) == letters(written)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(marked_notes())
@example(FULL)
@example("*" + "a" * 500 + "* b")
def test_a_cut_note_has_as_many_lines_as_there_is_room_for_and_says_that_it_goes_on(fonts, written):
    whole, cut = shown(written, fonts), shown(written, fonts, limit=2)
    assert cut.goes_on == (len(whole.lines) > 2)
    assert len(cut.lines) == min(len(whole.lines), 2)
    assert not cut.goes_on or cut.lines[-1].text.endswith("…")
    for line in (*whole.lines, *cut.lines):
        for piece in line.pieces:
            wide = QFontMetricsF(font_of(piece.look, fonts)).horizontalAdvance(piece.text.rstrip())
            assert piece.x + wide <= WIDTH + 2 or len(piece.text) <= 2


def test_runs_have_faces_of_their_own(fonts):
    (line,) = shown("a **b** *c* ***d*** `e`", fonts).lines
    faces = {
        piece.text.strip(): (font_of(piece.look, fonts).bold(), font_of(piece.look, fonts).italic())
        for piece in line.pieces
        if piece.text.strip()
    }
    assert faces["a"] == faces["e"] == (False, False)
    assert font_of(line.pieces[1].look, fonts).weight() > fonts.own.weight()
    assert faces["c"] == (False, True)
    assert faces["d"][1]
    assert [piece.look.code for piece in line.pieces if piece.text == "e"] == [True]


def test_items_hang_behind_their_markers_and_stand_close(fonts):
    layout = shown("Ask:\n\n- one " + "word " * 30 + "\n- two\n  1. three\n\nEnd", fonts)
    tops = {line.text[:5]: line.top for line in layout.lines}
    first = next(line for line in layout.lines if line.text.startswith("•one"))
    below = layout.lines[layout.lines.index(first) + 1]
    assert first.pieces[0].x == 0
    assert first.pieces[1].x == below.pieces[0].x > 0
    inner = next(line for line in layout.lines if line.text == "1.three")
    assert inner.pieces[0].x > first.pieces[0].x
    assert tops["1.thr"] - tops["•two"] == NOTE_PITCH
    assert tops["End"] - tops["1.thr"] == NOTE_PITCH + PARAGRAPH_GAP
    assert layout.height == layout.lines[-1].top + NOTE_PITCH


def test_a_long_note_is_laid_out_no_further_than_it_is_shown(fonts):
    layout = shown("**word** " * 5000, fonts, limit=6)
    assert layout.goes_on
    assert len(layout.lines) == 6


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_markup_of_other_kinds_is_drawn_as_the_letters_it_is(fonts, theme):
    def drawn(written):
        image = QImage(300, 40, QImage.Format.Format_RGB32)
        image.fill(theme.page)
        with QPainter(image) as painter:
            draw_note(painter, QPointF(0, 0), shown(written, fonts), fonts, theme)
        return image

    assert drawn("<b>x</b>") != drawn("**x**")
    assert drawn("<b>x</b>") == drawn("\\<b\\>x\\</b\\>")
