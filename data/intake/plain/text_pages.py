"""The pages of a plain text, and what stands at their edges: running heads and page numbers.

Only a text that shows where its pages end has any: by form feeds, by page numbers that say what
they are ("- 3 -", "Page 3 of 26", "[[Page S189]]") and count on, or by what `page_rhythm` finds.
Figures are compared as they stand, so that lines which say something else on each page stay in the
text.

Patterns served: a head or a foot that is the same on most pages, with the page's number beside it
or without; page numbers alone, in sequence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from data.document import FurnitureKind
from data.intake.lexicon import shapes
from data.intake.plain import page_rhythm
from data.intake.plain.set_lines import TextLine

_DEPTH = 3
"""How many lines at each end of a page are looked at."""
_LEAST = 3
"""On so many pages at least a head returns, and so many page numbers at least make a rhythm."""
_MOSTLY = 0.4
"""On this share of the pages at least a head returns: left and right ones may differ."""
_SHORTEST = 2
"""So many lines of text at least stand between two page numbers."""
_NUMBER = re.compile(
    r"(?P<sign>(?:[-–—(]|\[{1,2}+)\s*+)?+(?P<word>page\s++[A-Z]?+|p\.\s*+)?+(?P<number>\d{1,5})"
    r"(?P<of>\s*+(?:/|／|of)\s*+\d{1,4})?+(?P<end>\s*+(?:[-–—)]|\]{1,2}+))?+|(?P<kanji>\d{1,4})\s*+(?:頁|ページ)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?P<first>\d{1,4})\s++(?P<after>\D.*+)"
    r"|(?P<before>.*\D)\s(?:[\[(]?(?:page\s|p\.\s?))?(?P<last>\d{1,4})[\])]?",
    re.IGNORECASE,
)
_LONGEST, _LONGEST_NUMBER = 120, 24
_LONG, _MOST = 5_000, 0.03
"""In a text so long, running heads take up so small a share of the letters."""
_YEARS = range(1900, 2100)
"""Numbers that are no page's unless they say so: years head chapters and tables."""


class _Edge(NamedTuple):
    """One line at the end of a page: its number in the text, its page, and its text."""

    line: int
    page: int
    text: str


class Pages(NamedTuple):
    """Where the pages of a text begin, beyond the first one, and what stands at their edges.

    Both by the numbers of lines.
    """

    begins: frozenset[int] = frozenset()
    edges: Mapping[int, FurnitureKind] = {}


def of(lines: list[TextLine], starts: Sequence[int]) -> tuple[list[TextLine], Pages]:
    """Return the pages of a text, and its lines, some of them parted where they held a page's head.

    `starts` are the numbers of the lines, beyond the first, that a form feed stands before.
    """
    printed = [line.text for line in lines]
    begins = list(starts) or [number + 1 for number in _rhythm(printed)]
    if begins:
        return lines, Pages(frozenset(begins), _edges(printed, begins))
    parted, found = page_rhythm.headed(lines)
    if found.heads:
        edges = dict.fromkeys(found.heads, FurnitureKind.RUNNING_HEAD)
        edges |= dict.fromkeys(found.numbers, FurnitureKind.PAGE_NUMBER)
        return parted, Pages(frozenset(number for number in found.heads if number), edges)
    begins = [number + 1 for number in page_rhythm.counted(lines)]
    if begins:
        return lines, _inferred(printed, begins)
    begins = page_rhythm.ruled(printed)
    if begins:
        return lines, Pages(frozenset(begins), page_rhythm.heads(printed, begins))
    feet = page_rhythm.feet(lines)
    begins = [number + 1 for number in feet]
    return lines, Pages(frozenset(begins), dict.fromkeys(feet, FurnitureKind.RUNNING_HEAD))


def _inferred(lines: Sequence[str], begins: Sequence[int]) -> Pages:
    """Return pages that nothing declares; what is much of a text is text, and not at its edges."""
    edges = _edges(lines, begins)
    letters = sum(map(len, lines))
    heads = sum(
        len(lines[number]) for number, kind in edges.items() if kind is FurnitureKind.RUNNING_HEAD
    )
    if letters >= _LONG and heads > _MOST * letters:
        edges = {n: kind for n, kind in edges.items() if kind is FurnitureKind.PAGE_NUMBER}
    return Pages(frozenset(begins), edges)


