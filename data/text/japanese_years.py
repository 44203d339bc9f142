"""Dates as Japan writes them, read."""

import re
from contextlib import suppress
from datetime import date

from data.text.printed_dates import ERAS, year_in_japan

_DAY = re.compile(
    rf"(?:(?P<era>{'|'.join(ERAS)})(?P<counted>元|\d{{1,2}})年)?"
    r"(?:(?P<open>\()?(?P<year>\d{4})年(?(open)\)))?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)


def read_in_japan(text: str) -> date | None:
    """Return the day of "令和8年（2026年）11月30日", with one of its years or both; else None.

    Width is folded beforehand (NFKC). Years that are not the same year are no day.
    """
    found = _DAY.fullmatch(text)
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
