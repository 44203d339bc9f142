"""The terms by which a way to divide a text is judged; `outline_weights` says what each adds."""

import math
from collections.abc import Sequence
from itertools import pairwise

from data.document import BlockKind
from data.intake.lexicon import division_words
from data.intake.structure.outlines import head_lines, head_terms
from data.intake.structure.outlines import outline_weights as weights
from data.intake.structure.outlines.outline_facts import OutlineFacts

_LOWEST = 99
_SHORT_SECTION, _CHAPTER, _MANY = 20, 60_000, 3
_MOST_DENSE, _LUMP_FROM, _MOSTLY, _SOFTENED = 0.33, 0.6, 0.6, 0.25
_AS_STRONG, _STANDS_OUT = 0.2, 0.5


class OutlineTerms:
    """Judges outlines of one text."""

    def __init__(self, facts: OutlineFacts, ruled: Sequence[int]) -> None:
        self._facts = facts
        self._ruled = frozenset(ruled)
        self._shares = [
            0.0 if signature is None else head_terms.share(facts, place)
            for place, signature in enumerate(facts.set_as)
        ]
        self._bare = [
            "" if signature is None else head_lines.bare(line.text[:80])
            for line, signature in zip(facts.lines, facts.set_as, strict=True)
        ]
        self._highest = min(facts.divisions[facts.zone :], default=division_words.NO_DIVISION)
        declared = sorted(
            signature.declared
            for place, signature in enumerate(facts.set_as)
            if signature is not None and signature.declared
            if place >= facts.zone and place not in facts.behind
        )
        self._second = declared[1] if len(declared) > 1 else _LOWEST
        self._has_declared = any(
            line.hint is BlockKind.HEADING
            and place >= facts.zone
            and facts.heads_text(place)
            and place not in facts.behind
            for place, line in enumerate(facts.lines)
        )
        self._alike = facts.places_alike()
        self._apart = sorted(
            (facts.strengths[place], place)
            for place in range(facts.zone, len(facts.lines))
            if facts.set_as[place] is not None and facts.strengths[place] > _STANDS_OUT
        )

    def score(self, heads: Sequence[int]) -> float:
        """Return how well lines divide the text."""
        return sum(self.terms(heads).values()) if heads else weights.UNDIVIDED * self._has_declared

    def terms(self, heads: Sequence[int]) -> dict[str, float]:
        """Return what each term adds."""
        facts, count = self._facts, len(heads)
        chosen = frozenset(heads)
        mean = sum(facts.strengths[place] for place in heads) / count
        trust = weights.TRUST if self._are_declared(heads) else 1.0
        return {
            "any": weights.ANY + weights.FRONT * any(place < facts.zone for place in heads),
            "count": weights.COUNT * min(math.log(count), 3.0),
            "shares": sum(self._shares[place] for place in heads) / count,
            "list": weights.LIST_LIKE * trust * sum(place + 1 in chosen for place in heads) / count,
            **self._sections(heads, trust),
            "strength": weights.STRENGTH * min(mean, 4.0) / 4,
            "weaker": weights.WEAKER * min(2.0, max(0.0, facts.strongest - mean)) / 2,
            **self._others(heads, chosen, mean),
            **self._numbers(heads),
            "single": self._single(heads),
            "few": weights.FEW * self._are_few(heads, mean),
            "dense": weights.DENSE * max(0.0, count / len(facts.lines) - _MOST_DENSE),
            "repeated": weights.REPEATED
            * (1 - len({self._bare[place] for place in heads}) / count),
            "mixed": weights.MIXED * self._mixture(heads),
            "levels": weights.LEVELS * self._levels(heads),
            "listed": weights.LISTED * self._listed(heads),
            "agreement": weights.AGREEMENT * self._agreement(chosen) * (1.0 if count > 1 else 0.5),
        }

    def _sections(self, heads: Sequence[int], trust: float) -> dict[str, float]:
        facts = self._facts
        total = max(1, facts.before[-1])
        ends = [*heads[1:], len(facts.lines)]
        sizes = [
            facts.before[end] - facts.before[place + 1]
            for place, end in zip(heads, ends, strict=True)
        ]
        body = max(1, sum(sizes))
        lump = max(0.0, max(sizes) / body - _LUMP_FROM) if len(heads) > 1 else 1 - _LUMP_FROM
        empty = sum(size < _SHORT_SECTION for size in sizes) / len(heads)
        return {
            "cover": weights.COVER * body / total,
            "lump": weights.LUMP * lump,
            "empty": weights.EMPTY * trust * empty,
            "thin": weights.THIN * (body / len(heads) > _CHAPTER),
        }

    def _others(
        self, heads: Sequence[int], chosen: frozenset[int], mean: float
    ) -> dict[str, float]:
        """Judge what the outline leaves out though it stands out as much, or more."""
        facts, count = self._facts, len(heads)
        top = min(facts.divisions[place] for place in heads)
        stronger = equal = 0
        for strength, place in reversed(self._apart):
            if strength < mean - _AS_STRONG or stronger + equal > 2 * count:
                break
            rank = facts.divisions[place]
            lower = top < rank < division_words.NO_DIVISION
            if (
                place in chosen
                or lower
                or facts.leads_in(place)
                or facts.stands_below(place, heads[0])
            ):
                continue
            if strength > mean + _AS_STRONG:
                stronger += 1
            else:
                equal += 1
        is_roman = self._is_series(heads) and self._kind(heads[0]) == "I"
        told = is_roman or self._anew(heads) or self._listed(heads) > _MOSTLY
        softened = _SOFTENED if told else 1.0
        return {
            "left": weights.LEFT * self._left_out(heads, chosen) * self._is_class(heads, mean),
            "rivals": weights.RIVALS * min(1.0, stronger / count) * softened,
            "equals": weights.EQUALS * min(1.0, equal / count) * softened,
        }

    def _is_class(self, heads: Sequence[int], mean: float) -> bool:
        """Tell whether headings are to be all lines of their kind: declared and plain ones."""
        return (mean < _STANDS_OUT and not self._is_division(heads)) or self._are_declared(heads)

    def _is_division(self, heads: Sequence[int]) -> bool:
        """Tell whether all headings begin divisions of one rank."""
        ranks = {self._facts.divisions[place] for place in heads}
        return len(ranks) == 1 and division_words.NO_DIVISION not in ranks

    def _are_declared(self, heads: Sequence[int]) -> bool:
        return all(self._facts.lines[place].hint is BlockKind.HEADING for place in heads)

    def _left_out(self, heads: Sequence[int], chosen: frozenset[int]) -> float:
        """Return the share of lines set as the headings are that the outline leaves out."""
        classes = {self._facts.set_as[place] for place in heads}
        alike = [
            place
            for signature in classes
            for place in self._alike[signature]
            if place >= self._facts.zone and place not in self._facts.behind
        ]
        return sum(place not in chosen for place in alike) / max(1, len(alike))

    def _kind(self, place: int) -> str:
        signature = self._facts.set_as[place]
        return "" if signature is None else signature.marker

    def _is_series(self, heads: Sequence[int]) -> bool:
        """Tell whether all headings are numbered, counting on from 1; a fifth may be missing."""
        if len(heads) < 2:
            return False
        last = missing = 0
        for place in heads:
            later = [v for v in self._facts.values[place] if v > last]
            if not later:
                return False
            missing += min(later) - last - 1
            last = min(later)
        return missing <= len(heads) / 5

    def _numbers(self, heads: Sequence[int]) -> dict[str, float]:
        ranks = {self._facts.divisions[place] for place in heads}
        words = ranks - {division_words.NO_DIVISION}
        return {
            "series": weights.IN_SERIES * self._is_series(heads),
            **self._containment(heads),
            "torn": weights.TORN * (len(words) > 1),
            "under": weights.UNDER
            * (self._is_below(heads) or min(words, default=0) > self._highest),
            "anew": weights.ANEW * self._anew(heads) * (0.5 if self._are_declared(heads) else 1.0),
            "restarts": weights.RESTARTS * self._restarts(heads),
            "begun": weights.BEGUN * self._is_begun_elsewhere(heads),
            "broken": weights.BROKEN * self._is_broken(heads),
        }

    def _anew(self, heads: Sequence[int]) -> bool:
        """Tell whether the numbers below begin anew in most sections."""
        lines = self._facts.lines
        found = sum(
            1 in self._facts.values[place + 1] and not lines[place].marker
            for place in heads
            if place + 1 < len(lines)
        )
        return found > max(1, _MOSTLY * len(heads))

    def _is_begun_elsewhere(self, heads: Sequence[int]) -> bool:
        """Tell whether numbers that the headings count by begin again in lines set like them."""
        if not self._is_series(heads):
            return False
        return any(
            1 in self._facts.values[place]
            for place in self._alike[self._facts.set_as[heads[0]]]
            if place not in heads[:1]
        )

    def _containment(self, heads: Sequence[int]) -> dict[str, float]:
        """Judge whether lines of the headings' class hold others, and are not held by others."""
        classes = {s for place in heads if (s := self._facts.unmarked[place]) is not None}
        holds = len(classes) == 1 and not self._facts.below.keys().isdisjoint(classes)
        held = any(not below.isdisjoint(classes) for below in self._facts.below.values())
        return {"holds": weights.HOLDS * holds, "held": weights.HELD * (held and not holds)}

    def _is_below(self, heads: Sequence[int]) -> bool:
        """Tell whether the format declares several headings above these that are left out."""
        if self._is_division(heads) or self._is_series(heads):
            return False
        kinds = [s.declared for place in heads if (s := self._facts.set_as[place]) is not None]
        return min(kinds, default=0) > self._second

    def _is_broken(self, heads: Sequence[int]) -> bool:
        """Tell whether most headings are numbered, and most of their numbers do not count on."""
        found = [self._facts.values[place] for place in heads]
        numbered = [values for values in found if values]
        if len(numbered) < max(3, _MOSTLY * len(heads)):
            return False
        follow = sum(
            1 in after or any(value - 1 in before for value in after)
            for before, after in pairwise(numbered)
        )
        return follow < _MOSTLY * (len(numbered) - 1)

    def _restarts(self, heads: Sequence[int]) -> bool:
        """Tell whether most headings are numbered, from the first number more than once."""
        found = [self._facts.values[place] for place in heads]
        numbered = [values for values in found if values]
        is_numbered = len(numbered) >= max(3, _MOSTLY * len(heads))
        return is_numbered and sum(1 in values for values in numbered) > 1

    def _are_few(self, heads: Sequence[int], mean: float) -> bool:
        """Tell whether one or two lines are the headings that nothing sets apart."""
        told = mean >= _STANDS_OUT or self._anew(heads) or self._is_division(heads)
        return len(heads) < _MANY and not told

    def _single(self, heads: Sequence[int]) -> float:
        """Judge a topic that is the only one, beside lines that stand out or without any."""
        if len(heads) > 1:
            return 0.0
        only = self._facts.set_as[heads[0]]
        declared = only.declared if only else 0
        others = [self._facts.set_as[place] for _, place in self._apart if place != heads[0]]
        lower = sum(bool(declared and other and other.declared > declared) for other in others)
        return weights.SINGLE if len(others) > lower or lower > 1 else weights.ALONE

    def _mixture(self, heads: Sequence[int]) -> float:
        kinds = {s for place in heads if (s := self._facts.unmarked[place]) is not None}
        return min(1.0, (len(kinds) - 1) / 3)

    def _levels(self, heads: Sequence[int]) -> bool:
        """Tell whether a format declares the headings to be of several levels, and is right."""
        if self._is_division(heads) or self._is_series(heads):
            return False
        kinds = {s.declared for place in heads if (s := self._facts.set_as[place]) is not None}
        return len(kinds - {0}) > 1

    def _listed(self, heads: Sequence[int]) -> float:
        """Return how well the headings are those of the contents, from 0 to 1 (F1)."""
        listed = self._facts.listed
        if not listed:
            return 0.0
        hits = len({self._bare[place] for place in heads if self._facts.is_listed(place)})
        return 2 * hits / (len(heads) + len(listed))

    def _agreement(self, chosen: frozenset[int]) -> float:
        both = len(chosen | self._ruled)
        return len(chosen & self._ruled) / both if both else 0.0
