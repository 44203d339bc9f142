"""Who does something: the words before a verb that name it, or nothing where that is not sure.

Patterns served: "The Ministers agreed", "In Tokyo, the two sides agreed", "Japan, the United States
and the Republic of Korea agreed", "The Committee, having heard him, agreed", "In this regard we
agree", "Mr. X, Minister of Y, agreed". No subject is what only stands before ("As a result").
"""

import re
from collections.abc import Sequence

from data.briefing.wording.clauses import Stretch
from data.briefing.wording.english_words import (
    ACTORS,
    ARTICLES,
    CONJUNCTIONS,
    NUMBERS,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
    Word,
)

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 24
_ENDS = frozenset(";:—–")
_NO_ENDS = frozenset({"(", "[", "and", "or", "but"})
_OPENERS = frozenset({"that", "while", "whereas"})
_TIMES = frozenset("meeting session summit day regard context respect end".split())  # noqa: SIM905
_PERSONS = frozenset("we they he she it i".split())  # noqa: SIM905
_NO_OPENERS = frozenset("according based due owing prior thanks together".split())  # noqa: SIM905
_THINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ing",
    "ism",
    "age",
    "ies",
    "ings",
)
"""How words end that are capitalised for opening a sentence, and name nobody."""
_PLACES_IN_ING = frozenset("beijing nanjing chongqing peking reading".split())  # noqa: SIM905
_ALONE = PRONOUNS - NUMBERS | {"both"}


def clause_start(words: Sequence[Word], first: int, end: int) -> tuple[int, bool]:
    """Return where the clause begins that ends before `end`, and whether it depends on another.

    `first` is where it may begin at the earliest.
    """
    for number in range(end - 1, first - 1, -1):
        word = words[number].small
        if word in _ENDS or word in _OPENERS:
            return number + 1, False
        if number + 1 == end or word not in SUBORDINATORS or _is_preposition(words, number, end):
            continue
        if words[end - 1].text == "," and number > first and words[number - 1].text == ",":
            continue  # an aside: "The Ministers, who met in Tokyo, agreed"
        return number + 1, not any(one.text == "," for one in words[number + 1 : end])
    return first, False


def _is_preposition(words: Sequence[Word], number: int, end: int) -> bool:
    """Tell whether a word that may open a clause has no verb after it, and so opens none."""
    following = words[number + 1 : end]
    if words[number].small not in PREPOSITIONS or following[0].small in _ALONE:
        return False
    return not any(one.small in VERBS for one in following)


def subject(words: Sequence[Word], start: int, end: int) -> Stretch | None:
    """Return the subject that ends before `end`, in a clause that begins at `start`."""
    start = _after_marks(words, start, end)
    if end <= start or words[end - 1].small in _NO_ENDS:
        return None
    if words[end - 1].small in _ALONE:
        return end - 1, end
    parts = _parts(words, start, end)
    if not parts:
        return None
    last = parts[-1]
    if words[end - 1].text == ",":
        return _before_aside(words, parts)
    if words[last[0]].small in {"and", "or"}:
        return _listed(words, parts)
    return last if _is_named(words, last) else _after_adverbial(words, last)


def can_act(words: Sequence[Word], stretch: Stretch) -> bool:
    """Tell whether a subject names somebody who can undertake something."""
    start, end = stretch
    if words[start].small in PRONOUNS:
        return True
    head = start
    for number in range(start, end):
        if words[number].small in PREPOSITIONS or words[number].text in {",", "("}:
            break
        head = number
    word = words[head]
    if word.small in ACTORS or not word.is_name or word.text[0].isdigit():
        return word.small in ACTORS
    return head > 0 or not word.small.endswith(_THINGS)


def _after_marks(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a clause begins after bullets, opening quotes and numbers of paragraphs."""
    for number in range(start, min(end, start + 4)):
        if not words[number].is_word and words[number].text not in ",([":
            start = number + 1
    return start


def _after_adverbial(words: Sequence[Word], part: Stretch) -> Stretch | None:
    """Return the subject after an adverbial without a comma: "In Tokyo the Ministers agreed"."""
    opens = words[part[0]].small in PREPOSITIONS and part[1] - part[0] > 2
    if opens and _YEAR.fullmatch(words[part[0] + 1].text):
        whole = (part[0] + 2, part[1])
        return whole if _is_named(words, whole) else None
    for number in range(part[1] - 2, part[0] + 1, -1):
        if words[number].small in ARTICLES:
            is_after_name = words[number - 1].is_name or words[number - 1].small in _TIMES
            whole = (number, part[1])
            return whole if is_after_name and words[part[1] - 1].small in ACTORS else None
    return None


def _parts(words: Sequence[Word], start: int, end: int) -> list[Stretch]:
    """Return the stretches between commas."""
    found, first, depth = [], start, 0
    for number in range(start, end):
        sign = words[number].text
        depth += (sign in "([（") - (sign in ")]）")
        if sign == "," and depth <= 0:
            found.append((first, number))
            first = number + 1
    found.append((first, end))
    return [part for part in found if part[0] < part[1]]


def _before_aside(words: Sequence[Word], parts: Sequence[Stretch]) -> Stretch | None:
    """Return the subject before what stands in commas: the first part that is one."""
    if _is_named(words, parts[0]):
        return parts[0]
    if len(parts) > 2 and _is_named(words, parts[1]):
        return parts[1]
    return None


def _listed(words: Sequence[Word], parts: Sequence[Stretch]) -> Stretch | None:
    """Return a subject of several names with commas between them."""
    last = parts[-1]
    if not _is_named(words, (last[0] + 1, last[1])):
        return None
    first = len(parts) - 1
    while first and _is_named(words, parts[first - 1]):
        first -= 1
    is_list = first < len(parts) - 1
    return (parts[first][0] if is_list else last[0] + 1, last[1])


def _is_named(words: Sequence[Word], part: Stretch) -> bool:
    """Tell whether a stretch begins as the name of somebody does, and has no verb in it."""
    start, end = part
    while start < end and not words[start].is_word:
        start += 1
    if not 0 < end - start <= _LONGEST:
        return False
    first = words[start].small
    if any(word.small in VERBS for word in words[start:end]):
        return False
    if first in CONJUNCTIONS | PREPOSITIONS | SUBORDINATORS | _NO_OPENERS:
        return False
    if first.endswith("ing") and first not in _PLACES_IN_ING:
        return False
    if first in _PERSONS:
        return end - start == 1
    known = ARTICLES | OWNERS | NUMBERS | PRONOUNS
    return first in known or words[start].is_name or words[end - 1].small in ACTORS
