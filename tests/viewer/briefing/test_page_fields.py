"""Whatever a plan keeps of the pages can be seen and chosen in the export dialog."""

import pytest
from PySide6.QtWidgets import QWidget

from data.briefing.page_setup import PageSetup
from tests.fixtures.pages import OPTIONS, unusual
from viewer.briefing.page_fields import PageFields


@pytest.mark.parametrize("name", OPTIONS)
def test_a_page_option_comes_back_from_the_fields_that_show_it(qtbot, name):
    holder = QWidget()
    qtbot.addWidget(holder)
    shown = PageFields(PageSetup(), holder)
    for setup in (unusual(name), PageSetup(), unusual(name)):
        shown.show_setup(setup)
        assert shown.setup(setup.paper) == setup
