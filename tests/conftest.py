"""What every test stands on: no display of the user's, no home of the user's, no surprise."""

import os

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
"""A machine may be slow or busy: how long an example takes says nothing of what it shows."""
settings.load_profile("unhurried")
os.environ["QT_QPA_PLATFORM"] = os.environ.get("BRIEFING_TEST_SCREEN", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    """Keep the tests out of the home, settings and data of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "BRIEFING_VIEWER_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
