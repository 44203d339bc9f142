"""What the user corrected of a document's structure and details, and the document after it.

The document as it was read is never changed, and no file is.
"""

from typing import NamedTuple

from data.citation import CitationIndex
from data.document import Document
from data.structure_corrections.correction import Correction

_MOST_KEPT = 3
"""Structures of a document that are kept."""


class Shown(NamedTuple):
    """A document with corrections, its citations, and how many corrections could not be applied."""

    document: Document
    citations: CitationIndex
    corrections: tuple[Correction, ...] = ()
    dropped: int = 0

    @classmethod
    def of(cls, as_read: Document, corrections: tuple[Correction, ...]) -> "Shown":
        """Return a document as it is shown with corrections."""
        if not corrections:
            return cls(as_read, CitationIndex(as_read))
        from data.structure_corrections.application import corrected  # noqa: PLC0415  # most have none

        document, left = corrected(as_read, corrections)
        return cls(document, CitationIndex(document), corrections, len(left))


class ShownDocuments:
    """Makes documents with corrections; the last ones of one are kept, for undo and redo."""

    def __init__(self) -> None:
        self._kept: list[tuple[Document, Shown]] = []

    def of(self, as_read: Document, corrections: tuple[Correction, ...]) -> Shown:
        """Return a document as it is shown with corrections."""
        found = (one for of, one in self._kept if of is as_read and one.corrections == corrections)
        shown = next(found, None) or Shown.of(as_read, corrections)
        self.keep(as_read, shown)
        return shown

    def keep(self, as_read: Document, shown: Shown) -> None:
        """Keep what was made of a document; what was made of another one is let go."""
        others = [(of, one) for of, one in self._kept if of is as_read and one is not shown]
        self._kept = [(as_read, shown), *others][:_MOST_KEPT]
