"""Dates as they are printed, and read again from that."""

import re
import unicodedata
from contextlib import suppress
from datetime import date

from data.messages import ENGLISH, Message, Words, said

_MONTHS = (
    said("January"), said("February"), said("March"), said("April"), said("May"), said("June"),
    said("July"), said("August"), said("September"), said("October"), said("November"),
    said("December"),
)  # fmt: skip
"""As they stand in a date, and nowhere else."""
MONTHS = tuple(str(month) for month in _MONTHS)
"""In English."""


def printed_date(day: date) -> Message:
    """Return a date as a handout prints it: "29 June 2018", in no locale's way but ours."""
    month = _MONTHS[day.month - 1]
    return said("{day} {month} {year}", day=str(day.day), month=month, year=str(day.year))


def long_date(day: date) -> str:
    """Return `printed_date` in English."""
    return str(printed_date(day))


def read_date(text: str, words: Words = ENGLISH) -> date | None:
    """Return the date that a text is: "2018-06-29", or as `printed_date` says it in `words`.

    Case and outer space do not count. None for anything else: nothing is guessed.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
        with suppress(ValueError):
            return date.fromisoformat(plain)
        return None
    figures = re.findall(r"\d+", plain)
    if len(figures) != 2 or any(len(figure) > 4 for figure in figures):
        return None
    bare = re.sub(r"\d+", lambda found: str(int(found[0])), plain).casefold()
    for year, day in (map(int, figures), map(int, reversed(figures))):
        for month in range(1, 13):
            with suppress(ValueError):
                found = date(year, month, day)
                if bare in {_folded(one(printed_date(found))) for one in (ENGLISH, words)}:
                    return found
    return None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
