"""Where the reader has been in a document, for going back and forth."""

from collections.abc import Callable

from viewer.reading.place import Stand

MOST = 100


class History:
    """Reading positions in the order in which the reader jumped between them."""

    def __init__(self) -> None:
        self._behind: list[Stand] = []
        self._ahead: list[Stand] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to again."""
        return bool(self._ahead)

    def leave(self, place: Stand) -> None:
        """Remember the place that a jump starts from."""
        if not self._behind or self._behind[-1].offset != place.offset:
            self._behind = [*self._behind, place][-MOST:]
        self._ahead.clear()

    def move(self, moved: Callable[[int], int]) -> None:
        """Let every place be at the offset where `moved` says that it is now."""
        for places in (self._behind, self._ahead):
            places[:] = [place._replace(offset=moved(place.offset)) for place in places]

    def back(self, place: Stand) -> Stand | None:
        """Return the place before, remembering `place` to come forward to; None at the start."""
        if not self._behind:
            return None
        self._ahead.append(place)
        return self._behind.pop()

    def forward(self, place: Stand) -> Stand | None:
        """Return the place that was left by going back, or None."""
        if not self._ahead:
            return None
        self._behind.append(place)
        return self._ahead.pop()
