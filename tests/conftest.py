"""What every test stands on: no display of the user's, no home of the user's, no surprise."""

import os
from functools import partial

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
"""A machine may be slow or busy: how long an example takes says nothing of what it shows."""
settings.load_profile("unhurried")
os.environ["QT_QPA_PLATFORM"] = os.environ.get("BRIEFING_TEST_SCREEN", "offscreen")


PATIENCE = 60_000
"""Milliseconds, for what comes at once where nothing else is done; a test ends when it is there."""
WAITS = ("waitUntil", "waitSignal", "wait_signal", "waitSignals", "waitExposed", "waitActive")


@pytest.fixture
def qtbot(qtbot):
    """Let whoever waits for a window or a signal wait for as long as a busy machine needs."""
    for name in WAITS:
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    """Keep the tests out of the home, settings and data of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "BRIEFING_VIEWER_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
