"""Pages whose lines run downwards, from the right to the left, laid on their side to be read.

Pattern served: Japanese gazettes and laws. Each line is one run, no wider than two letters.
"""

from dataclasses import replace

from data.intake.pdf.page_stream import PdfPage, TextRun

_WIDEST = 2.2  # of the size; three wide letters are wider
_CJK, _NARROW = "\u2e80", "\uff61"


def level(page: PdfPage) -> PdfPage:
    """Return a page with its lines level; it is the page itself if most of them are."""
    letters = sum(len(run.text) for run in page.runs)
    downwards = sum(len(run.text) for run in page.runs if _runs_downwards(run))
    if downwards * 2 <= letters:
        return page
    runs = tuple(run if run.turned else _laid(run, page) for run in page.runs)
    return PdfPage(page.height, page.width, runs, page.state)


def _runs_downwards(run: TextRun) -> bool:
    text = run.text.strip()
    narrow = run.right - run.left <= _WIDEST * run.size
    return (
        narrow
        and len(text) > 2
        and all(_CJK <= letter < _NARROW for letter in text[:3])
        and not run.turned
    )


def _laid(run: TextRun, page: PdfPage) -> TextRun:
    """Return a run that starts as far from the left as it did from the top."""
    left = page.height - run.base
    right = left + len(run.text.strip()) * run.size
    return replace(run, left=left, right=right, base=run.left)
