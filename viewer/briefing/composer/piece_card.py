"""What the card of a piece shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from data.annotation import Label, label_of
from data.briefing.briefing import Briefing
from data.briefing.piece_making import PieceState
from data.briefing.pieces import NOTED_KINDS, WHOLE_KINDS, BriefingPiece, PieceKind
from data.messages import Message, said
from viewer.session.catalogue import told

_NAMES = {
    PieceKind.TEXT: said("Own text"),
    PieceKind.PRESS_LINE: said("Press line"),
    PieceKind.PAGE_BREAK: said("Page break"),
    PieceKind.TABLE: said("Table of notes"),
    PieceKind.TOPIC: said("Topic with its notes"),
    PieceKind.DOCUMENT: said("Document with its notes"),
}
_WARNINGS = {
    PieceState.CHANGED: said("The annotation was changed since"),
    PieceState.GONE: said("The annotation was deleted; its words stay here"),
    PieceState.NO_DOCUMENT: said("Its document is not in the library; its words stay here"),
}
TOGGLES: Mapping[str, Message] = {
    "has_quote": said("Quote"),
    "has_note": said("Note"),
    "has_citation": said("Citation"),
    "has_paragraph": said("Full paragraph"),
}
"""What of a passage can be shown or not, by the names of the fields."""


@dataclass(frozen=True, slots=True)
class PieceCard:
    """A piece as the list draws it: a head, the source's words, and what stands below.

    `number` is that of a heading of the first level, `cost` what the piece takes of the pages.
    `toggles` are the names of the fields that can be switched, with what they are.
    """

    id: str
    kind: PieceKind
    head: str
    quote: str = ""
    citation: str = ""
    label: Label | None = None
    number: str = ""
    level: int = 1
    toggles: tuple[tuple[str, bool], ...] = ()
    warning: str = ""
    can_renew: bool = False
    cost: str = ""
    portion: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is drawn as a heading, without a frame."""
        return self.kind is PieceKind.HEADING

    def __str__(self) -> str:
        name = self.label.name if self.label else ""
        parts = (self.number, name, self.head, self.quote, self.citation, self.warning, self.cost)
        return ", ".join(part for part in parts if part)


class PieceFindings(NamedTuple):
    """What was found out of pieces, by their ids: what became of them, their costs, cautions.

    `unprinted` are those whose caution says that they are not on the pages, which comes first.
    """

    states: Mapping[str, PieceState] = MappingProxyType({})
    costs: Mapping[str, str] = MappingProxyType({})
    cautions: Mapping[str, str] = MappingProxyType({})
    unprinted: frozenset[str] = frozenset()


def cards(
    briefing: Briefing, labels: tuple[Label, ...], findings: PieceFindings
) -> list[PieceCard]:
    """Return the cards of all pieces, in their order."""
    found: list[PieceCard] = []
    count = 0
    for piece in briefing.pieces:
        is_top = piece.kind is PieceKind.HEADING and piece.level == 1
        count += is_top
        found.append(_card(piece, labels, findings, str(count) if is_top else ""))
    return found


def _card(
    piece: BriefingPiece, labels: tuple[Label, ...], findings: PieceFindings, number: str
) -> PieceCard:
    state = findings.states.get(piece.id, PieceState.SAME)
    words = piece.words
    is_noted = piece.kind in NOTED_KINDS
    label = label_of(labels, words.label_id) if is_noted else None
    return PieceCard(
        id=piece.id,
        kind=piece.kind,
        head=_head(piece),
        quote=words.quote if is_noted and piece.has_quote else "",
        citation=_citation(piece, labels),
        label=None if label is None or label.is_none else label,
        number=number,
        level=piece.level,
        toggles=_toggles(piece),
        warning=_warning(piece.id, state, findings),
        can_renew=state is PieceState.CHANGED,
        cost=findings.costs.get(piece.id, ""),
        portion=piece.portion,
    )


def _warning(piece_id: str, state: PieceState, findings: PieceFindings) -> str:
    if state in _WARNINGS and piece_id not in findings.unprinted:
        return told(_WARNINGS[state])
    return findings.cautions.get(piece_id, "")


def _head(piece: BriefingPiece) -> str:
    if piece.kind in NOTED_KINDS:
        return " ".join(piece.note_words.split())
    if piece.kind in WHOLE_KINDS and piece.kind is not PieceKind.LEAD:
        return piece.words.quote or told(_NAMES[piece.kind])
    if piece.kind is PieceKind.LEAD:
        return told(said("Lead"))
    if piece.kind is PieceKind.PAGE_BREAK:
        return told(_NAMES[piece.kind])
    return piece.text


def _citation(piece: BriefingPiece, labels: tuple[Label, ...]) -> str:
    if piece.kind in NOTED_KINDS:
        return ", ".join(filter(None, (piece.words.source, piece.words.citation)))
    if piece.kind in WHOLE_KINDS:
        return piece.words.source
    if piece.kind in {PieceKind.HEADING, PieceKind.PAGE_BREAK}:
        return ""
    name = told(_NAMES[piece.kind])
    if piece.kind is PieceKind.TABLE and piece.labels is not None:
        listed = ", ".join(label.name for label in labels if label.id in piece.labels)
        return f"{name}: {listed}" if listed else told(said("Table of notes: no label chosen"))
    return name


def _toggles(piece: BriefingPiece) -> tuple[tuple[str, bool], ...]:
    if piece.kind is PieceKind.PASSAGE:
        return tuple((name, getattr(piece, name)) for name in TOGGLES)
    return ()
