"""What is said of an outline: what its headings go by, and how surely it is the right one."""

from collections import Counter
from collections.abc import Sequence

from data.document import BlockKind
from data.intake.lexicon import division_words
from data.intake.structure.outlines import outline_candidates
from data.intake.structure.outlines.outline_choice import Choice
from data.intake.structure.outlines.outline_facts import OutlineFacts
from data.intake_report import Certainty
from data.messages import Message, said

SURE, LIKELY = 0.6, 0.25
"""How far the best outline must be ahead to be called so."""
_MOST_IN_ONE, _MOST_ABOVE, _MOST_ITEMS = 0.6, 0.5, 0.5
_MOST_HEADINGS, _FEW = 1 / 3, 5
_MOST_LEFT = 0.1
_TOLD = frozenset(
    {outline_candidates.DECLARED, outline_candidates.DIVISIONS, outline_candidates.SERIES}
)
"""What tells headings whatever their number: an article may be one sentence."""


def evidence(facts: OutlineFacts, heads: Sequence[int]) -> str:
    """Return what the headings go by, in a word that other papers of the source share."""
    if not heads:
        return outline_candidates.NONE
    if all(facts.lines[place].hint is BlockKind.HEADING for place in heads):
        return outline_candidates.DECLARED
    if all(facts.divisions[place] < division_words.NO_DIVISION for place in heads):
        return outline_candidates.DIVISIONS
    kinds = Counter(
        outline_candidates.kind_of(signature)
        for place in heads
        if (signature := facts.set_as[place]) is not None
    )
    kind, _ = kinds.most_common(1)[0]
    numbered = sum(bool(facts.lines[place].marker) for place in heads)
    is_plain = kind == outline_candidates.PLAIN and numbered * 2 > len(heads)
    return outline_candidates.SERIES if is_plain else kind


def place_of(kind: str) -> Message:
    """Return what an outline goes by as the user reads it."""
    places = {
        outline_candidates.NONE: said("no lines look like headings"),
        outline_candidates.DECLARED: said("headings that the format declares"),
        outline_candidates.DIVISIONS: said("lines that name an article, a chapter or the like"),
        outline_candidates.SERIES: said("lines that are numbered in sequence"),
        outline_candidates.SIZED: said("lines in larger type"),
        outline_candidates.STRONG: said("lines that are bold or underlined"),
        outline_candidates.CAPITALS: said("lines in capitals"),
        outline_candidates.EMPHATIC: said("lines in italics"),
        outline_candidates.CENTRED: said("centred lines"),
        outline_candidates.PLAIN: said("lines that stand alone"),
    }
    return places[kind]


def certainty(facts: OutlineFacts, choice: Choice) -> Certainty:
    """Return how sure the best outline is: by how far it is ahead, and by what it looks like."""
    if choice.margin < LIKELY or is_suspicious(facts, choice.ranked[0].heads):
        return Certainty.UNSURE
    heads = choice.ranked[0].heads
    is_weak = evidence(facts, heads) == outline_candidates.EMPHATIC or _leaves_out(facts, heads)
    return Certainty.LIKELY if is_weak or choice.margin < SURE else Certainty.SURE


def _leaves_out(facts: OutlineFacts, heads: Sequence[int]) -> bool:
    """Tell whether an outline leaves out headings that are declared to be of its own level.

    Divisions of other ranks apart: articles may have the sign of their chapters.
    """
    levels = {s.declared for place in heads if (s := facts.set_as[place]) is not None} - {0}
    chosen = frozenset(heads)
    left = [
        place
        for place in range(facts.zone, len(facts.lines))
        if place not in chosen
        and (signature := facts.set_as[place]) is not None
        and signature.declared in levels
        and facts.divisions[place] == division_words.NO_DIVISION
        and place not in facts.behind
    ]
    return len(left) > max(1, _MOST_LEFT * len(heads))


def is_suspicious(facts: OutlineFacts, heads: Sequence[int]) -> bool:
    """Tell whether an outline looks like a mistake, however well it scores.

    No topics, but lists above all; one topic alone; one that holds most of the text; half of the
    text above the first topic; a topic above the first sentence of the paper that the format does
    not declare; more lines set apart than head texts.
    """
    if not heads:
        items = sum(line.hint is BlockKind.LIST_ITEM for line in facts.lines)
        return items > _MOST_ITEMS * len(facts.lines)
    kind = evidence(facts, heads)
    total = max(1, facts.before[-1])
    ends = [*heads[1:], len(facts.lines)]
    largest = max(
        facts.before[end] - facts.before[place] for place, end in zip(heads, ends, strict=True)
    )
    return (
        len(heads) == 1
        or largest > _MOST_IN_ONE * total
        or facts.before[heads[0]] > _MOST_ABOVE * total
        or (heads[0] < facts.zone and kind != outline_candidates.DECLARED)
        or (len(heads) > max(_FEW, _MOST_HEADINGS * len(facts.lines)) and kind not in _TOLD)
    )
