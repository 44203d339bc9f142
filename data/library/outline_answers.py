"""What a library knows of the ways to divide documents into topics, as a port."""

from enum import StrEnum
from typing import NamedTuple, Protocol


class OutlineAnswer(StrEnum):
    """What became of the question which outline a document is to have.

    The user chose one; the program took the one that was chosen for papers of the same source; the
    user wants no answer; or a choice was undone, and the question is open again.
    """

    CHOSEN = "chosen"
    FOLLOWED = "followed"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class AnsweredOutline(NamedTuple):
    """An answer, with the kind of the outline (`data.intake_report.Outline`) that it names."""

    answer: OutlineAnswer
    kind: str = ""


class OutlineMemory(Protocol):
    """What a library knows of the ways to divide documents into topics.

    Raises:
        LibraryError: from every method, in one line; nothing has changed then.
    """

    def answer(self, document_id: str, source: str, said: AnsweredOutline) -> None:
        """Keep an answer with a document that was remembered, in place of the one before.

        `source` is what papers of one source share (`data.structure_corrections.outlines`).
        """

    def of(self, document_id: str) -> AnsweredOutline | None:
        """Return what was answered of a document; None if nothing was, or that is damaged."""

    def preferred(self, source: str) -> str:
        """Return the kind that was last chosen or followed for papers of a source; empty if none.

        Documents in the trash do not count.
        """
