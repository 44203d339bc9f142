"""Find the dates that a text names.

Patterns served, in English: "29 June 2018", "17th of April, 1996", "June 29, 2018", "June 29th",
"Sept. 3, 2020", "29-Jun-2018"; in figures: "2018-06-29", "2018/6/29", "29.06.2018", "29/06/2018";
in Japanese: "2018年6月29日", "２０１８年６月２９日", "二〇一八年六月二十九日", and years of eras
("昭和六十一年五月二十七日", "令和元年", "平成30年（2018年）5月29日", "H30.5.29"). Of a range
("11-13 June 2021", "June 30 – July 2, 2024") it is the first day. A year that is missing is
inferred from the issue's date.

In the languages of `month_names`, always with the year: "3. März 2021", "1er mars 2021",
"3 de marzo de 2021", "3 марта 2021 г.", "3–5 mars 2021", "٣ مارس ٢٠٢١", "2021년 3월 3일". In words:
"the third day of March, two thousand and twenty-one", "le trois mars 2021".
"""

import re
from collections.abc import Iterator
from datetime import date

from data.intake.lexicon import dates_in_words
from data.intake.lexicon.month_names import MONTH_NAMES, WEEKDAY_NAMES
from data.text import numerals
from data.text.printed_dates import ERAS, MONTHS

MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month's English name or its abbreviation, as a regular expression."""


def _folded(text: str) -> str:
    """Return a text with letters alike that `re.IGNORECASE` holds to be, dotted i's among them."""
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


_NUMBER_OF = {
    _folded(name): number
    for number, names in enumerate(MONTH_NAMES, 1)
    for name in names.split("|")
}
_NAMES = sorted("|".join(MONTH_NAMES).split("|"), key=len, reverse=True)
_INITIALS = "".join(sorted({name[0] for name in _NAMES}))
ANY_MONTH = f"(?:(?=[{_INITIALS}])(?:{'|'.join(_NAMES)}))"
"""A month's name in any of the languages. Some of them are words, too ("mai", "out", "set").

Looking at the first letter saves trying them all.
"""

_WORDS_TOO = frozenset({"may", "mar"})
"""English months that are words, too: in small letters they need a year."""

_SHORT = {"S": "昭和", "H": "平成", "R": "令和"} | {era[0]: era for era in ERAS}
_NARROW = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {0x3000: 0x20, 0xA0: 0x20, 0x202F: 0x20}
    | {first + digit: 0x30 + digit for first in (0x660, 0x6F0) for digit in range(10)}
)
"""Full-width signs, blanks that do not break, and the digits of Arabic and Persian."""

