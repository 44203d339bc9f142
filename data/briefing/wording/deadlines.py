"""By when something is to be done, as a text says it; dates are not read, words are found.

Patterns served: "by 2030", "by the end of the year", "by mid-2025", "no later than 1 May 2026",
"before the next meeting", "within six months"; 2030年までに, 本年末までに,
次回会合までに, 3年以内に.
"""

import re

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?)"
_YEAR = r"(?:FY ?|fiscal year )?(?:19|20)\d\d(?!\d| ?%| per ?cent)"
_SPAN = (
    r"(?:the )?(?:(?:very )?(?:end|beginning|start|middle|close|first half|second half"
    r"|(?:first|second|third|fourth|last) quarter) of|late|early|mid)[ -]?(?:the )?"
)
_TERM = (
    r"(?:year|month|week|decade|century|quarter|spring|summer|autumn|winter|fiscal year"
    r"|financial year|meeting|session|summit|conference|assembly|council|review|election|term)s?\b"
)
_COMING = (
    rf"(?:(?:the |our |their |its )?(?:next|following|coming|forthcoming|upcoming|this|current)"
    rf"(?: [\w-]{{2,20}}){{0,3}}? {_TERM}|the {_TERM})"
)
_POINT = (
    rf"(?:{_DAY},? {_YEAR}|{_DAY}|(?:{_SEASON} )?{_YEAR}|COP ?\d\d|year-end|{_SEASON}|{_COMING})"
)
_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|the next [\w-]{2,12})"
)
_ENGLISH = re.compile(
    rf"\b(?:(?:by|before|until|(?:no|not) later than|as early as|prior to) (?:{_SPAN})?{_POINT}"
    rf"|within {_NUMBER} (?:hours?|days?|weeks?|months?|years?))"
)
_JAPANESE = re.compile(
    r"(?:[\u3005-\u3007\u4e00-\u9fff\u30a1-\u30fa\u30fb\u30fc\dＡ-Ｚ０-９A-Z]|の|か(?=月)){1,24}"
    r"(?:まで|以内|中)に(?!わた)"
)
_WHEN = re.compile(r"[年月日末期週\d０-９]|会合|会議|会談|総会|サミット|以内")


def deadline(text: str) -> str:
    """Return the words of a text in English that say by when; empty where none do."""
    found = _ENGLISH.search(text)
    return found[0].rstrip(" ,") if found else ""


def japanese_deadline(text: str) -> str:
    """Return the words of a text in Japanese that say by when; empty where none do."""
    for match in _JAPANESE.finditer(text):
        if _WHEN.search(match[0]):
            return match[0].removesuffix("に")
    return ""
