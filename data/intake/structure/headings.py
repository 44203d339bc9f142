"""Tell which pieces head the text below them, by evidence over the whole document.

Pieces that look alike (declared, numbered, large, bold, in capitals, plain) are one class, and a
class is taken or left as a whole: a line is a heading because lines like it are.

Patterns served: headings that the format declares; numbered headings ("1. North Korea"), whose
numbers run in sequence and which have text below, told from numbered paragraphs; articles, whose
caption in Japanese stands above the number; bold, underlined or capital lines; bullets that head
paragraphs; short lines that stand alone. A text without any of these has no topics.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from data.document import BlockKind
from data.intake.lexicon import division_words, markers, shapes
from data.intake.lexicon.shapes import can_head, can_head_set_apart
from data.intake.stream import Piece
from data.topics import is_article

_LARGE = 1.08
_MOSTLY = 0.6
_MOST_IN_A_ROW = 3
_LEAST_RESULTS = 5
_LONGEST_DECLARED, _LONGEST_SENTENCE = 600, 300
_NEVER = frozenset(
    {BlockKind.TABLE_ROW, BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.QUOTATION}
)
_LOWER = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,4}\.?")
"""Numbers of what stands below others by itself ("2.1."): they count on below declared headings."""
_ANY = re.compile(r".*", re.DOTALL)
ARTICLE_CAPTION = re.compile(r"[（(][^（()）]{1,60}[)）]")
SUPPLEMENT = re.compile(r"附\s*則(?:\s*[（(][^（()）]{1,60}[)）])?(?:\s*抄)?")

DECLARED, SIZED, STRONG, EMPHATIC, PLAIN = range(5)
"""How strongly a heading is set apart, strongest first."""


def find(pieces: Sequence[Piece], styles: Sequence[str], body: Sequence[int]) -> dict[int, int]:
    """Return the numbers of the headings, each with how strongly it is set apart.

    `styles` says how each piece's marker counts ("" for not at all); `body` are the numbers of
    the pieces in the reading flow below the title.
    """
    able = [number for number in body if pieces[number].hint not in _NEVER]
    found = dict.fromkeys(_declared(pieces, able), DECLARED)
    found |= dict.fromkeys(_articles(pieces, body), DECLARED)
    if not found:
        found |= dict.fromkeys(_class(pieces, able, _is_large), SIZED)
    strong = _class(pieces, able, _is_strong)
    found |= _new(found, _without_results(pieces, able, strong), STRONG)
    found |= _new(found, _capitals(pieces, able, found), STRONG)
    found |= _new(found, _class(pieces, able, _is_emphatic), EMPHATIC)
    is_declared = any(rank == DECLARED for rank in found.values())
    found |= _new(found, _numbered(pieces, styles, able, _LOWER if is_declared else _ANY), PLAIN)
    if len(found) == 1 and _is_subtitle(pieces, body, *found.items()):
        return {}
    if not found:
        found = dict.fromkeys(_bullets(pieces, body) or _plain(pieces, able), PLAIN)
    return dict(sorted(found.items()))


def _is_subtitle(pieces: Sequence[Piece], body: Sequence[int], only: tuple[int, int]) -> bool:
    """Tell whether the only line that is set apart stands above all text, below the title."""
    number, rank = only
    if rank == DECLARED:
        return False
    above = [other for other in body if other < number]
    return not any(shapes.ends_sentence(pieces[other].text) for other in above)


def _new(found: Mapping[int, int], numbers: Iterable[int], rank: int) -> dict[int, int]:
    return {number: rank for number in numbers if number not in found}


def _declared(pieces: Sequence[Piece], able: Sequence[int]) -> list[int]:
    """Return the declared headings; running text that is declared one is text all the same."""
    return [
        number
        for number in able
        if pieces[number].hint is BlockKind.HEADING and may_be_declared(pieces[number].text)
    ]


def may_be_declared(text: str) -> bool:
    """Tell whether a text heads others if its format says so: no rule, and no running text."""
    longest = _LONGEST_SENTENCE if shapes.ends_sentence(text) else _LONGEST_DECLARED
    return len(text) <= longest and any(map(str.isalnum, text))


def _is_large(piece: Piece) -> bool:
    return piece.size >= _LARGE and can_head_set_apart(piece)


def _is_strong(piece: Piece) -> bool:
    return piece.strong and can_head_set_apart(piece) and _heads_by_its_marker(piece)


def _is_emphatic(piece: Piece) -> bool:
    return piece.emphatic and can_head(piece) and _heads_by_its_marker(piece)


def _heads_by_its_marker(piece: Piece) -> bool:
    return not markers.is_bullet(piece.marker) and piece.hint is not BlockKind.LIST_ITEM


def _class(
    pieces: Sequence[Piece], able: Sequence[int], belongs: Callable[[Piece], bool]
) -> list[int]:
    """Return the pieces of a class, but for those that stand in long runs: these are lists."""
    found: list[int] = []
    run: list[int] = []
    for number in (*able, -1):
        if number >= 0 and belongs(pieces[number]):
            run.append(number)
            continue
        has_text = number >= 0
        found += run if len(run) <= _MOST_IN_A_ROW and has_text else run[-1:] if has_text else []
        run = []
    return found


def _without_results(
    pieces: Sequence[Piece], able: Sequence[int], strong: Sequence[int]
) -> list[int]:
    """Return bold lines without those that end an item, as its result: the next number follows.

    They do so again and again, and where a number goes on, what stands above it heads nothing.
    """
    following = dict(pairwise(able))
    behind: set[int] = set()
    for number in reversed(strong):
        after = following.get(number)
        if after is None or pieces[number].marker:
            continue
        if after in behind or _goes_on(pieces[after].marker):
            behind.add(number)
    if len(behind) < max(_LEAST_RESULTS, len(strong) // 4):
        return list(strong)
    said = {pieces[number].text for number in behind}
    return [number for number in strong if pieces[number].text not in said]


def _goes_on(marker: str) -> bool:
    """Tell whether a number counts on from one before it."""
    return bool(marker) and all(value > 1 for _, value in markers.readings(marker) or (("", 0),))


def _capitals(pieces: Sequence[Piece], able: Sequence[int], found: Mapping[int, int]) -> list[int]:
    """Return lines in capitals; a single one counts only beside other headings."""
    lines = _class(
        pieces,
        able,
        lambda piece: (
            shapes.is_capitals(piece.text)
            and can_head_set_apart(piece)
            and _heads_by_its_marker(piece)
        ),
    )
    return lines if found or len(lines) > 1 else []


def _articles(pieces: Sequence[Piece], body: Sequence[int]) -> list[int]:
    """Return the captions above articles, supplements, and divisions with a word and a number."""
    found = []
    for number, after in pairwise((*body, -1)):
        piece = pieces[number]
        following = pieces[after] if after >= 0 else None
        if piece.hint in _NEVER or piece.hint is BlockKind.HEADING:
            continue
        caption = (
            following is not None
            and is_article(following.marker)
            and ARTICLE_CAPTION.fullmatch(piece.text)
        )
        division = division_words.begins(piece.printed)
        if (
            caption
            or SUPPLEMENT.fullmatch(piece.text)
            or (division and following is not None and can_head(piece))
        ):
            found.append(number)
    return found


def _numbered(
    pieces: Sequence[Piece], styles: Sequence[str], able: Sequence[int], form: re.Pattern[str]
) -> list[int]:
    """Return the headings with numbers of a form: of each style, if most members can head text."""
    following = dict(pairwise(able))
    by_style: dict[str, list[int]] = {}
    for number in able:
        if styles[number] and form.fullmatch(pieces[number].marker):
            by_style.setdefault(styles[number], []).append(number)
    found = []
    for members in by_style.values():
        heads = [
            number
            for number in members
            if _stands_apart(pieces, number, following.get(number))
            and pieces[number].hint is None
            and (can_head(pieces[number]) or _is_strong(pieces[number]))
        ]
        own = set(members)
        with_text = sum(following.get(number, number) not in own for number in heads)
        if len(heads) >= _MOSTLY * len(members) and with_text * 2 >= len(heads) > 0:
            found += heads
    return sorted(found)


def _stands_apart(pieces: Sequence[Piece], number: int, after: int | None) -> bool:
    """Tell whether a line has space above it, or else text below that is set in further."""
    piece, text = pieces[number], pieces[number if after is None else after]
    set_in = text.indent > piece.indent and shapes.ends_sentence(text.text)
    return piece.gap or (not text.gap and set_in)


def _bullets(pieces: Sequence[Piece], body: Sequence[int]) -> list[int]:
    """Return bullets that head paragraphs, if nearly all bullets do: "* Growth" above its text."""
    bulleted = [number for number in body if markers.is_bullet(pieces[number].marker)]
    following = dict(pairwise(body))
    heads = [
        number
        for number in bulleted
        if can_head(pieces[number])
        and not pieces[following.get(number, number)].marker
        and shapes.ends_sentence(pieces[following.get(number, number)].text)
    ]
    return heads if len(heads) >= 3 and len(heads) >= 0.8 * len(bulleted) else []


def _plain(pieces: Sequence[Piece], able: Sequence[int]) -> list[int]:
    """Return the pieces that stand alone above a sentence, if there are at least two."""
    found = []
    for number, after in pairwise(able):
        piece, text = pieces[number], pieces[after]
        alone = piece.gap and text.gap and not piece.marker and not piece.indent
        if alone and piece.hint is None and can_head(piece) and shapes.ends_sentence(text.text):
            found.append(number)
    return found if len(found) > 1 else []
