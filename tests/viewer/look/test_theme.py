import pytest
from PySide6.QtGui import QFontDatabase

from data.annotation import standard_labels
from viewer.look import theme as themes
from viewer.look.theme import JAPANESE, contrast, load_fonts, mix
from viewer.reading.page_painter import SECOND_LAYER

THEMES = pytest.mark.parametrize("theme", themes.THEMES.values(), ids=themes.THEMES)


@THEMES
@pytest.mark.parametrize("text", ["ink", "soft", "faint", "accent", "danger"])
@pytest.mark.parametrize("ground", ["window", "panel", "page", "selection"])
def test_every_text_keeps_its_contrast_on_every_ground(theme, text, ground):
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("label", standard_labels(), ids=lambda label: label.id)
def test_text_on_a_highlight_keeps_seven_to_one(theme, label):
    assert contrast(theme.ink, theme.highlight(label)) >= 7


@THEMES
@pytest.mark.parametrize("below", standard_labels(), ids=lambda label: label.id)
@pytest.mark.parametrize("above", standard_labels(), ids=lambda label: label.id)
def test_text_where_two_highlights_overlap_can_be_read(theme, below, above):
    thin = theme.share(above) * SECOND_LAYER
    ground = mix(theme.solid(above), theme.highlight(below), thin)
    assert contrast(theme.ink, ground) >= 5.5


@THEMES
@pytest.mark.parametrize("label", standard_labels(), ids=lambda label: label.id)
def test_a_tabs_letter_can_be_read(theme, label):
    assert contrast(theme.on_solid(label), theme.solid(label)) >= 4.5


def test_colours_mix_by_their_share():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#123456", "#ffffff", 1) == "#123456"


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_japanese_face_is_known_from_the_start(qapp):
    load_fonts()
    assert JAPANESE in QFontDatabase.families()
