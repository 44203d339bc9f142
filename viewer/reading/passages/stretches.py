"""Highlights that lie over each other, cut into stretches on which the same ones lie throughout."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from viewer.reading.highlights import HighlightMark, Passages


class MarkedStretch(NamedTuple):
    """A part of the text, in code points, and the passages that lie on all of it, in order."""

    start: int
    end: int
    marks: tuple[HighlightMark, ...]


def stretches(marks: Iterable[HighlightMark], start: int, end: int) -> list[MarkedStretch]:
    """Return what passages cover from `start` to `end`, as stretches without gap or overlap.

    Passages are told in order of their start. One sweep goes over their ends; where none lies,
    there is no stretch.
    """
    found = [mark for mark in marks if mark.start < end and mark.end > start]
    ends = sorted(
        {min(max(place, start), end) for mark in found for place in (mark.start, mark.end)}
    )
    made: list[MarkedStretch] = []
    lying: list[HighlightMark] = []
    coming = 0
    for here, after in pairwise(ends):
        lying = [mark for mark in lying if mark.end > here]
        while coming < len(found) and found[coming].start <= here:
            if found[coming].end > here:
                lying.append(found[coming])
            coming += 1
        if lying:
            made.append(MarkedStretch(here, after, tuple(lying)))
    return made


def lying_at(marks: Passages, offset: int) -> list[HighlightMark]:
    """Return the passages that hold `offset`, the shortest first."""
    found = marks.overlapping(offset, offset + 1)
    return sorted(found, key=lambda mark: (mark.end - mark.start, mark.start, mark.id))


def moved(marks: Iterable[HighlightMark], one: HighlightMark) -> list[HighlightMark]:
    """Return passages with one of them where it stands now, if it is among them or near them."""
    return [*(mark for mark in marks if mark.id != one.id), one]
