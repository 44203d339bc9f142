"""What every test stands on: no display of the user's, no home of the user's, no surprise."""

import gc
import os
from functools import partial
from itertools import count

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


def pytest_collection_finish():
    """Keep what was collected, which stays until the end, out of each search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    """Yield names of folders that are not there yet, without a look at those that are."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_home(_homes, monkeypatch):
    """Keep the tests out of the home, settings and data of whoever runs them."""
    home = next(_homes)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "BRIEFING_VIEWER_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
