"""What briefings are made of, read from the library: documents, passages, what is searched for."""

from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from data.annotation import Annotation, reading_order
from data.briefing.briefing_source import BriefingSource
from data.library import Library, Location
from viewer.services.handout import resolved

if TYPE_CHECKING:
    from data.document import Document
    from data.structure_corrections.correction import Correction

_MOST_HITS = 200
_MOST = 60
"""So many documents are held at once; who compares more reads some of them anew."""


class FoundPassage(NamedTuple):
    """An annotation, and the title of its document."""

    annotation: Annotation
    document: str


class SourceReader:
    """Opens the library itself, each time, and only to read; any one thread may ask."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._held: dict[str, tuple[tuple[Correction, ...], Document]] = {}

    def sources(self, document_ids: Iterable[str]) -> dict[str, BriefingSource]:
        """Return the documents with their annotations as they are now; those that are gone not.

        Raises:
            LibraryError: the library cannot be read.
        """
        wanted = tuple(dict.fromkeys(document_ids))
        if not wanted:
            return {}
        with closing(self._location.open_to_read()) as library:
            found = {name: self._source(library, name) for name in wanted}
        return {name: source for name, source in found.items() if source is not None}

    def passages(self, document_id: str) -> tuple[FoundPassage, ...]:
        """Return the annotations of a document, in their order.

        Raises:
            LibraryError: the library cannot be read.
        """
        with closing(self._location.open_to_read()) as library:
            entry = library.entry(document_id)
            items = tuple(library.notebook(document_id)) if entry else ()
        title = entry.title if entry else ""
        return tuple(FoundPassage(item, title) for item in sorted(items, key=reading_order))

    def search(self, text: str) -> tuple[FoundPassage, ...]:
        """Return the annotations of all documents that hold some words, the best first.

        Raises:
            LibraryError: the library cannot be read.
        """
        from data.text.query import parse  # not before something is looked for

        with closing(self._location.open_to_read()) as library:
            hits = library.search(parse(f"in:notes {text}"), limit=_MOST_HITS).hits
            books = {name: library.notebook(name) for name in {hit.document_id for hit in hits}}
        found = ((hit, books[hit.document_id].get(hit.annotation_id or "")) for hit in hits)
        return tuple(FoundPassage(item, hit.title) for hit, item in found if item is not None)

    def _source(self, library: Library, document_id: str) -> BriefingSource | None:
        if library.entry(document_id) is None:
            self._held.pop(document_id, None)
            return None
        corrections = library.corrections(document_id)
        held = self._held.get(document_id)
        if held is None or held[0] != corrections:
            document = library.document(document_id)
            if document is None:
                return None
            held = corrections, document
            while len(self._held) >= _MOST:
                del self._held[next(iter(self._held))]
            self._held[document_id] = held
        annotations: tuple[Annotation, ...] = tuple(library.notebook(document_id))
        return BriefingSource(held[1], annotations, resolved(annotations, held[1]))
