"""Rank the lines that may be the title.

Patterns served: one heading of the first level; the largest line of a cover; lines in capitals or
bold; a country or a theme above the title; a symbol or a kind of paper right above it; a day above
all other headings. Headings of parts name none: the first of several, what stands below one of
several days, "**Chair:** Ada Quill".
"""

from collections.abc import Sequence

from data.document import BlockKind, SpanKind
from data.intake.lexicon import bodies, division_words, front_words, shapes
from data.intake.stream import Piece
from data.intake.structure.zones import LineRole, Zones, weight
from data.intake_report import Certainty

LARGE = 1.15
"""Lines in type of so many shares of the text's are set apart by it."""

_LABEL, _SENTENCE = 24, 50
_NEAR, _SEVERAL = 200, 3


def best(
    pieces: Sequence[Piece], zones: Zones, able: Sequence[int], opening: Sequence[int]
) -> tuple[int, Certainty]:
    """Return the likeliest of the pieces that may be the title (`able`), and how sure it is."""
    top = [number for number in able if _is_top(pieces[number])]
    if top:
        above = [n for n in able if n < top[0] and _is_set_above(pieces[n], pieces[top[0]])]
        alone = sum(_is_top(piece) for piece in pieces) == 1
        if alone or not above:
            is_first = alone or top[0] == able[0]
            return top[0], Certainty.SURE if is_first else Certainty.LIKELY
    largest = max(pieces[number].size for number in able)
    if largest >= LARGE:
        large = [number for number in able if pieces[number].size >= largest * 0.9]
        return large[0], Certainty.LIKELY
    ordered = sorted(able, key=lambda number: (-standing(pieces[number]), number))
    plain = [n for n in able if n > ordered[0] and pieces[n].hint is pieces[ordered[0]].hint]
    number = ordered[0]
    if plain and _is_label(pieces[number], pieces[plain[0]]):
        number = plain[0]
    number = next((n for n in plain if _says_issuer(pieces[number], pieces[n])), number)
    number = _below_symbol(pieces, zones, able, number)
    number = _below_body(pieces, zones, able, number)
    is_apart = number == opening[0] or standing(pieces[number]) > 0
    return number, Certainty.LIKELY if is_apart else Certainty.UNSURE


def _is_label(piece: Piece, following: Piece) -> bool:
    """Tell whether a short line only says where the line below it belongs: a country, a theme."""
    if front_words.names_a_document(piece.text) or piece.strong or piece.size >= LARGE:
        return False
    length, words = weight(piece.text), len(piece.text.split())
    after = weight(following.text)
    says = front_words.names_a_document(following.text) or after >= _SENTENCE
    return length <= _LABEL and words <= 2 and says and after >= 2 * length


def _says_issuer(piece: Piece, following: Piece) -> bool:
    """Tell whether a line further down names a paper of whom a line on top names by itself."""
    if front_words.names_a_document(piece.text):
        return False
    says = set(piece.text.casefold().split()) < set(following.text.casefold().split())
    return says and front_words.names_a_document(following.text)


def _is_top(piece: Piece) -> bool:
    is_heading = piece.hint is BlockKind.HEADING and piece.level == 1
    return is_heading and piece.furniture is None


def _is_set_above(piece: Piece, heading: Piece) -> bool:
    """Tell whether a line of a cover is set so that headings of the first level are its parts."""
    return piece.size >= LARGE and piece.size >= heading.size


def _below_symbol(pieces: Sequence[Piece], zones: Zones, able: Sequence[int], best: int) -> int:
    """Return the line below a symbol or a kind of paper, if it says more than a plain one above."""
    if standing(pieces[best]) or pieces[best].size >= LARGE:
        return best
    marks = [n for n in zones.roles if zones.roles[n] in {LineRole.SYMBOL, LineRole.PAPER}]
    last = max((n for n in marks if n < zones.front_end), default=-1)
    below = next((number for number in able if number > last > best), best)
    longer = weight(pieces[below].text) >= 1.5 * weight(pieces[best].text)
    names = front_words.names_a_document
    says = names(pieces[below].text) and not names(pieces[best].text)
    return below if longer or says else best


