"""Headings in quotations of Markdown: they head what is quoted, and no part of the paper."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from data.document import BlockKind
from data.intake.stream import Piece


def lowered(pieces: Sequence[Piece], quoted: Collection[int]) -> list[Piece]:
    """Return the pieces with headings in quotations as text of these; `quoted` are their numbers.

    Where quotations hold all headings, they hold the paper itself, and these stay.
    """
    headings = {n for n, piece in enumerate(pieces) if piece.hint is BlockKind.HEADING}
    if headings <= set(quoted):
        return list(pieces)
    return [
        replace(piece, hint=BlockKind.QUOTATION, level=0) if number in quoted else piece
        for number, piece in enumerate(pieces)
    ]
