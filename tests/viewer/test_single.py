"""A second start of the program comes to the window that is open."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.documents import shipped
from data.library import Library
from data.library.lock import LibraryLock
from viewer import app
from viewer.single import Calls, hand_over, name_of

TIMEOUT = 20_000


@pytest.fixture
def calls(qapp, tmp_path):
    calls = Calls(name_of(tmp_path / "library.sqlite3"))
    yield calls
    calls.close()


def second_start(tmp_path, document=None):
    """Let another program hand a document over; its exit status tells whether it was heard."""
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from viewer.single import hand_over; QCoreApplication([])\n"
        "path = Path(sys.argv[2]) if len(sys.argv) > 2 else None\n"
        "sys.exit(not hand_over(sys.argv[1], path))"
    )
    name = name_of(tmp_path / "library.sqlite3")
    words = [sys.executable, "-c", script, name, *([str(document)] if document else [])]
    return subprocess.Popen(words, cwd=Path(app.__file__).parent.parent)


@pytest.mark.parametrize("name", ["a document.txt", "会談.txt", "caf\udce9.txt"])
def test_the_open_window_gets_the_document(qtbot, calls, tmp_path, name):
    with qtbot.wait_signal(calls.document_wanted, timeout=TIMEOUT) as heard:
        other = second_start(tmp_path, tmp_path / name)
    assert heard.args == [tmp_path / name]
    assert other.wait(20) == 0


def test_without_a_document_the_window_only_comes_forward(qtbot, calls, tmp_path):
    wanted = []
    calls.document_wanted.connect(wanted.append)
    with qtbot.wait_signal(calls.shown, timeout=TIMEOUT):
        other = second_start(tmp_path)
    assert other.wait(20) == 0
    assert wanted == []


def test_where_nobody_answers_that_is_found_out(tmp_path):
    assert not hand_over(name_of(tmp_path / "other.sqlite3"), None)


def test_each_library_has_a_window_of_its_own(tmp_path):
    assert name_of(tmp_path / "one.sqlite3") != name_of(tmp_path / "two.sqlite3")


def test_a_second_program_that_gets_no_answer_reads_and_changes_nothing(tmp_path):
    """Another process holds the lock and answers nobody: the window opens, read-only."""
    folder = tmp_path / "user"
    library = Library.make(folder / "library.sqlite3")
    library.close()
    before = (folder / "library.sqlite3").read_bytes()
    script = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from viewer import app, main_window
def look(window):
    print(window.parts.message.message)
    start = window.session.document.text.index("Senkaku")
    print(window.session.add(start, start + 7, "question"))
    window.close()
furnish = main_window.MainWindow.furnish
def furnished(window, parts):
    furnish(window, parts)
    QTimer.singleShot(0, lambda: look(window))
main_window.MainWindow.furnish = furnished
sys.exit(app.run_window(Path(sys.argv[1]), data_folder=Path(sys.argv[2]), debug=True))
"""
    with LibraryLock.of(folder / "library.sqlite3") as lock:
        assert lock.acquire()
        done = subprocess.run(
            [sys.executable, "-c", script, str(shipped()), str(folder)],
            cwd=Path(app.__file__).parent.parent,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    message, added = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert message.startswith("Another program has the library open")
    assert added == "None"
    assert (folder / "library.sqlite3").read_bytes() == before
