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
_WORD = re.compile(rf"[^\W{_EAST_ASIAN}]+|[^\w\s]|[{_EAST_ASIAN}]")
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
        self._starts = [pair.old for pair in self._pairs]

    def passage(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a passage of the old text stands now; None if too little of it is left."""
        covered = 0
        first = last = -1
        for pair in self._pairs[max(0, bisect_right(self._starts, start) - 1) :]:
            if pair.old >= end:
                break
            left, right = max(start, pair.old), min(end, pair.old + pair.length)
            if left < right:
                covered += right - left
                moved = pair.new - pair.old
                first = left + moved if first < 0 else first
                last = right + moved
        length = end - start
        if covered < _COVERED * length or last - first > _WIDEST * length + _SLACK:
            return None
        return first, last


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
    before = [match.span() for match in _WORD.finditer(old, *within)]
    after = [match.span() for match in _WORD.finditer(new, *there)]
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