_END = r"[0-3]?\d(?:st|nd|rd|th)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|—|~|to|and|&)\s*"
_NTH = r"(?:er|ère|st|nd|rd|th|[ºª°]|-?го|:e|[.])?"
_UP_TO = (
    r"\s*(?:-|–|—|~|/|\b(?:bis|und|au|et|al|y|e|a|à|tot|en|do|i|по|и|до|та|till|til|och|og)\b)\s*"
)
_N = rf"[\d{numerals.KANJI}]{{1,4}}"
_ERA = r"(?:a\.?\s?d\.?,?\s)?"
_YEAR_N = rf"[\d{numerals.KANJI}]{{1,7}}"
_ASIDE = r"(?:\s*\([^()]{2,12}\))?"
_ERA_YEAR = (
    rf"(?:(?P<era>{'|'.join(ERAS)})\s*(?P<years>元|{_N})|(?<!\d)(?P<year>{_YEAR_N}))"
    rf"{_ASIDE}\s*年{_ASIDE}"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\w)(?<!\d[.,]){_DAY}(?:(?:\s+(?P<own>{MONTH})\b\.?)?{_TO}{_END})?[\s-]+(?:day\s+)?"
        rf"(?:of\s+)?(?P<month>{MONTH})\b\.?(?:\s?,?[\s-]*{_ERA}(?P<year>\d{{4}})\b)?",
        rf"(?<!\w)(?<!\d[.,])(?P<day>[0-3]?\d){_NTH}"
        rf"(?:(?:\s?(?:de )?(?P<own>{ANY_MONTH})(?!\w)\.?)?{_UP_TO}[0-3]?\d{_NTH})?"
        rf"(?:\s?(?:de |of )?|-)(?P<month>{ANY_MONTH})(?!\w)\.?(?:\s?/\s?[^\W\d_]{{3,12}}(?!\w))?"
        r"(?:,?\s(?:del? |do )?|-)\s?(?P<year>\d{4})(?!\d)",
        dates_in_words.FORM.replace("MONTH", ANY_MONTH),
        r"(?<!\d)(?P<year>\d{4})\s?년\s?(?P<month>\d{1,2})\s?월\s?(?P<day>\d{1,2})\s?일",
        rf"\b(?P<own>{MONTH})\b\.?\s*{_DAY}(?:{_TO}(?:(?P<month>{MONTH})\b\.?\s+)?{_END})?\b"
        rf"(?:\s?,?\s*{_ERA}(?P<year>\d{{4}})\b)?",
        rf"\b(?P<year>\d{{4}}),?\s+(?P<month>{MONTH})\b\.?\s+{_DAY}\b(?!,?\s+\d{{4}})",
        r"(?<![\d./-])(?P<year>\d{4})(?P<by>\s?[-/.]\s?)(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})"
        r"(?!\d|[./-]\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d|\.\d)",
        r"(?<![\d/])(?P<either>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})(?![\d/])",
        rf"{_ERA_YEAR}\s*(?P<month>{_N})\s*月\s*(?P<day>{_N})\s*日",
        rf"(?<![\d年{numerals.KANJI}])(?P<month>{_N})月(?P<day>{_N})日",
        rf"(?<![\w.])(?P<short>(?-i:[{''.join(_SHORT)}])|{'|'.join(ERAS)})\s?(?P<years>元|\d{{1,2}})"
        r"[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})(?!\d|[./]\d)",
    )
)
_MONTH_OR_DAY = re.compile(r"[月월]|\d\s?[-/.]\s?\d")
"""What every one of the forms holds that names no month by a word."""
_STARTS = re.compile(rf"[0-3]?\d{_NTH}\s?{ANY_MONTH}(?!\w)\.?\s?\d{{4}}(?!\d)", re.IGNORECASE)
_LONGEST_DAY = 60
_DAY_OF = " day of "
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
BESIDE = frozenset(
    (
        *_WORD.findall(WEEKDAY_NAMES.replace(".", " ")),
        *"日月火水木金土一二三四五六七", "the", "on", "of", "this",
        "day",
        "le", "den", "der", "am", "el", "il", "dnia", "dne", "em", "op", "г", "года", "року", "р",
        "r", "roku", "م", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日",
        "曜日",
    )
)  # fmt: skip
"""What stands beside a day and says nothing else."""

