"""What the style sheet draws with is there in every theme; Qt says nothing of what is missing."""

import re
from pathlib import Path

import pytest

from viewer.look import theme


@pytest.mark.parametrize("shown", theme.THEMES.values(), ids=theme.THEMES)
def test_every_picture_of_the_style_sheet_is_there(shown):
    pictures = re.findall(r'url\("?([^")]+)"?\)', theme.style_sheet(shown))
    assert pictures
    assert not [picture for picture in pictures if not Path(picture).is_file()]
