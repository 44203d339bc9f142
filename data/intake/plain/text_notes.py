"""Footnotes at the ends of a plain text and of its pages, declared as such.

Patterns served: "[1] …" below the text that refers to "[1]"; "1 …" below a rule at its end; "1 …"
at the end of the page that refers to "[1]", above a rule.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from data.document import BlockKind
from data.intake.lines import wrapping
from data.intake.stream import Piece

_NOTE = re.compile(r"(?P<marker>\[\d{1,3}\]|\d{1,3}(?=\s))\s*+(?=\S)")
_MARK = re.compile(r"\[\d{1,3}\]")
_PLAIN = re.compile(r"(?P<marker>\d{1,3})\s++(?=\S)")
_FIRST = 1


def told(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the notes at the ends of text and pages declared as such."""
    start, notes = _notes(pieces)
    below_rule = start > 0 and wrapping.is_rule(pieces[start - 1].text)
    bracketed = bool(notes) and notes[0][1].startswith("[")
    if not (_are_cited(pieces[:start], notes) if bracketed else notes and below_rule):
        notes = _page_notes(pieces)
        if not _are_cited(pieces, notes):
            return pieces
    for number, marker in notes:
        piece = pieces[number]
        text = piece.text[len(marker) :].lstrip()
        pieces[number] = replace(piece, text=text, marker=marker, hint=BlockKind.FOOTNOTE)
    return pieces


def _page_notes(pieces: Sequence[Piece]) -> list[tuple[int, str]]:
    """Return the pieces right above rules that begin with numbers, if these count on."""
    found: list[tuple[int, str]] = []
    here: list[tuple[int, str]] = []
    for number, piece in enumerate(pieces):
        if wrapping.is_rule(piece.text):
            found += here
        match = None if piece.marker or piece.sign or piece.hint else _PLAIN.match(piece.text)
        if match is None:
            here = []
        elif here and int(match["marker"]) == int(here[-1][1]) + 1:
            here.append((number, match["marker"]))
        else:
            here = [(number, match["marker"])]
    values = [int(marker) for _, marker in found]
    counts = all(after == before + 1 for before, after in pairwise(values))
    return found if counts and len(found) > 1 else []


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


def _are_cited(pieces: Sequence[Piece], notes: Sequence[tuple[int, str]]) -> bool:
    """Tell whether the text refers to most of the notes, by their numbers in square brackets."""
    marks = {f"[{marker.strip('[]')}]" for _, marker in notes}
    cited = {mark for piece in pieces if "[" in piece.text for mark in _MARK.findall(piece.text)}
    return bool(marks) and 2 * len(cited & marks) >= len(marks)
