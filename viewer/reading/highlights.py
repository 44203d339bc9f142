"""Which highlights stand where: found by position without walking through all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Protocol

from data.annotation import Annotation, Scope

if TYPE_CHECKING:
    from viewer.session.document_session import DocumentSession

_FEW = 100
"""Passages that are put in and taken out one by one."""


class HighlightMark(NamedTuple):
    """A passage to be painted: `start` and `end` in code points, and what it belongs to."""

    id: str
    start: int
    end: int
    label_id: str = ""


class Passages(Protocol):
    """Passages that can be asked for where they are painted."""

    def overlapping(self, start: int, end: int) -> list[HighlightMark]:
        """Return the passages that share a code point with `start` to `end`, in order."""


class Marks:
    """Passages in order of their start, found by overlap in the time that the hits take."""

    def __init__(self, marks: Iterable[HighlightMark] = ()) -> None:
        self._set(sorted(marks, key=_in_order))

    def _set(self, marks: list[HighlightMark]) -> None:
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._furthest = list(accumulate([mark.end for mark in marks], max))
        self._named: dict[str, HighlightMark] = {}

    def __iter__(self) -> Iterator[HighlightMark]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)

    def __getitem__(self, index: int) -> HighlightMark:
        return self._marks[index]

    def changed(self, gone: Collection[str], new: Iterable[HighlightMark]) -> "Marks":
        """Return these without those of some ids, and with new ones; an id has one passage.

        Of few passages among many, no others are looked at.
        """
        coming = [*new]
        if len(gone) + len(coming) > _FEW:
            return Marks([*(mark for mark in self._marks if mark.id not in gone), *coming])
        named = self._by_name()
        made = Marks()
        made._marks, made._starts = self._marks.copy(), self._starts.copy()
        made._furthest = self._furthest.copy()
        for name in gone:
            if name in named:
                made._take_out(named.pop(name))
        for mark in coming:
            made._put_in(mark)
            named[mark.id] = mark
        self._named, made._named = {}, named
        return made

    def of(self, name: str) -> HighlightMark | None:
        """Return the passage with that id, or None."""
        return self._by_name().get(name)

    def _by_name(self) -> dict[str, HighlightMark]:
        if not self._named:
            self._named = {mark.id: mark for mark in self._marks}
        return self._named

    def _take_out(self, mark: HighlightMark) -> None:
        at = bisect_left(self._marks, _in_order(mark), key=_in_order)
        del self._marks[at], self._starts[at], self._furthest[at]
        self._reach(at)

    def _put_in(self, mark: HighlightMark) -> None:
        at = bisect_left(self._marks, _in_order(mark), key=_in_order)
        self._marks.insert(at, mark)
        self._starts.insert(at, mark.start)
        self._furthest.insert(at, -1)
        self._reach(at)

    def _reach(self, at: int) -> None:
        """Find anew how far passages reach, from the one at `at` to where that is as it was."""
        furthest = self._furthest[at - 1] if at else 0
        for place in range(at, len(self._marks)):
            furthest = max(furthest, self._marks[place].end)
            if furthest == self._furthest[place]:
                return
            self._furthest[place] = furthest

    def overlapping(self, start: int, end: int) -> list[HighlightMark]:
        """Return the passages that share a code point with `start` to `end`, in order."""
        # Before `first` every passage ends at or before `start`: the ends so far never sink.
        first = bisect_right(self._furthest, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def starting(self, start: int, end: int) -> list[HighlightMark]:
        """Return the passages that start from `start` up to, not including, `end`."""
        return self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def marked(
    session: "DocumentSession", annotations: Iterable[Annotation]
) -> tuple[list[HighlightMark], list[HighlightMark]]:
    """Return the passages of some annotations, and what hangs beside: notes on topics and all."""
    marks: list[HighlightMark] = []
    hung: list[HighlightMark] = []
    for item in annotations:
        place = session.resolution(item.id)
        if place is None or place.start is None:
            # A note on the whole document stands at its title; a lost one stands nowhere.
            if item.scope is Scope.DOCUMENT:
                hung.append(HighlightMark(item.id, 0, 1, item.label_id))
            continue
        mark = HighlightMark(item.id, place.start, place.end or place.start, item.label_id)
        (marks if item.scope is Scope.PASSAGE else hung).append(mark)
    return marks, hung


def _in_order(mark: HighlightMark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.id
