"""An old text laid beside a new one: where each passage of the one stands in the other.

Identical lines are matched first, then words between them, so that the work does not grow with the
square of the text (longest common subsequence; Hyyrö 2004 for the bit-parallel form).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[^\W{_EAST_ASIAN}]+|[^\w\s]|[{_EAST_ASIAN}]")
_MOST = 40_000_000
"""Stretches whose numbers of words multiply to more are not compared word by word."""
_COVERED = 0.4
_WIDEST, _SLACK = 1.6, 40

_Span = tuple[int, int]


class _Pair(NamedTuple):
    """A stretch of the old text that stands unchanged in the new one."""

    old: int
    new: int
    length: int


class Alignment:
    """Where the parts of an old text that were kept in order stand in a new one (code points)."""

    def __init__(self, old: str, new: str) -> None:
        self._pairs = tuple(_pairs(old, new))
        self._new = new
        self._starts = [pair.old for pair in self._pairs]

    def passage(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a passage of the old text stands now; None if too little of it is left.

        Words at its ends that were put in the place of others belong to it.
        """
        covered = 0
        number = max(0, bisect_right(self._starts, start) - 1)
        found: list[_Pair] = []
        while number < len(self._pairs) and self._pairs[number].old < end:
            pair = self._pairs[number]
            left, right = max(start, pair.old), min(end, pair.old + pair.length)
            if left < right:
                covered += right - left
                found.append(_Pair(left, pair.new + left - pair.old, right - left))
            number += 1
        length = end - start
        if not found or covered < _COVERED * length:
            return None
        first, last = found[0].new, found[-1].new + found[-1].length
        if last - first > _WIDEST * length + _SLACK:
            return None
        if found[0].old > start:
            first = self._reached(first, number - len(found) - 1, -1)
        if found[-1].old + found[-1].length < end:
            last = self._reached(last, number, 1)
        while self._new[first : first + 1].isspace():
            first += 1
        while self._new[last - 1 : last].isspace():
            last -= 1
        return first, last

    def _reached(self, edge: int, number: int, step: int) -> int:
        """Return how far what is new reaches from a place: to the next pair of its line."""
        pair = self._pairs[number] if 0 <= number < len(self._pairs) else None
        if step < 0:
            limit = max(pair.new + pair.length if pair else 0, self._new.rfind("\n", 0, edge) + 1)
        else:
            line = self._new.find("\n", edge)
            limit = min(pair.new if pair else len(self._new), line if line >= 0 else len(self._new))
        return limit if abs(limit - edge) <= _SLACK else edge


def _pairs(old: str, new: str) -> Iterator[_Pair]:
    before, after = _lines(old), _lines(new)
    here = there = 0
    for match in [*_matches(old, new, before, after), (len(before), len(after), 0)]:
        start, moved, length = match
        if here < start and there < moved:
            yield from _words(old, new, _around(before[here:start]), _around(after[there:moved]))
        for (begin, end), (place, _) in zip(
            before[start : start + length], after[moved : moved + length], strict=True
        ):
            yield _Pair(begin, place, end - begin)
        here, there = start + length, moved + length


def _words(old: str, new: str, within: _Span, there: _Span) -> Iterator[_Pair]:
    """Match two stretches word by word."""
    before = [match.span() for match in WORD.finditer(old, *within)]
    after = [match.span() for match in WORD.finditer(new, *there)]
    if len(before) * len(after) > _MOST:
        return
    for start, moved, length in _matches(old, new, before, after):
        for (begin, end), (place, _) in zip(
            before[start : start + length], after[moved : moved + length], strict=True
        ):
            yield _Pair(begin, place, end - begin)


def _matches(
    old: str, new: str, before: Sequence[_Span], after: Sequence[_Span]
) -> list[tuple[int, int, int]]:
    """Return the runs of equal parts: where each starts in either text, and how many there are."""
    texts = [old[s:e] for s, e in before], [new[s:e] for s, e in after]
    return [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in LCSseq.opcodes(*texts)
        if code.tag == "equal"
    ]


def _around(spans: Sequence[_Span]) -> _Span:
    return spans[0][0], spans[-1][1]


def _lines(text: str) -> list[_Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans
