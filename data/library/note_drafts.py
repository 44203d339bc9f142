"""What is being typed in a note, until it is saved or given up."""

from datetime import datetime
from typing import Protocol

from data.basis.values import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """The note and the tags of an annotation as they were typed last; `written` has a zone.

    `base` is the note that was saved when the typing began: if another one is saved by now, the
    draft must not take its place unseen.
    """

    annotation_id: str
    note: str
    tags: tuple[str, ...]
    base: str
    written: datetime

    def over(self, note: str) -> str:
        """Return what is to be offered where `note` is saved now: both, if neither has the other.

        A draft knows only of the note that it began with.
        """
        if note in {self.base, ""} or note in self.note:
            return self.note
        return f"{note}\n\n{self.note}"


class DraftStore(Protocol):
    """Where the drafts of one document are kept; what is kept cannot be lost any more.

    Raises:
        LibraryError: from every method; nothing has changed then.
    """

    def read(self) -> tuple[Draft, ...]:
        """Return all drafts of the document, without what is damaged."""

    def keep(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same annotation."""

    def drop(self, annotation_id: str) -> None:
        """Delete the draft of an annotation, if there is one."""
