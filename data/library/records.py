"""What a library tells of documents and annotations, whatever engine keeps it."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from data.annotation import Annotation
from data.document import Document
from data.messages import Message

ReadAhead = Mapping[tuple[object, ...], Annotation]
"""Annotations that were read already, each by what an engine knows its stored form by."""


class StoredDocument(NamedTuple):
    """A document in the form in which it is stored; making one is the slow part of storing it.

    `body` is the document as it was read; the corrections are kept beside it. `reading` is the
    version of intake that read it here (`data.intake_report.READING_VERSION`), and 0 where it came
    from elsewhere.
    """

    id: str
    title: str
    source_name: str
    date: str
    series: str
    body: str
    body_sha256: str
    reading: int = 0


class KeptReading(NamedTuple):
    """A document as it was read here, without corrections, and the version of intake that did."""

    document: Document
    version: int


class ShelfEntry(NamedTuple):
    """A document of the library, without its text; `path` is where it was last read from.

    `date` is ISO 8601 or empty; `annotations` is a count, of which `briefing` are in the briefing.
    """

    id: str
    title: str
    source_name: str
    path: str
    date: str
    series: str
    opened: datetime
    annotations: int
    briefing: int = 0


class Removed(NamedTuple):
    """A document in the trash, and when it was removed."""

    entry: ShelfEntry
    removed: datetime


class Trashed(NamedTuple):
    """A deleted annotation, the title of its document, and when it was deleted.

    It comes back through its document's notebook: applying it takes it out of the trash.
    """

    annotation: Annotation
    document_title: str
    deleted: datetime


class Version(NamedTuple):
    """One change of an annotation: when, what it was called, and what it made of it.

    `annotation` is None where the change deleted it. `undone` tells that the change was taken back.
    """

    made: datetime
    description: str
    annotation: Annotation | None
    undone: bool


class Hit(NamedTuple):
    """A passage that was found: a block of a document's text, or an annotation.

    `start` and `stop` are code points in the document's text, None for a note on all of it.
    `excerpt` is the text around the first match, and `matches` are the places in it that match.
    """

    document_id: str
    title: str
    annotation_id: str | None
    label_id: str
    start: int | None
    stop: int | None
    citation: str
    excerpt: str
    matches: tuple[tuple[int, int], ...]


class Hits(NamedTuple):
    """One page of hits, best first, whether there are more, and what is to be said, a line each."""

    hits: tuple[Hit, ...]
    more: bool
    remarks: tuple[Message, ...] = ()
