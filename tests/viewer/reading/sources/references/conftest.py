"""The window on the paper of a test's module."""

import pytest


@pytest.fixture
def opened(request, qtbot, window, tmp_path):
    """Open what the module calls PAPER, in Markdown."""
    path = tmp_path / "paper.md"
    path.write_text(request.module.PAPER, encoding="utf-8")
    window.open(path)
    qtbot.waitUntil(lambda: window.session is not None)
    window.first.reading.grab()
    return window


@pytest.fixture
def page(opened):
    return opened.first.reading.page
