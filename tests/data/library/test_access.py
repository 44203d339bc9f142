"""Nothing but SQLite opens the library's file: another handle, once closed, drops its locks."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[3]
SCRIPT = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path

path = Path(sys.argv[1]) / "library.sqlite3"
seen = []

def hook(event, arguments):
    if event == "sqlite3.connect":
        seen.append(("sqlite", str(arguments[0])))
    elif event == "open" and Path(os.fsdecode(arguments[0]) if isinstance(
        arguments[0], (str, bytes)) else "").name.startswith("library.sqlite3"):
        # Making the file for the first time, which fails where it is there, opens none.
        if not arguments[2] & os.O_EXCL and not str(arguments[0]).endswith(".lock"):
            seen.append(("open", str(arguments[0])))

sys.addaudithook(hook)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
from data.documents import shipped
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups
from data.text.query import parse
from viewer import app
from viewer.session.jobs import Jobs
from viewer.session.settings import Settings

now = lambda: datetime(2026, 3, 2, tzinfo=UTC)
application = QApplication([])
library, faults = location_of(path).make(), []
jobs, settings = Jobs(faults.append), Settings(path.parent / "settings.ini")
window = app.build(application, library, settings, jobs, clock=now)
window.open(shipped())
app.furnish(window, settings, jobs, clock=now)
session = window.session
name = session.add(0, 10, "question", "A note.")
session.undo(), session.redo(), session.delete(name)
library.index(), library.search(parse("note")), library.check(), library.trash()
made = library.back_up()
library.restore(made.path)
backups.make_if_changed(path)
window.close(), jobs.close(), library.close()
assert not faults, faults
if len(sys.argv) > 2:
    path.read_bytes()
print(sorted({kind for kind, _ in seen}))
"""


def kinds_of_access(tmp_path, *more):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), *more],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_only_sqlite_opens_the_library(tmp_path):
    assert kinds_of_access(tmp_path) == "['sqlite']"


def test_another_handle_would_be_seen(tmp_path):
    assert kinds_of_access(tmp_path, "and one more") == "['open', 'sqlite']"
