"""Tell the zones of a document: its front, up to the first running text or list, and its back.

In the front each line that is told has a role: the title, what belongs to it, the letterhead, the
day, the kind of paper. A line without a role may head the text below it. Contents lists are found
first: they say which lines head something further down, and head nothing themselves.

Patterns served: letterheads and covers above the title; the place and the day on a line of their
own; contents lists, also made by hand; signatures, contacts, notes and imprints at the end.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import takewhile

from data.document import BlockKind, FurnitureKind
from data.intake.lexicon import acts, bodies, front_words, markers, salutations, shapes
from data.intake.stream import Piece
from data.intake.structure import contents_lists, title_lines
from data.intake.structure.contents_lists import ContentsEntry

_SENTENCE, _OPENING_TEXT, _UNENDED = 60, 300, 80
"""Running text: a sentence, any piece, and one that breaks off at a comma, of so many letters."""

_IMPRINT = 8
"""Among so many pieces below a sentence on top the paper's front shows."""

_DENSE = 2.5
"""How many Latin letters a kanji, kana or syllable weighs."""

_REACH = 25
"""How many pieces the front has at most, furniture and contents lists apart."""

_BACK = 40
"""How many pieces the back has at most."""


_TELLS_NOTHING = frozenset(
    {
        FurnitureKind.NAVIGATION,
        FurnitureKind.IMAGE,
        FurnitureKind.MARKUP,
        FurnitureKind.FRONT_MATTER,
    }
)


class LineRole(StrEnum):
    """What a line of the front, or of the back, is there for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    MASTHEAD = "masthead"
    DATE = "place and date"
    PAPER = "kind of paper"
    SYMBOL = "symbol"
    CONTACT = "contact"
    CONTENTS = "contents"


_BESIDE_TITLE = frozenset({LineRole.DATE, LineRole.MASTHEAD, LineRole.SYMBOL, LineRole.CONTACT})
_MAY_HEAD = frozenset({LineRole.PAPER, LineRole.MASTHEAD})


@dataclass(frozen=True, slots=True)
class Zones:
    """Where the zones of a document begin and end, by the numbers of its pieces.

    `front_end` is the number of the first piece of running text, or of the first list; `back` that
    of the first piece behind the text; both are the count of the pieces where there is none.
    `roles` are those of the lines in the front and of contents lists, furniture included;
    `contents` are the entries of all contents lists, in their order, and `lists` the pieces of
    those lists that are such by their heading or by their page numbers, and are no text.
    `outline` are the topics of the first level as the format names them beside the text.
    """

    front_end: int
    roles: Mapping[int, LineRole] = field(default_factory=dict)
    contents: tuple[ContentsEntry, ...] = ()
    back: int = 0
    lists: tuple[int, ...] = ()
    outline: tuple[str, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of the first level as the format names them, or the contents of the paper."""
        if self.outline:
            return self.outline
        top = min((entry.level for entry in self.contents if entry.level is not None), default=None)
        return tuple(entry.text for entry in self.contents if entry.level in {None, top})

    def having(self, role: LineRole) -> list[int]:
        """Return the numbers of the pieces that have a role, in their order."""
        return sorted(number for number, found in self.roles.items() if found is role)

    def titled_outside(self, pieces: Sequence[Piece]) -> "Zones":
        """Return these zones where no piece is the title.

        What stands above a line with a role, on top of the text, is beside the title as that is.
        """
        beside = [n for n in range(self.front_end) if self.roles.get(n) in _BESIDE_TITLE]
        subtitles = {
            number: LineRole.SUBTITLE
            for number in range(max(beside, default=0))
            if number not in self.roles and pieces[number].hint is None
            if not (pieces[number].furniture or pieces[number].marker)
        }
        return replace(self, roles={**self.roles, **subtitles})

    def titled(self, pieces: Sequence[Piece], title: int) -> "Zones":
        """Return these zones with the title known.

        Lines between it and one that has a role are subtitles. Right above the text, what might
        name a kind of paper heads that.
        """
        roles = dict(self.roles)
        above = (n for n in range(title) if n not in roles and not pieces[n].furniture)
        roles |= {
            number: LineRole.MASTHEAD
            for number in above
            if pieces[number].hint is None and bodies.is_body(pieces[number].text)
        }
        below = range(title + 1, self.front_end)
        last = max((n for n in below if roles.get(n) in _BESIDE_TITLE), default=title)
        roles |= {
            number: LineRole.SUBTITLE
            for number in range(title + 1, last)
            if number not in roles and not (pieces[number].furniture or pieces[number].marker)
        }
        if title + 1 in below and acts.is_long_title(pieces[title + 1].text):
            roles[title + 1] = LineRole.SUBTITLE
        entries = {entry.text.casefold() for entry in self.contents}
        for number in below:
            is_heading = pieces[number].hint is BlockKind.HEADING
            is_entry = pieces[number].text.casefold() in entries
            may_head = roles.get(number) in _MAY_HEAD and number + 1 not in roles
            if (may_head and number != last) or (is_entry and is_heading):
                roles.pop(number, None)
        return replace(self, roles=roles | {title: LineRole.TITLE})


