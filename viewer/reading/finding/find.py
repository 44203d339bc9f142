"""A search through a document: what was found so far, and which hit the reader is at."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from viewer.reading.finding.match_expressions import (
    ExpressionError,
    Finder,
    PageHits,
    PageQuery,
    SearchedText,
    finder,
)
from viewer.reading.highlights import HighlightMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Search:
    """A search that goes on part by part, from the reader's place to the end and round.

    It has what it found in the document's order, without what would overlap. The first hit at or
    after the place is current; as long as it is not known, none is.
    """

    def __init__(
        self, query: PageQuery | None = None, text: SearchedText | None = None, place: int = 0
    ) -> None:
        self.is_asked = query is not None and bool(query.text)
        self.error = ""
        self._text = text or SearchedText()
        self._found: list[PageHits | None] = [None] * len(self._text.parts)
        self._place = place
        self._steps = 0
        self._at: tuple[int, int] | None = None
        first = self._text.part_at(place)
        # The part of the place comes once more at the end: what stands in it before the place.
        self._order = [*range(first, len(self._found)), *range(first + 1)]
        self._next = 0
        self._finder: Finder | None = None
        if query is not None and query.text:
            try:
                self._finder = finder(query)
            except ExpressionError as error:
                self.error = str(error)
        if self._finder is None:
            self._found, self._next = [PageHits() for _ in self._found], len(self._order)

    @property
    def finder(self) -> Finder | None:
        """What finds the query; None where nothing is asked, or can be found."""
        return self._finder

    @property
    def is_complete(self) -> bool:
        """Whether all of the text was looked through."""
        return self._next >= len(self._order)

    @property
    def current(self) -> HighlightMark | None:
        """The hit that the reader is at, or None where there is none, or none yet."""
        if self._at is None:
            return None
        part, number = self._at
        return HighlightMark("", *self._hits(part)[number])

    @property
    def index(self) -> int | None:
        """The number of the current hit, from 0; None while what is before it is not counted."""
        if self._at is None or not self.is_complete:
            return None
        return self._before[self._at[0]] + self._at[1]

    @property
    def is_whole(self) -> bool:
        """Whether, as far as was looked, no paragraph was too much for the expression."""
        return all(hits is None or hits.whole for hits in self._found)

    def __len__(self) -> int:
        return sum(len(hits) for hits in self._found if hits is not None)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for part in range(len(self._found)):
            hits = self._hits(part)
            yield from zip(hits.starts, hits.ends, strict=True)

    @cached_property
    def starts(self) -> array[int]:
        """Where the hits start, in order; asked for once all are known, as `ends` is."""
        return _joined(self._hits(part).starts for part in range(len(self._found)))

    @cached_property
    def ends(self) -> array[int]:
        """Where the hits end, in order."""
        return _joined(self._hits(part).ends for part in range(len(self._found)))

    def overlapping(self, start: int, end: int) -> list[HighlightMark]:
        """Return the hits, as far as they are known, that share a code point with a passage."""
        marks = []
        for part in range(self._text.part_at(start), self._text.part_at(end) + 1):
            hits = self._hits(part)
            first, last = bisect_right(hits.ends, start), hits.first_from(end)
            marks += [HighlightMark("", *hits[number]) for number in range(first, last)]
        return marks

    def advance(self) -> None:
        """Look through one more part."""
        if self._finder is None or self.is_complete:
            return
        number = self._order[self._next]
        if self._found[number] is None:
            self._found[number] = self._finder(self._text.parts[number])
        self._next += 1
        if self._at is None:
            self._start(number)
        self._settle()

    def step(self, steps: int) -> None:
        """Make the next hit current, or with -1 the one before, round the ends.

        Where that is not known yet, it becomes so as the search advances.
        """
        self._steps += steps
        self._settle()

    def seek(self, place: int, steps: int) -> None:
        """Make the first hit at or after a place current, or with -1 the last one before it.

        As long as not all are known, it is the one beside the current hit.
        """
        if not self.is_complete or not len(self):
            self.step(steps)
            return
        number = self._text.part_at(place)
        at = self._hits(number).first_from(place)
        self._at = (number, at - 1)
        self._steps = 1
        if steps < 0:
            self._at, self._steps = (number, at), -1
        self._settle()

    def go_to(self, number: int) -> None:
        """Make the hit with this number, from 0, current; all are known."""
        part = bisect_right(self._before, number) - 1
        self._at, self._steps = (part, number - self._before[part]), 0

    def _start(self, number: int) -> None:
        """Begin at the first hit of the part that was just looked through, if it has one."""
        hits = self._hits(number)
        at = 0 if self._next > 1 else hits.first_from(self._place)
        if at < len(hits):
            self._at = (number, at)

    def _settle(self) -> None:
        """Go as many hits on as were asked for, as far as the parts on the way are known."""
        while self._at is not None and self._steps:
            step = 1 if self._steps > 0 else -1
            at = self._neighbour(*self._at, step)
            if at is None:
                return
            self._at = at
            self._steps -= step

    def _neighbour(self, part: int, number: int, step: int) -> tuple[int, int] | None:
        """Return the hit beside one, round the ends; None where it is not known yet."""
        number += step
        for _ in range(len(self._found) + 1):
            if self._found[part] is None:
                return None
            if 0 <= number < len(self._hits(part)):
                return part, number
            part = (part + step) % len(self._found)
            number = 0 if step > 0 else len(self._hits(part)) - 1
        return None

    def _hits(self, part: int) -> PageHits:
        """Return what was found in a part; nothing as long as it was not looked through."""
        return self._found[part] or PageHits()

    @cached_property
    def _before(self) -> list[int]:
        """How many hits there are before each part; asked for once all are known."""
        return list(accumulate((len(hits or ()) for hits in self._found), initial=0))


def _joined(parts: Iterable[array[int]]) -> array[int]:
    whole = array("q")
    for part in parts:
        whole.extend(part)
    return whole
