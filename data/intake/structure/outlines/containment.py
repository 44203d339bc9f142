"""Which classes of lines stand above others: each of their sections holds several of these."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from data.intake.structure.outlines.signatures import Signature

_MOST_CLASSES = 8
_MOSTLY = 0.8
_SHARE = 2
"""A class that stands above another has at most half as many members."""


def contained(
    classes: Mapping[Signature, Sequence[int]], strengths: Mapping[Signature, float]
) -> dict[Signature, frozenset[Signature]]:
    """Return the classes that stand below each class that stands above any.

    `classes` are the lines of each class, in their order, and `strengths` how much they stand out.
    What holds others stands out as much at least, and is rarer; all others follow its first line.
    """
    largest = sorted(classes, key=lambda one: -len(classes[one]))[:_MOST_CLASSES]
    found = {}
    for upper in largest:
        below = frozenset(
            lower
            for lower in largest
            if lower != upper
            and strengths[lower] <= strengths[upper]
            and _holds(classes[upper], classes[lower])
        )
        if below:
            found[upper] = below
    return found


def _holds(upper: Sequence[int], lower: Sequence[int]) -> bool:
    """Tell whether nearly every section of one class holds lines of another."""
    if len(upper) < 2 or len(lower) < _SHARE * len(upper) or lower[0] < upper[0]:
        return False
    held = {bisect_right(upper, place) for place in lower}
    return len(held) >= _MOSTLY * len(upper)
