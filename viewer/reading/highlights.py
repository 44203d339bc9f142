"""Which highlights stand where: found by position without walking through all of them."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Protocol

from data.annotation import Annotation, Scope

if TYPE_CHECKING:
    from viewer.session.document_session import DocumentSession


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

    @classmethod
    def _of(cls, marks: list[HighlightMark]) -> "Marks":
        """Return marks that are in order already."""
        made = cls()
        made._set(marks)
        return made

    def __iter__(self) -> Iterator[HighlightMark]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)

    def __getitem__(self, index: int) -> HighlightMark:
        return self._marks[index]

    def changed(self, gone: Collection[str], new: Iterable[HighlightMark]) -> "Marks":
        """Return these without those of some ids, and with new ones."""
        marks = [mark for mark in self._marks if mark.id not in gone]
        for mark in new:
            insort(marks, mark, key=_in_order)
        return Marks._of(marks)

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
