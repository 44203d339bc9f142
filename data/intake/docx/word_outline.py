"""The outline of a Word file as its contents tell it, in the styles that Word has for them.

Patterns served: contents with numbers of pages, whatever leads to these, and without.
"""

from collections.abc import Sequence

from data.document import FurnitureKind
from data.intake.docx import word_contents
from data.intake.stream import OutlineEntry, Piece


def entries(pieces: Sequence[Piece]) -> tuple[OutlineEntry, ...]:
    """Return what the lines name that stand aside as contents and have a depth there.

    The last word of each is the number of a page, if it is in all of them.
    """
    found = [
        OutlineEntry(piece.printed, piece.level)
        for piece in pieces
        if piece.furniture is FurnitureKind.NAVIGATION and piece.level
    ]
    parted = [entry.text.rpartition(" ") for entry in found]
    if not all(name and word_contents.is_page(page) for name, _, page in parted):
        return tuple(found)
    return tuple(
        entry._replace(text=name.rstrip(word_contents.LEADERS) or name)
        for entry, (name, _, _) in zip(found, parted, strict=True)
    )
