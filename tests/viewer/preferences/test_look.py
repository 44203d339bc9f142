"""The look of the text: chosen at the page, shown at once, kept; the reader stays in place."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from data.documents import shipped
from tests.fixtures.windows import press, write
from viewer.look.appearance import (
    LEADINGS,
    MEASURES,
    SIZES,
    Appearance,
    ReadingLook,
    keep_look,
    kept_look,
)
from viewer.preferences.look_popover import LookPopover
from viewer.session.settings import Settings

LOOKS = st.builds(
    ReadingLook,
    face=st.sampled_from(["IBM Plex Serif", "Inter", "A Face That Is Not There"]),
    size=st.integers(*SIZES),
    leading=st.integers(*LEADINGS),
    measure=st.integers(*MEASURES),
    justified=st.booleans(),
    numbers=st.booleans(),
)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def popover(window):
    found = window.findChild(LookPopover)
    return found if found is not None and found.isVisible() else None


def open_it(window):
    press(window, Qt.Key.Key_A, CTRL_SHIFT)
    return popover(window)


def click(widget, place=None):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())


def line_of(window, words):
    text = window.session.document.text
    return window.first.reading.page.line_rect(text.index(words))


@given(look=LOOKS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_look_comes_back_from_the_settings(qapp, tmp_path, look):
    kept = Settings(tmp_path / "settings.ini")
    keep_look(kept, look)
    kept.save()
    assert kept_look(Settings(tmp_path / "settings.ini")) == look


@pytest.mark.parametrize("value", ["", "x" * 200, "nan", "-1", "1e9", "\0", "<b>"])
def test_whatever_the_settings_hold_there_is_a_look(qapp, tmp_path, value):
    kept = Settings(tmp_path / "settings.ini")
    for name in ("size", "leading", "measure", "justified", "numbers"):
        kept.set_value(f"look/{name}", value)
    assert kept_look(kept) == ReadingLook()


def test_nobody_is_told_of_a_look_that_is_there_already(qtbot, light):
    appearance = Appearance(light)
    with qtbot.assert_not_emitted(appearance.look_changed):
        appearance.set_look(ReadingLook())


def test_the_button_and_the_key_open_and_close_it_each_time(opened):
    page = opened.first.reading.page
    button = opened.parts.toolbar.widgetForAction(opened.parts.actions["look"])
    assert isinstance(button, QToolButton)
    for _ in range(2):
        click(button)
        assert popover(opened).isAncestorOf(QApplication.focusWidget())
        click(button)
        assert popover(opened) is None
        assert open_it(opened) is not None
        assert open_it(opened) is None
        assert page.hasFocus()
    for _ in range(2):
        open_it(opened)
        press(opened, Qt.Key.Key_Escape)
        assert popover(opened) is None
        assert page.hasFocus()


def test_a_click_beside_it_closes_it_and_reaches_the_page(opened):
    for _ in range(2):
        shown = open_it(opened)
        assert opened.rect().contains(shown.geometry())
        click(opened.first.reading.page.viewport(), QPoint(40, 600))
        assert popover(opened) is None
        assert opened.first.reading.page.hasFocus()


def test_letters_typed_in_it_are_no_shortcuts_of_the_window(opened):
    shown = open_it(opened)
    shown.form.face.setFocus()
    write(opened, "N")
    press(opened, Qt.Key.Key_Delete)
    assert popover(opened) is shown
    assert not opened.session.annotations


def test_each_field_is_changed_by_keyboard_and_seen_at_once(opened):
    form, seen = open_it(opened).form, opened.first.appearance
    page = opened.first.reading.page
    for _ in range(2):
        for name, slider in form.sliders.items():
            slider.setFocus()
            before, width = (
                getattr(seen.look, name),
                page.document().documentLayout().documentSize(),
            )
            press(opened, Qt.Key.Key_Right)
            assert getattr(seen.look, name) > before
            assert page.document().documentLayout().documentSize() != width
            press(opened, Qt.Key.Key_Left)
            assert getattr(seen.look, name) == before
        for box, name in ((form.justified, "justified"), (form.numbers, "numbers")):
            box.setFocus()
            before = getattr(seen.look, name)
            press(opened, Qt.Key.Key_Space)
            assert getattr(seen.look, name) is not before
        form.face.setFocus()
        press(opened, Qt.Key.Key_Down)
        assert seen.look.face == "Inter"
        press(opened, Qt.Key.Key_Up)
        assert seen.look.face == "IBM Plex Serif"


def test_each_field_is_changed_by_mouse(opened):
    form, seen = open_it(opened).form, opened.first.appearance
    for _ in range(2):
        for swatch in form.swatches:
            click(swatch)
            assert opened.first.themes.choice == swatch.choice
            assert opened.parts.actions[f"theme_{swatch.choice}"].isChecked()
            assert [one.choice for one in form.swatches if one.isChecked()] == [swatch.choice]
        opened.parts.actions["theme_dark"].trigger()  # the menu says so here, too
        assert [one.choice for one in form.swatches if one.isChecked()] == ["dark"]
        click(form.numbers, QPoint(8, form.numbers.height() // 2))
        click(form.justified, QPoint(8, form.justified.height() // 2))
        size = form.sliders["size"]
        click(size, QPoint(size.width() - 4, size.height() // 2))
        assert seen.look.size > 17
        reset = next(b for b in popover(opened).findChildren(QPushButton) if "Comes" in b.text())
        click(reset)
        assert seen.look == ReadingLook()
        assert form.sliders["size"].value() == 17
        assert form.numbers.isChecked()


def test_it_is_kept_for_the_next_run_and_reset_in_it(start):
    wanted = ReadingLook("Inter", 20, 120, 560, justified=True, numbers=False)
    with start() as window:
        window.open(shipped())
        window.first.themes.choose_look(wanted)
        window.first.themes.choose("sepia")
    for _ in range(2):
        with start() as window:
            window.open(shipped())
            assert window.first.appearance.look == wanted
            assert window.first.appearance.theme.name == "sepia"
            last = window.first.reading.page.document().lastBlock().charFormat().font()
            assert last.families()[0] == "Inter"
            assert popover(window) is None


def test_the_text_is_set_as_is_wanted(opened):
    themes, page = opened.first.themes, opened.first.reading.page
    start = opened.session.document.text.index("The Ministers agreed that")

    def block():
        return page.document().findBlock(page._page.positions.to_page(start))

    def apart():
        page.grab()
        layout = block().layout()
        return layout.lineAt(1).y() - layout.lineAt(0).y()

    before = apart()
    themes.choose_look(ReadingLook("Inter", 20, 120, 560, justified=True))
    font, after = block().charFormat().font(), apart()
    assert font.families()[0] == "Inter"
    assert font.pixelSize() == 20
    assert after == pytest.approx(before * 20 / 17 * 1.2, abs=1)
    layout = block().layout()
    assert layout.textOption().alignment() & Qt.AlignmentFlag.AlignJustify
    widths = [layout.lineAt(row).naturalTextWidth() for row in range(layout.lineCount())]
    assert max(widths) <= 560


def test_paragraph_numbers_go_and_heading_numbers_stay(opened):
    page, theme = opened.first.reading.page, opened.first.appearance.theme

    def inked(words):
        """Return whether something stands in the gutter beside these words."""
        line = line_of(opened, words).toRect()
        left = page.viewport().grab().toImage()
        gutter = range(2, round(page._page.gutter) - 3)
        rows = range(line.top() + 2, line.bottom() - 2)
        return any(left.pixelColor(x, y).name() != theme.page for x in gutter for y in rows)

    for _ in range(2):
        assert inked("The Ministers, taking into account")
        assert inked("North Korea")
        opened.first.themes.choose_look(ReadingLook(numbers=False))
        assert not inked("The Ministers, taking into account")
        assert inked("North Korea")
        opened.first.themes.choose_look(ReadingLook())


def test_the_line_being_read_stays_where_it_is(opened):
    """Through every field and back, many times: the same words are at the same height."""
    opened.resize(1440, 500)
    themes, page = opened.first.themes, opened.first.reading.page
    page.scroll_to(opened.session.document.text.index("biological and chemical weapons"))
    top = page.first_visible()
    height = page.line_rect(top).top()
    look = ReadingLook()
    for _ in range(2):
        for size in (18, 21, 25, 28, 22, 13, 17):
            for other in (replace(look, size=size), replace(look, size=size, measure=520)):
                themes.choose_look(other)
                assert abs(page.line_rect(top).top() - height) <= 1
    themes.choose_look(look)
    assert page.first_visible() == top


def test_what_is_selected_stays_selected(opened):
    page = opened.first.reading.page
    start = opened.session.document.text.index("North Korea")
    page.select(start, start + 11)
    opened.first.themes.choose_look(ReadingLook(size=22))
    assert page.selection() == (start, start + 11)


def test_the_page_that_is_seen_first_has_the_look_that_is_kept(start):
    with start() as window:
        window.first.themes.choose_look(ReadingLook(size=24))
    with start(furnished=False) as window:
        window.open(window.first.sample)
        assert window.first.reading.page._page.look.size == 24


@pytest.mark.parametrize("size", [(640, 420), (1440, 900)])
def test_it_lies_within_the_window(opened, size):
    opened.resize(*size)
    for _ in range(2):
        shown = open_it(opened)
        assert opened.rect().contains(shown.geometry())
        press(opened, Qt.Key.Key_Escape)


def test_screen_readers_are_told_what_each_field_is(opened):
    form = open_it(opened).form
    named = [form.face, *form.sliders.values(), *form.swatches]
    assert all(field.accessibleName() for field in named)
    assert len({field.accessibleName() for field in named}) == len(named)
