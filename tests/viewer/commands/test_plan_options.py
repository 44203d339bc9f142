"""Whatever a plan keeps of the pages can be said on the command line."""

import pytest

from tests.fixtures.pages import OPTIONS
from viewer.cli import main


@pytest.mark.parametrize("name", OPTIONS)
def test_every_page_option_is_an_option_of_export(name, capsys):
    assert main(["export", "--help"]) == 0
    assert f"  --{name.replace('_', '-')}" in capsys.readouterr().out
