"""What the style sheet draws with is there in every theme; Qt says nothing of what is missing."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from viewer.look import theme


@pytest.mark.parametrize("shown", theme.THEMES.values(), ids=theme.THEMES)
def test_every_picture_of_the_style_sheet_is_there(shown):
    pictures = re.findall(r'url\("?([^")]+)"?\)', theme.style_sheet(shown))
    assert pictures
    assert not [picture for picture in pictures if not Path(picture).is_file()]


@pytest.mark.parametrize("shown", theme.THEMES.values(), ids=theme.THEMES)
def test_what_a_field_is_for_is_as_dark_as_other_words(qtbot, shown):
    """Qt itself writes it at half strength, whatever the palette says."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setStyleSheet(theme.style_sheet(shown))
    box = QComboBox(parent)
    box.setEditable(True)
    fields = [QLineEdit(parent), QPlainTextEdit(parent), box.lineEdit()]
    parent.show()
    for field in fields:
        colour = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert colour.name(QColor.NameFormat.HexArgb) == f"#ff{shown.faint[1:]}"
