"""A page's notes are planned: which stand in the margin and where, which go to the foot."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from exporters.pdf.layout.notes.column_places import Wish, nearest, pushed_down

APART = 17.5
"""From a note's last baseline to the next one's head."""
_CLOSE = 14.5
"""The same where the column is crowded."""
SIGHT = 168.0
"""A note stands at most so far from its passage, twelve lines of text."""
_NEAR = 56.0
"""Notes that are pushed down by no more than this, four lines of text, stay as they fall."""
_TRIED = 24
"""So many of those that went are asked again, the shortest first."""
_ROUNDING = 1e-6


class MarginColumn(NamedTuple):
    """The margin of a sheet: the baselines that the first and the last line may have."""

    top: float
    last: float


class PagePlan(NamedTuple):
    """The baseline of each note in the margin, None where it goes to the foot."""

    places: tuple[float | None, ...]

    @property
    def at_foot(self) -> list[int]:
        """The notes that go to the foot, by their number in the plan."""
        return [number for number, place in enumerate(self.places) if place is None]


def planned(
    wishes: Sequence[Wish], column: MarginColumn, last_above: Callable[[list[int]], float]
) -> PagePlan:
    """Plan the notes of a sheet; `last_above` tells how low the margin goes with these at the foot.

    Short notes stay: from the worst place of the column the tallest one goes to the foot, until all
    others are in sight of their passages.
    """
    kept = list(range(len(wishes)))
    foot: list[int] = []
    least = sum(wish.height + _CLOSE for wish in wishes) - _CLOSE
    for number in sorted(kept, key=lambda item: (wishes[item].height, item), reverse=True):
        if least <= column.last - column.top + _ROUNDING:
            break
        least -= wishes[number].height + _CLOSE
        foot.append(number)
    kept = sorted(set(kept) - set(foot))
    while True:
        last = min(column.last, last_above(sorted(foot)))
        asked = [wishes[number] for number in kept]
        places, worst = _placed(asked, column.top, last)
        if worst is None:
            break
        foot.append(kept.pop(worst))
    for number in sorted(foot, key=lambda item: (wishes[item].height, item))[:_TRIED]:
        more = sorted([*kept, number])
        solved, worst = _placed([wishes[item] for item in more], column.top, last)
        if worst is None:
            kept, places = more, solved
    found: list[float | None] = [None] * len(wishes)
    for number, place in zip(kept, places, strict=True):
        found[number] = place
    return PagePlan(tuple(found))


def _placed(wishes: Sequence[Wish], top: float, last: float) -> tuple[list[float], int | None]:
    """Return where notes stand, and the one that had better go, where not all are in sight."""
    if not wishes:
        return [], None
    places = pushed_down(wishes, top, APART)
    pushed = max(place - wish.baseline for place, wish in zip(places, wishes, strict=True))
    if places[-1] + wishes[-1].height <= last + _ROUNDING and pushed <= _NEAR:
        return places, None
    for apart in (APART, _CLOSE):
        solved = nearest(wishes, top, last, apart)
        if solved is not None and not _out_of_sight(wishes, solved):
            return solved, None
    if solved is None:
        return [], _tallest(wishes, range(len(wishes)))
    beyond = _out_of_sight(wishes, solved)
    return solved, _tallest_around(wishes, solved, max(beyond, key=beyond.__getitem__))


def _out_of_sight(wishes: Sequence[Wish], places: Sequence[float]) -> dict[int, float]:
    """Return the notes too far from their passages, each with the distance."""
    found = {}
    for number, (wish, place) in enumerate(zip(wishes, places, strict=True)):
        away = place - wish.baseline
        allowed = SIGHT if away > 0 else max(SIGHT, wish.height)
        if abs(away) > allowed + _ROUNDING:
            found[number] = abs(away)
    return found


def _tallest_around(wishes: Sequence[Wish], places: Sequence[float], number: int) -> int:
    """Return the tallest of the notes that stand close upon each other with that one."""
    first = final = number
    while first and _touch(wishes, places, first - 1):
        first -= 1
    while final + 1 < len(wishes) and _touch(wishes, places, final):
        final += 1
    return _tallest(wishes, range(first, final + 1))


def _tallest(wishes: Sequence[Wish], among: range) -> int:
    """Return the tallest of some notes, the last one of several."""
    return max(among, key=lambda item: (wishes[item].height, item))


def _touch(wishes: Sequence[Wish], places: Sequence[float], number: int) -> bool:
    """Tell whether the next note stands as close below a note as may be."""
    return places[number + 1] - places[number] - wishes[number].height <= _CLOSE + _ROUNDING
