"""What a line looks like, whatever it says: capitals, dates, places, speakers, sentences.

Patterns served: headings in capitals; lines that are set apart and head nothing: dates, places,
"FOR IMMEDIATE RELEASE", lead-ins; speakers ("MR X:", "CHAIR POWELL.", "○議長").
"""

import re
import unicodedata

from data.intake.lexicon import dates, markers
from data.intake.lexicon.dates import MONTH
from data.intake.stream import Piece

LONGEST, MOST_WORDS = 120, 16
_LONGEST_SET_APART, _MOST_WORDS_SET_APART = 240, 36
_SENTENCE_END = tuple(".,;:!?。、，；：！？…")
_SENTENCE_CLOSE = re.compile(r"[.!?。！？][”’\"'」』）)\]]*$")
_ABBREVIATION_END = re.compile(r"(?:[A-Z]\.){2}$|\b(?:etc|Jr|Sr|Inc|Ltd|Co|Corp)\.$")
_DATE_LINE = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:,?\s+\d{{4}})?(?:\s*\(\w+\))?|{MONTH}\s+\d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    r"|(?:\d{4}|(?:明治|大正|昭和|平成|令和)[\d元〇一二三四五六七八九十]+)年[\d〇一二三四五六七八九十]+月"
    r"[\d〇一二三四五六七八九十]+日(?:（.）)?",
    re.IGNORECASE,
)
_PLACE_LINE = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}, (?:[A-Z]\.[A-Z]\.|[A-Z][\w.’'-]+)"
)
_NOTICE = re.compile(
    r"(?:for immediate release|as (?:prepared for delivery|delivered)|via teleconference"
    r"|press releases?|embargoed.*|check against delivery|unclassified"
    r"|official use only|draft|speech(?:es)?|news|remarks|statement|press conference|readout|"
    r"provisional translation|tentative translation|仮訳)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"Q\s+[A-Z]")
_HOUR = r"\d{1,2}(?:[:.h]\d{2})?+"
_TIME_LINE = re.compile(
    r"\d{1,2}[:.]\d{2}\s*+(?:[AP]\.?M\.?)?(?:\s*+\(?[A-Z]{2,5}\)?)?"
    rf"|{_HOUR}\s*+(?:[AP]\.?M\.?\s*+)?(?:[-–—]|to\b|bis\b|à)\s*+{_HOUR}\s*+"
    r"(?:[AP]\.?M\.?(?:\s*+\(?[A-Z]{2,5}\)?)?|\(?[A-Z]{2,5}\)?|(?<=[:.h]\d\d))",
    re.IGNORECASE,
)
"""A time, or from when to when: "7 - 9am PDT", "19:30-21:00"."""
_LEADER = re.compile(r"(?=[….·‥・])(?:…{2,}|\.{4,}|(?:\. ){4,}|·{4,}|‥{2,}|・{4,})")
_SPEAKER = re.compile(
    r"(?:(?:(?:MRS?|MS|DR|PROF|GEN|SEN|REP|AMB)\. )?(?:[A-Z][A-Z.’'-]*[A-Z]|[A-Z]\.|Q|A)"
    r"(?: (?:[A-Z][A-Z.’'-]*[A-Z]|[A-Z]\.|OF|THE|AND)){0,5})[.:](?= )"
    r"|[○〇◯●][^\s（(：:]{1,20}(?:[（(][^（()）]{1,20}[)）])?[：:\u3000 ]"
)


def can_head(piece: Piece) -> bool:
    """Tell whether a piece that is set like the text may be a heading: short, and no sentence."""
    text = piece.text
    if piece.lines > 1 or len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        return False
    if text.endswith(_SENTENCE_END) and not _ABBREVIATION_END.search(text):
        return False
    return may_name(text) and not _first(text).islower() and not _is_spoken(text)


def can_head_set_apart(piece: Piece) -> bool:
    """Tell whether a piece that is bold, large or in capitals may be a heading."""
    text = piece.text
    if len(text) > _LONGEST_SET_APART or len(text.split()) > _MOST_WORDS_SET_APART:
        return False
    if _SENTENCE_CLOSE.search(text) and not _ABBREVIATION_END.search(text):
        return text.endswith("?") and len(text) <= LONGEST
    names = may_name(text) or (piece.marker and _PLACE_LINE.fullmatch(text))  # "2. Marsh, Inc."
    return bool(names) and not text.endswith((",", ";", "、"))


def is_capitals(text: str) -> bool:
    """Tell whether a text is in capitals; it needs a few, and no letter of a script without."""
    if not text.isupper() or sum(map(str.isupper, text)) < 4:
        return False
    return text.isascii() or not any(map(_has_no_case, text))


def _has_no_case(letter: str) -> bool:
    """Tell whether a letter is of a script that knows no capitals; "ª" and "º" are of Latin."""
    return letter > "\u02af" and unicodedata.category(letter) == "Lo"


def is_aside(text: str) -> bool:
    """Tell whether a line only says when or where, or what kind of paper this is."""
    bare = text.strip(" ()（）[]*").rstrip(".")
    forms = (_DATE_LINE, _TIME_LINE, _PLACE_LINE, _NOTICE)
    return any(form.fullmatch(bare) for form in forms) or is_day(bare)


def is_day(text: str) -> bool:
    """Tell whether a line is a day, in any of the languages, and says nothing else."""
    return dates.may_hold_day(text) and (
        _DATE_LINE.fullmatch(text) is not None or dates.is_day(text)
    )


def is_time(text: str) -> bool:
    """Tell whether a line says at what time, or from when to when, and nothing else."""
    return _TIME_LINE.fullmatch(text.strip(" ()（）[]*").rstrip(".")) is not None


def is_notice(text: str) -> bool:
    """Tell whether a line says for whom, or for when, a paper is meant."""
    return _NOTICE.fullmatch(text.strip(" ()（）[]*").rstrip(".")) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends like a sentence."""
    return _SENTENCE_CLOSE.search(text) is not None


def speaker(text: str) -> int:
    """Return how many characters at the start of a text name who speaks; 0 if none do."""
    match = _SPEAKER.match(text)
    if match is None or text[match.end() :].isupper():
        return 0
    return len(match.group().rstrip())


def _is_spoken(text: str) -> bool:
    """Tell whether a line of a transcript: someone's turn, or what is heard, "(Laughter.)"."""
    heard = text[0] in "([（" and text[-1] in ")]）" and ends_sentence(text[1:-1])
    return heard or speaker(text) > 0 or _QUESTION.match(text) is not None


def has_leaders(text: str) -> bool:
    """Tell whether a text has the dots that lead to a page's number in contents."""
    return _LEADER.search(text) is not None


def may_name(text: str) -> bool:
    """Tell whether a text can name a section: no date, number, subtitle or line of contents."""
    is_subtitle = len(text) > 1 and text[0] in "-–—" and text[-1] == text[0]
    return (
        not is_subtitle
        and any(map(str.isalpha, text))
        and not is_aside(text)
        and not markers.stands_alone(text)
        and not has_leaders(text)
    )


def _first(text: str) -> str:
    return next(letter for letter in text if letter.isalnum())


def key(text: str) -> str:
    """Return what two printings of one title have in common: letters and digits, without case."""
    return "".join(filter(str.isalnum, text.casefold()))
