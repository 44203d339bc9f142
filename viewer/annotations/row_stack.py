"""Where rows of different heights stand in a long column."""

from bisect import bisect_right
from itertools import accumulate


class Stack:
    """The heights of rows in pixels, of which some are known and the others estimated.

    Offsets are summed again only when they are asked for after a change: 10,000 rows take a
    fraction of a millisecond.
    """

    def __init__(self, estimate: int) -> None:
        self._estimate = estimate
        self._heights: list[int] = []
        self._known: list[bool] = []
        self._offsets: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of the whole column."""
        return self._sums()[-1]

    def insert(self, row: int, count: int) -> None:
        """Put `count` rows of the estimated height before `row`."""
        self._heights[row:row] = [self._estimate] * count
        self._known[row:row] = [False] * count
        self._offsets = None

    def remove(self, first: int, last: int) -> None:
        """Take the rows from `first` to `last`, inclusive, out."""
        del self._heights[first : last + 1], self._known[first : last + 1]
        self._offsets = None

    def reset(self, count: int) -> None:
        """Start again with `count` rows of the estimated height."""
        self._heights, self._known, self._offsets = [], [], None
        self.insert(0, count)

    def is_known(self, row: int) -> bool:
        """Whether the row's height was measured."""
        return self._known[row]

    def set_height(self, row: int, height: int) -> None:
        """Set the measured height of a row."""
        if self._heights[row] != height:
            self._heights[row] = height
            self._offsets = None
        self._known[row] = True

    def forget(self, first: int, last: int) -> None:
        """Let the heights of the rows from `first` to `last`, inclusive, stand as estimates."""
        self._known[first : last + 1] = [False] * (last + 1 - first)

    def height(self, row: int) -> int:
        """Return the height of a row, as far as it is known."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Return how far below the column's top a row starts."""
        return self._sums()[row]

    def row_at(self, offset: int) -> int:
        """Return the row that holds `offset`, or the nearest one; -1 where there are none."""
        return min(max(0, bisect_right(self._sums(), offset) - 1), len(self) - 1)

    def _sums(self) -> list[int]:
        if self._offsets is None:
            self._offsets = list(accumulate(self._heights, initial=0))
        return self._offsets
