import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from viewer.look.theme import style_sheet
from viewer.reading.scroll_bar import MarkedScrollBar


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
