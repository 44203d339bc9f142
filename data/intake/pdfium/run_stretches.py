"""Stretches: runs that follow each other closely as they are drawn, and their letters' places."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from data.intake.pdfium.text_page import PageRun, PlacedLetter

RAISED = 0.75
"""Ems: what stands higher is on no line; as of lines, in data.intake.pdf.page_lines."""
_NEAREST, _FARTHEST = -0.15, 0.9  # between two runs of one stretch, in ems

Letters: TypeAlias = Callable[[PageRun], Sequence[PlacedLetter]]
"""Tells a run's letters and blanks in order; nothing where it cannot be parted."""


class LetterPlace(NamedTuple):
    """A letter of a stretch: the number of its run, and its own among the letters of that run."""

    left: float
    right: float
    run: int
    letter: int


@dataclass(slots=True)
class RunStretch:
    """Runs that follow each other closely on one height as they are drawn."""

    runs: list[PageRun]
    left: float
    right: float
    base: float
    size: float
    letters: Sequence[Sequence[PlacedLetter]] = ()
    places: Sequence[LetterPlace] = ()


def stretches_of(runs: Sequence[PageRun]) -> list[RunStretch]:
    """Return the stretches that a page's runs make, in the order in which they are drawn."""
    found: list[RunStretch] = []
    for run in runs:
        last, size = found[-1] if found else None, run.style.size
        if last is None or not _goes_on(last, run):
            found.append(RunStretch([run], run.left, run.right, run.base, size))
            continue
        last.runs.append(run)
        last.right = max(last.right, run.right)
        if size > last.size:
            last.base, last.size = run.base, size
    return found


def _goes_on(last: RunStretch, run: PageRun) -> bool:
    style, em = run.style, max(last.size, run.style.size, 1.0)
    if not _NEAREST <= (run.left - last.right) / em <= _FARTHEST:
        return False
    if style.oblique or run.right < run.left or last.right < last.left:
        return False
    same = style.quarter == last.runs[0].style.quarter
    return same and abs(run.base - last.base) < RAISED * em


def _whole(run: PageRun) -> tuple[PlacedLetter]:
    return (PlacedLetter(run.text, run.left, run.right),)


def _places(runs: Sequence[Sequence[PlacedLetter]]) -> list[LetterPlace]:
    """Return the places of a stretch's letters; one that is nowhere if they run to the left."""
    found = []
    for run, letters in enumerate(runs):
        narrow = _narrowness(letters)
        for number, letter in enumerate(letters):
            if letter.text != " ":
                right = letter.left + narrow * (letter.right - letter.left)
                found.append(LetterPlace(letter.left, right, run, number))
    rises = all(before.left <= after.left for before, after in pairwise(found))
    return found if rises else found[:1]


def _narrowness(letters: Sequence[PlacedLetter]) -> float:
    """Return what share of their width letters take: a font that is not in the file misleads."""
    steps = [
        (after.left - letter.left) / max(letter.right - letter.left, 0.01)
        for letter, after in pairwise(letters)
        if letter.text != " " != after.text
    ]
    return min(1.0, max(0.0, median(steps))) if steps else 1.0


def measure(host: RunStretch, letters_of: Letters) -> None:
    """Find the places of a stretch's letters, once."""
    if not host.places:
        host.letters = [letters_of(run) or _whole(run) for run in host.runs]
        host.places = _places(host.letters)
