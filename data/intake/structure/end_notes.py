"""Notes at the end of a text, told from its paragraphs whatever the format.

Patterns served: "1 …", "2. …", "[3] …" that count on from 1 below a rule or below a heading such as
"Notes", at the end of the text, a few lines of source apart; "4: …" there, where the text refers to
a raised 4; "^[5] …" at the end of any chapter, as pages that were saved as text have it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.document import BlockKind, Span, SpanKind
from data.intake.stream import Piece

_NOTE = re.compile(r"\[?(?P<number>\d{1,3})[\].):]?\s++(?=\S)")
_RAISED = re.compile(r"\^\[(\d{1,3})\]\s*+")
_HEADING = re.compile(
    r"(?:foot|end)?notes?|anmerkungen|fu(?:ß|ss)noten|notas|note|voetnoten|примечания|注|脚注|註",
    re.IGNORECASE,
)
_MOST = 1_000
"""So many pieces at the end of a text may be notes."""
_MOST_BEHIND = 3
"""So many pieces may stand below the last note: where the paper is kept, another rule."""


def told(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces with the notes at the end of the text, or of chapters, declared as such."""
    return _at_the_end(_raised(pieces))


def _raised(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Declare what begins with a raised number in brackets that stood in the text before."""
    found = list(pieces)
    cited: set[str] = set()
    expected = 1
    for number, piece in enumerate(pieces):
        if "^[" not in piece.text:
            continue
        match = _RAISED.match(piece.text)
        if (
            match is not None
            and int(match[1]) == expected
            and match[1] in cited
            and match.end() < len(piece.text)
            and not (piece.marker or piece.furniture)
            and piece.hint in {None, BlockKind.LIST_ITEM}
        ):
            found[number] = _note(piece, match.group().rstrip(), piece.text[match.end() :])
            expected += 1
        cited.update(_RAISED.findall(piece.text))
    return found


def _note(piece: Piece, marker: str, text: str) -> Piece:
    spans = _moved(piece, text)
    return replace(piece, marker=marker, text=text, spans=spans, hint=BlockKind.FOOTNOTE)


def _at_the_end(pieces: Sequence[Piece]) -> Sequence[Piece]:
    start = _start(pieces)
    if start is None:
        return pieces
    found = list(pieces)
    expected, last = 1, start
    for number in range(start + 1, len(pieces)):
        split = _split(pieces[number])
        if split is None or split[0] != expected:
            continue
        found[number] = _note(pieces[number], split[1], split[2])
        expected, last = expected + 1, number
    is_notes = expected > 1 and _are_mostly_notes(found[start + 1 : last + 1])
    if found[last].marker.endswith(":"):
        is_notes = is_notes and 2 * len(_cited(pieces[:start])) >= expected - 1
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


def _cited(pieces: Sequence[Piece]) -> set[str]:
    """Return the raised numbers in a text."""
    return {
        piece.text[span.start : span.end]
        for piece in pieces
        for span in piece.spans
        if span.kind is SpanKind.SUPERSCRIPT and piece.text[span.start : span.end].isdecimal()
    }


def _are_mostly_notes(pieces: Sequence[Piece]) -> bool:
    """Tell whether at least half of the pieces are notes; others go on with the one before."""
    return 2 * sum(piece.hint is BlockKind.FOOTNOTE for piece in pieces) >= len(pieces)
