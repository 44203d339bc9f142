"""What stands at the head and the foot of the pages, outside the text.

Figures are compared as they stand, but for the page's own number: what says something else on each
page is text.

Patterns served: a running head or foot at the same height on most pages, with the page's number in
it or without; other ones on left and right pages, or in each chapter, beside the page's number; a
page number alone, with hyphens, "Page 3 of 26"; numbers that start anew, Roman ones before them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest
from statistics import median
from typing import NamedTuple

from data.document import FurnitureKind
from data.intake.lexicon import shapes
from data.intake.pdf.page_lines import LineSegment, PageLine, line_of, rows_of
from data.text import numerals

_ROWS = 4
"""How many lines at each end of a page are looked at."""

_SAME_HEIGHT = 6.0  # points
_MOSTLY = 0.4  # of the pages: left and right ones may differ
_FEW, _MANY = 0.1, 20
"""Of so many pages some may be numbered anew: this share of them is enough."""
_DOUBLE = 2.2  # ems
_APART = 1.3
"""So many times the usual distance of two lines stand between text and what is apart from it."""
_LEAST_OF_SENTENCES, _NEARLY_ALL = 5, 0.8
"""On so many pages, and on this share of them, at least, a sentence is no text."""
_OUTER = 0.15  # of the page's height, where heads, feet and page numbers stand
_LEAST = 3
"""On so many pages at least, if there are as many, a number counts on that may be the page's."""
_MUCH = 0.03  # of all letters, where running heads are doubted
_LONGEST = 300
_MOST_FIGURES = 8
"""So many figures of a line at most may be the page's number."""
_YEARS = range(1900, 2100)
"""Numbers that are no page's unless they say so."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—\[(|・\s]*+(?P<word>page|p\.|頁)?+\s*+(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"\s*+(?P<of>(?:of|/|／)\s*+\d{1,4})?+[-–—\])|・\s]*+(?P<behind>頁|ページ)?",
    re.IGNORECASE,
)
_AT_AN_END = re.compile(r"(\d{1,4})(?=\s)|.*\s(\d{1,4})$")


class EdgeRow(NamedTuple):
    """One height of a page, with its text."""

    segments: list[LineSegment]
    line: PageLine


class Edge(NamedTuple):
    """What was found on a page: its head and its foot, and what is left between them."""

    head: list[tuple[PageLine, FurnitureKind]]
    foot: list[tuple[PageLine, FurnitureKind]]
    body: list[LineSegment]


def rows_on(page: Sequence[LineSegment]) -> list[EdgeRow]:
    """Return the heights of a page from the top, without text that is turned."""
    return [
        EdgeRow(row, line_of(row)) for row in rows_of([item for item in page if not item.turned])
    ]


def apart(pages: Sequence[Sequence[EdgeRow]], heights: Sequence[float]) -> Iterator[Edge]:
    """Part each page's furniture from its text; `heights` are the pages', in points."""
    places = _places(pages)
    offsets = _offsets(pages, heights)
    pitches = [_pitch(page) for page in pages]
    usual = median(pitches) if pitches else 0.0
    judges = [
        _Judge(places, offsets, len(pages), number, height, min(pitch, usual))
        for number, (pitch, height) in enumerate(zip(pitches, heights, strict=True))
    ]
    found = [judge.edge(page) for judge, page in zip(judges, pages, strict=True)]
    if _share(found, pages) > _MUCH:
        strict = (judge._replace(is_strict=True) for judge in judges)
        found = [judge.edge(page) for judge, page in zip(strict, pages, strict=True)]
    yield from found


def _share(edges: Sequence[Edge], pages: Sequence[Sequence[EdgeRow]]) -> float:
    """Return the share of all letters that are in running heads."""
    aside = sum(
        len(line.text)
        for edge in edges
        for line, kind in (*edge.head, *edge.foot)
        if kind is FurnitureKind.RUNNING_HEAD
    )
    segments = (segment for page in pages for row in page for segment in row.segments)
    return aside / max(sum(len(bit.text) for segment in segments for bit in segment.bits), 1)


class _Judge(NamedTuple):
    """Tells what the rows of one page are, knowing those of all pages.

    Where it `is_strict`, there is white between heads and text.
    """

    places: Mapping[str, Sequence[float]]
    offsets: Mapping[int, Sequence[float]]
    pages: int
    page: int
    height: float
    pitch: float
    is_strict: bool = False

    def edge(self, page: Sequence[EdgeRow]) -> Edge:
        """Return the page with its furniture apart."""
        head = self._peeled(page)
        foot = self._peeled(page[len(head) :][::-1])
        kept = page[len(head) : len(page) - len(foot)]
        return Edge(head, foot[::-1], [item for row in kept for item in row.segments])

    def _peeled(self, rows: Sequence[EdgeRow]) -> list[tuple[PageLine, FurnitureKind]]:
        """Return the furniture from the page's edge inwards."""
        found: list[tuple[PageLine, FurnitureKind]] = []
        sure = 0
        for row, inner in zip_longest(rows[:_ROWS], rows[1 : _ROWS + 1]):
            far = inner is None or abs(row.line.base - inner.line.base) > _APART * self.pitch
            kind = self._kind(row.line, is_apart=far)
            text = inner is not None and not far and _is_one_text(row.line, inner.line)
            if kind is None or (text and kind is FurnitureKind.RUNNING_HEAD):
                break
            found.append((row.line, kind))
            if far or kind is FurnitureKind.PAGE_NUMBER:
                sure = len(found)
        return found[:sure] if self.is_strict else found

    def _kind(self, line: PageLine, *, is_apart: bool) -> FurnitureKind | None:
        outer = min(line.base, self.height - line.base)
        if line.is_row or outer > _OUTER * self.height:
            return None
        match = _NUMBER.fullmatch(line.text)
        if match and self._counts_pages(match, line):
            return FurnitureKind.PAGE_NUMBER
        if self._returns(line, is_apart=is_apart) or self._goes_with_number(line):
            return FurnitureKind.RUNNING_HEAD
        return None

    def _returns(self, line: PageLine, *, is_apart: bool) -> bool:
        """Tell whether a text stands at its height on most pages, its page's number apart.

        Sentences that return are text, but on nearly all of many pages, and apart from the text.
        """
        least, share = _LEAST, _MOSTLY
        if self.pages < _LEAST or (self.pages == _LEAST and is_apart):
            least = 2  # a first page may have no head
        if shapes.ends_sentence(line.text):
            if not is_apart:
                return False
            least, share = _LEAST_OF_SENTENCES, _NEARLY_ALL
        enough = max(least, share * self.pages)
        keys = _keys(line.text, self.page)
        return any(_near(line.base, self.places.get(key, ())) >= enough for key in keys)

    def _goes_with_number(self, line: PageLine) -> bool:
        """Tell whether the page's number stands before or behind a text, as on most pages."""
        return any(
            self._agreeing(number, line) > max(2.0, self.pages * _MOSTLY)
            for number in _numbers(line.text)
        )

    def _counts_pages(self, match: re.Match[str], line: PageLine) -> bool:
        """Tell whether a number at the edge is the page's: it says so, or others agree."""
        number = _value(match)
        if number is None or match["word"] or match["behind"]:
            return number is not None
        if self.pages == 1:
            return number == 1 and line.base < self.height / 2
        share = _MOSTLY if self.pages < _MANY else _FEW
        return self._agreeing(number, line) >= max(min(_LEAST, self.pages), share * self.pages)

    def _agreeing(self, number: int, line: PageLine) -> int:
        """Return on how many pages a number at the same distance from the edge counts on so."""
        return _near(_depth(line, self.height), self.offsets.get(number - self.page, ()))


