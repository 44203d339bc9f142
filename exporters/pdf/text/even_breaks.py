"""Where the lines of a paragraph end so that all of them are filled as evenly as can be.

Total fit as Knuth and Plass have it (Breaking Paragraphs into Lines, 1981), over whole words and
parts of words, without their classes of tightness: the least sum over the lines of how far each is
stretched or shrunk. There is always an answer; a line that nothing fills stays short.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

_LADDER = 2
"""At most so many lines on end are hyphenated."""
_WORST = 1e4
"""What a line costs at most for its looks, times a hundred squared."""
_HYPHEN, _HYPHENS = 2500.0, 30_000.0
_LONELY = 1e6
"""What a last line costs that is hardly there."""


class Atom(NamedTuple):
    """What is not parted: how wide it is, at a line's end and else, and what its space gives.

    All in points. It is `divided` where a line that ends after it ends within a word.
    """

    width: float
    last: float
    stretch: float
    shrink: float
    divided: bool = False


def ends(atoms: Sequence[Atom], measure: float, *, least: float = 0.0) -> list[int]:
    """Return after how many atoms each line ends; a last line below `least` points is avoided."""
    widths = [0.0, *accumulate(atom.width for atom in atoms)]
    stretches = [0.0, *accumulate(atom.stretch for atom in atoms)]
    shrinks = [0.0, *accumulate(atom.shrink for atom in atoms)]
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
    for stop in range(1, len(atoms) + 1):
        end = atoms[stop - 1]
        tail = widths[stop] - end.width + end.last
        is_last = stop == len(atoms)
        found = (float("inf"), stop - 1, 0)
        for start in range(stop - 1, -1, -1):
            room = measure - (tail - widths[start])
            shrink = shrinks[stop - 1] - shrinks[start]
            if room + shrink < 0 and start < stop - 1:
                break
            cost, _, ladder = best[start]
            looks = _looks(room, stretches[stop - 1] - stretches[start], shrink)
            if is_last:
                looks = looks if room < 0 else 0.0
                cost += _LONELY if start and measure - room < least else 0.0
            cost += (1 + looks) ** 2
            if end.divided:
                if ladder >= _LADDER:
                    continue
                cost += _HYPHEN + (_HYPHENS if ladder else 0.0)
            if cost < found[0]:
                found = (cost, start, ladder + 1 if end.divided else 0)
        best.append(found)
    return _traced(best)


def _looks(room: float, stretch: float, shrink: float) -> float:
    if room >= 0:
        return min(100 * (room / stretch) ** 3, _WORST) if stretch else _WORST if room else 0.0
    return min(100 * (-room / shrink) ** 3, _WORST) if shrink else _WORST


def _traced(best: Sequence[tuple[float, int, int]]) -> list[int]:
    found: list[int] = []
    at = len(best) - 1
    while at:
        found.append(at)
        at = best[at][1]
    return found[::-1]
