"""Who agreed, confirmed, would oppose or requested what: proposed from a passage, for correction.

Sentences are read by a visible list of verbs (`data.briefing.wording.commitment_verbs`), in English
and Japanese; of other languages nothing is proposed. All words are the passage's own. Where it
cannot be told who, what or by when, that stays empty.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from data.anchors.sentences import sentences
from data.briefing.wording.clauses import Clause, Stretch
from data.briefing.wording.deadlines import deadline, japanese_deadline
from data.briefing.wording.english_clauses import english_clauses
from data.briefing.wording.japanese_clauses import japanese_clauses, japanese_sentences
from data.briefing.wording.verb_choice import USUAL_CHOICE, VerbChoice
from data.briefing.wording.verb_list import verb_list
from data.document import Block, BlockKind

_STOP = re.compile(
    r"(?<![^\W\d_])(?P<word>[^\W\d_]{3,20}+)[.!?][\"”’)]{0,2}+\s+"
    r"(?=[\"“]?(?P<next>[A-Z][^\W\d_]{0,20}+))"
)
_OPENERS = frozenset("We The They He She It In This These Our Both To All I As At".split())  # noqa: SIM905
_NO_ENDS = frozenset("para paras art arts sec vol etc incl resp est dept approx fig".split())  # noqa: SIM905
_KANA = re.compile("[\u3041-\u30fa]")


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who undertakes what, by when, in the words of the passage; what it does not say is empty."""

    who: str
    verb: str
    what: str
    by_when: str

    def __post_init__(self) -> None:
        if not self.verb.strip():
            raise ValueError("a commitment has a verb")


@dataclass(frozen=True, slots=True)
class PlacedCommitment:
    """A commitment, and where its verb and what it is about stand in the text, in signs."""

    commitment: Commitment
    verb: Stretch
    stretch: Stretch


def proposed(
    text: str, language: str = "", choice: VerbChoice = USUAL_CHOICE
) -> tuple[Commitment, ...]:
    """Return what a passage says of commitments, in its order; otherwise like `placed`."""
    return tuple(one.commitment for one in placed(text, language, choice))


def placed(
    text: str, language: str = "", choice: VerbChoice = USUAL_CHOICE
) -> tuple[PlacedCommitment, ...]:
    """Return what a passage says of commitments, and where, in its order.

    `choice` is what an office adds to the verbs of the program, and what it leaves out.

    `language` is that of the passage (BCP 47); without one Japanese is known by its kana, and what
    has none is taken for English.
    """
    verbs = verb_list(choice)
    main = language.partition("-")[0].lower()
    if main == "ja" or (not main and _KANA.search(text)):
        return tuple(
            _commitment(sentence, start, clause, japanese_deadline)
            for start, sentence in _starts(text, japanese_sentences(text))
            for clause in japanese_clauses(sentence, verbs)
        )
    if main not in {"en", ""}:
        return ()
    return tuple(
        _commitment(sentence, start, clause, deadline)
        for start, sentence in _starts(text, _sentences(text))
        for clause in english_clauses(sentence, verbs)
    )


def _starts(text: str, found: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield sentences, which are stretches of the text in its order, each with where it starts."""
    at = 0
    for sentence in found:
        at = text.index(sentence, at)
        yield at, sentence
        at += len(sentence)


def _sentences(text: str) -> Iterator[str]:
    for line in filter(None, map(str.strip, text.splitlines())):
        for start, end in sentences((Block(BlockKind.PARAGRAPH, line),)):
            yield from _parted(line[start:end])


def _parted(sentence: str) -> Iterator[str]:
    """Yield the sentences of a stretch that goes on where it is not sure: "decision-making. We"."""
    start = 0
    for match in _STOP.finditer(sentence):
        follows_hyphen = sentence[match.start() - 1 : match.start()] == "-"
        is_short = sum(map(str.isupper, match["word"])) >= 2
        is_word = is_short or (match["word"].islower() and match["word"] not in _NO_ENDS)
        if is_word and (follows_hyphen or match["next"] in _OPENERS):
            yield sentence[start : match.end()].rstrip()
            start = match.end()
    yield sentence[start:]


def _commitment(
    sentence: str, start: int, clause: Clause, when: Callable[[str], str]
) -> PlacedCommitment:
    what = _words(sentence, clause.what)
    said = Commitment(_words(sentence, clause.who), _words(sentence, clause.verb), what, when(what))
    first, last = clause.verb
    if clause.what:
        first, last = min(first, clause.what[0]), max(last, clause.what[1])
    verb = (start + clause.verb[0], start + clause.verb[1])
    return PlacedCommitment(said, verb, (start + first, start + last))


def _words(sentence: str, stretch: Stretch | None) -> str:
    return sentence[slice(*stretch)] if stretch else ""
