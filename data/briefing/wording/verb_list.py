"""The verbs that an office goes by: the program's, with its own, without those it leaves out."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from data.basis.values import dataclass
from data.briefing.wording.commitment_verbs import (
    FORMS,
    JAPANESE_OTHERS,
    JAPANESE_SPEECH,
    JAPANESE_VERBS,
    NOUNS_TOO,
    PASTS,
    THIRDS,
)
from data.briefing.wording.verb_choice import USUAL_CHOICE, VerbChoice

_LATIN = re.compile(r"[A-Za-z][A-Za-z'-]*")
_HISSING = ("s", "x", "z", "ch", "sh")
_KANA = re.compile("[\u3041-\u3096]")
_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class VerbList:
    """Verbs by their forms, in English and Japanese, as `commitment_verbs` has them.

    `left_out` are the forms of those that propose nothing, not even after "will".
    """

    forms: Mapping[str, str]
    bases: frozenset[str]
    thirds: frozenset[str]
    pasts: frozenset[str]
    nouns_too: frozenset[str]
    doing: frozenset[str]
    others: frozenset[str]
    speech: frozenset[str]
    left_out: frozenset[str] = frozenset()


@lru_cache(maxsize=_REMEMBERED)
def verb_list(choice: VerbChoice = USUAL_CHOICE) -> VerbList:
    """Return the verbs that a choice comes to; what is both added and left out is left out."""
    latin = (line.lower() for line in choice.added if _LATIN.match(line))
    rows = [_forms(line.split()) for line in latin if line not in FORMS]
    doing, others = _japanese(choice.added)
    gone_doing, gone_others = _japanese(choice.left_out)
    every = {**FORMS, **{form: row[0] for row in rows for form in row}}
    named = {word.lower() for line in choice.left_out for word in line.split()}
    gone = {base for form, base in every.items() if form in named}
    left_out = frozenset(form for form, base in every.items() if base in gone)
    forms = {form: base for form, base in every.items() if base not in gone}
    added = frozenset(form for row in rows for form in row[:2])
    return VerbList(
        forms=forms,
        bases=frozenset(forms.values()),
        thirds=(THIRDS | {row[1] for row in rows}) - left_out,
        pasts=(PASTS | {form for row in rows for form in row[2:]}) - left_out,
        nouns_too=(NOUNS_TOO | added) - left_out,
        doing=(JAPANESE_VERBS | doing) - gone_doing,
        others=(JAPANESE_OTHERS | others) - gone_others,
        speech=JAPANESE_SPEECH - gone_doing,
        left_out=left_out,
    )


def _forms(words: list[str]) -> tuple[str, ...]:
    """Return the forms of a verb in English: base, third person, past; regular where not given."""
    base, *others = words
    return (base, *others) if len(others) > 1 else (base, _third(base), _past(base))


def _third(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(_HISSING) or base.endswith("o") else f"{base}s"


def _past(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}d" if base.endswith("e") else f"{base}ed"


def _japanese(lines: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return verbs that are done with する, and the stems of the others."""
    doing, others = set(), set()
    for line in lines:
        word = line.strip()
        if not word or _LATIN.match(word):
            continue
        if word.endswith("する") or not _KANA.search(word):
            doing.add(word.removesuffix("する"))
        else:
            others.add(word.removesuffix("る"))
    return frozenset(filter(None, doing)), frozenset(filter(None, others))
