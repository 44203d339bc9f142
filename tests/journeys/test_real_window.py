"""The program as its user has it: a process of its own, a window of an X server, and keys."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton

from data.documents import shipped
from tests.fixtures.displays import of_nobody_else, x_server
from tests.fixtures.windows import running, select

HOME = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds until a machine, however busy, must have done what it was asked for."""
TITLE = "Japan-U.S. Defense Ministerial Meeting"
GUIDE = "^Guide"

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

    def begin(self):
        """Wait until the whole window is there, which F1 says as often as it is pressed."""
        search = ("search", "--onlyvisible", "--name", GUIDE)

        def is_seen():
            return bool(self.xdotool(*search, check=False).split())

        self.wait(is_seen, lambda: "no guide came", again=lambda: self.key("F1"))
        self.focus(GUIDE)
        self.key("Escape")
        self.wait(lambda: not is_seen(), lambda: "the guide stays")
        self.focus(TITLE)

    def place(self, title):
        """Let a window fill the screen, as a window manager would."""
        number = self.xdotool("search", "--sync", "--onlyvisible", "--name", title).split()[-1]
        self.xdotool("windowmove", number, "0", "0")
        self.xdotool("windowsize", "--sync", number, "1440", "900")

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
        self.wait(
            lambda: self.annotations() == wanted,
            lambda: f"{self.annotations()} instead of {wanted}",
            again=lambda: again and self.key(again),
        )

    def wait(self, is_so, said, *, again=lambda: None):
        """Go on once something is so; do `again` until then."""
        end = monotonic() + PATIENCE
        while not is_so():
            assert monotonic() < end, said()
            again()
            try:
                self.process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail(f"the program ended: {self.process.stderr.read()}")

    def point(self, place):
        """Move the mouse to a place of the screen."""
        self.xdotool("mousemove", str(place.x()), str(place.y()))

    def click(self, place):
        self.point(place)
        self.xdotool("click", "1")

    def drag(self, *places):
        """Press at the first place, and let go at the last one."""
        self.point(places[0])
        self.xdotool("mousedown", "1")
        for place in places[1:]:
            self.point(place)
        self.xdotool("mouseup", "1")


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


def test_two_documents_are_read_annotated_and_exported_by_keys_in_a_real_window(tmp_path, display):
    paper, handout = tmp_path / "sea.md", tmp_path / "handout.pdf"
    paper.write_text("# Sea statement\n\nThe harbour is open.\n")
    noted = ("commitment", "briefing", "**Weighty** words, twice")
    with started(tmp_path, display, "--sample") as program:
        program.focus(TITLE)
        program.begin()
        program.key(*["shift+Right"] * 5)
        program.key("2")
        program.until([("commitment", "private", "")])
        program.key("n")
        program.write("**Weighty** words")
        program.key("Tab")
        program.write("sea, ")
        program.key("ctrl+Return")
        program.until([("commitment", "private", "**Weighty** words")])
        program.key("F2", "e")
        program.write(", twice")
        program.key("ctrl+Return", "Escape", "v")
        program.until([noted])
        program.key("ctrl+o")
        program.focus("Open a Document")
        program.write(str(paper))
        program.key("Return")
        program.focus("Sea statement")
        program.key(*["shift+Right"] * 3)
        program.key("3")
        program.until([noted, ("concern", "private", "")])
        program.key("ctrl+Tab")
        program.focus(TITLE)
        program.key("ctrl+e")
        program.focus("Make Briefing")
        program.key("alt+e")
        program.focus("Export Briefing")
        program.key("ctrl+a")
        program.write(str(handout))
        program.key("Return")
        program.wait(handout.exists, lambda: "no handout")
        text = " ".join(page.extract_text() for page in PdfReader(handout).pages)
        assert "Weighty words, twice" in " ".join(text.split())
        program.focus("Make Briefing")
        program.key("Escape")
        program.focus(TITLE)
        program.key("ctrl+q")
        assert ended(program) == (0, "")


@pytest.fixture
def places(qtbot, tmp_path):
    """Tell where on the screen things are: another window as large is laid out alike."""
    with running(qtbot, tmp_path / "twin", lambda: datetime(2018, 9, 5, tzinfo=UTC)) as window:
        window.open(shipped())
        page, bar = window.first.reading.page, window.first.reading.selection_bar
        start = select(window, "Minister of Defense Onodera")
        page.reveal(start)
        QApplication.processEvents()
        label = next(one for one in bar.findChildren(QToolButton) if one.toolTip() == "Concern (3)")
        rects = [page.line_rect(start + away).toRect() for away in (3, 24)]
        chip = label.mapTo(window, label.rect().center())
        words = [page.viewport().mapTo(window, rect.center()) for rect in rects]
        window.session.add(start, start + len("Minister of Defense Onodera"), "concern")
        page.clear_selection()
        window.first.reading.passages.open()
        popover = window.parts.at_passage.popover
        assert popover.isVisible()
        QApplication.processEvents()
        buttons = {one.toolTip(): one for one in popover.findChildren(QAbstractButton)}
        found = [buttons[tip] for tip in ("Commitment (2)", "In Briefing or Private (V)")]
        yield words, chip, [one.mapTo(window, one.rect().center()) for one in found]


def test_a_passage_is_labelled_and_put_into_the_briefing_by_a_real_mouse(tmp_path, display, places):
    (first, last), chip, (label, visibility) = places
    with started(tmp_path, display, "--sample") as program:
        program.focus(TITLE)
        program.place(TITLE)
        program.begin()
        program.drag(first, last)
        program.click(chip)
        program.until([("concern", "private", "")])
        program.click(first)
        program.click(label)
        program.until([("commitment", "private", "")])
        program.click(visibility)
        program.until([("commitment", "briefing", "")])
        program.click(visibility)
        program.until([("commitment", "private", "")])
        program.key("Escape", "ctrl+q")
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
