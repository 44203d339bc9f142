"""Which words of two passages are not the same, to be marked in both."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from data.anchors.alignment import WORD
from data.anchors.sentences import fold

_MOST = 4_000_000
"""Passages whose numbers of words multiply to more are marked as a whole."""

Span = tuple[int, int]
Spans = tuple[Span, ...]


def changed_words(old: str, new: str) -> tuple[Spans, Spans]:
    """Return where words of the one text are not in the other (code points), in either text."""
    before, after = _words(old), _words(new)
    if len(before) * len(after) > _MOST:
        return ((0, len(old)),), ((0, len(new)),)
    said = [fold(old[s:e]) for s, e in before], [fold(new[s:e]) for s, e in after]
    here: list[Span] = []
    there: list[Span] = []
    for code in LCSseq.opcodes(*said):
        if code.tag != "equal":
            here += _around(before[code.src_start : code.src_end])
            there += _around(after[code.dest_start : code.dest_end])
    return tuple(here), tuple(there)


def _words(text: str) -> list[Span]:
    return [match.span() for match in WORD.finditer(text)]


def _around(spans: Sequence[Span]) -> list[Span]:
    return [(spans[0][0], spans[-1][1])] if spans else []
