"""Tell which piece is the document's title, or take it from what the format declares.

Patterns served: the title in front matter alone, or with its abbreviation in the heading below;
`<title>` that names the site as well, and the headline outside the main content; one heading of the
first level, numbered perhaps; the largest line of a cover that names no office; a line in capitals
or bold, or a short first line; letterheads, dates, places and "PRESS RELEASE" above it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from data.document import BlockKind, FurnitureKind
from data.intake.lexicon import front_words, salutations, shapes
from data.intake.lexicon.dates import dates
from data.intake.stream import Declared, Piece
from data.intake.structure import title_lines, title_ranking
from data.intake.structure.zones import LineRole, Zones, weight
from data.intake_report import Certainty
from data.messages import Message, said

_SHARE = 0.3
_SHORTEST_PART, _LONGEST = 6, 160
_LONGEST_NAME = 6
"""The only heading of the first level says more than a body's name if it has more words."""
_SITE = re.compile(r"(?<!\s)\s++(?:\||-{1,2}|–|—|::|»|·)\s+|(?<=[A-Z]):\s+|[｜│]")
_ABBREVIATED = re.compile(r"[(（][^()（）]{1,40}[)）]")
_LABELLED = re.compile(
    r"\[?(?:title|titel|titre|título|titolo|subject|betreff|objet|asunto|標題|件名|题目|제목)\]?[:：]?\s",
    re.IGNORECASE,
)
"""What may stand before a title in records: "[Title] …", "Subject: …"."""
_SAID_TO_BE = re.compile(
    r"(?:title|titel|titre|título|titolo|tytuł|название|標題|题目|제목)\s?[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:subject|subj|re|betreff|betr|objet|asunto|oggetto|assunto|onderwerp|dotyczy|тема|件名"
    r"|제목|主题)\s?[.:：]\s?",
    re.IGNORECASE,
)
_OF_A_FRAME = frozenset({FurnitureKind.PAGE_FRAME, FurnitureKind.RUNNING_HEAD})
_NAMES_NONE = frozenset(
    {LineRole.MASTHEAD, LineRole.DATE, LineRole.PAPER, LineRole.SYMBOL, LineRole.CONTACT}
)
"""Roles of lines that name no document where another line may."""


class Title(NamedTuple):
    """A title: the number of its piece, or None where no piece says it, and where it was found."""

    piece: int | None
    text: str
    place: Message | str
    certainty: Certainty


def find(
    pieces: Sequence[Piece], zones: Zones, taken: Collection[int], declared: Declared
) -> Title | None:
    """Return the title; None where nothing says one. `taken` are the numbers of furniture.

    The piece may be one of these: a headline that stands in the frame of a web page.
    """
    opening = [number for number in range(zones.front_end) if number not in taken]
    titled = _declared(pieces, zones, opening, taken, declared)
    if titled is not None:
        return titled
    guessed = None
    if len(pieces) - len(taken) >= 2 and not title_ranking.is_of_days(pieces):
        guessed = _guess(pieces, zones, opening)
        if guessed is None or guessed.certainty is Certainty.UNSURE:
            guessed = _run_in(pieces, zones, taken) or guessed
    if declared.title and (guessed is None or _outweighs(pieces, guessed, opening)):
        longest = max(parts(declared.title), key=len)
        return Title(None, longest, declared.place, Certainty.UNSURE)
    return guessed


def parts(declared: str) -> list[str]:
    """Return the parts of a declared title, one of which may name the site."""
    return [part for part in map(str.strip, _SITE.split(declared)) if part] or [declared]


def _declared(
    pieces: Sequence[Piece],
    zones: Zones,
    opening: Sequence[int],
    taken: Collection[int],
    declared: Declared,
) -> Title | None:
    """Return the title that the format declares, and the piece that repeats it."""
    if not declared.title:
        return None
    fits = _is_it if declared.certain else _is_part_of
    found = [number for number in opening if fits(pieces[number], declared.title)]
    named = [number for number in found if zones.roles.get(number) not in _NAMES_NONE]
    able = named or found if declared.certain else named
    able = able or list(_in_frame(pieces, zones, taken, declared))
    if able:
        best = max(able, key=lambda number: (len(_key(pieces[number])), -number))
        place = said("the opening lines")
        return Title(best, pieces[best].text, place, Certainty.SURE)
    if declared.certain:
        return Title(None, declared.title, declared.place, Certainty.SURE)
    return None


