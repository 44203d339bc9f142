"""Pages whose lines run downwards, from the right to the left, laid on their side to be read.

Patterns served: Japanese gazettes and laws. Each line is one run, no wider than two letters, or is
drawn letter by letter; what runs to the right among them (a head, a page number) is set apart.
"""

from collections.abc import Iterable
from dataclasses import replace

from data.intake.pdf.page_stream import PdfPage, TextRun

_WIDEST = 2.2  # of the size; three wide letters are wider
_ASIDE, _NEAREST, _FARTHEST = 0.4, 0.5, 1.7  # ems: of one letter from the one above it
_LEAST = 3
_CJK, _NARROW = "\u2e80", "\uff61"


def level(page: PdfPage) -> PdfPage:
    """Return a page with its lines level; it is the page itself if most of them are."""
    lines = _joined(page.runs)
    letters = sum(len(run.text.strip()) for run in page.runs)
    downwards = sum(len(line.text.strip()) for line in lines if _runs_downwards(line))
    if downwards * 2 <= letters:
        return page
    runs = tuple(_laid(line, page) for line in lines)
    return PdfPage(page.height, page.width, runs, page.state)


def _joined(runs: Iterable[TextRun]) -> list[TextRun]:
    """Return the runs, those that go on right below the one before joined."""
    lines: list[list[TextRun]] = []
    letters = 0
    for run in runs:
        if lines and _goes_on(lines[-1][0], letters, run):
            lines[-1].append(run)
            letters += len(run.text.strip())
        else:
            lines.append([run])
            letters = len(run.text.strip())
    return [_one(line) for line in lines]


def _goes_on(first: TextRun, letters: int, run: TextRun) -> bool:
    """Tell whether a run stands right below the letters that a line has already."""
    if first.turned or run.turned or first.target != run.target or not _is_narrow(run):
        return False
    em = max(first.size, 1.0)
    below = (first.base - run.base) / em - (letters - 1)
    aside = abs((first.left + first.right) - (run.left + run.right)) / 2
    return _is_narrow(first) and _NEAREST <= below <= _FARTHEST and aside <= _ASIDE * em


def _one(line: list[TextRun]) -> TextRun:
    first = line[0]
    if len(line) == 1:
        return first
    text = "".join(run.text.strip() for run in line)
    return replace(first, text=text, right=max(run.right for run in line))


def _is_narrow(run: TextRun) -> bool:
    return run.right - run.left <= _WIDEST * run.size


def _is_wide(letter: str) -> bool:
    return _CJK <= letter < _NARROW


def _runs_downwards(run: TextRun) -> bool:
    """Tell whether a run has more wide letters than stand beside each other in its width."""
    text = run.text.strip()
    if run.turned or len(text) < _LEAST or not _is_narrow(run):
        return False
    return sum(map(_is_wide, text)) * 2 > len(text)


def _laid(run: TextRun, page: PdfPage) -> TextRun:
    """Return a run that starts as far from the left as it did from the top."""
    if run.turned:
        return run
    left = page.height - run.base
    right = left + len(run.text.strip()) * run.size
    is_level = not _is_narrow(run) or not any(map(_is_wide, run.text))
    return replace(run, left=left, right=right, base=run.left, turned=is_level)
