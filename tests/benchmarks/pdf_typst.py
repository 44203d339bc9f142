"""PDF export against typst, the compiler written in Rust, both as whole processes.

The same text as tagged PDF/UA-1 and PDF/A-2a, with contents, marking and "page x of y". typst is
not needed by anything else: install it with pip to measure against it.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import resources
from tests.benchmarks.pdf_export import TOPICS, briefing_of, made_topics

RUNS = 5
HOME = Path(__file__).parent.parent.parent
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\#$*_`<>@[]~/-=+"})


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return the medians' ratio, ours to typst's; nothing where typst is not installed."""
    if find_spec("typst") is None:
        print("  skipped: typst is not installed")
        return []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "handout.typ"
        source.write_text(_document(made_topics(TOPICS)), encoding="utf-8")
        rivals = {
            "typst": f"from {__name__} import typst; typst({str(source)!r})",
            "ours": f"from {__name__} import ours; ours()",
        }
        times: dict[str, list[float]] = {name: [] for name in rivals}
        for _ in range(2 if briefly else RUNS + 1):
            for name, program in rivals.items():
                began = time.perf_counter()
                subprocess.run([sys.executable, "-c", program], cwd=HOME, check=True)
                times[name].append(time.perf_counter() - began)
    theirs, ours_ = (statistics.median(measured[1:]) for measured in times.values())
    print(f"  typst {theirs:.3f} s, ours {ours_:.3f} s, each from start to end of its process")
    return [("PDF export, against typst", ours_ / theirs)]


def ours() -> None:
    """Make the handout."""
    from exporters.options import ExportOptions
    from exporters.pdf.pdf_document import render

    render(briefing_of(made_topics(TOPICS)), ExportOptions(), lambda _done: None)


def typst(source: str) -> None:
    """Compile the document."""
    from typst import compile as compiled

    folder = resources.font("IBMPlexSerif-Regular").parent
    compiled(
        source, format="pdf", pdf_standards=["ua-1", "a-2a"], font_paths=[str(folder)],
        ignore_system_fonts=True,
    )  # fmt: skip


def _document(topics: list[tuple[str, list[str]]]) -> str:
    head = """#set document(title: "A hundred pages", author: "Desk")
#set text(font: "IBM Plex Serif", size: 10pt, lang: "en")
#set page(
  paper: "a4",
  margin: (left: 30mm, right: 74mm, top: 27mm, bottom: 27mm),
  header: [INTERNAL],
  footer: context [
    INTERNAL #h(1fr) Page #counter(page).display() of #counter(page).final().first()
  ],
)
#set par(leading: 5pt, spacing: 12pt)
#outline()
"""
    body = [
        "\n\n".join(
            (f"= {title.translate(_SPECIAL)}", *(text.translate(_SPECIAL) for text in texts))
        )
        for title, texts in topics
    ]
    return head + "\n\n".join(body) + "\n"
