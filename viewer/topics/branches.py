"""Which topics lie under which."""

from collections.abc import Iterator, Sequence


class Branches:
    """The tree of an outline, by row: rows in the order of the text, with a level each from 1.

    A row lies under the nearest one before it that has a smaller level.
    """

    def __init__(self, levels: Sequence[int]) -> None:
        self._parents: list[int] = []
        self._with_branches: set[int] = set()
        open_rows: list[int] = []
        for row, level in enumerate(levels):
            while open_rows and levels[open_rows[-1]] >= level:
                open_rows.pop()
            self._parents.append(open_rows[-1] if open_rows else -1)
            if open_rows:
                self._with_branches.add(open_rows[-1])
            open_rows.append(row)

    @property
    def holders(self) -> frozenset[int]:
        """The rows that others lie under."""
        return frozenset(self._with_branches)

    def parent(self, row: int) -> int:
        """Return the row that one lies under; -1 for none."""
        return self._parents[row] if 0 <= row < len(self._parents) else -1

    def above(self, row: int) -> Iterator[int]:
        """Yield the rows that one lies under, the nearest first."""
        while (row := self.parent(row)) >= 0:
            yield row

    def without(self, closed: frozenset[int]) -> frozenset[int]:
        """Return the rows that are seen where those under a closed one are not."""
        seen: set[int] = set()
        for row, parent in enumerate(self._parents):
            if parent < 0 or (parent in seen and parent not in closed):
                seen.add(row)
        return frozenset(seen)
