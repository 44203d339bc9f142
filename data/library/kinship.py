"""What a library knows of documents as editions of one another, as a port."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from data.anchors.editions import Answered, EditionAnswer, Standing


class Kinship(Protocol):
    """What a library knows of documents as editions of one another.

    Raises:
        LibraryError: from every method, in one line; nothing has changed then.
    """

    def standing(self, document_id: str, other_id: str) -> "Standing":
        """Return how the annotations of another document stand to those of this one."""

    def pending(
        self, document_id: str, other_ids: Sequence[str]
    ) -> "Iterator[tuple[str, Standing]]":
        """Yield those of other documents, in order, of which something could come to this one."""

    def changed_since(self, said: "Mapping[str, Answered]") -> set[str]:
        """Return in which documents something was modified since the answer about them."""

    def copies(self, document_id: str, there: Mapping[str, str]) -> dict[str, str]:
        """Return which ids annotations of other documents have in this one, or would have.

        `there` tells by their ids which documents those are.
        """

    def answer(self, document_id: str, other_id: str, said: "EditionAnswer") -> None:
        """Keep what was said when asked whether another document is an edition of this one."""

    def answers(self, document_id: str) -> "dict[str, Answered]":
        """Return what was said of other documents, by their ids, without what is damaged.

        That two are about different meetings counts for both of them.
        """
