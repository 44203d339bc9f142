"""Lists of contents in Markdown: lines that are links to places in the same file.

Patterns served: "1. [Scope](#scope)", as editors make it; a heading above that heads nothing else.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from data.document import BlockKind, FurnitureKind
from data.intake.stream import Piece


def apart(pieces: Sequence[Piece], pointers: Collection[int]) -> list[Piece]:
    """Return the pieces with contents set apart; `pointers` are numbers of such links.

    One link alone, or a text that is nothing but links, is no list of contents.
    """
    found: set[int] = set()
    for number in sorted(pointers):
        if number - 1 in pointers or number + 1 in pointers:
            found.add(number)
    if not found or len(found) == len(pieces):
        return list(pieces)
    found.update([n - 1 for n in sorted(found) if n - 1 not in found and _heads(pieces, n, found)])
    return [
        replace(piece, furniture=FurnitureKind.NAVIGATION, hint=None, level=0)
        if number in found
        else piece
        for number, piece in enumerate(pieces)
    ]


def _heads(pieces: Sequence[Piece], first: int, contents: Collection[int]) -> bool:
    """Tell whether a heading stands above a list, and a heading no lower right behind it."""
    if first < 2 or pieces[first - 1].hint is not BlockKind.HEADING:
        return False
    behind = next(n for n in range(first, len(pieces) + 1) if n not in contents)
    while behind < len(pieces) and _is_rule(pieces[behind]):
        behind += 1
    following = pieces[behind] if behind < len(pieces) else None
    return (
        following is not None
        and following.hint is BlockKind.HEADING
        and following.level <= pieces[first - 1].level
    )


def _is_rule(piece: Piece) -> bool:
    return not any(map(str.isalnum, piece.text))
