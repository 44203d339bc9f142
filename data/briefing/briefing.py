"""A briefing: a document of its own, made of pieces from any documents, for one reader."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from data.basis import moments
from data.basis.values import dataclass
from data.briefing.page_setup import PageSetup
from data.briefing.pieces import BriefingPiece, PieceKind
from data.messages import Message, said

LONGEST_NAME: Final = 120
MOST_PIECES: Final = 2000


class Depth(StrEnum):
    """How much of its pieces a briefing shows; the selection is the same at each."""

    POINTS = "points"
    EXCERPTS = "excerpts"
    FULL_TEXT = "full-text"
    COMMITMENTS = "commitments"
    BY_LABEL = "by-label"

    @property
    def caption(self) -> Message:
        """What users call it."""
        return {
            Depth.POINTS: said("Points"),
            Depth.EXCERPTS: said("Excerpts"),
            Depth.FULL_TEXT: said("Full text"),
            Depth.COMMITMENTS: said("Commitments"),
            Depth.BY_LABEL: said("By label"),
        }[self]

    @property
    def heading(self) -> Message:
        """What the handout calls itself."""
        return {
            Depth.POINTS: said("Points to make"),
            Depth.EXCERPTS: said("Excerpts"),
            Depth.FULL_TEXT: said("Annotated handout"),
            Depth.COMMITMENTS: said("Commitments"),
            Depth.BY_LABEL: said("Notes by label"),
        }[self]

    @property
    def description(self) -> Message:
        """What it prints, in a few lines."""
        return {
            Depth.POINTS: said(
                "Your words, the source’s words below them, and where they stand; under your "
                "headings"
            ),
            Depth.EXCERPTS: said(
                "The paragraphs that passages stand in, with your notes beside them; of topics and "
                "documents what is annotated"
            ),
            Depth.FULL_TEXT: said(
                "As excerpts, but topics and documents whole; of a passage its paragraphs, as there"
            ),
            Depth.COMMITMENTS: said(
                "Who agreed to what, where and by when, in tables under your headings; below them "
                "what says no commitment"
            ),
            Depth.BY_LABEL: said(
                "Notes and passages under the names of their labels; without your headings and "
                "page breaks, since the labels give the order"
            ),
        }[self]

    @property
    def printed(self) -> frozenset[PieceKind]:
        """The kinds of pieces that it prints; of others nothing is compiled."""
        return _PRINTED[self]


_ALL: Final = frozenset(PieceKind)
_PRINTED: Final[Mapping[Depth, frozenset[PieceKind]]] = MappingProxyType(
    {
        Depth.POINTS: _ALL,
        Depth.EXCERPTS: _ALL,
        Depth.FULL_TEXT: _ALL,
        Depth.COMMITMENTS: _ALL,
        Depth.BY_LABEL: _ALL - {PieceKind.HEADING, PieceKind.PAGE_BREAK},
    }
)


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What the author says of a briefing; empty where what the documents say is to stand there."""

    subject: str = ""
    meeting: str = ""
    date: str = ""
    place: str = ""
    participants: str = ""
    source: str = ""
    prepared_for: str = ""
    prepared_by: str = ""
    reference: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A named briefing, as it is kept.

    `bottom_line` and `marking` are the author's words; `profile` is the name of an office's
    profile, empty for none; `template` that of a template of the office, empty for the depth's own.
    `page` is None where the profile's, or the usual, page set-up is to be taken. `has_glossary`
    lists abbreviations at the end.

    Raises:
        ValueError: it has no name or a longer one than 120 characters, two pieces with one id, or
            more than 2,000 pieces; a time has no zone.
    """

    id: str
    name: str
    created: datetime
    modified: datetime
    title: TitleBlock = TitleBlock()
    bottom_line: str = ""
    marking: str = ""
    profile: str = ""
    depth: Depth = Depth.POINTS
    template: str = ""
    has_glossary: bool = False
    page: PageSetup | None = None
    pieces: tuple[BriefingPiece, ...] = ()

    def __post_init__(self) -> None:
        is_named = self.name.strip() == self.name and 0 < len(self.name) <= LONGEST_NAME
        if not self.id or not is_named or len(self.name.splitlines()) > 1:
            raise ValueError("a briefing has an id, and a name of one line and 120 characters")
        if len(self.pieces) > MOST_PIECES:
            raise ValueError("a briefing has at most 2,000 pieces")
        if len({piece.id for piece in self.pieces}) != len(self.pieces):
            raise ValueError("each piece of a briefing has its own id")
        for name in ("created", "modified"):
            object.__setattr__(self, name, moments.aware(getattr(self, name)))

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The documents that its pieces name, in the order of the first piece of each."""
        return tuple(dict.fromkeys(piece.document_id for piece in self.pieces if piece.document_id))

    @property
    def portions(self) -> frozenset[str]:
        """The portion marks that its pieces bear."""
        return frozenset(piece.portion for piece in self.pieces if piece.portion)

    def piece(self, piece_id: str) -> BriefingPiece | None:
        """Return the piece with that id, or None."""
        return next((piece for piece in self.pieces if piece.id == piece_id), None)

    def used_annotations(self) -> frozenset[str]:
        """Return the ids of the annotations that pieces are made of."""
        return frozenset(piece.annotation_id for piece in self.pieces if piece.annotation_id)


def moved(
    pieces: tuple[BriefingPiece, ...], ids: Iterable[str], before: str
) -> tuple[BriefingPiece, ...]:
    """Return the pieces with those of `ids` put, in their order, before another; "" is the end."""
    wanted = frozenset(ids)
    place = next((n for n, piece in enumerate(pieces) if piece.id == before), len(pieces))
    taken = [piece for piece in pieces if piece.id in wanted]
    above = [piece for piece in pieces[:place] if piece.id not in wanted]
    below = [piece for piece in pieces[place:] if piece.id not in wanted]
    return (*above, *taken, *below)
