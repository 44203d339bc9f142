"""An exception that nothing caught is told in one line, and telling it never fails."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from viewer.system.fault_report import Faults

HOME = Path(__file__).parents[3]


def told(faults, error):
    try:
        raise error
    except type(error) as caught:
        faults(type(caught), caught, caught.__traceback__)


def test_without_a_window_it_is_told_on_the_side(capsys):
    told(Faults(debug=False), KeyError("\x1b[2J"))
    said = capsys.readouterr().err
    assert said.startswith("briefing-viewer: That did not work: a fault of the program (KeyError).")
    assert said.count("\n") == 1


def test_with_debug_it_is_told_where_and_commands_no_terminal(capsys):
    told(Faults(debug=True), KeyError("\x1b[2J\x9b"))
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert "\x1b" not in said
    assert "\x9b" not in said


def test_a_window_tells_it_and_so_does_the_side(capsys):
    """The window may be closing, or not be complete: then nobody would read it there."""
    lines, faults = [], Faults(debug=False)
    faults.tell_in(lines.append)
    told(faults, ValueError())
    assert len(lines) == 1
    assert capsys.readouterr().err == f"briefing-viewer: {lines[0]}\n"


class Tidied:
    def __del__(self):
        raise ValueError("while it is tidied away")


def in_a_thread():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()


@pytest.mark.parametrize(("fail", "kind"), [(Tidied, "Value"), (in_a_thread, "ZeroDivision")])
@pytest.mark.parametrize("debug", [False, True])
def test_what_nobody_called_for_fails_in_one_line_too(fail, kind, debug, monkeypatch, capsys):
    for owner, hook in (
        (sys, "excepthook"),
        (threading, "excepthook"),
        (sys, "unraisablehook"),
    ):
        monkeypatch.setattr(owner, hook, getattr(owner, hook))  # put back afterwards
    lines, faults = [], Faults(debug=debug)
    faults.tell_in(lines.append)
    faults.listen()
    fail()
    gc.collect()
    said = capsys.readouterr().err
    assert said.count(f"That did not work: a fault of the program ({kind}Error)") == 1
    assert ("Traceback" in said) == debug
    assert debug or said.count("\n") == 1
    assert lines == []  # a thread must not touch the window


def test_a_window_that_cannot_tell_it_is_no_reason_to_fail(capsys):
    faults = Faults(debug=False)

    def broken(line):
        told(faults, TypeError("while telling"))
        raise RuntimeError("the window is gone")

    faults.tell_in(broken)
    for _ in range(2):
        told(faults, ValueError())
        assert capsys.readouterr().err.count("fault of the program (ValueError)") == 1


def test_a_fault_before_the_window_is_there_is_one_line(tmp_path):
    """Settings that Qt reads as other things than were asked for do not keep the window away."""
    script = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from viewer import app
furnish = app.furnish
def furnished(window, *rest, **named):
    furnish(window, *rest, **named)
    def fail():
        window.first.settings.recent = lambda: 1 / 0
        QTimer.singleShot(100, close)
        raise LookupError("first")
    def close():
        del window.first.settings.recent
        window.close()
    QTimer.singleShot(0, fail)
app.furnish = furnished
sys.exit(app.run_window(None, data_folder=Path(sys.argv[1]), debug=False))
"""
    (tmp_path / "settings.ini").write_text(
        "[General]\nrecent=@ByteArray(x), 3\n[window]\nzoom=nan\nabove=inf\nbelow=-5000\n"
        "geometry=7\npanes=@Rect(1 2 3 4)\ndocument=file://elsewhere/a\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path],
        cwd=HOME,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(
        "briefing-viewer: That did not work: a fault of the program (LookupError)"
    )
    assert done.stderr.count("\n") == 1