def _is_it(piece: Piece, declared: str) -> bool:
    """Tell whether a piece is the declared title, with its abbreviation perhaps."""
    if _key(piece) == shapes.key(declared):
        return True
    return shapes.key(_ABBREVIATED.sub("", piece.text)) == shapes.key(declared)


def _is_part_of(piece: Piece, declared: str) -> bool:
    """Tell whether a piece is the declared title, or what that says beside the site's name."""
    found, wanted = _key(piece), shapes.key(declared)
    alike = (
        found == wanted
        or (len(found) >= _SHORTEST_PART and len(found) >= _SHARE * len(wanted) and found in wanted)
        or (weight(wanted) >= 12 and found.startswith(wanted))
        or (len(found) >= 12 and any(found.endswith(_long(part)) for part in parts(declared)))
    )
    is_generic = front_words.heads_contents(piece.text) or front_words.heads_a_part(piece.text)
    return alike and not shapes.is_aside(piece.text) and not is_generic


def _long(part: str) -> str:
    """Return what a part of a declared title says if it is long enough to name a document."""
    key = shapes.key(part)
    return key if weight(key) >= 16 else "\0"


def _in_frame(
    pieces: Sequence[Piece], zones: Zones, taken: Collection[int], declared: Declared
) -> Iterator[int]:
    """Yield the furniture above the text that says what is declared, or a part of it."""
    wanted = {shapes.key(part) for part in (declared.title, *parts(declared.title))}
    for number in range(min(zones.front_end, len(pieces))):
        piece = pieces[number]
        is_line = piece.hint is BlockKind.HEADING or piece.furniture is FurnitureKind.RUNNING_HEAD
        if number not in taken or piece.furniture not in _OF_A_FRAME or not is_line:
            continue
        if _key(piece) in wanted and zones.roles.get(number) not in _NAMES_NONE:
            yield number


def _key(piece: Piece) -> str:
    match = _LABELLED.match(piece.text)
    return shapes.key(piece.text[match.end() :] if match else piece.text)


def _outweighs(pieces: Sequence[Piece], guessed: Title, opening: Sequence[int]) -> bool:
    """Tell whether what is declared is believed before a guess that does not repeat it.

    A page that is set in type contradicts stale properties by its largest line; where no sizes are
    known, as in web pages, only a heading does.
    """
    if guessed.piece is None or pieces[guessed.piece].hint is BlockKind.HEADING:
        return False
    is_set = any(pieces[number].size for number in opening)
    return not is_set or guessed.certainty is Certainty.UNSURE


def _guess(pieces: Sequence[Piece], zones: Zones, opening: Sequence[int]) -> Title | None:
    """Return the title that the look of the front tells."""
    entries = {shapes.key(entry.text) for entry in zones.contents}
    able = [number for number in opening if _can_be(pieces, number, zones)]
    able = _above_text(pieces, able, opening, zones)
    named = [number for number in able if _names(pieces[number], entries)]
    named = [n for n in named if n == named[0] or not title_ranking.is_topic(pieces, n)]
    named = title_ranking.without_divisions(pieces, named) or named
    subject = _subject(pieces, opening)
    if subject is not None:
        return Title(subject, pieces[subject].text, said("the opening lines"), Certainty.LIKELY)
    day = title_ranking.day_that_heads_all(pieces, opening)
    roled = [number for number in opening if zones.roles.get(number) in _NAMES_NONE]
    roled = [number for number in roled if _is_apart(pieces[number])]
    lines = [number for number in opening[:1] if _may_open(pieces[number])]
    lines += [number for number in opening if zones.roles.get(number) is LineRole.PAPER]
    able = [number for number in able if not title_ranking.heads_first_part(pieces, number)]
    for numbers in (named, roled, able, lines) if day is None else ([day],):
        if numbers:
            number, certainty = title_ranking.best(pieces, zones, numbers, opening)
            is_heading = pieces[number].hint is BlockKind.HEADING
            place = said("the heading") if is_heading else said("the opening lines")
            sure = certainty if numbers is named else Certainty.UNSURE
            return Title(number, _bare(pieces[number].text), place, sure)
    return None


def _bare(text: str) -> str:
    """Return what a line names a document, without the label that says so: "Title: Gauges"."""
    match = _SAID_TO_BE.match(text)
    return text[match.end() :] if match else text


def _above_text(
    pieces: Sequence[Piece], able: Sequence[int], opening: Sequence[int], zones: Zones
) -> list[int]:
    """Return the lines that may be the title where they stand.

    Below a sentence only what is set apart may be; below a kind of paper, which may be the title
    itself ("Minutes"), no heading of a lower level that heads its text.
    """
    paper = next((n for n in opening if zones.roles.get(n) is LineRole.PAPER), len(pieces))
    said = next((n for n in opening if _is_sentence(pieces[n])), len(pieces))
    return [
        number
        for number in able
        if (number < said or _is_apart(pieces[number]))
        and not (number > paper and title_ranking.is_topic(pieces, number))
    ]