def find(pieces: Sequence[Piece], outside: Collection[int]) -> Zones:
    """Return the zones; `outside` are the numbers of the pieces that are furniture."""
    lists = contents_lists.find(pieces, outside)
    roles = dict.fromkeys(lists.numbers, LineRole.CONTENTS)
    front_end = _front_end(pieces, outside, roles)
    before: int | None = None
    for number in range(front_end):
        if number in roles or not _may_tell(pieces[number]):
            continue
        role = role_of(pieces[number]) or _goes_on(pieces, before, number, roles)
        if role is not None:
            roles[number] = role
        before = number
    return Zones(front_end, roles, lists.entries, _back(pieces, front_end, outside), lists.declared)


def _goes_on(
    pieces: Sequence[Piece], before: int | None, number: int, roles: Mapping[int, LineRole]
) -> LineRole | None:
    """Return the role of a letterhead that a line goes on with: "Court | for the North"."""
    if before is None or roles.get(before) is not LineRole.MASTHEAD:
        return None
    line = pieces[number]
    is_line = line.hint is None and not line.marker and not shapes.ends_sentence(line.text)
    above = pieces[before].text
    begins_anew = line.text[:2].istitle() and not front_words.goes_on(above, "")
    joins = is_line and not begins_anew and front_words.goes_on(above, line.text)
    return LineRole.MASTHEAD if joins else None


def _may_tell(piece: Piece) -> bool:
    """Tell whether a line says something of the paper: menus, pictures and mark-up do not."""
    in_frame = piece.furniture is not None and piece.hint is BlockKind.LIST_ITEM
    return not in_frame and piece.furniture not in _TELLS_NOTHING


def weight(text: str) -> float:
    """Return how long a text is, in Latin letters."""
    dense = 0 if text.isascii() else sum("\u3040" <= letter <= "\ud7a3" for letter in text)
    return len(text) + (_DENSE - 1) * dense


def is_running(piece: Piece) -> bool:
    """Tell whether a piece is running text: a sentence, or so long that it can be nothing else."""
    length = weight(piece.text)
    if piece.strong or piece.hint is BlockKind.HEADING:
        return length >= 2 * _OPENING_TEXT
    if shapes.ends_sentence(piece.text):
        return length >= _SENTENCE
    breaks_off = piece.text.endswith((",", ";", ":", "、", "，", "；", "："))
    return length >= _OPENING_TEXT or (breaks_off and length >= _UNENDED and not piece.centred)


def role_of(piece: Piece) -> LineRole | None:
    """Return what a line of the front is there for, as far as its words tell."""
    text = piece.printed
    if front_words.is_date_line(text) or shapes.is_time(text):
        return LineRole.DATE
    if front_words.is_kind_of_paper(text):
        return LineRole.PAPER
    if front_words.is_contact(text):
        return LineRole.CONTACT
    if front_words.is_symbol(text):
        return LineRole.SYMBOL
    names = front_words.is_letterhead(text) or bodies.is_person(text)
    if names and not (piece.marker or salutations.is_salutation(text)):
        return LineRole.MASTHEAD
    return None


def _front_end(pieces: Sequence[Piece], outside: Collection[int], contents: Collection[int]) -> int:
    """Return the number of the first running text, list, or line below two headings."""
    seen, items, short, headings = 0, 0, 0, 0
    for number, piece in enumerate(pieces):
        if number in outside or number in contents:
            continue
        is_heading = piece.hint is BlockKind.HEADING
        if headings > 1 and not is_heading and role_of(piece) is None:
            return number
        headings = headings + 1 if is_heading else min(headings, 1)
        ends = is_running(piece) and not title_lines.begins_law(piece)
        if seen >= _REACH or (ends and not _is_imprint(pieces, number, seen, outside)):
            return number
        is_item = piece.hint is BlockKind.LIST_ITEM or markers.is_bullet(piece.marker)
        items = items + 1 if is_item and seen else 0
        is_short = shapes.ends_sentence(piece.text) and not piece.strong and piece.hint is None
        short = short + 1 if is_short and weight(piece.text) >= _SENTENCE / 3 else 0
        if items >= 2 or short >= 2:
            return number - 1
        seen += items == 0
    return len(pieces)


def _is_imprint(pieces: Sequence[Piece], number: int, seen: int, outside: Collection[int]) -> bool:
    """Tell whether a sentence on top only says who answers for a paper whose front is below it.

    A line that says what kind of paper this is, or when it is of, stands below it, and no running
    text between them.
    """
    piece = pieces[number]
    if seen or piece.hint is not None or piece.marker or weight(piece.text) >= _OPENING_TEXT:
        return False
    below = [n for n in range(number + 1, min(len(pieces), number + _IMPRINT)) if n not in outside]
    lines = takewhile(lambda n: not is_running(pieces[n]), below)
    roles = [role_of(pieces[n]) for n in lines]
    return LineRole.PAPER in roles and LineRole.DATE in roles


def _back(pieces: Sequence[Piece], front_end: int, outside: Collection[int]) -> int:
    """Return where the back begins: all from there on is furniture, a note, or signs and tells."""
    back = len(pieces)
    for number in range(len(pieces) - 1, max(front_end, len(pieces) - _BACK), -1):
        piece = pieces[number]
        if number in outside or piece.hint is BlockKind.FOOTNOTE:
            continue
        if front_words.opens_back(piece.text):
            back = number
        elif is_running(piece) or role_of(piece) is None:
            break
        else:
            back = number
    return back