def _below_body(pieces: Sequence[Piece], zones: Zones, able: Sequence[int], best: int) -> int:
    """Return the line that names a document beside the lines of a letterhead, for the body's name.

    It stands right below a line with a role, or right above the day.
    """
    if pieces[best].hint is not None or not bodies.is_body(pieces[best].text):
        return best
    for number in able:
        beside = number - 1 in zones.roles or zones.roles.get(number + 1) is LineRole.DATE
        if number > best and beside and front_words.names_a_document(pieces[number].text):
            return number
    return best


def standing(piece: Piece) -> int:
    """Return how far a piece is set apart: by its format, in capitals, in bold, in the middle."""
    return (
        2 * (piece.hint is BlockKind.HEADING)
        + 2 * shapes.is_capitals(piece.text)
        + 2 * piece.strong
        + piece.centred
    )


def is_only_top(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a heading is the only one of the first level, so that it names all."""
    return pieces[number].level == 1 and stands_over_all(pieces, number)


def stands_over_all(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a heading is the only one of the highest level that there is."""
    if pieces[number].hint is not BlockKind.HEADING:
        return False
    levels = [pieces[other].level for other in _headings(pieces)]
    level = pieces[number].level
    return level == min(levels, default=0) and levels.count(level) == 1


def is_of_days(pieces: Sequence[Piece]) -> bool:
    """Tell whether several days of one level come first among the headings: all names are below."""
    headings = _headings(pieces)
    first = pieces[headings[0]] if headings else None
    if first is None or not shapes.is_day(first.text):
        return False
    beside = [pieces[n].text for n in headings[1:] if pieces[n].level == first.level]
    return any(map(shapes.is_day, beside))


def day_that_heads_all(pieces: Sequence[Piece], opening: Sequence[int]) -> int | None:
    """Return the heading that is a day if all others stand below it, so that it names the paper.

    Patterns served: notes of meetings that bear no other name ("# 3 April 2031").
    """
    headings = _headings(pieces)
    if len(headings) < 2 or headings[0] not in opening[:1]:
        return None
    first = headings[0]
    is_day = shapes.is_day(pieces[first].text)
    return first if is_day and stands_over_all(pieces, first) else None


def is_in_section(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a heading stands below one of several higher ones: it is a part of that."""
    above = [n for n in _headings(pieces) if pieces[n].level < pieces[number].level]
    if not above or above[0] > number:
        return False
    return any(pieces[n].level == pieces[above[0]].level for n in above[1:])


def heads_first_part(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a heading names the first part of many papers, and has others beside it."""
    if pieces[number].hint is not BlockKind.HEADING:
        return False
    beside = [n for n in _headings(pieces) if pieces[n].level == pieces[number].level]
    return len(beside) > 1 and front_words.heads_a_part(pieces[number].text)


def without_divisions(pieces: Sequence[Piece], able: Sequence[int]) -> list[int]:
    """Return the lines that begin no division where there are several: "ARTICLE I: NAME" names one.

    Lines are looked at as far as the first divisions of a paper stand.
    """
    begun = (division_words.begins(piece.printed) for piece in pieces[:_NEAR] if _is_line(piece))
    if sum(begun) < _SEVERAL:
        return list(able)
    return [number for number in able if not division_words.begins(pieces[number].printed)]


def _is_line(piece: Piece) -> bool:
    return len(piece.text) <= shapes.LONGEST and not piece.furniture


def is_topic(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a declared heading stands right above running text, so that it heads that."""
    following = pieces[number + 1].text if number + 1 < len(pieces) else ""
    is_lower = pieces[number].hint is BlockKind.HEADING and pieces[number].level > 1
    return is_lower and shapes.ends_sentence(following)


def is_detail(piece: Piece) -> bool:
    """Tell whether a line is a label in bold and what is behind it: "**Chair:** Ada Quill"."""
    if not piece.spans or piece.spans[0].kind is not SpanKind.STRONG or piece.spans[0].start:
        return False
    return front_words.is_detail(piece.text, piece.spans[0].end)


def _headings(pieces: Sequence[Piece]) -> list[int]:
    """Return the headings that the format declares in the text."""
    return [
        number
        for number, piece in enumerate(pieces)
        if piece.hint is BlockKind.HEADING and not piece.furniture
    ]
