"""Find the day of a document: above its text, where the text begins, or where it is signed.

A day further inside tells of something else. Patterns served: the place and the day on a line of
their own, page headers and the frame of a web page included; a day in the title, in what the format
declares, in the first sentence ("TOKYO, 3 May – The ministers"), in the closing formula of a treaty
("Done at Washington, this fourth day of April") and in the last lines.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from data.document import BlockKind, FurnitureKind
from data.intake.lexicon import front_words
from data.intake.lexicon.dates import dates, month_of
from data.intake.stream import Declared, Piece
from data.intake.structure.zones import LineRole, Zones, is_running, weight
from data.intake_report import Certainty
from data.messages import Message, said

_DATE_LINE, _AT_THE_START = 60, 160
"""A day among so many characters of the text's first piece is in a date line, or in its first
words, and likely to be that of the paper."""
_SOON = dt.timedelta(days=31)
"""A paper is signed so soon after what it tells of."""
_FIRST_SENTENCES = 600
"""A day among so many may be that of the meeting."""
_CLOSING, _MOST_BELOW = 3, 500
"""So many pieces are the last lines; a closing formula has at most so many below it: annexes."""
_SHORT = 160
_LONGEST_LINE = 300
_DONE = re.compile(
    r"(?:done|gedaan|geschehen|fait|hecho|fatto|feito|sporządzono|совершено|вчинено"
    r"|udfærdiget|upprättad)\s(?:in duplicate )?(?:at|in|te|zu|à|en|a|em|w|в|у|i)\b"
    r"|in witness whereof|en foi de quoi|en fe de lo cual|zu urkund dessen|ter oorkonde waarvan"
    r"|in fede di (?:ciò|che)|em fé do que|в удостоверение|以上の証拠として|حرر في|حُرر في",
    re.IGNORECASE,
)
_DONE_WORDS = (
    "done", "gedaan", "geschehen", "fait", "hecho", "fatto", "feito", "sporządzono", "совершено",
    "вчинено", "udfærdiget", "upprättad", "witness", "foi", "fe de", "urkund", "oorkonde", "fede",
    "fé do", "удостоверение", "証拠として", "حرر", "حُرر",
)  # fmt: skip
"""One of them stands in what `_DONE` finds; looking for them takes no time."""
_FRAMES = frozenset({FurnitureKind.RUNNING_HEAD, FurnitureKind.MASTHEAD})


class Day(NamedTuple):
    """A day, where it was found, and how sure it is that the document is of that day."""

    date: dt.date
    place: Message | str
    certainty: Certainty


class _Found(NamedTuple):
    """A day in the text, and whether it stands in a date line: on its own, or before the text."""

    day: Day
    is_date_line: bool


class DayEvidence(NamedTuple):
    """What is looked at: pieces, zones, furniture, the title's piece, the pieces in the flow.

    `issue_date` is that of the masthead, whose year a day without one is in.
    """

    pieces: Sequence[Piece]
    zones: Zones
    outside: Collection[int]
    title: int | None
    body: Sequence[int]
    issue_date: str = ""


def find(text: DayEvidence, declared: Declared) -> Day | None:
    """Return the day of a document from the surest place that names one."""
    if declared.date:
        return Day(declared.date, declared.date_place or declared.place, Certainty.SURE)
    day = _front(text, declared)
    if day is not None:
        return day
    lines = (text.pieces[number].text for number in text.zones.having(LineRole.DATE))
    month = next(filter(None, map(month_of, lines)), None)
    first = _beginning(text, month)
    if first is not None and first.is_date_line:
        return first.day
    return _signed(text) or _better(first, _end(text))


def _better(first: _Found | None, last: _Found | None) -> Day | None:
    """Return the day that the text begins with, or that of the line that signs it soon after."""
    if first is None:
        return last.day if last else None
    if last is None or not last.is_date_line or abs(last.day.date - first.day.date) > _SOON:
        return first.day
    return last.day._replace(certainty=Certainty.LIKELY)


def place(text: DayEvidence) -> str:
    """Return the place that a line of the front names beside its day; "" for none."""
    for number in text.zones.having(LineRole.DATE):
        if number < text.zones.front_end:
            named = front_words.place_before_day(text.pieces[number].printed)
            if named:
                return named
    return ""


def _front(text: DayEvidence, declared: Declared) -> Day | None:
    """Return the day that stands above the text, on its own line if there is such a line."""
    front = [number for number in range(text.zones.front_end) if _is_looked_at(text, number)]
    lines = [number for number in front if text.zones.roles.get(number) is LineRole.DATE]
    own = [day for number in lines for day in _days(text, number)]
    every = [day for number in front for day in _days(text, number)]
    head = [day for day, _, _ in dates(declared.title, text.issue_date)]
    if not (own or every or head):
        return None
    found = (own or every or head)[0]
    alone = len(set(own or every)) <= 1 and (not head or head[0] == found)
    sure = alone and (own or head)
    place = said("the opening lines") if own or every else declared.place
    return Day(found, place, Certainty.SURE if sure else Certainty.LIKELY)


def _is_looked_at(text: DayEvidence, number: int) -> bool:
    """Tell whether a line above the text may tell its day: of furniture only what heads pages."""
    piece = text.pieces[number]
    if text.zones.roles.get(number) is LineRole.CONTENTS or len(piece.text) > _LONGEST_LINE:
        return False
    if number not in text.outside or text.zones.roles.get(number) is not None:
        return True
    is_frame = piece.furniture is FurnitureKind.PAGE_FRAME
    near = text.title is not None and abs(number - text.title) <= 2
    heads = is_frame and piece.hint is not BlockKind.LIST_ITEM
    return piece.furniture in _FRAMES or (heads and (piece.hint is BlockKind.HEADING or near))


def _days(text: DayEvidence, number: int) -> Iterator[dt.date]:
    yield from (day for day, _, _ in dates(text.pieces[number].printed, text.issue_date))


def _beginning(text: DayEvidence, month: tuple[int, int] | None) -> _Found | None:
    """Return the day that the first running text names; of `month`, if the front names that."""
    first = next((number for number in text.body if number >= text.zones.front_end), None)
    if first is None:
        return None
    printed = text.pieces[first].printed[:_FIRST_SENTENCES]
    for day, start, _ in dates(printed, text.issue_date):
        if month is not None and (day.year, day.month) != month:
            return None
        before = weight(printed[:start])
        certainty = Certainty.LIKELY if before <= _AT_THE_START else Certainty.UNSURE
        found = Day(day, said("the first sentences"), certainty)
        return _Found(found, is_date_line=before <= _DATE_LINE)
    return None


def _signed(text: DayEvidence) -> Day | None:
    """Return the day that a closing formula names."""
    for number in text.body[-_MOST_BELOW:]:
        if number < text.zones.front_end:
            continue
        printed = text.pieces[number].text
        folded = printed.casefold()
        match = _DONE.search(printed) if any(word in folded for word in _DONE_WORDS) else None
        for day, start, _ in dates(printed) if match else ():
            if match and 0 < start - match.end() <= _AT_THE_START:
                return Day(day, said("the signature"), Certainty.LIKELY)
    return None


def _end(text: DayEvidence) -> _Found | None:
    """Return the day that the last lines name: the back, a line that says when, a pointer on."""
    last = set(text.body[-_CLOSING:]) | {
        number
        for number in range(max(0, len(text.pieces) - _CLOSING), len(text.pieces))
        if text.pieces[number].linked
    }
    back = set(range(text.zones.back, len(text.pieces))) - set(text.outside)
    for number in sorted(last | back):
        piece = text.pieces[number]
        is_line = len(piece.text) <= _SHORT and not is_running(piece)
        if is_line or piece.linked:
            own = front_words.is_date_line(piece.printed) and ":" not in piece.text
            for day in _days(text, number):
                found = Day(day, said("the last lines"), Certainty.UNSURE)
                return _Found(found, is_date_line=own)
    return None
