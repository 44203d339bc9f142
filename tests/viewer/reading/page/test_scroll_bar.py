from array import array

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from viewer.look.appearance import Appearance
from viewer.look.theme import style_sheet
from viewer.reading.page.scroll_bar import MarkedScrollBar


@pytest.mark.parametrize(("page", "value"), [(100, 0), (100, 450), (100, 900), (5, 990)])
def test_the_handle_is_painted_where_the_pointer_finds_it(qtbot, light, appearance, page, value):
    bar = MarkedScrollBar(appearance)
    qtbot.addWidget(bar)
    bar.setStyleSheet(style_sheet(light))
    bar.resize(10, 600)
    bar.setRange(0, 1000 - page)
    bar.setPageStep(page)
    bar.setValue(value)
    bar.show()
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    held = bar.style().subControlRect(
        QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, bar
    )
    assert bar._handle().top() == pytest.approx(held.top(), abs=4)
    assert bar._handle().bottom() == pytest.approx(held.bottom(), abs=4)


def test_a_mark_stands_at_its_share_of_the_height(qtbot, appearance):
    bar = MarkedScrollBar(appearance)
    qtbot.addWidget(bar)
    bar.resize(10, 400)
    bar.set_marks([(0.5, "#cb3a10")])
    image = bar.grab().toImage()
    rows = [y for y in range(400) if image.pixelColor(5, y).name() == "#cb3a10"]
    assert rows == pytest.approx([198, 199, 200, 201], abs=2)


@pytest.mark.parametrize("height", [60, 400, 1200])
def test_ticks_stand_where_the_hits_are_and_are_told_apart_from_marks(qtbot, appearance, height):
    bar = MarkedScrollBar(appearance)
    qtbot.addWidget(bar)
    bar.resize(10, height)
    bar.set_marks([(0.5, "#cb3a10")])
    bar.set_ticks(array("q", [0, 250, 999]), 1000)
    image, accent = bar.grab().toImage(), appearance.theme.accent
    ticked = {y for y in range(height) if image.pixelColor(8, y).name() == accent}
    tops = [share * (height - 2) for share in (0, 0.25, 0.999)]
    assert all(any(abs(y - top) <= 1 for y in ticked) for top in tops)
    assert all(any(-1 <= y - top <= 3 for top in tops) for y in ticked)
    assert image.pixelColor(3, height // 2).name() == "#cb3a10"
    assert all(image.pixelColor(3, y).name() != accent for y in range(height))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(0, 9_999), max_size=60, unique=True).map(sorted), st.integers(3, 500))
def test_a_row_of_pixels_has_one_tick_however_many_hits_it_has(qapp, light, places, height):
    bar = MarkedScrollBar(Appearance(light))
    bar.resize(10, height)
    bar.set_ticks(places, 10_000)
    assert bar._tick_rows() == sorted({place * (height - 2) // 10_000 for place in places})
    bar.set_ticks((), 10_000)
    assert bar._tick_rows() == []


def test_marks_that_come_and_go_leave_what_setting_all_of_them_leaves(qtbot, appearance):
    places = {0.1: "#cb3a10", 0.2: "#2a6f97", 0.9: "#cb3a10"}
    changed, anew = MarkedScrollBar(appearance), MarkedScrollBar(appearance)
    for bar in (changed, anew):
        qtbot.addWidget(bar)
        bar.resize(10, 400)
    changed.set_marks(places.items())
    changed.put_marks({0.9: "", 0.15: "#2a6f97", 0.2: "#cb3a10"})
    anew.set_marks([(0.1, "#cb3a10"), (0.15, "#2a6f97"), (0.2, "#cb3a10")])
    assert changed.grab().toImage() == anew.grab().toImage()
