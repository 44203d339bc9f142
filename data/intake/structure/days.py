"""Find the day of a document: above its text, where the text begins, or where it is signed.

A day further inside tells of something else. Patterns served: the place and the day on a line of
their own, page headers and the frame of a web page included; a day in the title, in what the format
declares, in the first sentence ("TOKYO, 3 May – The ministers"), in the closing formula of a treaty
("Done at Washington, this fourth day of April") and in the last lines.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from data.document import BlockKind, FurnitureKind
from data.intake.lexicon import acts, dates_in_figures, front_words, shapes
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
_SIGNERS, _SIGNED_ON = 12, 200
"""So many short lines below a day may sign a paper; "passed on …" names it so soon."""
_NOTICES = 20
"""A day on a line of its own, below notices, stands among so many pieces."""
_YEAR = dt.timedelta(days=366)
"""The record of a meeting is put up so soon."""
_SAMPLE = 400
"""So many pieces are looked at for the order in which days are written."""
_SHORT = 160
_LONGEST_LINE = 300
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
        held = _held(text, declared.title)
        if held is not None and dt.timedelta() < declared.date - held.date <= _YEAR:
            return held
        return Day(declared.date, declared.date_place or declared.place, Certainty.SURE)
    day = _front(text, declared)
    if day is not None:
        return day
    lines = (text.pieces[number].text for number in text.zones.having(LineRole.DATE))
    month = next(filter(None, map(month_of, lines)), None)
    first = _beginning(text, month)
    if first is not None and first.is_date_line:
        return first.day
    found = _in_table(text) or _signed(text) or _better(first, _end(text))
    return found or _in_figures(text, declared) or _below_notices(text)


def _held(text: DayEvidence, declared: str) -> Day | None:
    """Return the day on which a meeting was held as the title of its record, or its front, says.

    What a format declares beside it is the day when the record was put up.
    """
    titles = [declared] if text.title is None else [declared, text.pieces[text.title].text]
    front = [n for n in range(text.zones.front_end) if _is_looked_at(text, n)]
    lines = [*titles, *(text.pieces[number].printed for number in front)]
    for line in filter(acts.names_a_meeting, lines):
        days = {day for day, _, _ in dates(line, text.issue_date)}
        if len(days) == 1:
            return Day(days.pop(), said("the opening lines"), Certainty.LIKELY)
    every = {day for number in front for day in _days(text, number)}
    if len(every) == 1 and any(map(acts.names_a_meeting, lines)):
        return Day(every.pop(), said("the opening lines"), Certainty.LIKELY)
    return None


def _in_figures(text: DayEvidence, declared: Declared) -> Day | None:
    """Return a day in figures that only the rest of the paper makes out: "Date: 7/8/2016"."""
    front = [number for number in range(text.zones.front_end) if _is_looked_at(text, number)]
    behind = [number for number in text.body if number >= text.zones.front_end]
    lines = {n: text.pieces[n].printed for n in (*front, *behind[:1], *behind[-_CLOSING:])}
    able = {n: line for n, line in lines.items() if dates_in_figures.holds_day(line)}
    if not able:
        return None
    every = (piece.text for piece in text.pieces[:_SAMPLE])
    month_first = dates_in_figures.order(every, declared.language)
    found = {n: dates_in_figures.labelled(line, month_first) for n, line in able.items()}
    for number, day in sorted(found.items(), key=lambda one: not acts.is_adopted(lines[one[0]])):
        if day is not None:
            is_front = number < text.zones.front_end
            place = said("the opening lines") if is_front else said("the last lines")
            return Day(day, place, Certainty.LIKELY if is_front else Certainty.UNSURE)
    return None


def _in_table(text: DayEvidence) -> Day | None:
    """Return the day that a table of the paper's own details says: "Date | 3 April 2031"."""
    for number in text.body[:_NOTICES]:
        label, _, cell = text.pieces[number].text.partition("\t")
        if text.pieces[number].hint is BlockKind.TABLE_ROW and front_words.asks_for_day(label):
            for day, _, _ in dates(cell, text.issue_date):
                return Day(day, said("the opening lines"), Certainty.LIKELY)
    return None


def _below_notices(text: DayEvidence) -> Day | None:
    """Return a day that stands alone below notices of those who publish the paper."""
    for number in text.body[:_NOTICES]:
        piece = text.pieces[number]
        if piece.hint is None and not piece.marker and shapes.is_day(piece.text):
            for day in _days(text, number):
                return Day(day, said("the first sentences"), Certainty.UNSURE)
    return None


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
    adopted = _adopted(text, front, declared) or found
    sure = alone and (own or head) and adopted == found
    found = adopted
    place = said("the opening lines") if own or every else declared.place
    return Day(found, place, Certainty.SURE if sure else Certainty.LIKELY)


def _adopted(text: DayEvidence, front: Sequence[int], declared: Declared) -> dt.date | None:
    """Return the day on which a paper was adopted, where its front tells of several days."""
    for number in front:
        printed = text.pieces[number].printed
        if acts.is_adopted(printed):
            every = (piece.text for piece in text.pieces[:_SAMPLE])
            in_words = next(_days(text, number), None)
            in_order = dates_in_figures.order(every, declared.language)
            return in_words or dates_in_figures.labelled(printed, in_order)
    return None


def _is_looked_at(text: DayEvidence, number: int) -> bool:
    """Tell whether a line above the text may tell its day: of furniture only what heads pages."""
    piece = text.pieces[number]
    if text.zones.roles.get(number) is LineRole.CONTENTS or len(piece.text) > _LONGEST_LINE:
        return False
    if acts.recites(piece.text):
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
        if acts.is_cited(printed[:start]):
            continue
        before = weight(printed[:start])
        certainty = Certainty.LIKELY if before <= _AT_THE_START else Certainty.UNSURE
        found = Day(day, said("the first sentences"), certainty)
        return _Found(found, is_date_line=before <= _DATE_LINE)
    return None


def _signed(text: DayEvidence) -> Day | None:
    """Return the day that a closing formula names, or a last line that says "passed on …"."""
    last = frozenset(text.body[-_SIGNERS:])
    for number in text.body[-_MOST_BELOW:]:
        if number < text.zones.front_end:
            continue
        printed = text.pieces[number].text
        end, reach = acts.closes(printed), _AT_THE_START
        if end is None and number in last:
            end, reach = acts.opens_signature(printed), _SIGNED_ON
        for day, start, _ in dates(printed) if end is not None else ():
            if 0 < start - (end or 0) <= reach:
                return Day(day, said("the signature"), Certainty.LIKELY)
    return None


def _signing(text: DayEvidence) -> set[int]:
    """Return the lines that are a day alone above the short lines of those who sign."""
    found = set()
    for number in reversed(text.body[-_SIGNERS:]):
        piece = text.pieces[number]
        if is_running(piece) or number < text.zones.front_end:
            break
        if piece.hint is None and not piece.marker and shapes.is_day(piece.text):
            found.add(number)
    return found


def _end(text: DayEvidence) -> _Found | None:
    """Return the day that the last lines name: the back, a line that says when, a pointer on."""
    last = set(text.body[-_CLOSING:]) | {
        number
        for number in range(max(0, len(text.pieces) - _CLOSING), len(text.pieces))
        if text.pieces[number].linked
    }
    last |= _signing(text)
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
