"""How far down each block of a page stands: where its lines are known exactly, else estimated.

Heights are counted as Qt counts them, in 64ths of a pixel, so that a page stands where Qt's own
layout would have it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import floor

from viewer.reading.page.page_style import BOTTOM, TOP, PageStyle

UNIT = 64
"""Parts of a pixel."""
_MEAN = 0.47
"""Width of a letter of Latin text on the average, spaces among them, as a share of the size."""
_RAGGED = 1.3
"""What a line leaves free at its end on the average, as a multiple of the size."""
_FEW = 300
_LATER = 2
"""Bytes of UTF-8 that a character of a script as wide as high has more than a letter."""


def units(pixels: float) -> int:
    """Return a length in 64ths of a pixel, cut as Qt cuts it."""
    return int(pixels * UNIT)


def whole(pixels: float) -> int:
    """Return a margin in whole pixels, rounded as Qt rounds it."""
    return floor(pixels + 0.5)


def natural_width(text: str, size: int) -> float:
    """Return about how wide a text is on one line, in pixels at 100 %."""
    wide = 0 if text.isascii() else (len(text.encode("utf-8", "surrogatepass")) - len(text))
    return size * (_MEAN * len(text) + (1 - _MEAN) * wide / _LATER)


class BlockHeights:
    """The blocks of one page, one below the other; the larger of two margins stands between them.

    Of a page that is wide and large enough, `estimate` guesses each height; `set_lines` corrects
    one. Both take the time of a sum over all of them at the most. Places are in pixels.
    """

    def __init__(self, styles: Sequence[PageStyle], widths: Sequence[float]) -> None:
        """Take the style and the natural width, in pixels at 100 %, of each block."""
        kinds = list(dict.fromkeys(styles))
        numbers = {style: number for number, style in enumerate(kinds)}
        self._kinds = kinds
        self._kind_of = [numbers[style] for style in styles]
        self._pairs = [
            before * len(kinds) + kind
            for before, kind in zip(self._kind_of, self._kind_of[1:], strict=False)
        ]
        self._widths = widths
        self._zoom = 1.0
        self._leadings: list[int] = []
        self._gaps: list[int] = []
        self._heights: list[int] = []
        self._bottoms: list[int] | None = None
        self._known: set[int] = set()

    def __len__(self) -> int:
        return len(self._kind_of)

    @property
    def known(self) -> frozenset[int]:
        """The numbers of the blocks whose height is exact."""
        return frozenset(self._known)

    @property
    def total(self) -> float:
        """The height of the whole page."""
        return self._sums()[-1] / UNIT + whole(BOTTOM * self._zoom)

    @property
    def is_short(self) -> bool:
        """Whether the page has so few lines that they can all be broken at once."""
        if len(self) > _FEW:
            return False
        heights = zip(self._kind_of, self._heights, strict=True)
        return sum(height // (self._leadings[kind] or 1) for kind, height in heights) <= _FEW

    def forget(self) -> set[int]:
        """Let all heights be unknown; return the numbers of those that were exact."""
        known, self._known = self._known, set()
        return known

    def style(self, number: int) -> PageStyle:
        """Return how a block is set."""
        return self._kinds[self._kind_of[number]]

    def leading(self, number: int) -> int:
        """Return how far the lines of a block are apart, in 64ths of a pixel."""
        return self._leadings[self._kind_of[number]]

    def estimate(self, zoom: float, room: float) -> None:
        """Guess the height of each block anew: at `zoom`, on lines of `room` pixels."""
        self._zoom = zoom
        kinds = self._kinds
        self._leadings = leadings = [units(kind.leading * zoom) for kind in kinds]
        shares = [
            zoom / max(1.0, room - (kind.indent + _RAGGED * kind.size) * zoom) for kind in kinds
        ]
        self._heights = [
            (int(width * shares[kind]) + 1) * leadings[kind]
            for kind, width in zip(self._kind_of, self._widths, strict=True)
        ]
        between = [
            max(units(above.after * zoom), units(kind.before * zoom))
            for above in kinds
            for kind in kinds
        ]
        self._gaps = [0, *(between[pair] for pair in self._pairs)]
        self._bottoms = None

    def set_lines(self, number: int, lines: int) -> int:
        """Take note of how many lines a block has; return by how much it grew, in 64ths."""
        height = lines * self.leading(number)
        grown = height - self._heights[number]
        self._known.add(number)
        if grown:
            self._heights[number] = height
            self._bottoms = None
        return grown

    def is_known(self, number: int) -> bool:
        """Whether the height of a block is exact."""
        return number in self._known

    def unknown(self, numbers: Iterable[int]) -> list[int]:
        """Return those of some blocks whose height is estimated."""
        return [number for number in numbers if number not in self._known]

    def top(self, number: int) -> float:
        """Return how far below the start of the page the first line of a block starts."""
        return (self._sums()[number] - self._heights[number]) / UNIT

    def height(self, number: int) -> float:
        """Return how high the lines of a block are together."""
        return self._heights[number] / UNIT

    def at(self, place: float) -> int:
        """Return the block whose lines stand at a height of the page, else the next one below.

        Below all of them, it is the last one.
        """
        return min(bisect_right(self._sums(), place * UNIT), len(self) - 1)

    def _sums(self) -> list[int]:
        if self._bottoms is None:
            steps = map(int.__add__, self._gaps, self._heights)
            self._bottoms = list(accumulate(steps, initial=UNIT * whole(TOP * self._zoom)))[1:]
        return self._bottoms
