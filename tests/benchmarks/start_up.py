"""Start to first painted text: the program against a bare Qt window with the same text.

Whole processes, from their start to the end of the first paint event that shows text, side by side
in one run, medians. The program opens the shipped document with its annotations loaded.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from data.anchors.anchoring import describe
from data.annotation import Annotation, standard_labels
from data.citation import CitationIndex
from data.documents import shipped
from data.intake import read_document
from data.library.location import location_of
from data.notebook import Change

ROOT = Path(__file__).parent.parent.parent
RUNS = 9
ANNOTATIONS = 20

PAINTED = """
def painted(view, event, paint):
    paint(view, event)
    os.write(1, b"painted")
    os._exit(0)
"""

BARE = f"""
import os, sys
from PySide6.QtWidgets import QApplication, QTextEdit
{PAINTED}
class View(QTextEdit):
    def paintEvent(self, event):
        painted(self, event, QTextEdit.paintEvent)
application = QApplication([])
view = View()
view.setReadOnly(True)
view.resize(1440, 900)
view.setPlainText(open(sys.argv[1], encoding="utf-8").read())
view.show()
application.exec()
"""

OURS = f"""
import os, sys
from viewer import cli
from viewer.system import qt_loading
{PAINTED}
load = qt_loading.load
def watched():
    load()
    from viewer.reading.page_view import PageView
    paint = PageView.paintEvent
    PageView.paintEvent = lambda view, event: painted(view, event, paint)
qt_loading.load = watched
cli.main(["--data-folder", sys.argv[2], sys.argv[1]])
"""


class Spent(NamedTuple):
    """What a start took, in seconds: on the clock, and of the processor."""

    clock: float
    processor: float


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return the medians' ratios, ours to the bare window's.

    That of the processor's time hardly depends on what else the machine does.
    """
    with tempfile.TemporaryDirectory() as folder:
        _annotated(Path(folder))
        starts: dict[str, list[Spent]] = {BARE: [], OURS: []}
        for _ in range(2 if briefly else RUNS + 1):
            for program, spent in starts.items():
                spent.append(_start(program, folder))
    bare, ours = (
        Spent(*map(statistics.median, zip(*spent[1:], strict=True))) for spent in starts.values()
    )
    print(f"  bare window {bare.clock:.3f} s, ours {ours.clock:.3f} s")
    print(f"  processor: bare window {bare.processor:.3f} s, ours {ours.processor:.3f} s")
    title = "start to first painted text, against a bare window"
    return [
        (title, ours.clock / bare.clock),
        (f"{title}, time of the processor", ours.processor / bare.processor),
    ]


def _start(program: str, folder: str) -> Spent:
    command = [sys.executable, "-c", program, str(shipped()), folder]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        said, fault = process.stdout.read(), process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    elapsed = time.perf_counter() - began
    if said != b"painted" or process.returncode:
        raise RuntimeError(f"nothing was painted: {fault.decode()}")
    return Spent(elapsed, used.ru_utime + used.ru_stime)


def _environment() -> dict[str, str]:
    """Return this environment, with a display and with compiled modules, as an installation has."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not environment.get("QT_QPA_PLATFORM"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def _annotated(folder: Path) -> None:
    """Fill a library with annotations of the shipped document."""
    document = read_document(shipped())
    citations = CitationIndex(document)
    now = datetime(2018, 9, 5, tzinfo=UTC)
    labels = standard_labels()
    library = location_of(folder / "library.sqlite3").make()
    library.remember(document, now)
    made = tuple(
        Annotation(
            id=f"annotation-{number}",
            document_id=document.id,
            label_id=labels[number % len(labels)].id,
            created=now,
            modified=now,
            anchor=describe(document, 100 * number + 50, 100 * number + 90, citations),
            note="Compare with the text of October.",
        )
        for number in range(ANNOTATIONS)
    )
    library.notebook(document.id).apply(Change("Add", made))
    library.close()
