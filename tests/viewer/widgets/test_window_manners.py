"""Windows stay on their screens, and the wheel scrolls."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSlider,
    QSpinBox,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tests.fixtures.dialogs import every_dialog, furnish_with_all
from viewer.widgets.window_manners import Dialog, Manners

ROOT = Path(__file__).parents[3]
FIELDS = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


def wheel(widget, notches):
    """Turn the wheel over the middle of a widget, as the window system tells of it."""
    window = widget.window()
    place = widget.mapTo(window, widget.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(place), QPoint(0, 120 * notches))
    QApplication.processEvents()


def fields(dialog):
    return [
        field
        for field in dialog.findChildren(QWidget)
        if isinstance(field, FIELDS) and not isinstance(field, QScrollBar)
    ]


def value(field):
    if isinstance(field, QComboBox | QTabBar):
        return field.currentIndex()
    return field.text() if isinstance(field, QAbstractSpinBox) else field.value()


def bring_into_view(field):
    parent = field.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(field)
        parent = parent.parentWidget()
    QApplication.processEvents()


def away(field):
    """Take the keyboard away from a field, and give it a value that can go both ways."""
    if isinstance(field, QComboBox | QTabBar) and field.count() > 2:
        field.setCurrentIndex(1)
    field.clearFocus()


@pytest.fixture
def noted(window, clock):
    furnish_with_all(window, clock)
    return window


class EveryField(Dialog):
    """A dialog with a field of each kind, in an area that scrolls."""

    def __init__(self):
        super().__init__()
        page = QWidget()
        column = QVBoxLayout(page)
        self.combo, self.editable, self.spin, self.slider = (
            QComboBox(),
            QComboBox(),
            QSpinBox(),
            QSlider(Qt.Orientation.Horizontal),
        )
        self.date, self.tabs = QDateEdit(QDate(2018, 8, 28)), QTabWidget()
        self.editable.setEditable(True)
        for box in (self.combo, self.editable):
            box.addItems(["A", "B", "C"])
        for name in "ABC":
            self.tabs.addTab(QLabel(name), name)
        self.spin.setValue(50)
        self.slider.setValue(50)
        for field in (self.combo, self.editable, self.spin, self.slider, self.date, self.tabs):
            column.addWidget(field)
        column.addSpacing(2000)
        self.area = QScrollArea()
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        QVBoxLayout(self).addWidget(self.area)
        self.resize(400, 400)


@pytest.fixture
def every_field(qtbot):
    dialog = EveryField()
    qtbot.add_widget(dialog)
    dialog.show()
    qtbot.wait_exposed(dialog)
    return dialog


def test_the_wheel_over_a_field_without_the_keyboard_scrolls(every_field):
    bar = every_field.area.verticalScrollBar()
    kinds = fields(every_field)
    assert len(kinds) == 6
    for field in kinds:
        away(field)
        before, place = value(field), bar.value()
        for _ in range(2):
            wheel(field, -1)
        assert value(field) == before, field
        assert bar.value() > place, field
        assert not field.hasFocus()
        bar.setValue(0)


def test_the_wheel_turns_a_field_that_has_the_keyboard(qtbot, every_field):
    every_field.activateWindow()
    every_field.spin.setFocus()
    qtbot.waitUntil(every_field.spin.hasFocus)
    wheel(every_field.spin, 1)
    assert every_field.spin.value() == 51


def test_no_field_of_any_dialog_follows_the_wheel_unasked(qtbot, noted):
    assert fields(noted) == []  # the window itself has none that would need it
    seen = 0
    for name, dialog in every_dialog(qtbot, noted):
        for field in fields(dialog):
            bring_into_view(field)
            away(field)
            before = value(field)
            for notches in (-1, 1, 1, 1):
                wheel(field, notches)
                assert value(field) == before, (name, field)
            seen += 1
    assert seen > 10


def test_qt_s_own_dialogs_are_taught_the_same(qtbot):
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(None, "Open", "", "Text (*.txt);;All files (*)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    Manners(dialog)
    qtbot.add_widget(dialog)
    dialog.show()
    kinds = next(box for box in fields(dialog) if isinstance(box, QComboBox) and box.count() == 2)
    wheel(kinds, -1)
    assert kinds.currentIndex() == 0
    dialog.reject()


def test_a_tall_dialog_scrolls_above_its_buttons(qtbot):
    class Tall(Dialog):
        def __init__(self):
            super().__init__()
            column = QVBoxLayout(self)
            for number in range(100):
                column.addWidget(QLabel(f"line {number}"))
            self.field = QSpinBox()
            column.addWidget(self.field)
            self.button = QPushButton("Close")
            column.addWidget(self.button)
            self.field.setFocus()

    dialog = Tall()
    qtbot.add_widget(dialog)
    for _ in range(2):
        dialog.show()
        QApplication.processEvents()
        room = dialog.screen().availableGeometry()
        assert room.contains(dialog.frameGeometry())
        assert dialog.rect().contains(dialog.button.geometry())
        assert dialog.focusWidget() is dialog.field
        assert len(dialog.findChildren(QScrollArea)) == 1
        dialog.hide()


SCREENS = [
    (1366, 768, 1),
    (1280, 720, 1),
    (1024, 600, 1),
    (1920, 1200, 2),
    (1366, 768, 2),
]


@pytest.mark.parametrize(("width", "height", "factor"), SCREENS)
def test_every_window_opens_within_its_screen(tmp_path, width, height, factor):
    """In a process of its own, since a screen is a process's: first start, and every dialog."""
    screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    config = tmp_path / "screen.json"
    config.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "BRIEFING_TEST_SCREEN": f"offscreen:configfile={config}",
        "QT_SCALE_FACTOR": str(factor),
    }
    test = Path(__file__).with_name("windows_on_a_screen.py")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]


def test_a_size_that_a_larger_screen_left_behind_is_made_to_fit(start):
    """The state of a window on a screen that is gone: size and place come back into view."""
    with start(size=None) as window:
        room = window.screen().availableGeometry()
        window.setGeometry(room.right() - 50, room.bottom() - 50, 3000, 2000)
    for _ in range(2):
        with start(size=None) as window:
            assert room.contains(window.frameGeometry())


def test_a_dialog_is_as_wide_as_its_words(qtbot):
    """In another language the captions may need more than the width that the dialog asks for."""
    dialog = Dialog()
    qtbot.addWidget(dialog)
    captions = [QPushButton(f"{number} is a rather long caption") for number in range(3)]
    column, row = QVBoxLayout(dialog), QHBoxLayout()
    for button in captions:
        row.addWidget(button)
    column.addWidget(QLabel("Above"))
    column.addLayout(row)
    dialog.setMinimumSize(200, 100)
    dialog.resize(240, 120)
    for _ in range(2):
        dialog.show()
        QApplication.processEvents()
        assert all(button.width() >= button.sizeHint().width() for button in captions)
        dialog.close()
