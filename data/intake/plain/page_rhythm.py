"""Pages of a plain text that nothing declares, told by what returns every so many lines.

Patterns served: page numbers alone on their lines, as printed papers have that were converted
without form feeds; a head with the page's number right below it, often at the end of the last line
of the page before; rules between pages ("-----"); a foot that returns behind a wide gap.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from data.document import FurnitureKind
from data.intake.lexicon import shapes
from data.intake.lines import wrapping
from data.intake.plain import set_lines
from data.intake.plain.set_lines import TextLine

_LEAST = 3
_SHORTEST_PAGE = 20
"""Lines, blank ones apart: numbers that stand closer together are those of paragraphs."""
_EVEN = 1.6
"""How many times as long as the shortest page the longest one may be."""
_NEARLY = 0.9
_CUT = 0.2
"""More than this share of pages end in the middle of a sentence or without one."""
_SHORTEST_HEAD = 6
_YEARS = range(1900, 2100)
_LONGEST_NUMBER = 4
_WIDE_GAP, _AT_AN_END = 4, 3
"""So many blank lines stand above a foot; one is so near to the beginning or end of the text."""
_LONGEST_FOOT = 120


class Heads(NamedTuple):
    """Lines that head pages, each with the page's number right below it, by their numbers."""

    heads: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()


def counted(lines: Sequence[TextLine]) -> list[int]:
    """Return the lines that hold page numbers, if these count on at even distances; else none.

    Some of them cut a sentence in two, as the numbers of sections never do.
    """
    best: list[int] = []
    run: list[int] = []
    shortest = longest = value = 0
    for number in _numbers(lines):
        if not _may_be(lines, number):
            continue
        here = int(lines[number].text)
        length = sum(1 for line in lines[run[-1] : number] if line.text) if run else 0
        low, high = min(shortest or length, length), max(longest, length)
        if run and here == value + 1 and low >= _SHORTEST_PAGE and high <= _EVEN * low:
            shortest, longest = low, high
        else:
            run, shortest, longest = [], 0, 0
        run.append(number)
        value = here
        if len(run) > len(best):
            best = run
    return best if len(best) >= _LEAST and _cut(lines, best) else []


def headed(lines: list[TextLine]) -> tuple[list[TextLine], Heads]:
    """Return the heads that return in a text above numbers that count on, and the lines anew.

    Each head that stands behind text in one line has its own line there.
    """
    numbers = [number for number in _numbers(lines) if number]
    above = Counter(lines[number - 1].text for number in numbers)
    head, count = next(iter(above.most_common(1)), ("", 0))
    if count < _LEAST or len(head) < _SHORTEST_HEAD or shapes.ends_sentence(head):
        return lines, Heads()
    numbers = [number for number in numbers if lines[number - 1].text.endswith(head)]
    values = [int(lines[number].text) for number in numbers]
    steps = sum(after == before + 1 for before, after in pairwise(values))
    if steps < _NEARLY * (len(values) - 1) or not _cut(lines, [n - 1 for n in numbers], head):
        return lines, Heads()
    return _parted(lines, set(numbers), head)


def _parted(lines: list[TextLine], numbers: set[int], head: str) -> tuple[list[TextLine], Heads]:
    found: list[TextLine] = []
    places: list[int] = []
    for number, line in enumerate(lines):
        if number in numbers:
            places.append(len(found))
        before = line.text[: -len(head)].rstrip() if number + 1 in numbers else ""
        if before:
            found += [set_lines.tidy(f"{' ' * line.indent}{before}"), set_lines.tidy(head)]
        else:
            found.append(line)
    return found, Heads(tuple(place - 1 for place in places), tuple(places))


def _cut(lines: Sequence[TextLine], numbers: Sequence[int], head: str = "") -> bool:
    """Tell whether what stands on these lines, or ends them, cuts sentences here and there."""
    cuts = 0
    for number in numbers:
        before = number - 1
        while before > 0 and not lines[before].text and number - before < _SHORTEST_PAGE:
            before -= 1
        glued = lines[number].text != head and bool(head)
        cuts += glued or (before >= 0 and bool(lines[before].text) and not lines[before].ended)
    return cuts > _CUT * len(numbers)


def _numbers(lines: Sequence[TextLine]) -> list[int]:
    """Return the lines that hold a number and nothing else."""
    return [
        number
        for number, line in enumerate(lines)
        if 0 < line.right - line.indent <= _LONGEST_NUMBER
        and line.text.isdecimal()
        and line.text.isascii()
    ]


def ruled(lines: Sequence[str]) -> list[int]:
    """Return the lines behind the rules between pages, if there are such; else none.

    Rules part sections, too: what stands between them are pages where each begins with the same
    line, from the first line of the text on.
    """
    rules = [n for n, text in enumerate(lines) if text and wrapping.is_rule(text)]
    if len(rules) < _LEAST - 1 or len({lines[number] for number in rules}) != 1:
        return []
    begins = [number + 1 for number in rules]
    tops = {_first(lines, number) for number in (0, *begins)}
    head = lines[_first(lines, 0)]
    same = all(lines[number] == head for number in tops)
    return begins if same and not wrapping.is_rule(head) and not shapes.ends_sentence(head) else []


def feet(lines: Sequence[TextLine]) -> list[int]:
    """Return the lines that are the same behind wide gaps, one of them at an end of the text.

    Wherever such a line stands it is behind a wide gap, or begins the text.
    """
    texts = [number for number, line in enumerate(lines) if line.text]
    ends = {*texts[:_AT_AN_END], *texts[-_AT_AN_END:]}
    above = dict(zip(texts, [-_WIDE_GAP - 1, *texts], strict=False))
    apart = {number for number in texts if number - above[number] > _WIDE_GAP}
    known = {lines[number].text for number in apart & ends if _may_be_foot(lines[number])}
    if not known:
        return []
    found = [number for number in texts if lines[number].text in known]
    counts = Counter(lines[number].text for number in found)
    strays = {lines[number].text for number in found if number not in apart}
    return [n for n in found if counts[lines[n].text] > 1 and lines[n].text not in strays]


def _may_be_foot(line: TextLine) -> bool:
    return len(line.text) <= _LONGEST_FOOT and not wrapping.is_rule(line.text)


def heads(lines: Sequence[str], begins: Sequence[int]) -> dict[int, FurnitureKind]:
    """Return the lines that the pages begin with, which are the same on all of them."""
    return {_first(lines, number): FurnitureKind.RUNNING_HEAD for number in (0, *begins)}


def _first(lines: Sequence[str], number: int) -> int:
    """Return the first line from one on that is not blank; the last one where all are."""
    last = len(lines) - 1
    while number < last and not lines[number]:
        number += 1
    return min(number, last)


def _may_be(lines: Sequence[TextLine], number: int) -> bool:
    """Tell whether a number may be a page's, with blank lines around it."""
    around = [*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]]
    return int(lines[number].text) not in _YEARS and not any(line.text for line in around)
