"""Leaders from passages to notes that do not stand beside them: each has a lane, none cross."""

from collections.abc import Iterator, Sequence

_BESIDE = 0.5
"""A note so near to its passage's baseline needs no leader."""
_LANE, _STEP = 7.0, 1.6
"""The first lane's distance from the notes, and from each to the next."""
_USUAL = 4
_NEAREST, _FARTHEST = 2.4, _LANE + _STEP * (_USUAL - 1)
"""Where there are more lanes than usual, they share what is between these distances."""


def lanes(baselines: Sequence[float], places: Sequence[float]) -> list[float | None]:
    """Return how far left of the notes each leader goes up or down; None where none is needed.

    The notes are in the order of their passages. Of leaders that go down, the later one has the
    lane farther from the notes, of those that go up, the earlier one: so none cross.
    """
    found: list[float | None] = [None] * len(places)
    for run, is_down in _runs(baselines, places):
        parts = [run] if len(run) <= _USUAL else _parted(run, baselines, places)
        for part in parts:
            first, step = _LANE, _STEP
            if len(part) > _USUAL:
                first, step = _NEAREST, (_FARTHEST - _NEAREST) / (len(part) - 1)
            for rank, number in enumerate(part if is_down else reversed(part)):
                found[number] = first + step * rank
    return found


def _runs(baselines: Sequence[float], places: Sequence[float]) -> Iterator[tuple[list[int], bool]]:
    """Yield the notes on end whose leaders go the same way, and whether that is down."""
    run: list[int] = []
    before = 0
    for number, (baseline, place) in enumerate(zip(baselines, places, strict=True)):
        way = 0 if abs(place - baseline) <= _BESIDE else 1 if place > baseline else -1
        if run and way != before:
            yield run, before > 0
            run = []
        if way:
            run.append(number)
        before = way
    if run:
        yield run, before > 0


def _parted(
    run: Sequence[int], baselines: Sequence[float], places: Sequence[float]
) -> list[list[int]]:
    """Part a run where no leader goes on beside the next one: its lanes are free again."""
    parts: list[list[int]] = []
    end = 0.0
    for number in run:
        low, high = sorted((baselines[number], places[number]))
        if not parts or low > end:
            parts.append([])
        parts[-1].append(number)
        end = max(end, high)
    return parts