def _is_sentence(piece: Piece) -> bool:
    plain = piece.hint is None and not piece.strong and not piece.size >= title_ranking.LARGE
    words = piece.text.split()
    return plain and len(words) > 1 and words[-1][0].islower() and shapes.ends_sentence(piece.text)


def _subject(pieces: Sequence[Piece], opening: Sequence[int]) -> int | None:
    """Return the line of a memorandum or a letter that says its subject, below whom it is to."""
    if any(pieces[number].hint is BlockKind.HEADING for number in opening):
        return None
    for number in opening:
        match = _SUBJECT.match(pieces[number].text)
        above = any(front_words.is_address(pieces[n].text) for n in opening if n < number)
        if match and above and weight(pieces[number].text[match.end() :]) >= _SHORTEST_PART:
            return number if len(pieces[number].text) <= _LONGEST else None
    return None


def _is_apart(piece: Piece) -> bool:
    """Tell whether a line with a role is set so that it may name the document all the same."""
    apart = (
        piece.hint is BlockKind.HEADING
        or title_ranking.standing(piece) > 0
        or piece.size >= title_ranking.LARGE
    )
    return apart and shapes.can_head_set_apart(piece) and not shapes.is_aside(piece.text)


def _may_open(piece: Piece) -> bool:
    """Tell whether a line at the top holds a title: with the day, or lines that ran together."""
    is_line = piece.hint is None and not piece.marker and piece.text[0].isalpha()
    beside_day = front_words.is_date_line(piece.text) and front_words.names_beside_day(piece.text)
    joined = is_line and (piece.lines > 1 or beside_day) and not piece.text[0].islower()
    return joined and len(piece.text) <= _LONGEST and not shapes.ends_sentence(piece.text)


def _run_in(pieces: Sequence[Piece], zones: Zones, taken: Collection[int]) -> Title | None:
    """Return a title that ran into the text, a day between them: "Plan 27 June 2016 The ports"."""
    if zones.front_end >= len(pieces) or zones.front_end in taken:
        return None
    text = pieces[zones.front_end].text
    for _, start, end in dates(text[:_LONGEST]):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        is_name = before[:1].isupper() and weight(before) >= 8 and before[-1].isalnum()
        if is_name and after[:1].isupper() and not front_words.goes_on(before, ""):
            return Title(None, before, said("the first sentences"), Certainty.UNSURE)
        return None
    return None


def _can_be(pieces: Sequence[Piece], number: int, zones: Zones) -> bool:
    piece = pieces[number]
    role = zones.roles.get(number)
    is_named = role is LineRole.MASTHEAD and len(piece.text.split()) > _LONGEST_NAME
    dated = role is LineRole.DATE and not shapes.is_day(piece.text)
    if (dated and title_ranking.stands_over_all(pieces, number)) or (
        (role is LineRole.PAPER or is_named) and title_ranking.is_only_top(pieces, number)
    ):
        return True
    names_none = role is not None or front_words.heads_contents(piece.text)
    if piece.hint not in {None, BlockKind.HEADING} or names_none:
        return False
    if piece.hint is BlockKind.HEADING:
        is_name = any(map(str.isalpha, piece.text)) and not shapes.is_aside(piece.text)
        is_name = is_name and not title_ranking.is_in_section(pieces, number)
        is_name = is_name and not salutations.is_salutation(piece.text)
        return is_name and (not piece.marker or title_ranking.is_only_top(pieces, number))
    if piece.marker or salutations.is_salutation(piece.text) or title_ranking.is_detail(piece):
        return False
    if piece.strong or shapes.is_capitals(piece.text) or piece.size >= title_ranking.LARGE:
        return shapes.can_head_set_apart(piece)
    is_long = _LONGEST >= len(piece.text) > shapes.LONGEST // 2 and piece.text[0].isupper()
    is_line = shapes.can_head(piece) or (is_long and shapes.can_head_set_apart(piece))
    return is_line or title_lines.begins_law(piece)


def _names(piece: Piece, entries: Collection[str]) -> bool:
    """Tell whether a line may name a document: none that a contents list names, or that many do."""
    known = _key(piece) in entries or front_words.heads_a_part(piece.text)
    return not known and not front_words.speaks_of_the_site(piece.text)
