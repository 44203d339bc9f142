"""A search through what is written on a document: the notes and tags of its annotations."""

from collections.abc import Sequence

from data.basis.values import dataclass
from viewer.reading.finding.match_expressions import Finder, MatchPart
from viewer.session.document_session import DocumentSession

NOWHERE = -1
"""Where a note stands that has no passage in the text, or of which none was found."""


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """What is written on one passage, from `start` to `end`, and the annotation it belongs to."""

    id: str
    label_id: str
    start: int
    end: int
    part: MatchPart


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that was found, and what of its text was sought, in code points."""

    note: WrittenNote
    matches: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where its passage starts."""
        return self.note.start


def notes_of(session: DocumentSession) -> list[WrittenNote]:
    """Return all notes and tags, in the order of their passages."""
    found = []
    for item in session.annotations:
        tags = " ".join(f"#{tag}" for tag in item.tags)
        text = "\n".join(part for part in (item.note, tags) if part)
        if text:
            place = session.resolution(item.id)
            start, end = (place.start, place.end) if place is not None else (None, None)
            start = NOWHERE if start is None else start
            found.append(WrittenNote(item.id, item.label_id, start, end or start, MatchPart(text)))
    return sorted(found, key=lambda note: note.start)


class NoteSearch:
    """A search that goes on note by note; it has what it found in the order of the passages."""

    def __init__(self, finder: Finder | None = None, notes: Sequence[WrittenNote] = ()) -> None:
        self.found: list[FoundNote] = []
        self._finder = finder
        self._notes = notes if finder is not None else ()
        self._next = 0

    @property
    def is_complete(self) -> bool:
        """Whether all notes were looked through."""
        return self._next >= len(self._notes)

    def advance(self) -> None:
        """Look through one more note."""
        if self._finder is None or self.is_complete:
            return
        note = self._notes[self._next]
        hits = self._finder(note.part)
        if len(hits):
            matches = tuple(zip(hits.starts, hits.ends, strict=True))
            self.found.append(FoundNote(note, matches))
        self._next += 1
