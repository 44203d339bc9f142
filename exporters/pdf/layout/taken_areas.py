"""What is taken of a sheet beside its text: numbers, tabs, citations, each of its own room."""

from typing import NamedTuple


class Area(NamedTuple):
    """A part of a sheet, in points from its top left."""

    left: float
    top: float
    right: float
    bottom: float


class TakenAreas:
    """The areas of a sheet that something stands in."""

    def __init__(self) -> None:
        self._areas: list[Area] = []

    def take(self, area: Area) -> None:
        """Let nothing else be set there."""
        self._areas.append(area)

    def at(self, area: Area) -> list[Area]:
        """Return what stands there already."""
        return [
            other
            for other in self._areas
            if other.left < area.right
            and area.left < other.right
            and other.top < area.bottom
            and area.top < other.bottom
        ]

    def gaps(self, y: float, left: float, right: float, clear: float) -> list[tuple[float, float]]:
        """Return what is free between `left` and `right` at that height, `clear` of what stands.

        From left to right; the last one ends at `right`, however short it is.
        """
        across = sorted(
            (area.left, area.right) for area in self._areas if area.top < y < area.bottom
        )
        found = []
        for start, end in across:
            if end <= left or start >= right:
                continue
            if start - clear > left:
                found.append((left, start - clear))
            left = min(end + clear, right)
        return [*found, (left, right)]
