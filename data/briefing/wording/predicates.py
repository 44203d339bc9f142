"""The verbs of commitments in a sentence: which words are one, and how it stands there.

Patterns served: "agreed", "have also agreed", "would not oppose", "did not accept",
"was requested", "remain fully committed to", "will take". No predicates are infinitives
("to support"), nouns ("their support for", "the United States plan"), participles ("the agreed
text", "decided by"), nor what only may be ("could support").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from data.briefing.wording.commitment_verbs import COMPLEMENTS, HAPPENING, NEVER_PASSIVE, STATES
from data.briefing.wording.english_words import (
    ACTORS,
    ARTICLES,
    BEING,
    CONTRACTIONS,
    HAVING,
    MODALS,
    NEGATIONS,
    OTHER_MODALS,
    OWNERS,
    PLURAL_PRONOUNS,
    PREPOSITIONS,
    Word,
    is_adverb,
)
from data.briefing.wording.verb_list import VerbList


class Voice(StrEnum):
    """How a predicate stands to its subject, and to what is coordinated with it."""

    BASE = "base"
    THIRD = "third person"
    PAST = "past"
    MODAL = "modal"
    STATE = "state"
    PASSIVE = "passive"


@dataclass(frozen=True, slots=True)
class Predicate:
    """The words from `first` to `last` that are one verb, and where its subject ends, by number."""

    first: int
    last: int
    subject_end: int
    voice: Voice


_REMAIN = frozenset("remain remains remained stand stands stood".split())  # noqa: SIM905
_ONWARD = frozenset(
    """the a an that to on upon for its their our his her all any these those this each both with
    further""".split()  # noqa: SIM905
)
_ASKED = frozenset("the all both our their its them him her".split())  # noqa: SIM905
_LONGEST_ASIDE = 20
_PROMISING = frozenset("will shall".split())  # noqa: SIM905
_NOT_PROMISED = frozenset("be have".split())  # noqa: SIM905


def predicates(words: Sequence[Word], verbs: VerbList) -> list[Predicate]:
    """Return the predicates of a sentence, in order; whose they are is not looked at."""
    found: list[Predicate] = []
    for number, word in enumerate(words):
        if found and number <= found[-1].last:
            continue
        one = (
            _modal(words, verbs, number)
            if word.small in _PROMISING
            else _listed(words, verbs, number)
        )
        if one:
            found.append(one)
    return found


def _listed(words: Sequence[Word], verbs: VerbList, number: int) -> Predicate | None:
    word = words[number]
    if word.small in STATES - verbs.left_out and _small(words, number + 1) == "to":
        return _state(words, verbs, number)
    if (
        word.small not in verbs.forms
        or _is_capital(words, verbs, number)
        or not _is_meant(words, verbs, number)
    ):
        return None
    before = _before_adverbs(words, number)
    auxiliary = _small(words, before)
    if auxiliary in CONTRACTIONS or auxiliary in MODALS | OTHER_MODALS | {"cannot"}:
        return _after_modal(words, verbs, number, before)
    if auxiliary in HAVING and word.small in verbs.pasts:
        return Predicate(before, number, _subject_end(words, before), Voice.PAST)
    if auxiliary in BEING:
        return _passive(words, verbs, number, before)
    return _finite(words, verbs, number, before)


def _is_meant(words: Sequence[Word], verbs: VerbList, number: int) -> bool:
    """Tell whether after a verb stands what must, where it means something else as well."""
    after = COMPLEMENTS.get(verbs.forms[words[number].small])
    if after is None:
        return True
    following = number + 1
    while following < len(words) and is_adverb(words[following].small):
        following += 1
    return _small(words, following) in after or (
        verbs.forms[words[number].small] == "ask" and _small(words, following) in _ASKED
    )


def _state(words: Sequence[Word], verbs: VerbList, number: int) -> Predicate | None:
    before = _before_adverbs(words, number)
    if _small(words, before) in {"is", "are", "was", "were", "am"} | _REMAIN:
        return Predicate(before, number, _subject_end(words, before), Voice.STATE)
    if words[number].small in verbs.pasts and not _is_capital(words, verbs, number):
        return _listed_past(words, verbs, number, before)
    return None


def _listed_past(
    words: Sequence[Word], verbs: VerbList, number: int, before: int
) -> Predicate | None:
    if _small(words, before) in HAVING:
        return Predicate(before, number, _subject_end(words, before), Voice.PAST)
    return None if _small(words, before) in BEING else _finite(words, verbs, number, before)


def _modal(words: Sequence[Word], verbs: VerbList, number: int) -> Predicate | None:
    """Return "will" or "shall", with the verb of the list after it where there is one."""
    if _is_capital(words, verbs, number):
        return None
    following, last = _after_aside(words, number + 1), number
    while following < len(words) and (
        is_adverb(words[following].small) or words[following].small == "each"
    ):
        last = following if words[following].small in NEGATIONS else last
        following += 1
    verb = _small(words, following)
    if verb == "be" and _is_going_on(words, following + 1):
        return Predicate(number, last, _subject_end(words, number), Voice.MODAL)
    if (
        verb in _NOT_PROMISED | (HAPPENING - verbs.bases) | verbs.left_out
        or not verb.isalpha()
        or verb in PREPOSITIONS | ARTICLES | OWNERS
    ):
        return None
    last = following if verb in verbs.bases else last
    return Predicate(number, last, _subject_end(words, number), Voice.MODAL)


def _after_aside(words: Sequence[Word], number: int) -> int:
    """Return where a clause goes on after what stands in commas: "will, within six months, do"."""
    if _small(words, number) == ",":
        for at in range(number + 1, min(len(words), number + _LONGEST_ASIDE)):
            if words[at].text == ",":
                return at + 1
    return number


def _is_going_on(words: Sequence[Word], number: int) -> bool:
    """Tell whether "will be" goes on as "will be pushing" does."""
    while number < len(words) and is_adverb(words[number].small):
        number += 1
    return _small(words, number).endswith("ing")


def _after_modal(
    words: Sequence[Word], verbs: VerbList, number: int, before: int
) -> Predicate | None:
    is_denied = words[before].small in CONTRACTIONS or any(
        words[at].small in NEGATIONS for at in range(before, number)
    )
    if words[number].small not in verbs.bases or (
        words[before].small in OTHER_MODALS and not is_denied
    ):
        return None
    return Predicate(before, number, _subject_end(words, before), Voice.MODAL)


def _passive(words: Sequence[Word], verbs: VerbList, number: int, before: int) -> Predicate | None:
    if words[number].small not in verbs.pasts or words[before].small in {"be", "being"}:
        return None
    if verbs.forms[words[number].small] in NEVER_PASSIVE:
        return None
    first = before
    if words[before].small == "been":
        first = _before_adverbs(words, before)
        if _small(words, first) not in HAVING:
            return None
    return Predicate(first, number, _subject_end(words, first), Voice.PASSIVE)


def _finite(words: Sequence[Word], verbs: VerbList, number: int, before: int) -> Predicate | None:
    if _is_participle(words, verbs, number, before) or _is_noun(words, verbs, number, before):
        return None
    form = words[number].small
    voice = (
        Voice.PAST if form in verbs.pasts else Voice.BASE if form in verbs.bases else Voice.THIRD
    )
    return Predicate(number, number, _subject_end(words, number), voice)


def _is_participle(words: Sequence[Word], verbs: VerbList, number: int, before: int) -> bool:
    """Tell whether a form goes with a noun: "the agreed text", "our plan", "decided by"."""
    previous = _small(words, before)
    if previous in ARTICLES | OWNERS | PREPOSITIONS or previous.endswith(("'s", "s'")):
        return True
    return words[number].small in verbs.pasts and _small(words, number + 1) == "by"


def _is_noun(words: Sequence[Word], verbs: VerbList, number: int, before: int) -> bool:
    """Tell whether a form in the present is a noun, by what stands around it."""
    form, following = words[number].small, _small(words, number + 1)
    if form in verbs.bases:
        is_like_one = form in verbs.nouns_too and _small(words, before) not in PLURAL_PRONOUNS
        goes_on = form == "call" or following in _ONWARD - {"for"}
        return not _may_be_plural(words, before) or (is_like_one and not goes_on)
    if form in verbs.thirds:
        return not (_may_be_single(words, before) and _goes_on(words, number + 1))
    return False


def _goes_on(words: Sequence[Word], number: int) -> bool:
    return _small(words, number) in _ONWARD or (number < len(words) and words[number].is_name)


def _may_be_plural(words: Sequence[Word], number: int) -> bool:
    word = _small(words, number)
    if word in PLURAL_PRONOUNS | {",", "and", "or", "but"}:
        return True
    return number >= 0 and (words[number].is_name or (word.endswith("s") and word in ACTORS))


def _may_be_single(words: Sequence[Word], number: int) -> bool:
    word = _small(words, number)
    if number < 0 or word in {"he", "she", "it", ",", "and", "but", ")"}:
        return True
    return words[number].is_name or word in ACTORS


def _before_adverbs(words: Sequence[Word], number: int) -> int:
    """Return the number of the last word before one that is no adverb; -1 for none."""
    number -= 1
    while (
        number >= 0
        and is_adverb(words[number].small)
        and words[number].small not in {"all", "both"}
    ):
        number -= 1
    return number


def _subject_end(words: Sequence[Word], number: int) -> int:
    return _before_adverbs(words, number) + 1


def _is_capital(words: Sequence[Word], verbs: VerbList, number: int) -> bool:
    """Tell whether a word is a name, and no verb: "United States", "Request for Proposals".

    What opens a sentence may be a verb, but in the form that a noun has as well.
    """
    word = words[number]
    if not word.text[0].isupper():
        return False
    opens = not any(one.is_word for one in words[:number])
    return not opens or word.small in verbs.bases or word.small in verbs.nouns_too


def _small(words: Sequence[Word], number: int) -> str:
    return words[number].small if 0 <= number < len(words) else ""
