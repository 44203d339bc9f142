"""A user of whom the system does not say where the home folder is: a service, a bare container."""

import os
from pathlib import Path

import pytest

from data.documents import shipped
from data.files.paths import home
from viewer.cli import main
from viewer.system.rendezvous import MeetingPlace
from viewer.window.start.recent_row import RecentRow


@pytest.fixture(autouse=True)
def _homeless(monkeypatch):
    nobody = 54_321  # of no entry among the system's users
    for name in list(os.environ):
        if name == "HOME" or name.startswith(("XDG_", "BRIEFING_")):
            monkeypatch.delenv(name)
    monkeypatch.setattr(os, "getuid", lambda: nobody)
    with pytest.raises(RuntimeError):
        Path.home()
    old = os.umask(0o022)
    yield
    os.umask(old)


def test_the_command_line_says_in_one_line_what_to_do(capsys):
    assert main(["library", "list"]) == 1
    assert capsys.readouterr().err == (
        "briefing-viewer: The system does not say where your home folder is: set HOME, or name a "
        "folder for the library with --data-folder.\n"
    )


def test_with_a_folder_that_is_named_all_goes_on(tmp_path, capsys):
    words = ["--data-folder", str(tmp_path)]
    assert main(["export", str(shipped()), str(tmp_path / "a.html"), *words]) == 0
    assert main(["library", "list", *words]) == 1
    assert "library" in capsys.readouterr().err
    assert home() == Path("/")
    MeetingPlace(tmp_path / "library.sqlite3", {}).close()


def test_recent_files_are_shown_with_their_folders(qtbot):
    row = RecentRow(Path("/records/a.txt"))
    qtbot.addWidget(row)
    assert row._folder == "/records"