_MONTHS = (
    re.compile(
        rf"\b(?P<month>{MONTH})\b\.?,?(?:\s+{_END},?)?\s+(?P<year>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(rf"{_ERA_YEAR}\s*(?P<month>{_N})\s*月"),
)


def _words(text: str) -> list[str]:
    return _LETTERS.findall(_folded(text))


_MONTH_WORDS = frozenset(_words(name)[0] for name in _NUMBER_OF)
"""The months' names, of those in two words the first."""


def first_date(text: str, issue_date: str = "") -> date | None:
    """Return the first day that `text` names, if its year is known.

    A day without a year is the last one of its name up to the end of the issue's month: "June
    29th" in an issue of August 2018 is in 2018, "December 3rd" in one of January 2019 is in 2018.
    """
    return next((day for day, _, _ in dates(text, issue_date)), None)


def dates(text: str, issue_date: str = "") -> Iterator[tuple[date, int, int]]:
    """Yield the days that `text` names, in their order, each with its start and end."""
    narrow = text.translate(_NARROW)
    if not _names_month(narrow):
        return
    issue = month_of(issue_date)
    found = sorted(
        (match for form in _FORMS for match in form.finditer(narrow)),
        key=lambda match: (match.start(), -match.end()),
    )
    end = 0
    for match in found:
        day = _day(match.groupdict(), issue) if match.start() >= end else None
        if day is not None:
            end = match.end()
            yield day, match.start(), end


def _names_month(narrow: str) -> bool:
    """Tell, in little time, whether a text has a month, by its name or in figures."""
    if _MONTH_OR_DAY.search(narrow) is not None:
        return True
    return not _MONTH_WORDS.isdisjoint(_words(narrow))


def may_hold_day(text: str) -> bool:
    """Tell, in no time, whether a text may name a day: by a figure, by "年", or by "day of"."""
    return any(map(str.isdigit, text)) or "年" in text or _DAY_OF in text.casefold()


def is_day(text: str) -> bool:
    """Tell whether a text is a day and nothing else, but for weekdays, "the" and the like."""
    found = next(dates(text), None) if len(text) <= _LONGEST_DAY else None
    if found is None:
        return False
    rest = f"{text[: found[1]]} {text[found[2] :]}"
    return all(word.casefold() in BESIDE for word in _WORD.findall(rest))


def starts_with_day(text: str) -> bool:
    """Tell whether a text starts with a day whose number might be taken for an item's: "1. Mai"."""
    return _STARTS.match(text) is not None


def month_of(text: str) -> tuple[int, int] | None:
    """Return year and month of the first month that `text` names ("June 2018", "平成30年6月")."""
    narrow = text.translate(_NARROW)
    matches = (match for form in _MONTHS if (match := form.search(narrow)))
    for match in sorted(matches, key=lambda match: match.start()):
        groups = match.groupdict()
        month = _month(groups["month"])
        year = _year(groups, month, month, None)
        if year and 1 <= month <= 12:
            return year, month
    return None


def _day(groups: dict[str, str | None], issue: tuple[int, int] | None) -> date | None:
    if groups.get("either"):
        return _slashed(groups)
    if groups.get("nth"):
        return dates_in_words.day(groups, _month(groups["month"] or ""))
    if not groups.get("year") and (groups.get("own") or groups.get("month")) in _WORDS_TOO:
        return None
    last = _month(groups.get("month") or groups.get("own") or "")
    month = _month(groups.get("own") or "") or last
    year = _year(groups, month, last, issue)
    day = numerals.value(groups["day"] or "")
    try:
        found = date(year, month, day) if year and month and day else None
    except ValueError:
        return None
    era = _era(groups)
    return None if found and era and found < ERAS[era][0] else found


def _slashed(groups: dict[str, str | None]) -> date | None:
    """Return a day with slashes, day or month first, if only one of the two can be meant."""
    year, either, other = (int(groups[name] or 0) for name in ("year", "either", "other"))
    if either != other and max(either, other) <= 12:
        return None
    try:
        return date(year, min(either, other), max(either, other))
    except ValueError:
        return None


def _era(groups: dict[str, str | None]) -> str:
    short = groups.get("short") or ""
    return groups.get("era") or _SHORT.get(short, short)


def _year(
    groups: dict[str, str | None], month: int, last: int, issue: tuple[int, int] | None
) -> int | None:
    """Return the year of `month`, the first of a range that ends in the month `last`."""
    era = _era(groups)
    if era:
        years = numerals.value(groups["years"] or "") or 0
        start, length = ERAS[era]
        return start.year - 1 + years if 0 < years <= length else None
    printed = groups.get("year")
    if not printed:
        return None if issue is None else issue[0] - (month > issue[1])
    year = numerals.value(printed)
    return year - (month > last) if year and 1600 <= year <= 2199 else None


def _month(printed: str) -> int:
    """Return the number of a month in figures, in kanji, or by its name; 0 if it is none."""
    number = numerals.value(printed) or _NUMBER_OF.get(_folded(printed))
    if number is not None:
        return number
    short = printed[:3].capitalize()
    names = enumerate(MONTHS, 1)
    return next((number for number, name in names if short and name.startswith(short)), 0)
