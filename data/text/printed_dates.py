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


ERAS = {
    "明治": (date(1868, 1, 25), 45),
    "大正": (date(1912, 7, 30), 15),
    "昭和": (date(1926, 12, 25), 64),
    "平成": (date(1989, 1, 8), 31),
    "令和": (date(2019, 5, 1), 99),
}
"""The first day of each era, and how many years it counts."""
_FIRST_YEAR = {1: "元"}
_DAY_IN_JAPAN = (
    r"(?:(?P<era>明治|大正|昭和|平成|令和)(?P<counted>元|\d{1,2})年)?"
    r"(?:(?P<open>\()?(?P<year>\d{4})年(?(open)\)))?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)
_SOLAR = date(1873, 1, 1)
"""Before that day Japan's months and days were others than ours."""


def printed_date(day: date) -> Message:
    """Return a date as a handout prints it: "29 June 2018", in no locale's way but ours.

    A language that counts the years otherwise has `{year_in_japan}` instead of the year.
    """
    month = _MONTHS[day.month - 1]
    told = said("{day} {month} {year}", day=str(day.day), month=month, year=str(day.year))
    return Message(told.text, (*told.values, ("year_in_japan", year_in_japan(day))))


def year_in_japan(day: date) -> str:
    """Return the year of a day as Japan writes it: "令和8年（2026年）"; "1850年" without an era.

    The first year of an era is "元年".
    """
    known = reversed(ERAS.items())
    era, (first, most) = next((one for one in known if one[1][0] <= day), ("", (day, 0)))
    counted = day.year - first.year + 1
    if day < _SOLAR or counted > most:
        return f"{day.year}年"
    return f"{era}{_FIRST_YEAR.get(counted, counted)}年（{day.year}年）"


def long_date(day: date) -> str:
    """Return `printed_date` in English."""
    return str(printed_date(day))


def read_date(text: str, words: Words = ENGLISH) -> date | None:
    """Return the date that a text is: "2018-06-29", or as `printed_date` says it in `words`.

    So is "令和8年11月30日" in any language. Case and outer space do not count. None for anything
    else: nothing is guessed.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
        with suppress(ValueError):
            return date.fromisoformat(plain)
        return None
    if "年" in plain:
        return _read_in_japan(plain)
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


def _read_in_japan(text: str) -> date | None:
    """Return the day of "令和8年（2026年）11月30日", with one of its years or both; else None.

    Width is folded beforehand (NFKC). Years that are not the same year are no day.
    """
    found = re.fullmatch(_DAY_IN_JAPAN, text)
    if found is None or not (found["era"] or found["year"]):
        return None
    month, day, year = int(found["month"]), int(found["day"]), int(found["year"] or 0)
    with suppress(ValueError):
        if not found["era"]:
            return None if found["open"] else date(year, month, day)
        first, _ = ERAS[found["era"]]
        counted = 1 if found["counted"] == "元" else int(found["counted"])
        meant = date(first.year + counted - 1, month, day)
        if year in {0, meant.year} and year_in_japan(meant).startswith(found["era"]):
            return meant
    return None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
