"""Lines of a plain text and what follows them, and the runs that are wrapped on their own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from data.intake.plain.set_lines import BLANK, TextLine

NARROW, WIDE = 30, 120
"""Columns that a text is wrapped at, at least and at most."""
NEARER, SLACK = 0.88, 3
"""Lines of scripts without blanks may be shorter by a sign that cannot begin the next."""
NARROWER = 0.9
_NARROWEST = 34
"""What is narrower is verse, or a list."""
_LEAST = 2
"""So many pairs of lines, at least, tell of a width of their own."""


class LinePair(NamedTuple):
    """A line and the next one, and how far it would have reached with the next one's first word.

    `blank` is how many blank lines stand between them, `number` that of the second in the text.
    """

    line: TextLine
    following: TextLine
    reach: int
    blank: int = 0
    number: int = 0


def goes_on(line: TextLine, following: TextLine) -> bool:
    """Tell whether a sentence surely goes on: it is not ended, and a small letter follows."""
    return following.small and not line.ended


def followed(lines: Sequence[TextLine], most: int, least: int = 0) -> Iterator[LinePair]:
    """Yield the lines that another follows behind so many blank ones."""
    previous = BLANK
    blank = 0
    for number, line in enumerate(lines):
        if not line.text:
            blank += 1
            continue
        if least <= blank <= most and 0 < len(previous.text) <= WIDE:
            yield LinePair(previous, line, previous.right + 1 + line.word, blank, number)
        previous, blank = line, 0


def has_case(text: str) -> bool:
    """Tell whether a text begins with a sign of a script that has small letters."""
    return text[0].isascii() or text[0].lower() != text[0].upper()


def without_narrow(near: list[LinePair], local: Mapping[int, int]) -> list[LinePair]:
    """Return the pairs without the runs whose own width is much less than the usual one."""
    if not local:
        return near
    width = usual_width(near)
    narrow = {start for start, reach in local.items() if reach <= NARROWER * width}
    if not narrow:
        return near
    kept: list[LinePair] = []
    inside = False
    last = -1
    for pair in near:
        if pair.number != last + 1:
            inside = pair.number - 1 in narrow
        last = pair.number
        if not inside:
            kept.append(pair)
    return kept


def usual_width(pairs: Sequence[LinePair]) -> int:
    """Return how far lines reach that another one follows, a few that stand out apart."""
    rights = sorted(pair.line.right for pair in pairs)
    return rights[-1 - len(rights) // 20] if rights else 0


def own_reaches(near: Sequence[LinePair], usual: float) -> dict[int, int]:
    """Return how far lines reach in the runs that are wrapped at a width of their own.

    By the number of their first line. Where the text has a `usual` width, only narrower ones count.
    """
    found: dict[int, int] = {}
    run: list[LinePair] = []
    widest = 0
    for pair in (*near, LinePair(BLANK, BLANK, 0)):
        if run and pair.line is not run[-1].following:
            width = max(widest, run[-1].following.right)
            if len(run) >= _LEAST and NARROW <= width <= WIDE and (width <= usual or not usual):
                reach = _own_reach(run, width)
                if reach:
                    found[run[0].number - 1] = reach
            run, widest = [], 0
        run.append(pair)
        widest = max(widest, pair.line.right)
    return found


def _own_reach(run: Sequence[LinePair], width: int) -> int:
    """Return how far lines reach in a run if it is wrapped at its own width, else 0."""
    if width - min(pair.following.indent for pair in run) < _NARROWEST:
        return 0  # verses
    least = min(pair.reach for pair in run)
    if has_case(run[0].following.text) or has_case(run[-1].following.text):
        if least <= width:
            return 0
        return width + 1 if 3 * sum(goes_on(p.line, p.following) for p in run) >= len(run) else 0
    enough = int(min(width - SLACK, width * NEARER))
    going = sum(not pair.line.ended for pair in run)
    return enough if least >= enough and 2 * going > len(run) else 0
