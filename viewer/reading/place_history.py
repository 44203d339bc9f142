"""Where the reader has been in a document, for going back and forth."""

from collections.abc import Callable

MOST = 100


class History:
    """Places, as offsets, in the order in which the reader jumped between them."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to again."""
        return bool(self._ahead)

    def leave(self, place: int) -> None:
        """Remember the place that a jump starts from."""
        if not self._behind or self._behind[-1] != place:
            self._behind = [*self._behind, place][-MOST:]
        self._ahead.clear()

    def move(self, moved: Callable[[int], int]) -> None:
        """Let every place be where `moved` says that it is now."""
        self._behind = [moved(place) for place in self._behind]
        self._ahead = [moved(place) for place in self._ahead]

    def back(self, place: int) -> int | None:
        """Return the place before, remembering `place` to come forward to; None at the start."""
        if not self._behind:
            return None
        self._ahead.append(place)
        return self._behind.pop()

    def forward(self, place: int) -> int | None:
        """Return the place that was left by going back, or None."""
        if not self._ahead:
            return None
        self._behind.append(place)
        return self._ahead.pop()