def _is_one_text(line: PageLine, other: PageLine) -> bool:
    """Tell whether the lower of two lines goes on in the middle of a sentence of the upper one."""
    upper, lower = (line, other) if line.base > other.base else (other, line)
    return lower.text[:1].islower() and not shapes.ends_sentence(upper.text)


def _pitch(page: Sequence[EdgeRow]) -> float:
    """Return the usual distance of two rows of a page; 0.0 where there are not two.

    It is no wider than double spacing: on a page of few rows the usual one may be a head's.
    """
    if len(page) < 2:
        return 0.0
    step = median(above.line.base - below.line.base for above, below in pairwise(page))
    return min(step, _DOUBLE * median(row.line.size for row in page))


def _near(height: float, others: Sequence[float]) -> int:
    """Return how many of the heights, from the lowest, are about the same."""
    first = bisect_left(others, height - _SAME_HEIGHT)
    return bisect_right(others, height + _SAME_HEIGHT) - first


def _keys(text: str, page: int) -> Iterator[str]:
    """Yield the texts by which heads are compared: as it stands, and without the page's number.

    Any figure may be that number. What stands for it is how far it runs ahead of the page.
    """
    folded = text.casefold()
    yield folded
    if len(folded) > _LONGEST:
        return
    for match in list(_DIGITS.finditer(folded))[:_MOST_FIGURES]:
        if len(match[0]) <= 4 and int(match[0]) not in _YEARS:
            ahead = int(match[0]) - page
            yield f"{folded[: match.start()]}\0{ahead}\0{folded[match.end() :]}"


def _places(pages: Sequence[Sequence[EdgeRow]]) -> Mapping[str, Sequence[float]]:
    """Return the heights at which each text stands at an edge, by its `_keys`."""
    found: dict[str, list[float]] = defaultdict(list)
    for place, page in enumerate(pages):
        for number, row in enumerate(page):
            if number < _ROWS or number >= len(page) - _ROWS:
                for key in _keys(row.line.text, place):
                    found[key].append(row.line.base)
    return {key: sorted(bases) for key, bases in found.items()}


def _offsets(
    pages: Sequence[Sequence[EdgeRow]], heights: Sequence[float]
) -> Mapping[int, Sequence[float]]:
    """Return where, by `_depth`, each distance between a number and its page's place occurs.

    On each page it counts once at each depth.
    """
    found: dict[int, list[float]] = defaultdict(list)
    for place, (page, height) in enumerate(zip(pages, heights, strict=True)):
        ends = {id(row): row for row in (*page[:_ROWS], *page[-_ROWS:])}
        seen = {
            (number, _depth(row.line, height))
            for row in ends.values()
            for number in _numbers(row.line.text)
        }
        for number, depth in seen:
            found[number - place].append(depth)
    return {offset: sorted(depths) for offset, depths in found.items()}


def _depth(line: PageLine, height: float) -> float:
    """Return how far a line is from the nearer edge: below 0 from the upper one."""
    return line.base if line.base < height / 2 else line.base - height


def _numbers(text: str) -> list[int]:
    """Return the numbers of a text, or at its ends, that may be the page's."""
    alone = _NUMBER.fullmatch(text)
    if alone is not None:
        number = _value(alone)
        return [] if number is None else [number]
    match = _AT_AN_END.match(text)
    groups = match.groups() if match else ()
    found = [int(group) for group in groups if group and group.isdecimal()]
    return [number for number in found if number not in _YEARS]


def _value(match: re.Match[str]) -> int | None:
    """Return the number that stands alone, None if it is none or a year's."""
    if not match["number"].isdecimal():
        return numerals.roman(match["number"])
    number = int(match["number"])
    says = match["word"] or match["behind"]
    return number if says or number not in _YEARS else None
