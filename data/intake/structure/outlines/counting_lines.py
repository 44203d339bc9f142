"""Short numbered lines that head text because the lines around them, which count on, do.

Patterns served: "2. Apologies." among "1. Welcome" and "3. Minutes"; "5. Meeting closed at 17:25"
as the last line of minutes, with nothing below it.
"""

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from data.intake.lexicon import markers
from data.intake.stream import Piece

_LONGEST, _FEWEST, _MOSTLY = 80, 4, 0.5


def counting(lines: Sequence[Piece], alone: Set[int]) -> frozenset[int]:
    """Return the lines of a series that counts from 1 to the end of the text.

    Each has one line and few words; `alone` tells which may head text by themselves, which most
    do, the first among them. Text stands between any two that follow each other.
    """
    for chain in _chains(lines):
        if len(chain) < _FEWEST or chain[0] not in alone:
            continue
        has_text = all(after > before + 1 for before, after in pairwise(chain))
        if has_text and len(alone & set(chain)) >= _MOSTLY * len(chain):
            return frozenset(chain)
    return frozenset()


def _may_count(line: Piece) -> bool:
    is_line = line.hint is None and line.lines == 1 and len(line.text) <= _LONGEST
    return is_line and bool(line.marker) and not markers.is_bullet(line.marker)


def _chains(lines: Sequence[Piece]) -> Iterable[list[int]]:
    """Return the lines that count on from the first of a style that is set in as far."""
    chains: dict[tuple[str, int], list[int]] = {}
    for place, line in enumerate(lines):
        for style, value in markers.readings(line.marker) if _may_count(line) else ():
            chain = chains.setdefault((style, line.indent), [])
            if value == len(chain) + 1:
                chain.append(place)
    return chains.values()
