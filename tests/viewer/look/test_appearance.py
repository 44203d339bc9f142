"""Light and dark, chosen or as the desktop has it, while the window is open."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from data.basis.colours import contrast
from tests.fixtures.windows import select, write
from viewer.look import theme


def share(window, colour):
    """Return how much of the window has nearly that colour, 0 to 1, by a grid of points."""
    image = window.grab().toImage()
    wanted = QColor(colour)
    points = [
        image.pixelColor(x, y)
        for x in range(5, image.width(), 20)
        for y in range(5, image.height(), 20)
    ]
    near = [
        abs(one.red() - wanted.red()) + abs(one.green() - wanted.green())
        + abs(one.blue() - wanted.blue()) < 12
        for one in points
    ]  # fmt: skip
    return sum(near) / len(near)


@pytest.mark.parametrize("name", theme.THEMES)
def test_the_whole_window_changes_at_once(opened, name):
    select(opened, "Senkaku Islands")
    write(opened, "1")
    other = "light" if name in {"dark", "high-contrast"} else "dark"
    opened.parts.actions[f"theme_{other}"].trigger()
    opened.parts.actions[f"theme_{name}"].trigger()
    chosen, left = theme.named(name), theme.named(other)
    for ground in ("page", "panel"):
        assert share(opened, getattr(chosen, ground)) > 0.15
    for ground in ("page", "panel", "window"):
        if contrast(getattr(left, ground), chosen.page) > 1.2:  # too like to be told apart
            assert share(opened, getattr(left, ground)) < 0.01
    window = QPalette.ColorRole.Window
    assert QApplication.palette().color(window) == theme.palette(chosen).color(window)


def test_the_text_can_be_read_after_a_change(opened):
    page = opened.first.reading.page
    for name in ("dark", "sepia", "high-contrast", "light"):
        opened.parts.actions[f"theme_{name}"].trigger()
        start = opened.session.document.text.index("On June 29th")
        line = page.line_rect(start).toRect().adjusted(0, 0, 90, 0)
        image = page.viewport().grab(line).toImage()
        pixels = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        }
        assert max(contrast(one, theme.named(name).page) for one in pixels) >= 7


def test_a_change_leaves_the_reader_where_they_were(opened):
    opened.resize(1440, 500)
    opened.parts.navigating.to_topic(1)
    page = opened.first.reading.page
    place = page.first_visible()
    opened.parts.actions["theme_dark"].trigger()
    assert page.first_visible() == place


def test_the_page_before_the_rest_is_there_follows_too(start):
    with start(furnished=False) as window:
        window.open(window.first.sample)
        window.first.themes.choose("dark")
        assert share(window, theme.dark().page) > 0.15
        window.furnish_now()
        assert window.parts.actions["theme_dark"].isChecked()


def test_a_choice_is_told_once_and_remembered(qtbot, window):
    themes, settings = window.first.themes, window.first.settings
    appearance = window.first.appearance
    with qtbot.wait_signal(appearance.theme_changed) as told:
        themes.choose("dark")
    assert told.args == [theme.dark()]
    with qtbot.assert_not_emitted(appearance.theme_changed):
        themes.choose("dark")
    assert settings.value("theme") == "dark"
    settings.set_value("theme", "paper")
    assert themes.choice == "system"


def test_as_the_system_follows_the_desktop(qtbot, window):
    appearance, themes = window.first.appearance, window.first.themes
    themes.choose("dark" if theme.system() == theme.light() else "light")
    themes.choose("system")
    assert appearance.theme == theme.system()
