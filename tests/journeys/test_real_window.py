"""The program as its user has it: a process of its own, a window of an X server, and keys."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import pytest

from tests.fixtures.displays import of_nobody_else, x_server

HOME = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds until a machine, however busy, must have done what it was asked for."""
TITLE = "Japan-U.S. Defense Ministerial Meeting"

pytestmark = pytest.mark.display


@pytest.fixture(scope="module")
def display():
    """The name of a display of the tests' own."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        tell = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        tell(f"needs {' and '.join(missing)}")
    with x_server("-screen", "0", "1440x900x24") as name:
        yield name


class Program:
    """A running program and the keyboard in front of it."""

    def __init__(self, process, display, folder):
        self.process = process
        self._environment = {**os.environ, "DISPLAY": display}
        self._folder = folder

    def xdotool(self, *words, check=True):
        return subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            check=check,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        ).stdout

    def focus(self, title):
        """Wait for the window with that title and give it the keyboard."""
        found, end = [], monotonic() + PATIENCE
        while not found:  # the search fails where a window goes while it is looked at
            assert monotonic() < end, f"no window {title}"
            search = ("search", "--sync", "--onlyvisible", "--name", title)
            found = self.xdotool(*search, check=False).split()
        self.xdotool("windowfocus", "--sync", found[-1])

    def key(self, *keys):
        self.xdotool("key", *keys)

    def write(self, text):
        self.xdotool("type", text)

    def annotations(self):
        """Return (label, visibility, note) of all annotations in the file."""
        path = self._folder / "library.sqlite3"
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT label, visibility, body FROM annotations").fetchall()
        return [(label, seen, json.loads(body).get("note", "")) for label, seen, body in rows]

    def until(self, wanted, *, again=None):
        """Go on once the file holds what is `wanted`; press the key `again` until then."""
        end = monotonic() + PATIENCE
        while self.annotations() != wanted:
            assert monotonic() < end, f"{self.annotations()} instead of {wanted}"
            if again:
                self.key(again)
            try:
                self.process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail(f"the program ended: {self.process.stderr.read()}")


def environment(tmp_path, display):
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    settings = {**os.environ, "DISPLAY": display, "XDG_RUNTIME_DIR": str(runtime)}
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        settings.pop(name, None)
    return settings


@contextmanager
def started(tmp_path, display, *words):
    folder = tmp_path / "user"
    command = [sys.executable, "-m", "viewer", "--data-folder", str(folder), *words]
    process = subprocess.Popen(
        command,
        cwd=HOME,
        env=environment(tmp_path, display),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Program(process, display, folder)
    finally:
        process.kill()
        process.communicate()


def ended(program):
    """Wait for the program's end; return its exit code and all that it said."""
    said = program.process.communicate(timeout=PATIENCE)
    return program.process.returncode, "".join(said)


def test_a_passage_is_annotated_by_keys_in_a_real_window_and_found_again(tmp_path, display):
    with started(tmp_path, display, "--sample") as program:
        program.focus(TITLE)
        program.key(*["shift+Right"] * 5)
        # The page is there before the keys that annotate it: the first may be too early.
        program.until([("commitment", "private", "")], again="2")
        program.key("n")
        program.write("Quote in full, 12 words")
        program.key("ctrl+Return")
        program.until([("commitment", "private", "Quote in full, 12 words")])
        program.key("v")
        program.until([("commitment", "briefing", "Quote in full, 12 words")])
        program.key("ctrl+q")
        assert ended(program) == (0, "")
    with started(tmp_path, display) as program:
        program.focus(TITLE)
        program.until([("commitment", "briefing", "Quote in full, 12 words")])
        program.key("ctrl+q")
        assert ended(program) == (0, "")


def test_a_display_that_went_away_ends_the_start_in_one_line(tmp_path, display):
    with x_server(of_nobody_else()) as gone:
        pass
    with started(tmp_path, gone) as program:
        status, said = ended(program)
    assert status == 1
    assert said.startswith(f"briefing-viewer: the display “{gone}” does not answer")
    assert said.count("\n") == 1
    assert "core dumped" not in said
    assert not (tmp_path / "user").exists()
