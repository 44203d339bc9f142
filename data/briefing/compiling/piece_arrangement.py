"""What a template says of a briefing's pieces beyond their order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from data.briefing.pieces import BriefingPiece


@dataclass(frozen=True, slots=True)
class PieceArrangement:
    """The pieces that tables list, by the ids of these, and whether heads are numbered.

    A table that is not among them lists what the documents hold under its labels. `portions` are
    the marks of all pieces of the briefing, placed or not: its own lines may say words of any.
    """

    listed: Mapping[str, tuple[BriefingPiece, ...]] = field(default_factory=dict)
    numbers_heads: bool = True
    portions: frozenset[str] = frozenset()

    @property
    def pieces(self) -> Iterator[BriefingPiece]:
        """All pieces that tables list."""
        return (piece for pieces in self.listed.values() for piece in pieces)


UNARRANGED = PieceArrangement()
"""As a briefing is compiled without a template."""
