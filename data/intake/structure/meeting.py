"""The event that a document is about, as far as its opening says so.

Patterns served: "On June 29th, Minister of Defense Onodera and the U.S. Secretary of Defense
Mattis held … meeting in the Ministry of Defense (MOD)."; a date line under the title.
"""

import datetime as dt
import re

from data.document import Masthead, Meeting
from data.intake.lexicon.dates import MONTH, first_date
from data.intake.stream import Declared
from data.intake_report import Certainty, Finding
from data.messages import Message, said
from data.text.printed_dates import long_date

_REACH = 2_000
"""How many characters of the opening are looked at."""

_NOWHERE = said("none was recognised in the title, the first lines or the last lines")

_OFFICE = (
    r"(?:(?:National )?Defen[cs]e|State|Foreign Affairs|External Affairs|the Treasury|Finance"
    r"|Commerce|Trade|Justice|Energy|Unification)"
)
_RANK = (
    r"(?:Prime Minister|(?:Foreign |Defen[cs]e |Finance |Vice[- ])?Minister"
    r"|(?:Deputy |Under |Assistant )?Secretary(?:[- ]General)?|(?:Vice )?President|Chancellor"
    r"|Ambassador|General|Admiral|High Representative|Chair(?:man|woman|person)?|Governor)"
)
_NAME = r"(?:[A-Z][\w-]*[a-z]|[A-Z]{3,}|[A-Z]\.)"
_PERSON = re.compile(
    rf"\b{_RANK}(?: (?:of|for) {_OFFICE}(?: and {_OFFICE})?)?,? "
    rf"(?P<name>{_NAME}(?: {_NAME}){{0,3}})"
)
_NOT_NAMES = frozenset(
    {"Affairs", "General", "Defense", "Defence", "Meeting", "Office", "The", "Minister"}
)

_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*)"
_PLACE = re.compile(
    r"\b(?:held (?:an?|the|their|its|talks)|met|convened?|gathered|hosted)\b.{0,300}?"
    rf"\b(?:in|at) (?:the )?(?!(?i:{MONTH})\b)"
    rf"(?P<place>{_WORD}(?:,? (?:of |and |the )*{_WORD})*(?: \([A-Z]{{2,}}\))?)"
)


def read(
    opening: str, closing: str, masthead: Masthead, declared: Declared
) -> tuple[Meeting, Finding]:
    """Return the meeting that a document tells of, and where its date was found.

    `opening` are its first lines and `closing` its last; what they do not say stays empty.
    """
    opening = opening[:_REACH]
    date, found = _date(opening, closing[-_REACH:], masthead, declared)
    return Meeting(date, _place(opening), _persons(opening)), found


def _date(
    opening: str, closing: str, masthead: Masthead, declared: Declared
) -> tuple[dt.date | None, Finding]:
    """Return the date, from the surest place that names one."""
    if declared.date:
        place = declared.date_place or declared.place
        return declared.date, _found(declared.date, place, Certainty.SURE)
    if day := first_date(opening, masthead.issue_date):
        return day, _found(day, said("the opening lines"), Certainty.LIKELY)
    if day := first_date(closing, masthead.issue_date):
        return day, _found(day, said("the last lines"), Certainty.UNSURE)
    return None, Finding(said("Date"), "", _NOWHERE, Certainty.UNSURE)


def _found(day: dt.date, place: Message | str, certainty: Certainty) -> Finding:
    return Finding(said("Date"), long_date(day), place, certainty)


def _place(opening: str) -> str:
    for match in _PLACE.finditer(opening):
        return match["place"].rstrip(".,")
    return ""


def _persons(opening: str) -> tuple[str, ...]:
    persons: list[str] = []
    for match in _PERSON.finditer(opening):
        name = match["name"].removesuffix("-")
        known = any(name in person.split() or name == person for person in persons)
        if not known and name.split()[0] not in _NOT_NAMES:
            persons.append(name)
    return tuple(persons)
