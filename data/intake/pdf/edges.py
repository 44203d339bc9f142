"""What stands at the head and the foot of the pages, outside the text.

Patterns served: a running head or foot at the same height on most pages, its page number ignored;
other ones on left and right pages, or in each chapter, beside the page's number; a page number
alone, with hyphens, "Page 3 of 26".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from data.document import FurnitureKind
from data.intake.pdf.lines import Line, Segment, line_of, rows_of

_ROWS = 4
"""How many lines at each end of a page are looked at."""

_SAME_HEIGHT = 6.0  # points
_MOSTLY = 0.4  # of the pages: left and right ones may differ
_OUTER = 0.15  # of the page's height, where heads, feet and page numbers stand
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—\[(|・\s]*+(?P<word>page|p\.|頁)?+\s*+(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"\s*+(?P<of>(?:of|/|／)\s*+\d{1,4})?+[-–—\])|・\s]*+(?:頁|ページ)?",
    re.IGNORECASE,
)
_AT_AN_END = re.compile(r"(\d{1,4})(?=\s)|.*\s(\d{1,4})$")


class Row(NamedTuple):
    """One height of a page, with its text."""

    segments: list[Segment]
    line: Line


class Edge(NamedTuple):
    """What was found on a page: its head and its foot, and what is left between them."""

    head: list[tuple[Line, FurnitureKind]]
    foot: list[tuple[Line, FurnitureKind]]
    body: list[Segment]


def rows_on(page: Sequence[Segment]) -> list[Row]:
    """Return the heights of a page from the top, without text that is turned."""
    return [Row(row, line_of(row)) for row in rows_of([item for item in page if not item.turned])]


def apart(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> Iterator[Edge]:
    """Part each page's furniture from its text; `heights` are the pages', in points."""
    places = _places(pages)
    offsets = _offsets(pages)
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        judge = _Judge(places, offsets, len(pages), number, height)
        head = list(judge.peel(page[:_ROWS]))
        foot = list(judge.peel(page[len(head) :][: -_ROWS - 1 : -1]))
        kept = page[len(head) : len(page) - len(foot)]
        yield Edge(head, foot[::-1], [item for row in kept for item in row.segments])


class _Judge(NamedTuple):
    """Tells what the rows of one page are, knowing those of all pages."""

    places: Mapping[str, Sequence[float]]
    offsets: Mapping[int, int]
    pages: int
    page: int
    height: float

    def peel(self, rows: Sequence[Row]) -> Iterator[tuple[Line, FurnitureKind]]:
        """Yield the furniture from the page's edge inwards."""
        for row in rows:
            kind = self._kind(row.line)
            if kind is None:
                return
            yield row.line, kind

    def _kind(self, line: Line) -> FurnitureKind | None:
        if min(line.base, self.height - line.base) > _OUTER * self.height:
            return None
        match = _NUMBER.fullmatch(line.text)
        if match and self._counts_pages(match):
            return FurnitureKind.PAGE_NUMBER
        heights = self.places.get(_key(line.text), ())
        alike = sum(abs(height - line.base) <= _SAME_HEIGHT for height in heights)
        enough = max(3.0, _MOSTLY * self.pages) if self.pages > 2 else 2.0
        if alike >= enough or self._goes_with_number(line.text):
            return FurnitureKind.RUNNING_HEAD
        return None

    def _goes_with_number(self, text: str) -> bool:
        """Tell whether the page's number stands before or behind a text, as on most pages."""
        offsets = [number - self.page for number in _numbers(text)]
        return any(self.offsets.get(o, 0) > max(2.0, self.pages * _MOSTLY) for o in offsets)

    def _counts_pages(self, match: re.Match[str]) -> bool:
        """Tell whether a number at the edge is the page's: it says so, or others agree."""
        if match["word"] or match["of"] or not match["number"].isdecimal():
            return bool(match["word"] or match["of"]) or self.pages > 1
        offset = int(match["number"]) - self.page
        return offset == 1 or self.offsets.get(offset, 0) > max(1.0, self.pages / 10)


def _key(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def _places(pages: Sequence[Sequence[Row]]) -> Mapping[str, Sequence[float]]:
    """Return the heights at which each text stands at an edge, numbers in it made equal."""
    found: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for number, row in enumerate(page):
            if number < _ROWS or number >= len(page) - _ROWS:
                found[_key(row.line.text)].append(row.line.base)
    return found


def _offsets(pages: Sequence[Sequence[Row]]) -> Mapping[int, int]:
    """Return how often each distance between a number at an edge and its page's place occurs."""
    found: dict[int, int] = defaultdict(int)
    for place, page in enumerate(pages):
        ends = {id(row): row for row in (*page[:_ROWS], *page[-_ROWS:])}
        for row in ends.values():
            for number in _numbers(row.line.text):
                found[number - place] += 1
    return found


def _numbers(text: str) -> list[int]:
    """Return the numbers at the ends of a text that may be the page's."""
    match = _NUMBER.fullmatch(text) or _AT_AN_END.match(text)
    groups = match.groups() if match else ()
    return [int(group) for group in groups if group and group.isdecimal()]
