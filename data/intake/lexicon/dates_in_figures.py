"""Days in figures whose order, or whose century, only the paper tells: "7/8/2016", "12-13-99".

Patterns served: a label before them ("Date: 7/8/2016", "Adopted: 12/13/99"), nothing else on their
line, or a dash behind them ("2.4.75 — The ministers"). Which of two figures is the month is told by
the other days of the same paper, whether "July 8, 2016" or "8 July 2016", or by the language and
country that its format declares.
"""

import re
from collections.abc import Iterable
from datetime import date

from data.intake.lexicon.dates import MONTH

_DAY = re.compile(
    r"(?<![\d/.-])(?P<either>\d{1,2})(?P<by>[/.-])(?P<other>\d{1,2})(?P=by)(?P<year>\d{4}|\d{2})"
    r"(?![\d/-]|\.\d)"
)
_LABEL = re.compile(
    r"\b(?:date|dated|adopted|passed|enacted|approved|signed|issued|published|held|on|datum|am|vom"
    r"|data|fecha|date de|le|el|il|in data|day|by [\w .]{3,60},?)[\s:.,)]{0,4}$",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"\b{MONTH}\b\.? [0-3]?\d(?:st|nd|rd|th)?,? \d{{4}}\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"\b[0-3]?\d(?:st|nd|rd|th|er|\.)?(?: of| de)? [^\W\d_]{3,12}\.?,?(?: del?)? \d{4}\b",
    re.IGNORECASE,
)
_PIVOT = 69
"""Years of two figures up to this one are of the present century, as POSIX counts them."""
_REACH = 80


def holds_day(text: str) -> bool:
    """Tell whether a text may hold a day in figures."""
    return _DAY.search(text) is not None


def labelled(text: str, month_first: bool | None) -> date | None:
    """Return the day that a line says in figures, behind a label or alone.

    `month_first` tells the order where both figures may be a month; None where nothing tells.
    """
    for match in _DAY.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        after = text[match.end() : match.end() + _REACH].lstrip()
        is_alone = not before.strip(" (*") and (not after.strip(" .)*") or after[0] in "—–-")
        if is_alone or _LABEL.search(before):
            return _day(match, month_first)
    return None


def order(texts: Iterable[str], language: str) -> bool | None:
    """Return whether a paper writes the month before the day; None where it does not tell.

    `language` is the one that its format declares, with the country perhaps ("en-US").
    """
    month, day = 0, 0
    for text in texts:
        month += _MONTH_FIRST.search(text) is not None
        day += _DAY_FIRST.search(text) is not None
        for match in _DAY.finditer(text):
            if match["by"] == "/":
                month += int(match["other"]) > 12
                day += int(match["either"]) > 12
    if month and day:
        return None
    if month or day:
        return month > 0
    code = language.replace("_", "-").casefold()
    if code == "en-us":
        return True
    return None if code in {"", "en"} else False


def _day(match: re.Match[str], month_first: bool | None) -> date | None:
    either, other = int(match["either"]), int(match["other"])
    if match["by"] == ".":
        month_first = False
    elif max(either, other) > 12:
        month_first = other > 12
    if month_first is None and either != other:
        return None
    month, day = (either, other) if month_first else (other, either)
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < _PIVOT else 1900
    try:
        return date(year, month, day) if 1600 <= year <= 2199 else None
    except ValueError:
        return None
