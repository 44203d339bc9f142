"""Pages of a plain text that nothing declares, told by what returns every so many lines.

Patterns served: page numbers alone on their lines, as printed papers have that were converted
without form feeds; a head with the page's number right below it, often at the end of the last line
of the page before; rules between pages ("-----").
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from data.document import FurnitureKind
from data.intake.lexicon import shapes
from data.intake.lines import wrapping
from data.intake.plain.text_lines import BLANK, TextLine

_LEAST = 3
_SHORTEST_PAGE = 20
"""Lines, blank ones apart: numbers that stand closer together are those of paragraphs."""
_EVEN = 1.6
"""How many times as long as the shortest page the longest one may be."""
_NEARLY = 0.9
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


class Heads(NamedTuple):
    """Lines that head pages, each with the page's number right below it, by their numbers."""

    heads: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()


def parted(lines: list[TextLine]) -> list[TextLine]:
    """Return the lines with each head of a page that follows text in one line on its own line."""
    head = _head([line.text for line in lines])
    if not head:
        return lines
    found: list[TextLine] = []
    for line, following in pairwise((*lines, BLANK)):
        text = line.text
        if len(text) > len(head) and text.endswith(head) and _is_number(following.text):
            before = text[: -len(head)].rstrip()
            right = line.right - (len(text) - len(before))
            found += [
                TextLine(line.indent, right, before, line.cells),
                TextLine(0, len(head), head),
            ]
        else:
            found.append(line)
    return found


def headed(lines: Sequence[str]) -> Heads:
    """Return the heads that return in a text above numbers that count on; none where they do not."""
    head = _head(lines)
    if not head:
        return Heads()
    numbers = [n + 1 for n, text in enumerate(lines[:-1]) if text == head and _is_number(lines[n + 1])]
    values = [int(lines[number]) for number in numbers]
    steps = sum(after == before + 1 for before, after in pairwise(values))
    if len(values) < _LEAST or steps < _NEARLY * (len(values) - 1):
        return Heads()
    return Heads(tuple(number - 1 for number in numbers), tuple(numbers))


def _head(lines: Sequence[str]) -> str:
    """Return the line that stands above numbers most often, if often enough; else ""."""
    above = Counter(
        line for line, following in pairwise(lines) if len(line) >= _LEAST and _is_number(following)
    )
    head, count = next(iter(above.most_common(1)), ("", 0))
    return head if count >= _LEAST and not shapes.ends_sentence(head) else ""


def _is_number(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NUMBER and text.isascii() and text.isdigit()


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
    if not _is_number(text):
        return False
    around = [*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]]
    return int(text) not in _YEARS and not any(around)
