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
from viewer.reading.page_view import PageView
{PAINTED}
paint = PageView.paintEvent
PageView.paintEvent = lambda view, event: painted(view, event, paint)
cli.main(["--data-folder", sys.argv[2], sys.argv[1]])
"""


def run() -> list[tuple[str, float]]:
    """Return the medians' ratio, ours to the bare window's."""
    with tempfile.TemporaryDirectory() as folder:
        _annotated(Path(folder))
        times: dict[str, list[float]] = {BARE: [], OURS: []}
        for _ in range(RUNS + 1):
            for program, measured in times.items():
                measured.append(_start(program, folder))
    bare, ours = (statistics.median(measured[1:]) for measured in times.values())
    print(f"  bare window {bare:.3f} s, ours {ours:.3f} s")
    return [("start to first painted text, against a bare window", ours / bare)]


def _start(program: str, folder: str) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, str(shipped()), folder],
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        check=True,
    )
    elapsed = time.perf_counter() - began
    if done.stdout != b"painted":
        raise RuntimeError(f"nothing was painted: {done.stderr.decode()}")
    return elapsed


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
