"""The ways in which a text may be divided: what its topics of the first level may be.

Candidates are each class of lines that are set alike, neighbouring classes together, the levels
that a format declares, divisions of one word ("Article 1", "Article 2"), numbers in sequence, what
the rules for single classes found, and none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from data.document import BlockKind
from data.intake.lexicon import division_words, markers
from data.intake.structure.outlines.outline_facts import OutlineFacts
from data.intake.structure.outlines.signatures import Signature

NONE, RULES, DECLARED, DIVISIONS, SERIES = "none", "rules", "declared", "divisions", "series"
SIZED, STRONG, CAPITALS, EMPHATIC = "sized", "strong", "capitals", "emphatic"
CENTRED, PLAIN, LISTED = "centred", "plain", "listed"
_MOST_CLASSES, _NEIGHBOURS = 14, 4
_MOST, _MOST_MEMBERS = 400, 20_000
_LONGEST_NUMBERED = 200


class Candidate(NamedTuple):
    """The lines that may head topics of the first level, and what speaks for them."""

    heads: tuple[int, ...]
    kind: str


def candidates(facts: OutlineFacts, ruled: Iterable[int]) -> list[Candidate]:
    """Return the ways to divide a text; `ruled` are the lines that the rules have on top."""
    found: dict[tuple[int, ...], str] = {(): NONE}
    members = 0
    for places, kind in _proposed(facts, tuple(ruled)):
        for variant in _variants(facts, places):
            if variant not in found:
                found[variant] = kind
                members += len(variant)
        if len(found) >= _MOST or members >= _MOST_MEMBERS:
            break
    return [Candidate(heads, kind) for heads, kind in found.items()]


def _variants(facts: OutlineFacts, places: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Yield lines as they are, without those in front, without lead-ins, with text below them."""
    whole = tuple(sorted(set(places)))
    below = tuple(place for place in whole if place >= facts.zone)
    yield whole
    yield below
    plain = tuple(place for place in below if not facts.leads_in(place))
    yield plain
    yield tuple(place for place in plain if place not in facts.behind)
    yield tuple(place for place in plain if facts.heads_text(place))


def _proposed(facts: OutlineFacts, ruled: tuple[int, ...]) -> Iterator[tuple[Iterable[int], str]]:
    yield [place for place in ruled if facts.set_as[place] is not None], RULES
    if facts.listed:
        able = (place for place, signature in enumerate(facts.set_as) if signature is not None)
        yield [place for place in able if facts.is_listed(place)], LISTED
    yield from _declared(facts)
    yield from _divisions(facts)
    yield from _series(facts)
    yield from _above_series(facts)
    yield from _classes(facts)


def _declared(facts: OutlineFacts) -> Iterator[tuple[list[int], str]]:
    levels = defaultdict(list)
    for place, line in enumerate(facts.lines):
        if line.hint is BlockKind.HEADING and facts.set_as[place] is not None:
            levels[line.level].append(place)
    together: list[int] = []
    for level in sorted(levels):
        together = together + levels[level]
        yield levels[level], DECLARED
        yield together, DECLARED


def _divisions(facts: OutlineFacts) -> Iterator[tuple[list[int], str]]:
    ranks = defaultdict(list)
    for place, rank in enumerate(facts.divisions):
        if rank < division_words.NO_DIVISION:
            ranks[rank].append(place)
    for rank in sorted(ranks):
        if len(ranks[rank]) > 1:
            yield ranks[rank], DIVISIONS


def _series(facts: OutlineFacts) -> Iterator[tuple[list[int], str]]:
    """Yield the lines whose numbers count on from the first, in whatever way they are set.

    Where they begin anew they count within something, and divide nothing by themselves.
    """
    chains: dict[tuple[str, int], list[int]] = defaultdict(list)
    reached: dict[tuple[str, int], int] = {}
    anew: set[tuple[str, int]] = set()
    for place in range(facts.zone, len(facts.lines)):
        line = facts.lines[place]
        signature = facts.set_as[place]
        if not line.marker or signature is None or len(line.text) > _LONGEST_NUMBERED:
            continue
        for style, value in markers.readings(line.marker):
            kind = style, signature.indent
            chain, last = chains[kind], reached.get(kind, 0)
            if value == 1 and last and signature == facts.set_as[chain[0]]:
                anew.add(kind)
            if value == last + 1 or (value == last + 2 and len(chain) > 2):
                chain.append(place)
                reached[kind] = value
    for kind, chain in chains.items():
        if len(chain) > 1 and kind not in anew:
            yield chain, SERIES


def _above_series(facts: OutlineFacts) -> Iterator[tuple[list[int], str]]:
    """Yield the lines above each series where several begin anew: they divide what it counts."""
    starts: dict[str, list[int]] = defaultdict(list)
    for place in range(max(1, facts.zone), len(facts.lines)):
        above, line = facts.set_as[place - 1], facts.lines[place]
        if above is None or not line.marker or facts.lines[place - 1].marker:
            continue
        for style, value in markers.readings(line.marker):
            if value == 1:
                starts[style].append(place - 1)
    for places in starts.values():
        if len(places) > 1:
            yield places, SERIES


def _classes(facts: OutlineFacts) -> Iterator[tuple[list[int], str]]:
    classes: dict[Signature, list[int]] = defaultdict(list)
    unmarked: dict[Signature, list[int]] = defaultdict(list)
    alike: dict[Signature, list[int]] = defaultdict(list)
    for place, signature in enumerate(facts.set_as):
        if signature is not None:
            classes[signature].append(place)
            bare = facts.unmarked[place] or signature
            unmarked[bare].append(place)
            alike[bare._replace(look="", size=0.0, indent=0)].append(place)
    for group in (unmarked, alike):
        for signature, places in group.items():
            yield places, kind_of(signature)
    strongest = sorted(classes, key=lambda one: -facts.strengths[classes[one][0]])[:_MOST_CLASSES]
    for number, one in enumerate(strongest):
        yield classes[one], kind_of(one)
        for other in strongest[number + 1 : number + 1 + _NEIGHBOURS]:
            yield classes[one] + classes[other], kind_of(one)


def kind_of(signature: Signature) -> str:
    """Return what a class of lines is set apart by, in a word that other papers share."""
    if signature.declared:
        return DECLARED
    if signature.size >= 1.1:
        return SIZED
    for kind in (STRONG, CAPITALS, EMPHATIC, CENTRED):
        if getattr(signature, kind):
            return kind
    return PLAIN
