"""Quotations lean where their script does, and no letter of theirs becomes an empty box."""

import pytest
from PySide6.QtGui import QTextLayout

from data.document import Block, BlockKind
from viewer.look import theme
from viewer.look.slant import has_italics, slanted
from viewer.reading.page.page_style import style_of
from viewer.widgets.card_fonts import CardFonts

UPRIGHT = ("اتفق الوزيران", "השרים הסכימו", "日米防衛相会談", "UNSCR 安保理", "ｶﾅ")
LEANING = ("The Ministers agreed", "“Wörter”: naïveté…", "Οι υπουργοί", "Министры", "¶ 2 — §1", "")


@pytest.fixture
def fonts(qapp):
    theme.load_fonts()
    theme.load_more_fonts()
    return CardFonts()


def boxes(text, font):
    """Return how many letters of a text the faces behind a font lack."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return sum(list(run.glyphIndexes()).count(0) for run in layout.glyphRuns())


@pytest.mark.parametrize("text", UPRIGHT)
def test_a_quotation_in_a_script_without_italics_stands_upright_with_all_its_letters(fonts, text):
    assert not has_italics(text)
    assert not has_italics("한미 동맹")  # for which there may be no face at all
    font = fonts.quoting(text)
    assert not font.italic()
    assert not slanted(theme.serif(13), text).italic()
    assert boxes(text, font) == 0


@pytest.mark.parametrize("text", LEANING)
def test_a_quotation_in_a_script_with_italics_leans(fonts, text):
    assert has_italics(text)
    assert fonts.quoting(text).italic()
    assert slanted(theme.serif(13), text).italic()


@pytest.mark.parametrize("marker", ["", "1."])
def test_a_caption_leans_where_its_script_does(marker):
    for text in UPRIGHT:
        assert not style_of(Block(BlockKind.CAPTION, text, marker=marker)).italic
    assert style_of(Block(BlockKind.CAPTION, "The Ministers", marker=marker)).italic
