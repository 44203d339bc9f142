"""The program as a whole: it starts without settings, and closes what it opened."""

import os
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]
RUN = "sys.exit(app.run_window(None, data_folder=Path(sys.argv[1]), debug=True))"


def run(folder, program, **environment):
    """Run a Python program that has our composition root, on a library in `folder`."""
    return subprocess.run(
        [sys.executable, "-c", f"import sys\nfrom pathlib import Path\n{program}\n{RUN}", folder],
        cwd=HOME,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


CLOSED_AT_ONCE = """
from viewer import app
furnish = app.furnish
def furnished(window, *rest, **named):
    furnish(window, *rest, **named)
    print(window.parts.message.message)
    window.close()
app.furnish = furnished
"""


def test_without_settings_the_program_runs_and_says_so(tmp_path):
    (tmp_path / "settings.ini").mkdir()
    done = run(tmp_path, CLOSED_AT_ONCE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Settings are not kept for the next run (it is no file)")
    assert (tmp_path / "library.sqlite3").is_file()


def test_settings_that_cannot_be_saved_at_the_end_are_told(tmp_path):
    spoilt = CLOSED_AT_ONCE.replace(
        "window.close()",
        "path = Path(sys.argv[1], 'settings.ini'); path.unlink(); path.mkdir(); window.close()",
    )
    done = run(tmp_path, spoilt)
    assert (done.returncode, done.stdout) == (0, "These three annotations are samples.\n")
    assert done.stderr.startswith("briefing-viewer: Settings are not kept")
    assert done.stderr.count("\n") == 1


def test_what_was_opened_is_closed_where_the_window_cannot_be_built(tmp_path):
    program = """
from viewer import app
def told(kind, name):
    close = kind.close
    kind.close = lambda self: (print(name), close(self))
from data.library.sqlite.store import SqliteLibrary
told(SqliteLibrary, "library")
told(app.Jobs, "jobs")
app.build = lambda *rest, **named: 1 / 0
"""
    done = run(tmp_path, program)
    assert "ZeroDivisionError" in done.stderr
    assert done.stdout.split() == ["jobs", "library"]


def test_handouts_made_in_the_window_bear_the_date_that_the_environment_names(tmp_path):
    program = CLOSED_AT_ONCE.replace(
        "print(window.parts.message.message)", "print(window.parts.handouts._clock().date())"
    )
    assert run(tmp_path, program, SOURCE_DATE_EPOCH="1536138000").stdout == "2018-09-05\n"


def test_a_window_waits_a_moment_only_for_other_programs(tmp_path):
    program = CLOSED_AT_ONCE.replace(
        "print(window.parts.message.message)",
        "print(*window.first.library._connection.execute('PRAGMA busy_timeout').fetchone())",
    )
    assert run(tmp_path, program).stdout == "250\n"
