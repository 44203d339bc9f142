"""What a template says of a briefing's pieces beyond their order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from data.briefing.pieces import BriefingPiece


@dataclass(frozen=True, slots=True)
class PieceArrangement:
    """The pieces that tables list, by the ids of these, and whether heads are numbered.

    A table that is not among them lists what the documents hold under its labels.
    """

    listed: Mapping[str, tuple[BriefingPiece, ...]] = field(default_factory=dict)
    numbers_heads: bool = True

    @property
    def pieces(self) -> Iterator[BriefingPiece]:
        """All pieces that tables list."""
        return (piece for pieces in self.listed.values() for piece in pieces)


UNARRANGED = PieceArrangement()
"""As a briefing is compiled without a template."""