def _edges(lines: Sequence[str], begins: Sequence[int]) -> dict[int, FurnitureKind]:
    bounds = [0, *begins, len(lines)]
    pages = [
        [number for number in range(start, end) if lines[number]] for start, end in pairwise(bounds)
    ]
    heads = [_taken(lines, page, number) for number, page in enumerate(pages)]
    feet = [_taken(lines, page[::-1], number) for number, page in enumerate(pages)]
    count = sum(map(bool, pages))
    return _found(heads, count) | _found(feet, count)


def _taken(lines: Sequence[str], page: Sequence[int], number: int) -> list[_Edge]:
    return [_Edge(line, number, lines[line]) for line in page[:_DEPTH]]


def _rhythm(lines: Sequence[str]) -> list[int]:
    """Return the lines with page numbers that say what they are, if they count on; else none."""
    marked: list[tuple[int, int]] = []
    for line, text in enumerate(lines):
        match = _NUMBER.fullmatch(text) if 0 < len(text) <= _LONGEST_NUMBER else None
        if match is not None and _says_page(match):
            marked.append((line, _value(match)))
    best: list[int] = []
    run: list[tuple[int, int]] = []
    for line, value in marked:
        follows = run and value == run[-1][1] + 1
        if not (follows and _between(lines, run[-1][0], line) >= _SHORTEST):
            run = []
        run.append((line, value))
        if len(run) > len(best):
            best = [line for line, _ in run]
    return best if len(best) >= _LEAST else []


def _between(lines: Sequence[str], start: int, end: int) -> int:
    return sum(1 for text in lines[start + 1 : end] if text)


def _says_page(match: re.Match[str]) -> bool:
    framed = match["sign"] and match["end"]
    return bool(framed or match["word"] or match["kanji"])


def _value(match: re.Match[str]) -> int:
    return int(match["number"] or match["kanji"])


def _found(pages: Sequence[Sequence[_Edge]], count: int) -> dict[int, FurnitureKind]:
    """Return what is furniture at one end of the pages, from the edge inwards."""
    offset = _offset(pages, count)
    enough = max(_LEAST, _MOSTLY * count)
    seen = Counter(text for page in pages for text in {_key(edge, offset) for edge in page})
    found: dict[int, FurnitureKind] = {}
    for page in pages:
        for edge in page:
            if offset is not None and _page_number(edge.text) == edge.page + offset:
                found[edge.line] = FurnitureKind.PAGE_NUMBER
            elif _can_return(edge.text) and seen[_key(edge, offset)] >= enough:
                found[edge.line] = FurnitureKind.RUNNING_HEAD
            else:
                break
    return found


def _can_return(text: str) -> bool:
    """Tell whether a line may head each page; sentences are text, however often they return."""
    return len(text) <= _LONGEST and not text[0].islower() and not shapes.ends_sentence(text)


def _offset(pages: Sequence[Sequence[_Edge]], count: int) -> int | None:
    """Return how far the numbers at an edge run ahead of the pages, where most of them agree."""
    votes = Counter(
        offset
        for page in pages
        for offset in {number - edge.page for edge in page for number in _numbers(edge.text)}
    )
    best = max(votes, key=lambda offset: votes[offset], default=None)
    return (
        best
        if best is not None and votes[best] >= max(min(_LEAST, count), _MOSTLY * count)
        else None
    )


def _page_number(text: str) -> int | None:
    """Return the number that a line holds and nothing else, or None."""
    match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
    return _value(match) if match is not None else None


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers at the ends of a line that may be the page's."""
    if len(text) > _LONGEST:
        return
    alone, beside = _NUMBER.fullmatch(text), _BESIDE.fullmatch(text)
    if alone is not None:
        number = _value(alone)
        if _says_page(alone) or number not in _YEARS:
            yield number
    elif beside is not None:
        number = int(beside["first"] or beside["last"])
        if number not in _YEARS:
            yield number


def _key(edge: _Edge, offset: int | None) -> str:
    """Return the text by which heads are compared: without the page's own number beside it."""
    match = _BESIDE.fullmatch(edge.text) if len(edge.text) <= _LONGEST else None
    if (
        match is None
        or offset is None
        or int(match["first"] or match["last"]) != edge.page + offset
    ):
        return edge.text
    return str(match["after"] or match["before"]).strip()
