"""What an empty field says can be read whole."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tests.fixtures.visible_texts import cut_off
from viewer.widgets.prompts import prompt


@pytest.mark.parametrize("text", ["Name", "Your name, so that colleagues know whose they are " * 2])
def test_a_field_holds_what_it_says(qtbot, text):
    ground = QWidget()
    qtbot.addWidget(ground)
    field = QLineEdit()
    QHBoxLayout(ground).addWidget(field)
    ground.resize(80, 40)
    prompt(field, text)
    ground.show()
    assert field.placeholderText() == text
    assert list(cut_off(ground)) == []
