"""Lines of a paragraph that are not parted where a sheet ends."""

KEPT_LINES = 2
"""A paragraph leaves at least so many lines on a sheet, and takes as many to the next."""


def least(left: int) -> int:
    """Return how many of the lines that are `left` begin a sheet at least."""
    return left if left <= KEPT_LINES + 1 else KEPT_LINES


def taken(count: int, room: int, *, whole: bool, alone: bool) -> int:
    """Return how many of `count` lines go on this sheet, without widows and orphans.

    They are the `whole` paragraph or the rest of one. Where they are `alone` on the sheet, one goes
    at least: no other sheet has more room.
    """
    if room >= count:
        return count
    found = room if count - room >= KEPT_LINES else count - KEPT_LINES
    if whole and found < KEPT_LINES:
        found = 0
    return max(found, 1 if alone else 0)
