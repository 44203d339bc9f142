"""Abbreviations in texts: what they are said to stand for, and which of them nobody explains.

Patterns served: "National Security Council (NSC)", "NSC (National Security Council)", the same
in square brackets and in quotes, "(hereinafter “the NSC”)", and those of Japanese texts. Double
asterisks, as Markdown has them, count for nothing. Time goes with the length of the texts.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from data.briefing.wording.japanese_long_forms import Places, japanese_forms
from data.briefing.wording.known_abbreviations import KNOWN_ABBREVIATIONS, abbreviation_key
from data.briefing.wording.long_forms import long_form_before, long_form_cost
from data.briefing.wording.written_abbreviations import (
    SHORT,
    abbreviations_in,
    may_be_defined,
    words_in_use,
)

_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]\n]{1,240}+)[)）\]]")
_FIRST = re.compile(
    r"\s?(?:(?:hereinafter|hereafter|henceforth)(?: referred to as| called)?,? )?(?:the )?"
    rf"[\"“„‘«']?(?:the )?(?P<short>{SHORT})[\"”“’»']?\s?(?=[,;:：、]|$)"
)
_LAST = re.compile(rf"(?<![\w.&/-])(?P<short>{SHORT})[\"”’»]?\s?$")
_ARTICLE = re.compile(
    r"\s*[\"“„«]?(?:(?:the|die|der|das|le|la|les) |l['’])?[\"“„«]?", re.IGNORECASE
)
_REMARK = re.compile("[,;]")
_GAP = " \t\u00a0\u3000\"”“’»'"
_OF_NAMES = frozenset("and of the for in on to de des du et".split())  # noqa: SIM905
_LONGEST_NAME = 8
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
_MOST_REMARKS = 5
_NEAR, _FAR = 30, 240


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation and what it stands for, both as the text has them.

    `short_at` and `long_at` are where they start and end in it, in code points.
    """

    short: str
    long: str
    short_at: tuple[int, int]
    long_at: tuple[int, int]

    def __post_init__(self) -> None:
        for start, end in (self.short_at, self.long_at):
            if not 0 <= start < end:
                raise ValueError("an abbreviation and its long form stand somewhere in the text")


@dataclass(frozen=True, slots=True)
class UndefinedAbbreviation:
    """An abbreviation that no text defines, where it stands first: in the text of that number."""

    short: str
    text: int
    start: int
    end: int


def definitions(text: str) -> tuple[Definition, ...]:
    """Return the abbreviations that a text defines, in the order of the places where it does."""
    plain, places = _without_stars(text)
    return tuple(
        Definition(
            plain[slice(*short)], plain[slice(*long)], _source(short, places), _source(long, places)
        )
        for short, long in sorted({*_western(plain), *japanese_forms(plain)})
    )


def undefined(
    texts: Sequence[str], known: Collection[str] = KNOWN_ABBREVIATIONS
) -> tuple[UndefinedAbbreviation, ...]:
    """Return the abbreviations of texts that none of them defines, each with its first place.

    Those that are `known` (by their keys) need no definition; nor do those that stand in brackets
    after a name that says itself what they are short for, though by other letters.
    """
    explained = set(known)
    for text in texts:
        explained |= {abbreviation_key(one.short) for one in definitions(text)}
        explained |= set(_after_names(text))
    in_use = words_in_use(texts)
    found: dict[str, UndefinedAbbreviation] = {}
    for number, text in enumerate(texts):
        for whole, parts in abbreviations_in(text, in_use):
            if abbreviation_key(text[slice(*whole)]) in explained:
                continue
            for start, end in parts:
                short = text[start:end]
                if abbreviation_key(short) not in explained:
                    key = abbreviation_key(short)
                    found.setdefault(key, UndefinedAbbreviation(short, number, start, end))
    return tuple(found.values())


def _without_stars(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without double asterisks, and where each sign of it stands in the text."""
    if "**" not in text:
        return text, range(len(text))
    places = [
        at
        for match in re.finditer(r"(?:[^*]|\*(?!\*))+|\*\*", text)
        if match[0] != "**"
        for at in range(match.start(), match.end())
    ]
    return text.replace("**", ""), places


def _source(span: tuple[int, int], places: Sequence[int]) -> tuple[int, int]:
    return places[span[0]], places[span[1] - 1] + 1


def _western(text: str) -> Iterator[Places]:
    done = 0
    for match in _BRACKETS.finditer(text):
        # What stands before brackets ends with the brackets before it: so no sign is seen twice.
        start = max(done, match.start() - _FAR, text.rfind("(", done, match.start()) + 1)
        before = _POSSESSIVE.sub("", text[start : match.start()].rstrip(_GAP))
        inner, done = match.start(1), match.end()
        found = _short_inside(before, match[1])
        if found:
            yield _moved(found[0], inner), _moved(found[1], start)
            continue
        found = _short_before(before, match[1])
        if found:
            yield _moved(found[0], start), _moved(found[1], inner)


def _moved(span: tuple[int, int], offset: int) -> tuple[int, int]:
    return span[0] + offset, span[1] + offset


def _short_inside(before: str, inside: str) -> Places | None:
    """Return where in brackets an abbreviation stands, and where before them its long form."""
    short = _FIRST.match(inside)
    if short is None or not may_be_defined(short["short"]):
        return None
    start = long_form_before(before, short["short"])
    if start is None or _says(before[start:], short["short"]):
        return None
    return short.span("short"), (start, len(before))


def _short_before(before: str, inside: str) -> Places | None:
    """Return where before brackets an abbreviation stands, and where in them its long form."""
    if " " not in inside:
        return None
    short = _LAST.search(before, max(0, len(before) - _NEAR))
    if short is None or not may_be_defined(short["short"]):
        return None
    long = _long_form_in(inside, short["short"])
    return (short.span("short"), long) if long else None


def _long_form_in(inside: str, short: str) -> tuple[int, int] | None:
    """Return where in brackets the long form of what stands before them starts and ends.

    It is all that stands there, or that up to a comma, whichever says the letters best.
    """
    article = _ARTICLE.match(inside)
    start = article.end() if article else 0
    found: list[tuple[float, int]] = []
    remarks = islice(_REMARK.finditer(inside, start), _MOST_REMARKS)
    for end in (len(inside), *(match.start() for match in remarks)):
        long = inside[start:end].rstrip(_GAP)
        if " " in long and not _says(long, short):
            cost = long_form_cost(long, short)
            found += [] if cost is None else [(cost, -len(long))]
    return (start, start - min(found)[1]) if found else None


def _says(long: str, short: str) -> bool:
    """Tell whether a long form holds the abbreviation itself, and so explains nothing."""
    key = abbreviation_key(short)
    return any(abbreviation_key(word.strip(",;:()")) == key for word in long.split())


def _after_names(text: str) -> Iterator[str]:
    """Yield the keys of abbreviations in brackets that stand after names of several words."""
    for match in _BRACKETS.finditer(text):
        short = _FIRST.match(match[1])
        if short and may_be_defined(short["short"]):
            before = text[max(0, match.start() - _FAR) : match.start()]
            if _ends_with_a_name(before):
                yield abbreviation_key(short["short"])


def _ends_with_a_name(text: str) -> bool:
    """Tell whether a text ends with two words at least that have capitals, as names do."""
    names = 0
    for word in reversed(text.rstrip(_GAP).split()[-_LONGEST_NAME:]):
        if word[0].isupper():
            names += 1
        elif word not in _OF_NAMES:
            break
    return names >= 2
