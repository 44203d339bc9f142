"""The pieces that a briefing is made of, each with the words that it was made with."""

import re
from enum import StrEnum
from typing import Final

from data.annotation import Anchor
from data.basis.note_format import NoteFormat
from data.basis.notes.note_reading import note_words
from data.basis.values import dataclass

DEEPEST_HEADING: Final = 3


class PieceKind(StrEnum):
    """What a piece is: the author's own, or something of a document."""

    HEADING = "heading"
    TEXT = "text"
    PRESS_LINE = "press-line"
    PAGE_BREAK = "page-break"
    PASSAGE = "passage"
    NOTE = "note"
    LEAD = "lead"
    TOPIC = "topic"
    DOCUMENT = "document"
    TABLE = "table"


_WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")

OWN_KINDS: Final = frozenset(
    {PieceKind.HEADING, PieceKind.TEXT, PieceKind.PRESS_LINE, PieceKind.PAGE_BREAK, PieceKind.TABLE}
)
"""Pieces that belong to no document."""
NOTED_KINDS: Final = frozenset({PieceKind.PASSAGE, PieceKind.NOTE})
"""Pieces that are made of one annotation each."""
WHOLE_KINDS: Final = frozenset({PieceKind.LEAD, PieceKind.TOPIC, PieceKind.DOCUMENT})
"""Pieces that take a part of a document with the annotations that are in it."""


@dataclass(frozen=True, slots=True)
class PieceWords:
    """The words that a piece was made with, which stay when its source is changed or deleted.

    `quote` is the passage on one line, `note` the author's, in its `note_format`, `citation` how
    the document cites the place, on which `page` of the source (0 for none), `source` the
    document's short name, and `author` who wrote the note where that was another. `is_private`
    tells that the annotation was private when the words were taken.
    """

    quote: str = ""
    note: str = ""
    citation: str = ""
    page: int = 0
    source: str = ""
    label_id: str = ""
    author: str = ""
    is_private: bool = False
    note_format: NoteFormat = NoteFormat.PLAIN

    @property
    def note_words(self) -> str:
        """What the note says, without its marks."""
        return note_words(self.note, self.note_format)


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One row of the table of commitments, as the author has it in place of what is proposed.

    Who, what was done with it ("agreed"), what, and by when; empty where nothing is said. One that
    is not `is_listed` was left out; its words are kept for when it is to be listed again.
    """

    who: str = ""
    verb: str = ""
    what: str = ""
    by_when: str = ""
    is_listed: bool = True


@dataclass(frozen=True, slots=True)
class BriefingPiece:
    """One piece of a briefing.

    `text` are the author's own words: a heading (of `level` 1 to 3), a paragraph, a press line, the
    caption of a table; of a passage they stand in place of its note where they are set. What is of
    a document names it, and its annotation or, for a topic, an anchor at the heading. `labels` are
    ids: of a table those that it lists, of a topic or document those whose annotations go in, with
    None for all. `put_in` and `left_out` are ids of annotations of a topic or document that go in
    though they are private, or stay out. `rows` are what the author made of a passage's
    commitments; None where it is listed as it is proposed. `is_confirmed` tells that the user was
    asked whether a private note may go into this briefing, and said yes.

    Raises:
        ValueError: it is not what its kind asks for, or shows a private note without an answer.
    """

    id: str
    kind: PieceKind
    text: str = ""
    level: int = 1
    document_id: str = ""
    annotation_id: str = ""
    anchor: Anchor | None = None
    words: PieceWords = PieceWords()
    has_quote: bool = True
    has_note: bool = True
    has_citation: bool = True
    has_paragraph: bool = False
    labels: frozenset[str] | None = None
    put_in: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    portion: str = ""
    rows: tuple[CommitmentRow, ...] | None = None
    is_confirmed: bool = False

    def __post_init__(self) -> None:
        if not self.id or not 1 <= self.level <= DEEPEST_HEADING:
            raise ValueError("a piece has an id, and a heading a level from 1 to 3")
        if (self.kind in OWN_KINDS) == bool(self.document_id):
            raise ValueError("what is of a document names it, and nothing else does")
        if (self.kind in NOTED_KINDS) != bool(self.annotation_id):
            raise ValueError("a passage or a note names its annotation")
        if self.kind is PieceKind.TOPIC and self.anchor is None:
            raise ValueError("a topic is anchored to its heading")
        if self.words.is_private and not self.is_confirmed:
            raise ValueError("a private note goes into a briefing where that is confirmed")

    @property
    def note(self) -> str:
        """The author's words beside a passage: those written here, else the note it was made with.

        Nothing where the note is off.
        """
        return (self.text or self.words.note) if self.has_note else ""

    @property
    def note_format(self) -> NoteFormat:
        """How `note` is written: what is written here is plain."""
        return NoteFormat.PLAIN if self.text else self.words.note_format

    @property
    def note_words(self) -> str:
        """What `note` says, without its marks."""
        return note_words(self.note, self.note_format)


def portion_mark(portion: str) -> str:
    """Return how what follows is to be handled, in brackets: "(INTERNAL)"; nothing for nothing.

    Kanji and kana have brackets of their width.
    """
    if not portion or portion.startswith(("(", "（")):
        return portion
    return f"（{portion}）" if _WIDE.match(portion) else f"({portion})"
