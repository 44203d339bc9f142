"""What a handout takes of its pages, piece by piece: what a page meter shows."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PieceExtent:
    """Where a piece stands: from `top` on `page` to `bottom` on `last_page`.

    Pages count from 1; heights are points from the page's top edge. `lines` is what the piece
    costs, the space above it included, in lines of a point's text, rounded up.
    """

    page: int
    top: float
    last_page: int
    bottom: float
    lines: int

    def holds(self, page: int, y: float) -> bool:
        """Tell whether a place on a page is within the piece."""
        return (self.page, self.top) <= (page, y) <= (self.last_page, self.bottom)


@dataclass(frozen=True, slots=True)
class Measure:
    """How many pages a handout has, how many lines its last page has left, and its pieces by id."""

    pages: int
    lines_left: int
    pieces: Mapping[str, PieceExtent]

    def piece_at(self, page: int, y: float) -> str:
        """Return the id of the piece at a place, in points from the page's top edge; "" for none.

        Of pieces within each other, the shortest is meant.
        """
        found = [(extent, name) for name, extent in self.pieces.items() if extent.holds(page, y)]
        return min(found, key=lambda pair: pair[0].lines)[1] if found else ""
