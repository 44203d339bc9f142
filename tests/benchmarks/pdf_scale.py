"""Whether the cost of a PDF grows with its pages alone: 100 pages and 1,000, each in a process."""

import io
import resource
import subprocess
import sys
import time
from pathlib import Path

from pypdf import PdfReader

from tests.benchmarks.pdf_export import briefing_of, made_topics

TOPICS_A_PAGE = 1 / 1.05
MOST_MEMORY = 150.0
"""Megabytes that 1,000 pages may take at their peak."""
HOME = Path(__file__).parent.parent.parent


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return what a page costs at 1,000 pages against one at 100, and the peak memory."""
    cost = {}
    for wanted in (100, 1000):
        seconds, peak, pages = _measured(wanted, 1 if briefly else 3)
        cost[wanted] = seconds / pages
        print(f"  {pages:.0f} pages: {seconds:.2f} s, peak memory {peak:.0f} MB")
    return [
        ("a page at 1,000 pages, against one at 100", cost[1000] / cost[100]),
        (f"peak memory at 1,000 pages, against {MOST_MEMORY:.0f} MB", peak / MOST_MEMORY),
    ]


def measure(pages: int) -> None:
    """Print seconds, peak memory in megabytes and pages of one export."""
    from exporters.options import ExportOptions
    from exporters.pdf.pdf_document import render

    compiled = briefing_of(made_topics(round(pages * TOPICS_A_PAGE)))
    began = time.perf_counter()
    made = render(compiled, ExportOptions(), lambda _done: None)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, peak, len(PdfReader(io.BytesIO(made)).pages))


def _measured(pages: int, times: int) -> tuple[float, float, float]:
    program = f"from tests.benchmarks.pdf_scale import measure; measure({pages})"
    best = (float("inf"), 0.0, 1.0)
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=HOME, capture_output=True, text=True, check=True
        )
        seconds, peak, made = map(float, done.stdout.split())
        best = min(best, (seconds, peak, made))
    return best
