"""Headings that were run into what follows them, taken apart.

Patterns served: "FERRY LINES 5. The governments keep …", told by words in capitals before a number
that goes on the sequence of its neighbours; "Basic Policy 1. Own Efforts", told by a "2." that
heads a later part; "3. FERRY LINES. It was agreed …", told by most numbered paragraphs of a record
that begin so.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.document import BlockKind
from data.intake.lexicon import markers
from data.intake.stream import Piece

_RUN_IN = re.compile(r"(?P<head>[^\W\d_][^\d.!?;:]{3,80}?) (?P<number>\d{1,3})\. (?=[^\W\d_])")
_TWO_HEADINGS = re.compile(
    r"(?P<head>[^\W\d_].{2,80}?) (?P<number>(?:1|I|A|a)[.)]|\(1\)) (?=[^\W\d_])"
)
_BEHIND_NUMBER = re.compile(
    r"(?P<head>(?:[^\W\d_a-z]|[\d ,;/&’'()-]){4,100}+[.:])\s+(?=[\"“‘(]?[^\W\d_])"
)
_FEWEST, _MOSTLY = 3, 0.6
"""So many numbered paragraphs, and that share of them, have to begin with a heading."""
_NEAR = 40
"""So many pieces before and after one are looked at for its neighbours in a sequence."""
_ONE = re.compile(r"\d{1,3}")


def apart(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces with each heading that was run into another piece made one by itself."""
    found = {number: match for number in range(len(pieces)) if (match := _run_in(pieces, number))}
    if not found:
        return _apart_behind_numbers(pieces)
    split: list[Piece] = []
    for number, piece in enumerate(pieces):
        if number not in found:
            split.append(piece)
            continue
        head, text = _split(piece, found[number])
        split += [head, replace(text, level=_level_of_next(pieces, number) or text.level)]
    return split


def _apart_behind_numbers(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces with headings in capitals between a number and its text made apart."""
    numbered = [p for p in pieces if p.marker and p.hint is None and _ONE.fullmatch(_core(p))]
    heads = {id(piece): match for piece in numbered if (match := _behind_number(piece))}
    alone = sum(piece.text.isupper() for piece in numbered)
    if len(heads) < _FEWEST or len(heads) + alone < _MOSTLY * len(numbered):
        return pieces
    split: list[Piece] = []
    for piece in pieces:
        match = heads.get(id(piece))
        split += [piece] if match is None else split_at(piece, match.end("head"), match.end(), "")
    return split


def _behind_number(piece: Piece) -> re.Match[str] | None:
    """Return where words in capitals end at the start of a numbered paragraph."""
    match = _BEHIND_NUMBER.match(piece.text)
    return match if match and match["head"].isupper() else None


def _core(piece: Piece) -> str:
    return piece.marker.strip("() .")


def _run_in(pieces: Sequence[Piece], number: int) -> re.Match[str] | None:
    """Return where a piece is to be taken apart, if it is."""
    piece = pieces[number]
    if piece.hint is BlockKind.HEADING:
        match = _TWO_HEADINGS.match(piece.text)
        return match if match and _is_followed(pieces, number, match["number"]) else None
    match = None if piece.hint else _below_capitals(piece)
    return match if match and _goes_on(pieces, number, int(match["number"])) else None


def _below_capitals(piece: Piece) -> re.Match[str] | None:
    """Return where a number stands behind words in capitals at the start of a piece."""
    text = piece.text
    if piece.marker or text[0].islower() or text[1:2].islower():
        return None
    match = _RUN_IN.match(text)
    return match if match and match["head"].isupper() else None


def _is_followed(pieces: Sequence[Piece], number: int, first: str) -> bool:
    """Tell whether the next heading that counts as a first number does is the second."""
    style, _ = markers.readings(first)[0]
    for piece in pieces[number + 1 : number + _NEAR]:
        if piece.hint is BlockKind.HEADING and piece.marker:
            values = [value for kind, value in markers.readings(piece.marker) if kind == style]
            if values:
                return values[0] == 2
    return False


def _level_of_next(pieces: Sequence[Piece], number: int) -> int:
    """Return the level that the format declares for the heading after one that was taken apart."""
    if pieces[number].hint is not BlockKind.HEADING:
        return 0
    following = (piece for piece in pieces[number + 1 :][:_NEAR] if piece.marker and piece.level)
    return next((piece.level for piece in following), 0)


def _goes_on(pieces: Sequence[Piece], number: int, value: int) -> bool:
    """Tell whether a number stands between its neighbours among the numbered paragraphs."""
    earlier = reversed(pieces[max(0, number - _NEAR) : number])
    later = pieces[number + 1 : number + _NEAR]
    before = next((found for piece in earlier if (found := _value(piece))), 0)
    after = next((found for piece in later if (found := _value(piece))), value + 1)
    return before + 1 == value and after == value + 1


def _value(piece: Piece) -> int:
    """Return the number that a piece begins with; of a heading run into one, that one; else 0."""
    core = piece.marker.strip(". ")
    if _ONE.fullmatch(core):
        return int(core)
    match = _below_capitals(piece)
    return int(match["number"]) if match else 0


def _split(piece: Piece, match: re.Match[str]) -> list[Piece]:
    number = match["number"]
    marker = number if number.endswith((".", ")")) else f"{number}."
    return split_at(piece, match.end("head"), match.end(), marker)


def split_at(piece: Piece, end: int, start: int, marker: str) -> list[Piece]:
    """Return the heading that ends in a piece, and the text that starts in it with its number."""
    spans = [
        replace(span, start=max(0, span.start - start), end=span.end - start)
        for span in piece.spans
        if span.end > start
    ]
    head_spans = tuple(
        replace(span, end=min(span.end, end)) for span in piece.spans if span.start < end
    )
    head = replace(piece, text=piece.text[:end], spans=head_spans, lines=1)
    text = replace(
        piece, text=piece.text[start:], marker=marker, sign="", spans=tuple(spans), names=()
    )
    return [head, text]
