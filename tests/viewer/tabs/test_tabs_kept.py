"""What was open is open again in the next run, and loaded when somebody looks at it."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from data.files.paths import written
from tests.fixtures.windows import press
from tests.viewer.tabs.test_tabs import ALT, open_in, papers, shown, tabs, titles  # noqa: F401
from viewer.session.settings import LAST, REOPEN


@pytest.fixture
def left(start, papers, qtbot):  # noqa: F811
    """Run the program with three documents and leave it at the second."""
    with start() as window:
        for path in papers.values():
            open_in(qtbot, window, path)
        press(window, 0x32, ALT)
        assert shown(window) == "Beta"
    return papers


@contextmanager
def begun(start, qtbot):
    """Start the program, which shows what was open last before it does anything else."""
    with start(furnished=False) as window:
        with qtbot.wait_signal(window.first.opener.opened):
            window.open(Path(window.first.settings.value(LAST)))
        window.furnish_now()
        yield window


def test_only_what_is_looked_at_is_loaded(start, left, qtbot):
    for _ in range(2):
        with begun(start, qtbot) as window:
            assert (titles(window), shown(window)) == (["Alpha", "Beta", "Gamma"], "Beta")
            assert [one.session is not None for one in window.parts.documents.all] == [
                False, True, False,
            ]  # fmt: skip
            with qtbot.wait_signal(window.first.opener.opened):
                press(window, 0x33, ALT)
            assert shown(window) == "Gamma"
            press(window, 0x32, ALT)


def test_a_file_that_is_gone_is_shown_as_the_library_has_it(start, left, qtbot):
    left["Alpha"].unlink()
    with begun(start, qtbot) as window:
        with qtbot.wait_signal(window.first.opener.opened):
            press(window, 0x31, ALT)
        assert shown(window) == "Alpha"


def test_where_the_file_that_was_shown_is_gone_the_library_has_it(start, left, qtbot):
    left["Beta"].unlink()
    for _ in range(2):
        with start() as window:
            qtbot.waitUntil(lambda window=window: window.session is not None)
            assert shown(window) == "Beta"
            assert titles(window) == ["Alpha", "Beta", "Gamma"]
            assert not window.parts.message.message


def test_what_can_be_had_nowhere_says_so_and_can_be_closed(start, left, qtbot):
    with begun(start, qtbot) as window:
        alpha = window.parts.documents.all[0]
        left["Alpha"].unlink()
        window.first.library.removals.remove(alpha.id)
        for _ in range(2):
            press(window, 0x31, ALT)
            qtbot.waitUntil(lambda: bool(window.parts.message.message))
            assert shown(window) == "Beta"
            assert tabs(window).currentIndex() == 1
        window.parts.tabbing.close_wanted.emit(alpha.number)
        assert titles(window) == ["Beta", "Gamma"]
        assert shown(window) == "Beta"


def test_a_document_that_is_opened_by_name_comes_beside_the_others(start, left, tmp_path, qtbot):
    new = tmp_path / "Delta.txt"
    new.write_text("Delta statement\n\nWords of it.\n")
    with start() as window:
        open_in(qtbot, window, new)
        assert sorted(titles(window)) == ["Alpha", "Beta", "Delta", "Gamma"]
        assert shown(window) == "Delta"


def test_nothing_is_open_again_where_the_user_wants_none(start, left, qtbot):
    with start() as window:
        window.first.settings.set_value(REOPEN, "no")
    with start() as window:
        assert window.parts.documents.all == ()
        open_in(qtbot, window, left["Alpha"])
        assert titles(window) == ["Alpha"]
        assert window.first.settings.value(LAST) != written(left["Alpha"])
