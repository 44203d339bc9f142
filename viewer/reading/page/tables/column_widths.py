"""How wide the columns of a table are, and where they stand. Lengths are in pixels."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from data.basis.values import dataclass

GAP = 1.3
"""Room between two columns, as a multiple of the size of the type."""
_MOST_GAPS = 0.4
"""The share of the page that the room between columns takes at most."""
_SLACK = 1.02
"""Letters are not as wide at one size as at another to the pixel."""


class ColumnPlace(NamedTuple):
    """Where a column, or several beside each other, begins, and how wide it is."""

    x: float
    width: float


class Bounds(NamedTuple):
    """What a column needs, so that no word is broken, and likes, so that no line is."""

    least: float
    wanted: float


@dataclass(frozen=True, slots=True)
class ColumnWidths:
    """The columns of one table, whose bounds are known in type of `size` pixels."""

    size: int
    bounds: tuple[Bounds, ...]
    numeric: tuple[bool, ...]
    """Which columns hold numbers, that end rather than start in line."""

    def __len__(self) -> int:
        return len(self.bounds)

    @property
    def least(self) -> float:
        """How wide the table is at least where no word is broken."""
        return sum(column.least for column in self.bounds) + GAP * self.size * (len(self) - 1)

    def places(self, room: float, size: float) -> tuple[ColumnPlace, ...]:
        """Return where the columns stand on lines of `room`, in type of `size` pixels."""
        if not self.bounds:
            return ()
        gap = min(GAP * size, _MOST_GAPS * room / len(self))
        scale = size / self.size * _SLACK
        inside = room - gap * (len(self) - 1)
        scaled = [Bounds(column.least * scale, column.wanted * scale) for column in self.bounds]
        widths = _shared(scaled, inside)
        starts = accumulate((width + gap for width in widths), initial=0.0)
        return tuple(map(ColumnPlace, starts, widths))


def _shared(bounds: list[Bounds], room: float) -> list[float]:
    """Share `room` out, so that columns that like little have it, and the others the same.

    None has less than it needs, unless there is not enough for all.
    """
    widths = {number: column.least for number, column in enumerate(bounds)}
    if sum(widths.values()) >= room:
        return _levelled(list(widths.values()), room)
    open_ = list(widths)
    while open_:
        left = room - sum(widths[number] for number in widths if number not in open_)
        shared = _levelled([bounds[number].wanted for number in open_], left)
        short = [it for it, width in zip(open_, shared, strict=True) if width < bounds[it].least]
        if not short:
            widths.update(zip(open_, shared, strict=True))
            break
        open_ = [number for number in open_ if number not in short]
    return [widths[number] for number in range(len(bounds))]


def _levelled(liked: list[float], room: float) -> list[float]:
    """Give each what it likes up to one limit, the highest for which `room` is enough."""
    limit, left = max(liked), room
    for waiting, like in zip(range(len(liked), 0, -1), sorted(liked), strict=True):
        if like > left / waiting:
            limit = left / waiting
            break
        left -= like
    return [min(like, limit) for like in liked]
