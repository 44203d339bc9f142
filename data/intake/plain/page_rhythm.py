"""Pages of a plain text that nothing declares, told by what returns every so many lines.

Patterns served: page numbers alone on their lines, as printed papers have that were converted
without form feeds; rules between pages ("-----").
"""

from collections.abc import Sequence

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
    """Return the lines behind the rules that return in a text, if they are all alike."""
    rules = [n for n, text in enumerate(lines) if text and wrapping.is_rule(text)]
    alike = {lines[number] for number in rules}
    if len(rules) < _LEAST - 1 or len(alike) != 1:
        return []
    return [number + 1 for number in rules]


def _may_be(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is a number that may be a page's, with blank lines around it."""
    text = lines[number]
    if not (0 < len(text) <= _LONGEST_NUMBER and text.isascii() and text.isdigit()):
        return False
    around = [*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]]
    return int(text) not in _YEARS and not any(around)
