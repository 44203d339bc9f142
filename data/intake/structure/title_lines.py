"""Join the lines of a title that was broken into several.

Patterns served: a title in capitals in two or three lines; lines of one look of which one breaks
off at "of", "and" or a colon, or the next goes on with "on", "between" or a small letter; the kind
of a law above what it is about ("SATZUNG | über die Schilder", "An Act | to amend the Code").
"""

from collections.abc import Sequence
from dataclasses import replace

from data.intake.lexicon import front_words, shapes
from data.intake.stream import Piece

_TOP = 15
"""Among so many pieces titles are looked for."""

_LONGEST = 160
"""Of so many letters at most is a line that says what a law is about."""

_MOST = 4
"""So many lines are joined at most."""


def in_one(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces with the lines of one title at the top made one."""
    merged = list(pieces)
    number = 0
    joined = 1
    while number + 1 < min(len(merged), _TOP):
        one, other = merged[number], merged[number + 1]
        if joined < _MOST and _belong_together(one, other):
            merged[number : number + 2] = [_joined(one, other)]
            joined += 1
        else:
            number += 1
            joined = 1
    return merged


def _joined(one: Piece, other: Piece) -> Piece:
    moved = len(one.text) + 1
    spans = (replace(span, start=span.start + moved, end=span.end + moved) for span in other.spans)
    return replace(
        one,
        text=f"{one.text} {other.text}",
        lines=one.lines + other.lines,
        spans=(*one.spans, *spans),
        names=(*one.names, *other.names),
    )


def _belong_together(one: Piece, other: Piece) -> bool:
    if _is_line(one) and _is_kind_of_law(one) and _says_of_what(other):
        return True
    if not (_is_line(one) and _is_line(other)) or other.text.endswith((":", "：")):
        return False
    capitals = shapes.is_capitals(one.text) and shapes.is_capitals(other.text)
    if capitals and not other.gap and not one.spans and not other.spans:
        return True
    goes_on = front_words.goes_on(one.text, other.text)
    return goes_on and _apart(one) and _look(one) == _look(other)


def _is_line(piece: Piece) -> bool:
    plain = not (piece.marker or piece.sign or piece.hint or piece.furniture)
    apart = front_words.is_date_line(piece.text) or front_words.heads_contents(piece.text)
    return plain and shapes.can_head_set_apart(piece) and not apart


def _is_kind_of_law(piece: Piece) -> bool:
    """Tell whether a line only says what kind of law this is, so that the next says of what."""
    few = len(piece.text.split()) <= 2 and not piece.text[0].islower()
    return few and front_words.names_a_document(piece.text)


def begins_law(piece: Piece) -> bool:
    """Tell whether a line is the kind of a law in capitals and what it is about, in one."""
    kind, _, rest = piece.text.partition(" ")
    is_kind = shapes.is_capitals(kind) and front_words.names_a_document(kind)
    return is_kind and rest[:1].islower() and len(piece.text) <= _LONGEST


def _says_of_what(piece: Piece) -> bool:
    """Tell whether a line in small letters goes on from the kind of a law, whatever ends it."""
    plain = not (piece.marker or piece.sign or piece.hint or piece.furniture)
    begins = piece.text[0].islower() and front_words.goes_on("", piece.text)
    return plain and begins and len(piece.text) <= _LONGEST


def _apart(piece: Piece) -> bool:
    return piece.strong or piece.centred or piece.size > 1.05 or shapes.is_capitals(piece.text)


def _look(piece: Piece) -> tuple[object, ...]:
    return (
        piece.strong, piece.centred, round(piece.size, 1), piece.look,
        shapes.is_capitals(piece.text),
    )  # fmt: skip
