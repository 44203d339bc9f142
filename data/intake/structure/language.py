"""Guess the language that a text is in, by its script and its commonest words."""

import re
from collections import Counter
from contextlib import suppress

from data.messages import Message
from data.text import language_names

_SAMPLE = 20_000
_SCRIPTS = {
    "kana": ("\u3041", "\u30ff"),
    "han": ("\u3400", "\u9fff"),
    "ko": ("\uac00", "\ud7a3"),
    "ru": ("\u0400", "\u04ff"),
    "el": ("\u0370", "\u03ff"),
    "he": ("\u0590", "\u05ff"),
    "ar": ("\u0600", "\u06ff"),
    "th": ("\u0e00", "\u0e7f"),
}
_DENSE = 3
"""How many Latin letters a kanji, kana or syllable weighs."""

_COMMON = {
    "en": "the of and to in that for on with is are was by as at this we it from has have be will",
    "fr": "le la les des et en une du que dans pour est au aux par sur sont il nous avec à ce d l",
    "de": "der die das und den von mit für ist des im in zu dem ein eine auf nicht wir sich auch",
    "es": "el los las que y en del una para por la de con es al se un su como más lo",
    "it": "il di che e la per un una del della dei le gli sono con è nel alla non si",
    "pt": "o a os as que e do da dos das em um uma para com não na por ao é",
    "nl": "de het een en van ik dat is op te met voor zijn niet aan er om ook wij",
    "vi": "và của các là trong cho một có với không được đã những về này",
}
_WORD = re.compile(r"[^\W\d_]+")
_LEAST, _CLEAR = 0.1, 1.2


def guess(text: str) -> str:
    """Return the language (BCP 47) of `text`, or "" where it cannot be told."""
    sample = text[:_SAMPLE]
    letters = [letter for letter in sample if letter.isalpha()]
    counts = Counter(filter(None, map(_script, letters)))
    east = counts["kana"] + counts["han"] + counts["ko"]
    other = len(letters) - east
    if _DENSE * east > other:
        return _east_asian(sample, counts)
    best = max(("ru", "el", "he", "ar", "th"), key=lambda script: counts[script])
    if 2 * counts[best] > len(letters):
        return best
    return _western(sample)


def name(code: str) -> Message | str:
    """Return a language's name; the code itself (BCP 47) where we know none."""
    return language_names.name_of(code)


def _script(letter: str) -> str:
    if letter < "\u0370":
        return ""
    ranges = _SCRIPTS.items()
    return next((script for script, (first, last) in ranges if first <= letter <= last), "")


def _east_asian(sample: str, counts: Counter[str]) -> str:
    """Tell by kana and syllables; without any, by characters that only one language writes."""
    if counts["ko"] > counts["kana"] + counts["han"] / 2:
        return "ko"
    if counts["kana"] > 0.05 * (counts["kana"] + counts["han"]):
        return "ja"
    chinese = japanese = 0
    for letter, count in Counter(sample).items():
        if _script(letter) == "han":
            in_japan, in_china = _knows("cp932", letter), _knows("gb2312", letter)
            chinese += count * (in_china and not in_japan)
            japanese += count * (in_japan and not in_china and not _knows("big5", letter))
    if chinese == japanese:
        return ""
    return "zh" if chinese > japanese else "ja"


def _western(sample: str) -> str:
    words = Counter(_WORD.findall(sample.lower()))
    shares = sorted(
        (sum(words[word] for word in common.split()), language)
        for language, common in _COMMON.items()
    )
    (second, _), (most, best) = shares[-2:]
    told = most > _LEAST * words.total() and most >= _CLEAR * second
    return best if told else ""


def _knows(codec: str, letter: str) -> bool:
    with suppress(UnicodeEncodeError):
        return bool(letter.encode(codec))
    return False
