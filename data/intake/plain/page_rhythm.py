"""Pages of a plain text that nothing declares, told by what returns every so many lines.

Patterns served: page numbers alone on their lines, as printed papers have that were converted
without form feeds; rules between pages ("-----").
"""

from collections.abc import Sequence

from data.document import FurnitureKind
from data.intake.lexicon import shapes
from data.intake.lines import wrapping

_LEAST = 3
_SHORTEST_PAGE = 20
"""Lines, blank ones apart: numbers that stand closer together are those of paragraphs."""
_EVEN = 1.6
"""How many times as long as the shortest page the longest one may be."""
_YEARS = range(1900, 2100)
_LONGEST_NUMBER = 4


def counted(lines: Sequence[str]) -> list[int]:
    """Return the lines that hold page numbers, if these count on at even distances; else none."""
    best: list[int] = []
    run: list[int] = []
    shortest = longest = place = value = printed = 0
    for number, text in enumerate(lines):
        printed += bool(text)
        if not _may_be(lines, number):
            continue
        length = printed - place
        low, high = min(shortest or length, length), max(longest, length)
        if run and int(text) == value + 1 and low >= _SHORTEST_PAGE and high <= _EVEN * low:
            shortest, longest = low, high
        else:
            run, shortest, longest = [], 0, 0
        run.append(number)
        place, value = printed, int(text)
        if len(run) > len(best):
            best = run
    return best if len(best) >= _LEAST else []


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


def heads(lines: Sequence[str], begins: Sequence[int]) -> dict[int, FurnitureKind]:
    """Return the lines that the pages begin with, which are the same on all of them."""
    return {_first(lines, number): FurnitureKind.RUNNING_HEAD for number in (0, *begins)}


def _first(lines: Sequence[str], number: int) -> int:
    """Return the first line from one on that is not blank; the last one where all are."""
    last = len(lines) - 1
    while number < last and not lines[number]:
        number += 1
    return min(number, last)


def _may_be(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is a number that may be a page's, with blank lines around it."""
    text = lines[number]
    if not (0 < len(text) <= _LONGEST_NUMBER and text.isascii() and text.isdigit()):
        return False
    around = [*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]]
    return int(text) not in _YEARS and not any(around)
