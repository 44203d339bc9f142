"""Opening a document that the library knows, to its first painted text, against a page of text.

Whole processes, from their start to the end of the first paint event that shows text, in one run,
medians: a paper of 2.8 MB and a PDF of 100 pages, each read once before. Beside it, what reading
them takes.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from data.intake import read_document
from tests.benchmarks.intake import PAPER, paper
from tests.benchmarks.pdf_export import briefing_of, made_topics

ROOT = Path(__file__).parent.parent.parent
RUNS = 9
OPENED = """
import os, sys
from PySide6.QtCore import QTimer
from viewer import cli
from viewer.reading.page_view import PageView
told = []
def painted(view, event, paint=PageView.paintEvent):
    paint(view, event)
    if view.toPlainText() and not told:
        told.append(os.write(1, b"painted"))
        QTimer.singleShot(0, view.window().close)
PageView.paintEvent = painted
cli.main(["--data-folder", sys.argv[2], sys.argv[1]])
"""
PAINTED = """
import os, sys
from viewer import cli
from viewer.reading.page_view import PageView
def painted(view, event, paint=PageView.paintEvent):
    paint(view, event)
    if view.toPlainText():
        os.write(1, b"painted")
        os._exit(0)
PageView.paintEvent = painted
cli.main(["--data-folder", sys.argv[2], sys.argv[1]])
"""


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return the ratios of the medians to that of a page of text."""
    with tempfile.TemporaryDirectory() as folder:
        files = _files(Path(folder))
        for name, path in files.items():
            _start(OPENED, path, f"{folder}/{name}")
        times: dict[str, list[float]] = {name: [] for name in files}
        for _ in range(2 if briefly else RUNS + 1):
            for name, path in files.items():
                times[name].append(_start(PAINTED, path, f"{folder}/{name}"))
        reading = {name: _reading(path) for name, path in files.items()}
    medians = {name: statistics.median(measured[1:]) for name, measured in times.items()}
    for name, seconds in medians.items():
        told = f"{seconds:.3f} s to its text; reading it takes {reading[name]:.3f} s"
        print(f"  {name}: {told}")
    page, *large = medians
    return [(f"{name}, against {page}", medians[name] / medians[page]) for name in large]


def _files(folder: Path) -> dict[str, Path]:
    from exporters.options import ExportOptions
    from exporters.pdf.pdf_document import render

    page, large, pages = (folder / name for name in ("page.txt", "paper.txt", "pages.pdf"))
    page.write_text(paper(3_000, "txt"), encoding="utf-8")
    real = ROOT.parent / "shared" / "corpus" / "documents" / PAPER
    if real.exists():
        large.write_bytes(real.read_bytes())
    else:
        large.write_text(paper(2_800_000, "txt"), encoding="utf-8")
    pages.write_bytes(render(briefing_of(made_topics(95)), ExportOptions(), lambda _done: None))
    return {"a page of text": page, "a paper of 2.8 MB": large, "a PDF of 100 pages": pages}


def _reading(path: Path) -> float:
    began = time.perf_counter()
    read_document(path)
    return time.perf_counter() - began


def _start(program: str, path: Path, folder: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), folder],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
    )
    elapsed = time.perf_counter() - began
    if done.stdout != b"painted":
        raise RuntimeError(f"nothing was painted: {done.stderr.decode()}")
    return elapsed
