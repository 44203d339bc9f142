"""How abbreviations are written, and which words of a text are some.

Patterns served: "NATO", "U.S.", "SLBMs", "DoD", "R&D", "AML/CFT", "Q-CHAMP". No abbreviations are
names of things with figures ("F-35"), Roman numbers, words and lines in capitals ("NOTING that",
"KISHIDA" where "Kishida" stands, too), initials of persons, addresses of pages and mails.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from data.briefing.wording.known_abbreviations import abbreviation_key

SHORT = (
    r"(?:(?!The |This |An? |Our )[A-Z][A-Za-z]{1,5}+ [A-Z]{2,6}+(?!\w)"
    r"|[^\W_][\w&/.-]{0,10}+(?<=[\w.]))"
)
"""Matches what may be an abbreviation by its signs; `may_be_defined` tells more."""

_LONGEST = 10
_SIGN = "0-9A-Za-zÀ-ÖØ-öø-ÿ０-９Ａ-Ｚａ-ｚ"
_CHUNK = re.compile(r"\S+")
_COMPOUND = re.compile(rf"[{_SIGN}][{_SIGN}&.]*(?:[-/\u2010\u2011][{_SIGN}][{_SIGN}&.]*)*")
_WORD = re.compile(rf"[{_SIGN}][{_SIGN}&.]*")
_PLAIN = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ&]+")
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]+")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_INITIALS = re.compile(r"(?:[A-Z]\.){2}$")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ADDRESS = re.compile(r"://|@|^www\.|\.(?:com|org|net|int|html?|pdf)\b")
_PARTICIPLE = re.compile(r"[A-Z]{4,}(?:ING|ED)")
_ABBREVIATIONS_TOO = frozenset({"who", "it"})
"""What in small is a word in every text, and in capitals an abbreviation."""
_IN_A_ROW = 3
"""So many words in capitals, one after the other, are a heading."""
_SHORTEST_OPENING = 4
"""Of so many letters, in capitals, may be the word that a text opens with: "NOTING", "WHEREAS"."""

Place = tuple[int, int]
"""Where an abbreviation starts and ends."""


def may_be_defined(short: str) -> bool:
    """Tell whether an abbreviation may be written so: two capitals, up to ten letters and signs."""
    capitals = sum(map(str.isupper, short))
    return capitals >= 2 and 2 <= len(abbreviation_key(short)) <= _LONGEST


def words_in_use(texts: Sequence[str]) -> frozenset[str]:
    """Return the words of texts, in small, that stand in them in other letters than capitals."""
    words = {word for text in texts for word in _PLAIN.findall(text)}
    found = {word.lower() for word in words if len(word) > 1 and word[1:].islower()}
    return frozenset(found - _ABBREVIATIONS_TOO)


def abbreviations_in(text: str, in_use: Collection[str]) -> Iterator[tuple[Place, list[Place]]]:
    """Yield what is or holds abbreviations, and these: "Q-CHAMP" holds one, "HA/DR" two.

    What is `in_use` in small is a word, and no abbreviation.
    """
    chunks = [match for match in _CHUNK.finditer(text) if not _ADDRESS.search(match[0])]
    headed = _headings(chunks)
    for number, chunk in enumerate(chunks):
        if number in headed:
            continue
        following = chunks[number + 1][0] if number + 1 < len(chunks) else ""
        for whole in _COMPOUND.finditer(chunk[0]):
            is_named = whole.end() == len(chunk[0]) and following[:1].isupper()
            found = []
            for part in _WORD.finditer(whole[0]):
                word = part[0] if _DOTTED.fullmatch(part[0]) else part[0].rstrip(".&")
                start = chunk.start() + whole.start() + part.start()
                if _is_one(word, in_use) and not (is_named and _INITIALS.match(word)):
                    found.append((start, start + len(word)))
            if found:
                yield (chunk.start() + whole.start(), chunk.start() + whole.end()), found


def _is_one(word: str, in_use: Collection[str]) -> bool:
    bare = abbreviation_key(word)
    capitals = sum(map(str.isupper, bare))
    return (
        2 <= len(bare) <= _LONGEST
        and capitals >= 2
        and capitals > sum(map(str.islower, bare))
        and _LATIN.fullmatch(bare) is not None
        and ("." not in word or _DOTTED.fullmatch(word) is not None)
        and not (_ROMAN.fullmatch(bare) or _PARTICIPLE.fullmatch(bare))
        and bare.lower() not in in_use
    )


def _headings(chunks: Sequence[re.Match[str]]) -> frozenset[int]:
    """Return the numbers of the chunks that are words in capitals, and no abbreviations.

    They stand in a row of such, are all that there is, or open the text.
    """
    found: list[int] = []
    row: list[int] = []
    for number, chunk in enumerate(chunks):
        bare = chunk[0].strip("\"“”'‘’.,:;()")
        if _CAPITALS.fullmatch(bare) and (len(bare) > 1 or row):
            row.append(number)
            continue
        found += row if len(row) >= _IN_A_ROW else ()
        row = []
        if number == 1 and not found:
            opening = chunks[0][0].strip(",:")
            is_word = _CAPITALS.fullmatch(opening) and len(opening) >= _SHORTEST_OPENING
            found += [0] if is_word else ()
    found += row if len(row) >= _IN_A_ROW or len(row) == len(chunks) else ()
    return frozenset(found)
