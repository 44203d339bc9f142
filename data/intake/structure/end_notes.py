"""Notes at the end of a text, told from its paragraphs whatever the format.

Patterns served: "1 …", "2. …", "[3] …" that count on from 1 below a rule or below a heading such as
"Notes", at the end of the text, a few lines of source apart.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.document import BlockKind, Span
from data.intake.stream import Piece

_NOTE = re.compile(r"\[?(?P<number>\d{1,3})[\].)]?\s++(?=\S)")
_HEADING = re.compile(
    r"(?:foot|end)?notes?|anmerkungen|fu(?:ß|ss)noten|notas|note|voetnoten|примечания|注|脚注|註",
    re.IGNORECASE,
)
_MOST = 1_000
"""So many pieces at the end of a text may be notes."""
_MOST_BEHIND = 3
"""So many pieces may stand below the last note: where the paper is kept, another rule."""


def told(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces with the notes at the end of the text declared as such."""
    start = _start(pieces)
    if start is None:
        return pieces
    found = list(pieces)
    expected, last = 1, start
    for number in range(start + 1, len(pieces)):
        split = _split(pieces[number])
        if split is None or split[0] != expected:
            continue
        found[number] = replace(
            pieces[number], marker=split[1], text=split[2], spans=_moved(pieces[number], split[2]),
            hint=BlockKind.FOOTNOTE,
        )  # fmt: skip
        expected, last = expected + 1, number
    is_notes = expected > 1 and _are_mostly_notes(found[start + 1 : last + 1])
    return found if is_notes and len(pieces) - last - 1 <= _MOST_BEHIND else pieces


def _start(pieces: Sequence[Piece]) -> int | None:
    """Return the piece that the notes stand below: a rule, or a heading that names them."""
    for number in range(len(pieces) - 2, max(0, len(pieces) - _MOST), -1):
        first = _split(pieces[number + 1])
        if first is None or first[0] != 1:
            continue
        text = pieces[number].text.strip(" :*_")
        is_rule = not any(map(str.isalnum, text))
        return number if is_rule or _HEADING.fullmatch(text) else None
    return None


def _split(piece: Piece) -> tuple[int, str, str] | None:
    """Return a note's number, its marker and its text; None for what is no note."""
    if piece.hint not in {None, BlockKind.LIST_ITEM} or piece.furniture is not None:
        return None
    match = _NOTE.match(piece.printed)
    if match is None:
        return None
    return int(match["number"]), match.group().rstrip(), piece.printed[match.end() :]


def _moved(piece: Piece, text: str) -> tuple[Span, ...]:
    """Return a piece's spans as they stand in its text without the number."""
    cut = len(piece.text) - len(text)
    if cut <= 0:
        return piece.spans
    return tuple(
        replace(span, start=max(0, span.start - cut), end=span.end - cut)
        for span in piece.spans
        if span.end > cut
    )


def _are_mostly_notes(pieces: Sequence[Piece]) -> bool:
    """Tell whether at least half of the pieces are notes; others go on with the one before."""
    return 2 * sum(piece.hint is BlockKind.FOOTNOTE for piece in pieces) >= len(pieces)
