"""What an annotation is: a labelled passage with a note, tags and a visibility."""

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from data.basis import moments
from data.basis.note_format import NoteFormat
from data.basis.values import dataclass

if TYPE_CHECKING:
    from data.basis.notes.note_text import NoteText

_COLOUR = re.compile(r"#[0-9A-F]{6}")


class Visibility(StrEnum):
    """Who gets to see an annotation: its author alone, or the readers of the handout too."""

    PRIVATE = "private"
    BRIEFING = "briefing"


class Scope(StrEnum):
    """What an annotation hangs on."""

    PASSAGE = "passage"
    TOPIC = "topic"
    DOCUMENT = "document"


class Pattern(StrEnum):
    """The underline that tells a label's highlight apart where colour cannot."""

    SOLID = "solid"
    DOUBLE = "double"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOT = "dash-dot"


@dataclass(frozen=True, slots=True)
class Label:
    """A named colour with a meaning.

    Colours are sRGB as #RRGGBB; `share` is the solid colour's share in a highlight on white,
    from 0 to 1; `key` is the digit that applies the label. Without an `id` it is no label: it
    stands where an annotation has none.
    """

    id: str
    name: str
    letter: str
    key: str
    meaning: str
    colour: str
    colour_on_dark: str
    share: float
    pattern: Pattern

    @property
    def is_none(self) -> bool:
        """Whether it stands for no label."""
        return not self.id

    def __post_init__(self) -> None:
        if not self.name or len(self.letter) != 1:
            raise ValueError("a label has a name and one letter")
        if not (_COLOUR.fullmatch(self.colour) and _COLOUR.fullmatch(self.colour_on_dark)):
            raise ValueError("a label's colours are written #RRGGBB")
        if not 0 < self.share <= 1:
            raise ValueError("a label's share lies above 0 and at most at 1")


def no_label() -> Label:
    """Return what stands where an annotation has no label, so that all can be drawn alike."""
    return Label("", "No label", "–", "0", "", "#8A857D", "#A09B92", 0.2, Pattern.SOLID)


def label_of(labels: Iterable[Label], label_id: str) -> Label:
    """Return the label with that id; what stands for none where there is none, or it is unknown."""
    known = (label for label in labels if label.id == label_id and label_id)
    return next(known, None) or no_label()


def standard_labels() -> tuple[Label, ...]:
    """Return the five labels the program starts with, in the order of their keys."""
    return (
        Label("key-point", "Key point", "K", "1", "What the reader should take away.",
              "#EDB220", "#EDB220", 0.40, Pattern.SOLID),
        Label("commitment", "Commitment", "C", "2", "A promise or undertaking by either side.",
              "#0A55A3", "#6FA8E6", 0.26, Pattern.DOUBLE),
        Label("concern", "Concern", "N", "3", "A risk, a gap or a point likely to be challenged.",
              "#CB3A10", "#F08A68", 0.28, Pattern.DASHED),
        Label("question", "Question", "Q", "4", "Open in the text; to be clarified.",
              "#5F2E57", "#C79ABF", 0.24, Pattern.DOTTED),
        Label("action", "Action", "A", "5", "Something for us to do or to follow up.",
              "#26855B", "#6CC39A", 0.24, Pattern.DASH_DOT),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an annotation is attached: position, quote and citation.

    `start` and `end` are code points in the canonical text (W3C TextPositionSelector); `exact`,
    `prefix` and `suffix` are the quote with up to 32 code points around it (TextQuoteSelector).
    A loose one has no place in its document, and none is looked for: it keeps what it was attached
    to elsewhere, until the user attaches it.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    citation: str = ""
    is_loose: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.exact) != self.end - self.start:
            raise ValueError("an anchor's quote is as long as its position says, and not empty")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight with a label, a note, tags and a visibility; private unless said otherwise.

    `label_id` is empty where it has no label.
    `created` and `modified` carry a time zone. An annotation of the whole document has no anchor;
    one of a topic is anchored to the topic's heading. `note_format` says how the note is written.
    """

    id: str
    document_id: str
    label_id: str
    created: datetime
    modified: datetime
    anchor: Anchor | None = None
    scope: Scope = Scope.PASSAGE
    note: str = ""
    tags: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PRIVATE
    author: str = ""
    note_format: NoteFormat = NoteFormat.PLAIN

    def __post_init__(self) -> None:
        if not self.id or not self.document_id:
            raise ValueError("an annotation has an id and a document")
        if (self.anchor is None) != (self.scope is Scope.DOCUMENT):
            raise ValueError("all annotations but those of a whole document have an anchor")
        for name in ("created", "modified"):
            object.__setattr__(self, name, moments.aware(getattr(self, name)))
        if not self.note:  # which is written in no way
            object.__setattr__(self, "note_format", NoteFormat.PLAIN)
        if any(not tag or tag != tag.strip() for tag in self.tags):
            raise ValueError("a tag is a word without outer space")

    @property
    def shown_note(self) -> "NoteText":
        """The note as it is shown."""
        from data.basis.notes.note_reading import note_text  # noqa: PLC0415  # not at start-up

        return note_text(self.note, self.note_format)

    @property
    def note_words(self) -> str:
        """What the note says, without its marks."""
        from data.basis.notes.note_reading import note_words  # noqa: PLC0415  # not at start-up

        return note_words(self.note, self.note_format)

    @property
    def in_briefing(self) -> bool:
        """Whether a handout may carry this annotation."""
        return self.visibility is Visibility.BRIEFING


def reading_order(annotation: Annotation) -> tuple[int, int, datetime, str]:
    """Sort key: the document's order, whole-document notes first, then by age."""
    anchor = annotation.anchor
    start, end = (anchor.start, anchor.end) if anchor else (-1, -1)
    return start, end, annotation.created, annotation.id
