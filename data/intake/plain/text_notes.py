"""Footnotes at the end of a plain text, declared as such.

Patterns served: "[1] …" below the text that refers to "[1]"; "1 …" below a rule at its end.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.document import BlockKind
from data.intake.lines import wrapping
from data.intake.stream import Piece

_NOTE = re.compile(r"(?P<marker>\[\d{1,3}\]|\d{1,3}(?=\s))\s*+(?=\S)")
_MARK = re.compile(r"\[\d{1,3}\]")
_FIRST = 1


def told(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the notes at the end of the text declared as such."""
    start, notes = _notes(pieces)
    if not notes:
        return pieces
    below_rule = start > 0 and wrapping.is_rule(pieces[start - 1].text)
    bracketed = notes[0][1].startswith("[")
    marks = {marker for _, marker in notes}
    if not (_are_cited(pieces[:start], marks) if bracketed else below_rule):
        return pieces
    for number, marker in notes:
        piece = pieces[number]
        text = piece.text[len(marker) :].lstrip()
        pieces[number] = replace(piece, text=text, marker=marker, hint=BlockKind.FOOTNOTE)
    return pieces


def _notes(pieces: Sequence[Piece]) -> tuple[int, list[tuple[int, str]]]:
    """Return where the notes begin that end the text, and the number and mark of each."""
    found: list[tuple[int, str]] = []
    for number in range(len(pieces) - 1, 0, -1):
        piece = pieces[number]
        if piece.furniture:
            continue
        match = None if piece.marker or piece.sign or piece.hint else _NOTE.match(piece.text)
        if match is None:
            break
        value = int(match["marker"].strip("[]"))
        if found and value != int(found[-1][1].strip("[]")) - 1:
            break
        found.append((number, match["marker"]))
        if value == _FIRST:
            return number, found[::-1]
    return 0, []


def _are_cited(pieces: Sequence[Piece], marks: set[str]) -> bool:
    """Tell whether the text refers to most of the notes."""
    cited = {mark for piece in pieces if "[" in piece.text for mark in _MARK.findall(piece.text)}
    return 2 * len(cited & marks) >= len(marks)
