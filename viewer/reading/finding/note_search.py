"""A search through what is written on a document: the notes and tags of its annotations."""

from bisect import insort
from dataclasses import replace

from data.annotation import Annotation
from data.basis.values import dataclass
from viewer.reading.finding.match_expressions import Finder, MatchPart
from viewer.session.document_session import DocumentSession

NOWHERE = -1
"""Where a note stands that has no passage in the text, or of which none was found."""


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """What is written on one passage, from `start` to `end`, and the annotation it belongs to.

    `part` is as it is shown; `as_written` with the marks in it, where there are any.
    """

    id: str
    label_id: str
    start: int
    end: int
    part: MatchPart
    as_written: MatchPart | None = None


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that was found, and what of its text was sought, in code points."""

    note: WrittenNote
    matches: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where its passage starts."""
        return self.note.start


class WrittenNotes:
    """All notes and tags of a session's annotations as they are now, each read when asked for."""

    def __init__(self, session: DocumentSession) -> None:
        self._session = session
        self._annotations = session.annotations
        self._read: dict[int, WrittenNote | None] = {}

    def __len__(self) -> int:
        return len(self._annotations)

    def note(self, number: int) -> WrittenNote | None:
        """Return the note of the annotation with this number; None where nothing is written."""
        if number not in self._read:
            self._read[number] = self._noted(self._annotations[number])
        return self._read[number]

    def _noted(self, item: Annotation) -> WrittenNote | None:
        tags = " ".join(f"#{tag}" for tag in item.tags)
        words = item.note_words
        text = "\n".join(part for part in (words, tags) if part)
        if not text:
            return None
        place = self._session.resolution(item.id)
        start, end = (place.start, place.end) if place is not None else (None, None)
        start = NOWHERE if start is None else start
        written = None if item.note == words else MatchPart(item.note)
        return WrittenNote(item.id, item.label_id, start, end or start, MatchPart(text), written)


class NoteSearch:
    """A search that goes on note by note; it has what it found in the order of the passages.

    With a `scope` it looks at the notes alone whose passage starts in there.
    """

    def __init__(
        self,
        finder: Finder | None = None,
        notes: WrittenNotes | None = None,
        scope: range | None = None,
    ) -> None:
        self.found: list[FoundNote] = []
        self._finder = finder
        self._notes = notes
        self._count = len(notes) if notes is not None and finder is not None else 0
        self._scope = scope
        self._next = 0

    @property
    def is_complete(self) -> bool:
        """Whether all notes were looked through."""
        return self._next >= self._count

    def advance(self) -> None:
        """Look through one more note."""
        if self.is_complete or self._finder is None or self._notes is None:
            return
        note = self._notes.note(self._next)
        self._next += 1
        if note is None or (self._scope is not None and note.start not in self._scope):
            return
        hits = self._finder(note.part)
        if not len(hits) and note.as_written is not None:
            hits, note = self._finder(note.as_written), replace(note, part=note.as_written)
        if len(hits):
            matches = tuple(zip(hits.starts, hits.ends, strict=True))
            insort(self.found, FoundNote(note, matches), key=_start)


def _start(found: FoundNote) -> int:
    return found.start
