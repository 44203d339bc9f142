"""Where all annotations of a document stand in one order, shown or not."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from viewer.annotations.listing.placing import Key, Rank

_FEW = 100
"""Annotations that are moved one by one; all are sorted again where there are more."""


class KeyTable:
    """The keys of annotations, by id and in their order; an annotation may have several."""

    def __init__(self, keys: Mapping[str, tuple[Key, ...]] | None = None) -> None:
        self._keys = dict(keys or {})
        self._sorted = sorted(key for many in self._keys.values() for key in many)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._sorted)

    def of(self, names: Iterable[str]) -> list[Key]:
        """Return all keys of annotations, in their order."""
        return sorted(key for name in names for key in self._keys.get(name, ()))

    def within(self, rank: Rank) -> Iterator[Key]:
        """Return the keys of one group, in their order."""
        first = bisect_left(self._sorted, Key(rank, ()))
        return takewhile(lambda key: key.rank == rank, self._sorted[first:])

    def replace(self, names: Iterable[str], keys: Mapping[str, tuple[Key, ...]]) -> None:
        """Let annotations stand elsewhere, or nowhere any more."""
        old = [key for name in names for key in self._keys.pop(name, ())]
        new = [key for many in keys.values() for key in many]
        self._keys.update(keys)
        if len(old) + len(new) > _FEW:
            leaving = set(old)
            self._sorted = sorted([*(key for key in self if key not in leaving), *new])
            return
        for key in old:
            del self._sorted[bisect_left(self._sorted, key)]
        for key in new:
            insort(self._sorted, key)


def row_of(rows: list[Key], key: Key) -> int | None:
    """Return the row in which a key stands, or None."""
    row = bisect_left(rows, key)
    return row if row < len(rows) and rows[row] == key else None
