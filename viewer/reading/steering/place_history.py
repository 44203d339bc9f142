"""Where the reader has been, in whatever documents, for going back and forth."""

from collections.abc import Callable
from typing import NamedTuple

from viewer.reading.place import Stand

MOST = 100


class Visit(NamedTuple):
    """A place where the reader was: the id of the document, and the place in it."""

    document: str
    place: Stand


class History:
    """Visits in the order in which the reader jumped between them."""

    def __init__(self) -> None:
        self._behind: list[Visit] = []
        self._ahead: list[Visit] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to again."""
        return bool(self._ahead)

    def leave(self, visit: Visit) -> None:
        """Remember the place that a jump starts from."""
        if not self._behind or not _is_same(self._behind[-1], visit):
            self._behind = [*self._behind, visit][-MOST:]
        self._ahead.clear()

    def move(self, document: str, moved: Callable[[int], int]) -> None:
        """Let every place in a document be at the offset where `moved` says that it is now."""
        for visits in (self._behind, self._ahead):
            visits[:] = [
                one._replace(place=one.place._replace(offset=moved(one.place.offset)))
                if one.document == document
                else one
                for one in visits
            ]

    def forget(self, document: str) -> None:
        """Lead to no place in a document any more: it leaves the library."""
        for visits in (self._behind, self._ahead):
            visits[:] = [one for one in visits if one.document != document]

    def back(self, here: Visit | None) -> Visit | None:
        """Return the visit before, remembering this one to come forward to; None at the start."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Visit | None) -> Visit | None:
        """Return the place that was left by going back, or None."""
        return self._step(self._ahead, self._behind, here)

    @staticmethod
    def _step(ahead: list[Visit], behind: list[Visit], here: Visit | None) -> Visit | None:
        if not ahead:
            return None
        if here is not None:
            behind.append(here)
        return ahead.pop()


def _is_same(one: Visit, other: Visit) -> bool:
    return one.document == other.document and one.place.offset == other.place.offset
