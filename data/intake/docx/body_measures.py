"""How pieces are set, measured against the body of the text: its size, its indent, its typeface."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from data.document import BlockKind
from data.intake.docx.line_builder import WordLine
from data.intake.stream import Piece

_T = TypeVar("_T")
_FONT = "\N{INFORMATION SEPARATOR ONE}"
"""Stands in a look before the name of the typeface, until that of the body is known."""

_SET_AT = frozenset({"right", "end"})
CHARACTER = 120
"""How wide a character is, about, in twentieths of a point."""


def look(style: str, line: WordLine, set_at: str) -> str:
    """Return what sets a line apart besides size, bold and centring."""
    parts = (style, *line.dress, *(["right"] if set_at in _SET_AT else []))
    return f"{' '.join(filter(None, parts))}{_FONT}{line.font}"


def relative(pieces: Sequence[Piece], paged: range) -> list[Piece]:
    """Return the pieces with sizes in shares of the body's, and indents in characters from it.

    A look names a typeface where it is not the body's. The body's is what most of the text has.
    Only pieces with these numbers (`paged`) stand on pages that are known.
    """
    sizes: Counter[float] = Counter()
    indents: Counter[int] = Counter()
    fonts: Counter[str] = Counter()
    for piece in pieces:
        if piece.furniture is None and piece.hint is not BlockKind.FOOTNOTE and piece.size:
            sizes[piece.size] += len(piece.text)
            if _FONT in piece.look:
                fonts[piece.look.partition(_FONT)[2]] += len(piece.text)
            if piece.hint is None:
                indents[piece.indent] += len(piece.text)
    size, indent, font = _most(sizes, 0.0), _most(indents, 0), _most(fonts, "")
    has_title = any(piece.hint is BlockKind.HEADING and not piece.level for piece in pieces)
    found = []
    for number, piece in enumerate(pieces):
        told, _, own_font = piece.look.partition(_FONT)
        found.append(
            replace(
                piece,
                size=round(piece.size / size, 2) if size else 0.0,
                level=piece.level + (has_title and piece.hint is BlockKind.HEADING),
                indent=max(0, piece.indent - indent) // CHARACTER,
                page=piece.page if number in paged else 0,
                look=told if own_font == font else f"{told} {own_font}".strip(),
            )
        )
    return found


def _most(counted: Counter[_T], otherwise: _T) -> _T:
    return counted.most_common(1)[0][0] if counted else otherwise
