"""Where notes stand in a column, each as near to its wish as the others let it."""

from bisect import insort
from collections.abc import Sequence
from typing import NamedTuple

_ROUNDING = 1e-6


class Wish(NamedTuple):
    """A note: the baseline that it wishes for, and how far its last one stands below its first."""

    baseline: float
    height: float


def pushed_down(wishes: Sequence[Wish], top: float, apart: float) -> list[float]:
    """Return the baselines of notes that stand at their wish, or as soon below as they can.

    The first may stand at `top`; from a note's last baseline to the next note's it is `apart`.
    """
    places: list[float] = []
    free = top
    for wish in wishes:
        places.append(max(wish.baseline, free))
        free = places[-1] + wish.height + apart
    return places


def nearest(wishes: Sequence[Wish], top: float, last: float, apart: float) -> list[float] | None:
    """Return the baselines, from `top` to `last`, whose distances to the wishes add up to least.

    The order stays. Where several are as good, each stands as low as it may. None where the notes
    do not fit. (An isotonic regression by medians: pool adjacent violators.)
    """
    above: list[float] = []
    depth = 0.0
    for wish in wishes:
        above.append(depth)
        depth += wish.height + apart
    lowest = last - (depth - apart)
    if wishes and lowest < top - _ROUNDING:
        return None
    pools: list[list[float]] = []
    for wish, height in zip(wishes, above, strict=True):
        pool = [wish.baseline - height]
        while pools and _median(pools[-1]) > _median(pool):
            larger, smaller = pools.pop(), pool
            if len(larger) < len(smaller):
                larger, smaller = smaller, larger
            for value in smaller:
                insort(larger, value)
            pool = larger
        pools.append(pool)
    bounded = [
        min(max(_median(pool), top), max(lowest, top)) for pool in pools for _ in range(len(pool))
    ]
    return [start + height for start, height in zip(bounded, above, strict=True)]


def _median(values: list[float]) -> float:
    """Return the higher median of sorted values."""
    return values[len(values) // 2]
