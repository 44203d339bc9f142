"""Give headings their levels: by how they are set apart, and inside that by their numbers.

Patterns served: `##` over `###`; "I." over "A." over "1." in one declared level; a level's numbers
that go on after a nested list of the same kind; two headings run together in one line ("Iii.
Basic Policy 1. Principles"); a heading that was lost, so that its sub-headings begin anew.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.document import BlockKind
from data.intake.lexicon import division_words, markers, shapes
from data.intake.stream import Piece
from data.intake.structure.headings import ARTICLE_CAPTION, SUPPLEMENT

DEEPEST = 6
_MOST_OPEN = 64
"""So many sections are open at once: numbers of other kinds in turn would open one each."""
_RUN_IN = re.compile(r"\s((?:I|1|A)\.|\(1\))\s+(?:\*\*)?[A-Z]")


@dataclass(frozen=True, slots=True)
class _Frame:
    """A heading whose section is open: its rank, and how its number counts."""

    rank: tuple[int, float]
    style: str = ""
    value: int = 0


def give(pieces: Sequence[Piece], found: Mapping[int, int]) -> dict[int, int]:
    """Return the level, from 1, of each heading; `found` says how each is set apart."""
    declared = [pieces[n].level for n in found if pieces[n].hint is BlockKind.HEADING]
    top = min(declared, default=0)
    ranks = {number: _rank(pieces[number], apart, top) for number, apart in found.items()}
    _lower_supplements(pieces, ranks)
    levels: dict[int, int] = {}
    stack: list[_Frame] = []
    for number, rank in ranks.items():
        while stack and stack[-1].rank > rank:
            stack.pop()
        frame = _framed(pieces[number].marker, rank, stack)
        _make_room(stack, frame)
        stack.append(frame)
        del stack[:-_MOST_OPEN]
        levels[number] = min(len(stack), DEEPEST)
        run_in = _RUN_IN.search(pieces[number].text) if frame.style else None
        if run_in and frame.style != markers.readings(run_in[1])[0][0]:
            stack.append(_Frame(rank, *markers.readings(run_in[1])[0]))
    return levels


def _lower_supplements(pieces: Sequence[Piece], ranks: dict[int, tuple[int, float]]) -> None:
    """Set the articles of a law's supplementary provisions below the heading of these."""
    in_supplement = False
    for number, rank in ranks.items():
        in_supplement = in_supplement or SUPPLEMENT.fullmatch(pieces[number].text) is not None
        if in_supplement and ARTICLE_CAPTION.fullmatch(pieces[number].text):
            ranks[number] = (rank[0], rank[1] + 1)


def _rank(piece: Piece, apart: int, top: int) -> tuple[int, float]:
    """Return what orders headings; less is higher.

    A line in capitals that lost its sign stands beside the highest that are declared (`top`).
    """
    if piece.hint is BlockKind.HEADING:
        return 0, float(piece.level)
    if top and shapes.is_capitals(piece.text):
        return 0, float(top)
    return apart, division_words.level(piece.printed) or -round(piece.size, 1)


def _framed(marker: str, rank: tuple[int, float], stack: Sequence[_Frame]) -> _Frame:
    """Return a heading's frame, with its number read in the way that goes on what is open."""
    if not marker or markers.is_bullet(marker):
        return _Frame(rank)
    options = markers.readings(marker)
    for step in (1, 2):
        for frame in reversed(stack):
            for style, value in options:
                if frame.style == style and value == frame.value + step:
                    return _Frame(rank, style, value)
    style, value = next(((s, v) for s, v in options if v == 1), options[0] if options else ("", 0))
    return _Frame(rank, style, value)


def _make_room(stack: list[_Frame], frame: _Frame) -> None:
    """Close the sections that a heading ends."""
    same = [place for place, other in enumerate(stack) if other.rank == frame.rank]
    if not same:
        return
    if not frame.style:
        del stack[same[0] :]
        return
    for step in (1, 2):
        for place in reversed(same):
            if stack[place].style == frame.style and frame.value == stack[place].value + step:
                del stack[place:]
                return
    if not stack[-1].style or stack[-1].style == frame.style:
        stack.pop()
    elif frame.value != 1:
        outer = [place for place in same if stack[place].style == frame.style]
        if outer:
            del stack[outer[-1] :]
