"""Sentences in English taken apart: who, the verb, and what follows it.

Verbs that follow one another share who they are of: "The Ministers agreed to meet, and confirmed
that …". A clause within what somebody agrees to is part of that, and none by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from data.briefing.wording.clauses import Clause, Stretch
from data.briefing.wording.english_words import ACTORS, Word, is_adverb, words_of
from data.briefing.wording.predicates import Predicate, Voice, predicates
from data.briefing.wording.subjects import can_act, clause_start, subject
from data.briefing.wording.verb_list import VerbList

_JOINS = frozenset({"and", "or", "but", "nor", ","})
_BEFORE_OWN_SUBJECT = frozenset({"and", "but", "while", "whereas", ";", "yet"})
_NOBODY = frozenset({"it", "this", "that", "these", "those", "each"})
_FINITE = frozenset({Voice.BASE, Voice.THIRD, Voice.PAST})
_LONGEST = 600
"""Words that a sentence may have; of a longer one nothing is told."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A predicate with its subject, the word at which its clause begins, and what it shares."""

    predicate: Predicate
    who: Stretch | None
    begins: int
    subject: Stretch | None


def english_clauses(sentence: str, verbs: VerbList) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in which somebody undertakes something, in their order."""
    words = words_of(sentence)
    if len(words) > _LONGEST:
        return ()
    found: list[_Found] = []
    for one in predicates(words, verbs):
        is_bare = one.voice is Voice.MODAL and words[one.last].small not in verbs.bases
        placed = _placed(words, one, found, is_bare=is_bare)
        if placed:
            found.append(placed)
    if not found:
        return ()
    ends = [_back_over_joins(words, one.begins) for one in found[1:]] + [len(words)]
    told = (_clause(words, one, end) for one, end in zip(found, ends, strict=True))
    return tuple(one for one in told if one.who or one.what)


def _placed(
    words: Sequence[Word], one: Predicate, found: Sequence[_Found], *, is_bare: bool
) -> _Found | None:
    """Return a predicate with its subject; one `is_bare` that is "will" without a listed verb."""
    before = found[-1] if found else None
    if before and _shares(words, one, before.predicate):
        who = None if one.voice is Voice.PASSIVE else before.who
        return _Found(one, who, one.subject_end, before.subject)
    first = before.predicate.last + 1 if before else 0
    start, depends = clause_start(words, first, one.subject_end)
    if before:
        start = _own_start(words, first, start, one.subject_end)
    if depends or start < 0:
        return None
    stretch = subject(words, start, one.subject_end)
    if is_bare and (stretch is None or words[stretch[0]].small in _NOBODY):
        return None
    if stretch is None:
        return None if before else _without_subject(words, one)
    if one.voice is Voice.PASSIVE:
        return _Found(one, _agent(words, one), stretch[0], stretch)
    return _Found(one, stretch, stretch[0], stretch) if can_act(words, stretch) else None


def _without_subject(words: Sequence[Word], one: Predicate) -> _Found | None:
    """Return the first predicate of a sentence that does not say whose it is, or not for sure.

    Where neither nothing nor a party stands before it, it may be a participle: "the measures,
    agreed in 2006, …".
    """
    alone = _Found(one, None, one.first, None)
    if not any(word.is_word or word.text in "([" for word in words[: one.subject_end]):
        return alone
    last = words[one.subject_end - 1].small
    is_joined = last in {"and", "or", "but"} and one.voice is Voice.PAST
    is_partys = last in ACTORS and one.voice in {Voice.PAST, Voice.STATE}
    return alone if is_joined or is_partys else None


def _shares(words: Sequence[Word], one: Predicate, before: Predicate) -> bool:
    """Tell whether a predicate goes on with the subject of the one before it."""
    joint = words[one.subject_end - 1].small if one.subject_end else ""
    if one.subject_end <= before.last + 1 or joint not in _JOINS:
        return False
    if one.voice is before.voice or {one.voice, before.voice} <= _FINITE - {Voice.BASE}:
        return one.voice is not Voice.PASSIVE or joint == "and"
    if one.voice in {Voice.MODAL, Voice.STATE}:
        return before.voice is not Voice.PASSIVE
    if one.voice is Voice.BASE and before.voice in {Voice.MODAL, Voice.PAST, Voice.STATE}:
        return not any(word.small == "to" for word in words[before.last + 1 : one.first])
    return before.voice is Voice.STATE and one.voice is Voice.PAST


def _own_start(words: Sequence[Word], first: int, start: int, end: int) -> int:
    """Return where a further clause begins that has a subject of its own; -1 where none does.

    It is one only after what parts it from the clause before: "…, and the Minister agreed"; "and
    we" does without a comma.
    """
    for number in range(end - 1, first - 1, -1):
        word = words[number].small
        if word in {"while", "whereas", ";"} or (
            word in _BEFORE_OWN_SUBJECT and number > first and words[number - 1].text == ","
        ):
            return max(start, number + 1)
        if word == "and" and number + 1 < end and words[number + 1].small == "we":
            return max(start, number + 1)
    return -1


def _agent(words: Sequence[Word], one: Predicate) -> Stretch | None:
    """Return by whom something was done: "was requested by the Council to …"."""
    start = one.last + 2
    if start >= len(words) or words[start - 1].small != "by":
        return None
    end = start
    while end < len(words) and words[end].is_word and words[end].small not in {"to", "that", "in"}:
        end += 1
    return (start, end) if end > start and can_act(words, (start, end)) else None


def _clause(words: Sequence[Word], one: _Found, end: int) -> Clause:
    first = one.predicate.last + 1
    if one.predicate.voice is Voice.PASSIVE and one.subject:
        if words[one.subject[0]].small == "it":
            first = one.who[1] if one.who else first
        else:
            first = one.subject[0]
    while first < end and words[first].text in ",:":
        first += 1
    while end > first and not words[end - 1].is_word and words[end - 1].text not in ')]”"’%）':
        end -= 1
    return Clause(
        _span(words, one.who),
        (words[one.predicate.first].start, words[one.predicate.last].end),
        _span(words, (first, end)) if first < end else None,
    )


def _back_over_joins(words: Sequence[Word], number: int) -> int:
    """Return where what stands before a clause ends, without what joins the two."""
    while number and (
        words[number - 1].small in _JOINS | {"while", "whereas", ";"}
        or is_adverb(words[number - 1].small)
        or (words[number - 1].small == "that" and words[number - 2].small in {"and", "but"})
    ):
        number -= 1
    return number


def _span(words: Sequence[Word], stretch: Stretch | None) -> tuple[int, int] | None:
    return (words[stretch[0]].start, words[stretch[1] - 1].end) if stretch else None
