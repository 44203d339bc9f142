"""Where the document's text stands in Qt's: code points on our side, UTF-16 units on Qt's."""

from bisect import bisect_right

from data.basis.values import dataclass
from data.document import Document


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units `text` takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, units: int) -> int:
    """Return how many code points of `text` end within its first `units` UTF-16 units."""
    if text.isascii():
        return min(units, len(text))
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    # A unit in the middle of a pair belongs to no whole code point and is left out.
    return len(head.decode("utf-16-le", "ignore"))


@dataclass(frozen=True, slots=True)
class Positions:
    """Both ways between offsets in the document's text and positions on the laid-out page.

    `numbers` are the numbers of the page's text blocks that hold the document's blocks, in order;
    `positions` are where these start, in UTF-16 units. The page may have lines of its own between
    them, which belong to no offset. It may hold but a part of the document, from the block `first`
    on: what is outside of it stands at its nearer end.
    """

    document: Document
    numbers: tuple[int, ...]
    positions: tuple[int, ...]
    first: int = 0

    def to_page(self, offset: int) -> int:
        """Return the page's position of an offset in the document's text."""
        index = self.document.block_at(offset)
        here = min(max(0, index - self.first), len(self.positions) - 1)
        block = self.document.blocks[self.first + here]
        inside = block.text[: max(0, offset - block.start)]
        return self.positions[here] + utf16_length(inside)

    def to_offset(self, position: int) -> int:
        """Return the offset of a position on the page, or the nearest one."""
        index = bisect_right(self.positions, position) - 1
        if index < 0:
            return self.document.blocks[self.first].start if self.first else 0
        block = self.document.blocks[self.first + index]
        return block.start + code_points(block.text, position - self.positions[index])

    def block_of(self, number: int) -> int | None:
        """Return the document's block in the page's text block `number`, or None."""
        index = bisect_right(self.numbers, number) - 1
        is_here = index >= 0 and self.numbers[index] == number
        return self.first + index if is_here else None
