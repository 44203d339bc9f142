"""What the card of an annotation says, before it is drawn."""

from dataclasses import dataclass

from data.anchors.anchoring import AnchorState, Resolution
from data.annotation import Annotation, Label, Scope
from data.basis.note_format import NoteFormat
from data.basis.notes.note_text import NoteText
from data.messages import said
from data.text.tags import in_line
from viewer.session.catalogue import told, tr

PRIVATE = said("Private")
IN_BRIEFING = said("In briefing")

_STATES = {
    AnchorState.MOVED: said("Moved in this text"),
    AnchorState.REVIEW: said("In several places: please review"),
    AnchorState.ORPHAN: said("Without a passage in this text"),
}
_DRAFT = said("Draft, not saved")
_TWO = said("In conflict: two versions ▾")


@dataclass(frozen=True, slots=True)
class Card:
    """The words of one card.

    `quote` carries its quotation marks; it is empty for a note on the whole document. `warning`
    says that the passage is not where it was, or that there is a draft or another version of it;
    it is empty where all is well. `byline` says whose it is and of which day, for a colleague's.
    """

    id: str
    label: Label
    citation: str
    quote: str
    note: NoteText
    tags: tuple[str, ...]
    in_briefing: bool
    warning: str
    lost: bool
    byline: str = ""
    is_two: bool = False
    """Whether it is one of two versions in conflict."""
    written: str = ""
    """The note as it was written, where that is something else than what is shown."""

    @property
    def visibility(self) -> str:
        """Who gets to see the annotation, in words."""
        return told(IN_BRIEFING if self.in_briefing else PRIVATE)

    @property
    def spoken(self) -> str:
        """The card in one sentence a part, for screen readers."""
        tags = tr("Tags: {tags}", tags=in_line(self.tags)) if self.tags else ""
        parts = (
            f"{self.label.name}, {self.citation}",
            tr("By {byline}", byline=self.byline) if self.byline else "",
            self.warning,
            self.quote,
            tr("Note: {note}", note=self.note.words) if self.note.blocks else tr("No note"),
            tags,
            self.visibility,
        )
        return ". ".join(part for part in parts if part)

    @property
    def searchable(self) -> str:
        """Everything the filter looks at."""
        note = (self.note.words, self.written)
        parts = (self.label.name, self.citation, self.quote, *note, *self.tags)
        return "\n".join((*parts, self.byline, self.warning, self.visibility))


def card_of(
    annotation: Annotation,
    label: Label,
    resolution: Resolution | None,
    has_draft: bool = False,  # the last of what a row holds
    *,
    author: str = "",
    is_two: bool = False,
) -> Card:
    """Return the card of an annotation; `resolution` says where its passage stands now.

    `has_draft` says that something was typed in its note that is not saved, `is_two` that there is
    another version of it; `author` is empty for the user's own.
    """
    anchor = annotation.anchor
    state = resolution.state if resolution else AnchorState.EXACT
    exact = " ".join(anchor.exact.split("\n")) if anchor else ""
    is_topic = annotation.scope is Scope.TOPIC
    quote = tr("Topic: {heading}", heading=exact) if is_topic else f"“{exact}”"
    warnings = (_STATES.get(state), _DRAFT if has_draft else None, _TWO if is_two else None)
    day = annotation.created.astimezone().date().isoformat() if author else ""
    return Card(
        id=annotation.id,
        label=label,
        citation=anchor.citation if anchor else tr("Whole document"),
        quote=quote if anchor else "",
        note=annotation.shown_note,
        tags=annotation.tags,
        in_briefing=annotation.in_briefing,
        warning=" · ".join(told(part) for part in warnings if part),
        lost=state is AnchorState.ORPHAN,
        byline=f"{author} · {day}" if author else "",
        is_two=is_two,
        written=annotation.note if annotation.note_format is NoteFormat.MARKDOWN else "",
    )
