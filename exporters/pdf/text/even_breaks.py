"""Where the lines of a paragraph end so that all of them are filled as evenly as can be.

Total fit as Knuth and Plass have it (Breaking Paragraphs into Lines, 1981), over whole words and
parts of words, without their classes of tightness: the least sum over the lines of how far each is
stretched or shrunk. There is always an answer; a line that nothing fills stays short.
"""

from bisect import bisect_left
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
    least_widths = [width - shrink for width, shrink in zip(widths, shrinks, strict=True)]
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
    for stop in range(1, len(atoms) + 1):
        end = atoms[stop - 1]
        tail = widths[stop] - end.width + end.last
        stretched, shrunk = stretches[stop - 1], shrinks[stop - 1]
        is_last = stop == len(atoms)
        found = (float("inf"), stop - 1, 0)
        fitting = bisect_left(least_widths, tail - measure - shrunk, 0, stop - 1)
        for start in range(fitting, stop):
            room = measure - (tail - widths[start])
            cost, _, ladder = best[start]
            if is_last and room >= 0:
                looks = 0.0
                cost += _LONELY if start and measure - room < least else 0.0
            else:
                looks = _looks(room, stretched - stretches[start], shrunk - shrinks[start])
                if looks == _WORST and room > 0 and found[0] < _WORST**2:
                    break  # the lines that are still shorter are no better
            cost += (1 + looks) ** 2
            if end.divided:
                if ladder >= _LADDER:
                    continue
                cost += _HYPHEN + (_HYPHENS if ladder else 0.0)
            if cost <= found[0]:
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
