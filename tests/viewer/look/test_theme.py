"""Every text of every theme can be read: contrast is computed, as WCAG 2.2 says, not judged."""

import re
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication

from data.annotation import standard_labels
from data.basis.colours import contrast
from resources import text as resource
from viewer.look import theme as themes
from viewer.look.theme import JAPANESE, load_fonts, mix

THEMES = pytest.mark.parametrize("theme", themes.THEMES.values(), ids=themes.THEMES)


TEXTS = ("ink", "soft", "faint", "accent", "danger")
GROUNDS = ("window", "panel", "page", "selection", "pill")
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", resource("styles", "window.qss"))


@THEMES
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_keeps_its_contrast_on_every_ground(theme, text, ground):
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("label", standard_labels(), ids=lambda label: label.id)
def test_text_on_a_highlight_keeps_seven_to_one(theme, label):
    assert contrast(theme.ink, theme.highlight(label)) >= 7


@THEMES
@pytest.mark.parametrize("label", standard_labels(), ids=lambda label: label.id)
def test_a_tabs_letter_can_be_read(theme, label):
    assert contrast(theme.on_solid(label), theme.solid(label)) >= 4.5


@THEMES
def test_text_on_the_accent_can_be_read(theme):
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@pytest.mark.parametrize("name", ["sepia", "high-contrast"])
def test_there_is_a_theme_for_those_who_need_another(name):
    assert themes.named(name).name == name


def test_high_contrast_shows_more_than_the_least_everywhere():
    theme = themes.high_contrast()
    for ground in GROUNDS:
        for text in TEXTS:
            assert contrast(getattr(theme, text), getattr(theme, ground)) >= 6
    assert contrast(theme.line, theme.page) >= 7  # an edge is told from its ground, too


def test_the_style_sheet_writes_with_no_other_colours_than_these():
    """What is computed above is what is shown: no rule brings a text, or a ground, of its own."""
    for name, body in RULES:
        written = re.findall(r"(?<![-\w])color: ([^;]+);", body)
        grounds = re.findall(r"(?<![-\w])background: ([^;]+);", body)
        for colour in written:
            if colour == "$on_accent":
                assert grounds == ["$accent"], name
            else:
                assert colour.strip("$") in TEXTS, (name, colour)
                assert not set(grounds) & {"$line", "$accent"}, name
        for colour in re.findall(r"selection-color: ([^;]+);", body):
            ground = re.findall(r"selection-background-color: ([^;]+);", body)
            assert ground == ["$accent" if colour == "$on_accent" else "$selection"], name
        allowed = {f"${ground}" for ground in GROUNDS} | {
            "transparent",
            "$accent",
            "$line",
            "$faint",
        }
        assert set(grounds) <= allowed, (name, grounds)
    assert len(RULES) > 50


@THEMES
@pytest.mark.parametrize(
    ("one", "other"), list(combinations(standard_labels(), 2)), ids=lambda label: label.id
)
def test_two_labels_never_look_alike(theme, one, other):
    """By their letters to who sees no colour at all, and by their colours to everybody else."""
    assert one.letter != other.letter
    assert one.key != other.key
    assert theme.solid(one) != theme.solid(other)
    assert theme.highlight(one) != theme.highlight(other)


def test_a_desktop_that_asks_for_high_contrast_gets_it(qapp, monkeypatch):
    class Asks:
        def contrastPreference(self):
            return Qt.ContrastPreference.HighContrast

    class Hints:
        def accessibility(self):
            return Asks()

    monkeypatch.setattr(QGuiApplication, "styleHints", staticmethod(Hints))
    assert themes.system() == themes.high_contrast()


def test_colours_mix_by_their_share():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#123456", "#ffffff", 1) == "#123456"


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_japanese_face_is_known_from_the_start(qapp):
    load_fonts()
    assert JAPANESE in QFontDatabase.families()
