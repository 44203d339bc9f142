"""The best way to divide a text, the ones that came close, and how far it is ahead."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from data.intake.structure.outlines.outline_candidates import Candidate, candidates
from data.intake.structure.outlines.outline_facts import OutlineFacts
from data.intake.structure.outlines.outline_terms import OutlineTerms

_DIFFERENT = 0.9
"""Outlines that share more of their headings are the same division, read a little otherwise."""


class Choice(NamedTuple):
    """The candidates by score, best first, those left out that hardly differ from a better one."""

    ranked: tuple[Candidate, ...]
    scores: tuple[float, ...]

    @property
    def margin(self) -> float:
        """How far the best outline is ahead of the next that is another division."""
        return self.scores[0] - self.scores[1] if len(self.scores) > 1 else 9.0

    def where(self, differs: Callable[[Sequence[int]], bool]) -> "Choice":
        """Return the best outline and those that make another document of the text."""
        kept = [place for place, one in enumerate(self.ranked) if place == 0 or differs(one.heads)]
        return Choice(
            tuple(self.ranked[place] for place in kept),
            tuple(self.scores[place] for place in kept),
        )


def choose(facts: OutlineFacts, ruled: Sequence[int], most: int = 4) -> Choice:
    """Return the best outlines of a text; `ruled` are the lines that the rules have on top."""
    terms = OutlineTerms(facts, ruled)
    judged = sorted(
        ((terms.score(one.heads), -len(one.heads), one) for one in candidates(facts, ruled)),
        key=lambda found: (-found[0], found[1]),
    )
    best: list[Candidate] = []
    scores: list[float] = []
    for score, _, one in judged:
        if all(_differ(one, other) for other in best):
            best.append(one)
            scores.append(score)
        if len(best) == most:
            break
    return Choice(tuple(best), tuple(scores))


def _differ(one: Candidate, other: Candidate) -> bool:
    first, second = set(one.heads), set(other.heads)
    both = len(first | second)
    return both > 0 and len(first & second) < _DIFFERENT * both
