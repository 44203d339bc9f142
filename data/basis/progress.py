"""How work that takes long tells how far it is, and learns that it is to stop."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[float], None]
"""What work calls with its share done, 0 to 1; raises CancelledError once it is to stop."""


def unheard(_share: float) -> None:
    """Take what nobody asked for."""


def part_of(whole: Progress, start: float, share: float) -> Progress:
    """Return the progress of a part of some work, which begins at `start` and is `share` of it."""
    return lambda done: whole(start + share * done)
