"""Find the date that a text names.

Patterns served: "29 June 2018", "29th of June", "June 29, 2018", "June 29th", "Sept. 3, 2020",
"2018-06-29", "2018年6月29日"; a year that is missing is inferred from the issue's date.
"""

import re
from datetime import date

from data.dates import MONTHS

MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month's English name or its abbreviation, as a regular expression."""

_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = (
    re.compile(
        rf"\b{_DAY.format('day')}\s+(?:of\s+)?(?P<month>{MONTH})\b\.?(?:,?\s+(?P<year>\d{{4}}))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{MONTH})\b\.?\s+{_DAY.format('day')}\b(?:,?\s+(?P<year>\d{{4}}))?",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
)
_ISSUE = re.compile(rf"(?P<month>{MONTH})\b.*?(?P<year>\d{{4}})", re.IGNORECASE)


def first_date(text: str, issue_date: str = "") -> date | None:
    """Return the first day that `text` names, if its year is known.

    A day without a year is the last one of its name up to the end of the issue's month: "June
    29th" in an issue of August 2018 is in 2018, "December 3rd" in one of January 2019 is in 2018.
    """
    found = sorted(
        (match for form in _FORMS for match in form.finditer(text)), key=lambda match: match.start()
    )
    days = (_day(match, issue_date) for match in found)
    return next((day for day in days if day), None)


def _day(match: re.Match[str], issue_date: str) -> date | None:
    month = _month(match["month"])
    year = int(match["year"]) if match["year"] else _inferred_year(month, issue_date)
    try:
        return date(year, month, int(match["day"])) if year else None
    except ValueError:
        return None


def _inferred_year(month: int, issue_date: str) -> int | None:
    issue = _ISSUE.search(issue_date)
    if issue is None:
        return None
    return int(issue["year"]) - (month > _month(issue["month"]))


def _month(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    short = printed[:3].capitalize()
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(short))
