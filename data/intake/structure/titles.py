"""Tell which piece is the document's title, or take it from what the format declares.

Patterns served: the title in front matter alone; `<title>` that names the site as well; one
heading of the first level; the largest line of the first page; a line in capitals or bold, or a
short first line; dates, places and "PRESS RELEASE" above it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from data.document import BlockKind
from data.intake.lexicon import shapes
from data.intake.stream import Declared, Piece
from data.intake_report import Certainty
from data.messages import Message, said

_REACH = 15
"""How many pieces may stand above the title, menus apart."""

_SENTENCE, _OPENING_TEXT = 60, 300
"""A sentence, or a piece, of so many characters is running text: no title comes after it."""

_LARGE = 1.15
_TOP = 6
_SHARE = 0.3
_SITE = re.compile(r"(?<!\s)\s++(?:\||-{1,2}|–|—|::|»|·)\s+|(?<=[A-Z]):\s+|[｜│]")


class Title(NamedTuple):
    """A title: the number of its piece, or None where no piece says it, and where it was found."""

    piece: int | None
    text: str
    place: Message | str
    certainty: Certainty


def in_one(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces with lines in capitals that follow each other at the top made one.

    Pattern served: a title in capitals that was broken into two or three lines.
    """
    merged = list(pieces)
    number = 0
    while number + 1 < min(len(merged), _TOP):
        one, other = merged[number], merged[number + 1]
        if not other.gap and _is_title_line(one) and _is_title_line(other):
            text = f"{one.text} {other.text}"
            merged[number : number + 2] = [replace(one, text=text, lines=one.lines + other.lines)]
        else:
            number += 1
    return merged


def _is_title_line(piece: Piece) -> bool:
    plain = not (piece.marker or piece.sign or piece.hint or piece.furniture or piece.spans)
    return plain and shapes.is_capitals(piece.text) and shapes.can_head_set_apart(piece)


def find(pieces: Sequence[Piece], taken: Collection[int], declared: Declared) -> Title | None:
    """Return the title; None where nothing says one. `taken` are the numbers of furniture."""
    left = [number for number in range(len(pieces)) if number not in taken]
    opening = _opening(pieces, left)
    titled = _declared(pieces, opening, declared)
    if titled is not None:
        return titled
    if len(left) < 2:
        return None
    for number, certainty in _candidates(pieces, opening):
        is_heading = pieces[number].hint is BlockKind.HEADING
        place = said("the heading") if is_heading else said("the opening lines")
        return Title(number, pieces[number].text, place, certainty)
    if declared.title:
        longest = max(_SITE.split(declared.title), key=len).strip() or declared.title
        return Title(None, longest, declared.place, Certainty.UNSURE)
    return None


def _opening(pieces: Sequence[Piece], left: Sequence[int]) -> list[int]:
    """Return the pieces up to the first running text."""
    opening = []
    for number in left[:_REACH]:
        text = pieces[number].text
        sentence = len(text) >= _SENTENCE and shapes.ends_sentence(text)
        if (sentence or len(text) >= _OPENING_TEXT) and not pieces[number].strong:
            break
        opening.append(number)
    return opening


def _declared(pieces: Sequence[Piece], opening: Sequence[int], declared: Declared) -> Title | None:
    """Return the title that the format declares, and the piece that repeats it."""
    if not declared.title:
        return None
    wanted = shapes.key(declared.title)
    best: int | None = None
    for number in opening:
        found = shapes.key(pieces[number].text)
        alike = (
            found == wanted
            or (len(found) >= 6 and len(found) >= _SHARE * len(wanted) and found in wanted)
            or (len(wanted) >= 12 and found.startswith(wanted))
        )
        whole = declared.certain and found != wanted
        longer = best is None or len(found) > len(shapes.key(pieces[best].text))
        if alike and not whole and longer and not shapes.is_aside(pieces[number].text):
            best = number
    if best is not None:
        return Title(best, pieces[best].text, said("the opening lines"), Certainty.SURE)
    if declared.certain:
        return Title(None, declared.title, declared.place, Certainty.SURE)
    return None


def _candidates(pieces: Sequence[Piece], opening: Sequence[int]) -> list[tuple[int, Certainty]]:
    """Return the pieces that may be the title, the likeliest first."""
    able = [number for number in opening if _can_be(pieces[number])]
    able = [number for number in able if number == able[0] or not _is_topic(pieces, number)]
    first_level = [
        number
        for number in able
        if pieces[number].hint is BlockKind.HEADING and pieces[number].level == 1
    ]
    if first_level:
        return [(first_level[0], Certainty.SURE)]
    largest = max((pieces[number].size for number in able), default=0.0)
    if largest >= _LARGE:
        number = next(number for number in able if pieces[number].size >= largest * 0.98)
        return [(number, Certainty.LIKELY)]
    return sorted(
        ((number, _certainty(pieces[number], first=number == opening[0])) for number in able),
        key=lambda found: (-_weight(pieces[found[0]]), found[0]),
    )


def _can_be(piece: Piece) -> bool:
    if piece.marker or piece.hint not in {None, BlockKind.HEADING}:
        return False
    if piece.hint is BlockKind.HEADING:
        return any(map(str.isalpha, piece.text)) and not shapes.is_aside(piece.text)
    if piece.strong or shapes.is_capitals(piece.text) or piece.size >= _LARGE:
        return shapes.can_head_set_apart(piece)
    return shapes.can_head(piece)


def _is_topic(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a declared heading stands right above running text, so that it heads that."""
    following = pieces[number + 1].text if number + 1 < len(pieces) else ""
    is_lower = pieces[number].hint is BlockKind.HEADING and pieces[number].level > 1
    return is_lower and shapes.ends_sentence(following)


def _weight(piece: Piece) -> int:
    return (
        2 * (piece.hint is BlockKind.HEADING)
        + 2 * shapes.is_capitals(piece.text)
        + 2 * piece.strong
        + piece.centred
    )


def _certainty(piece: Piece, *, first: bool) -> Certainty:
    return Certainty.LIKELY if first or _weight(piece) else Certainty.UNSURE
