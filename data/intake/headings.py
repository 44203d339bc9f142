"""Tell which pieces head the text below them.

Patterns served: a title on the first line; headings that the format declares ("##"); numbered
headings that stand alone ("1. North Korea"), whose numbers must run in sequence and which must
have text below, so that numbered paragraphs and short lists are not taken for topics; capital or
plain headings that stand alone, where no heading is declared or numbered. A text without any of
these has no topics: none are invented.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from data.document import BlockKind
from data.intake.stream import Piece

_LONGEST, _MOST_WORDS = 120, 16
_DEEPEST = 6
_SENTENCE_END = tuple(".,;:!?。、，；：！？…")
_ABBREVIATION_END = re.compile(r"(?:[A-Z]\.){2,}$")
_MOSTLY = 0.6


def find_title(pieces: Sequence[Piece], taken: Collection[int]) -> int | None:
    """Return the number of the piece that is the title: the first one, if it can be one."""
    left = [number for number in range(len(pieces)) if number not in taken]
    if len(left) < 2:
        return None
    first = pieces[left[0]]
    can_be = not first.marker and (first.hint is BlockKind.HEADING or _can_head(first))
    return left[0] if can_be else None


def find(pieces: Sequence[Piece], styles: Sequence[str], body: Sequence[int]) -> dict[int, int]:
    """Return the numbers of the headings with their levels, from 1.

    `styles` says how each piece's marker counts ("" for not at all); `body` are the numbers of
    the pieces in the reading flow below the title.
    """
    declared = [number for number in body if pieces[number].hint is BlockKind.HEADING]
    found = declared or _numbered(pieces, styles, body) or _plain(pieces, body)
    return _levels(pieces, styles, found)


def _can_head(piece: Piece) -> bool:
    text = piece.text
    if piece.lines > 1 or len(text) > _LONGEST or piece.hint is BlockKind.TABLE_ROW:
        return False
    if len(text.split()) > _MOST_WORDS or not any(map(str.isalpha, text)):
        return False
    if text.endswith(_SENTENCE_END) and not _ABBREVIATION_END.search(text):
        return False
    first = next(letter for letter in text if letter.isalnum())
    return not first.islower()


def _numbered(pieces: Sequence[Piece], styles: Sequence[str], body: Sequence[int]) -> list[int]:
    """Return the numbered headings: of each style, if most of its members can head a text."""
    following = dict(pairwise(body))
    by_style: dict[str, list[int]] = {}
    for number in body:
        if styles[number]:
            by_style.setdefault(styles[number], []).append(number)
    found = []
    for members in by_style.values():
        heads = [number for number in members if pieces[number].gap and _can_head(pieces[number])]
        own = set(members)
        with_text = sum(following.get(number, number) not in own for number in heads)
        if len(heads) >= _MOSTLY * len(members) and with_text * 2 >= len(heads) > 0:
            found += heads
    return sorted(found)


def _plain(pieces: Sequence[Piece], body: Sequence[int]) -> list[int]:
    """Return the pieces that stand alone above a sentence, if there are at least two."""
    found = []
    for number, after in pairwise(body):
        piece, text = pieces[number], pieces[after]
        alone = piece.gap and text.gap and not piece.marker and not piece.indent
        if alone and _can_head(piece) and text.text.endswith(_SENTENCE_END):
            found.append(number)
    return found if len(found) > 1 else []


def _levels(pieces: Sequence[Piece], styles: Sequence[str], found: list[int]) -> dict[int, int]:
    """Give each heading a level: by its declared depth, and inside one depth by its numbering.

    A style of number that is new nests inside the heading before; one that is known goes back to
    the depth where it was ("I." over "A." over "1.").
    """
    levels = {}
    open_headings: list[tuple[int, str]] = []
    for number in found:
        own = (pieces[number].level, styles[number])
        if own in open_headings:
            del open_headings[open_headings.index(own) :]
        else:
            while open_headings and (
                open_headings[-1][0] > own[0] or (open_headings[-1][0] == own[0] and not own[1])
            ):
                open_headings.pop()
        open_headings.append(own)
        levels[number] = min(len(open_headings), _DEEPEST)
    return levels
