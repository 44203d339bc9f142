"""Find the dates that a text names.

Patterns served: "29 June 2018", "29th of June", "June 29, 2018", "June 29th", "Sept. 3, 2020",
"11-13 June 2021" and "July 9-11, 2024" (the first day), "2018-06-29", "2018/6/29", "29.06.2018",
"29-Jun-2018", "2018年6月29日", "２０１８年６月２９日", "二〇一八年六月二十九日", years of Japanese
eras ("昭和六十一年五月二十七日", "令和元年", "H30.5.29"); a year that is missing is inferred from
the issue's date.
"""

import re
from collections.abc import Iterator
from datetime import date

from data.dates import MONTHS
from data.intake import numerals

MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month's English name or its abbreviation, as a regular expression."""

_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_TO = r"(?:\s*(?:-|–|—|to|and|&)\s*[0-3]?\d(?:st|nd|rd|th)?)?"
_N = rf"[\d{numerals.KANJI}]{{1,4}}"
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each era."""

_LENGTHS = {"明治": 45, "大正": 15, "昭和": 64, "平成": 31, "令和": 99}
_SHORT = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_FORMS = (
    re.compile(
        rf"\b{_DAY}{_TO}[\s-]+(?:of\s+)?(?P<month>{MONTH})\b\.?(?:,?[\s-]+(?P<year>\d{{4}})\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{MONTH})\b\.?\s+{_DAY}{_TO}\b(?:,?\s+(?P<year>\d{{4}}))?", re.IGNORECASE
    ),
    re.compile(r"\b(?P<year>\d{4})(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b(?!\.\d)"),
    re.compile(
        rf"(?:(?P<era>{'|'.join(_ERAS)})(?P<years>元|{_N})|(?P<year>{_N}))\s*年"
        rf"\s*(?P<month>{_N})\s*月\s*(?P<day>{_N})\s*日"
    ),
    re.compile(
        r"\b(?P<short>[MTSHR])(?P<years>\d{1,2})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})\b(?!\.)"
    ),
)
_ISSUE = re.compile(rf"(?P<month>{MONTH})\b.*?(?P<year>\d{{4}})", re.IGNORECASE)


def first_date(text: str, issue_date: str = "") -> date | None:
    """Return the first day that `text` names, if its year is known.

    A day without a year is the last one of its name up to the end of the issue's month: "June
    29th" in an issue of August 2018 is in 2018, "December 3rd" in one of January 2019 is in 2018.
    """
    return next((day for day, _, _ in dates(text, issue_date)), None)


def dates(text: str, issue_date: str = "") -> Iterator[tuple[date, int, int]]:
    """Yield the days that `text` names, in their order, each with its start and end."""
    found = sorted(
        (match for form in _FORMS for match in form.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    end = 0
    for match in found:
        day = _day(match, issue_date) if match.start() >= end else None
        if day is not None:
            end = match.end()
            yield day, match.start(), end


def _day(match: re.Match[str], issue_date: str) -> date | None:
    month = _month(match["month"])
    day = numerals.value(match["day"])
    year = _year(match.groupdict(), month, issue_date)
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None


def _year(groups: dict[str, str | None], month: int, issue_date: str) -> int | None:
    era = groups.get("era") or _SHORT.get(groups.get("short") or "")
    if era:
        years = numerals.value(groups["years"] or "") or 0
        return _ERAS[era] + years if 0 < years <= _LENGTHS[era] else None
    printed = groups.get("year")
    if not printed:
        return _inferred_year(month, issue_date)
    year = numerals.value(printed)
    return year if year and 1000 <= year <= 2999 else None


def _inferred_year(month: int, issue_date: str) -> int | None:
    issue = _ISSUE.search(issue_date)
    if issue is None:
        return None
    return int(issue["year"]) - (month > _month(issue["month"]))


def _month(printed: str) -> int:
    number = numerals.value(printed)
    if number is not None:
        return number
    short = printed[:3].capitalize()
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(short))
