"""A passage of one edition, found in another one: by identity alone, or not for certain.

For certain it stands where each sentence that it touches stands, once, in the same words and in the
same surroundings. A sentence that stands in several places is known only by the same neighbours.
"""

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Sequence
from enum import Enum
from itertools import islice
from typing import NamedTuple

from data.anchors.sentences import fold, folded_places, sentences
from data.anchors.surroundings import Placed, surroundings
from data.document import Document, SpanKind
from data.messages import said

_NEIGHBOURS = 3
_MANY = 200
"""So often stands what no neighbours are asked for: "Yes.", a row of a table without figures."""

Span = tuple[int, int]


class Doubt(Enum):
    """Why a passage is not found for certain, as the user is told."""

    WORDS = said("Words of the passage or of its sentence have changed.")
    HEADING = said("It stands under another heading.")
    SPEAKER = said("Someone else says it, or it is set apart in another way.")
    LEAD_IN = said("What leads in to it has changed.")
    TABLE = said("The head of its table has changed.")
    SEVERAL = said("Its sentence stands in several places.")
    LOOSE = said("It had no place in the other edition either.")


class SentenceRun(NamedTuple):
    """Sentences that follow one another: the numbers of the first and the last."""

    first: int
    last: int


class Edition:
    """A document as its sentences, each with its surroundings."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.blocks = document.blocks
        self.spans = tuple(sentences(document.blocks))
        self._starts = [start for start, _ in self.spans]
        self.keys = self._keys(document)
        placed = surroundings(document.blocks)
        self.placed: tuple[Placed, ...] = tuple(
            placed[document.block_at(start)] for start in self._starts
        )
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(self.keys):
            self._places[key].append(number)

    def run(self, start: int, end: int) -> SentenceRun:
        """Return the sentences that a passage touches (code points)."""
        first = bisect_right(self._starts, start) - 1
        return SentenceRun(max(0, first), max(0, first, bisect_right(self._starts, end - 1) - 1))

    def span(self, run: SentenceRun) -> Span:
        """Return where sentences start and end (code points)."""
        return self.spans[run.first][0], self.spans[run.last][1]

    def said(self, run: SentenceRun, neighbours: int = 0) -> tuple[str, ...]:
        """Return what sentences say, and so many around them; nothing if the text ends before."""
        first, stop = run.first - neighbours, run.last + neighbours + 1
        return self.keys[first:stop] if first >= 0 and stop <= len(self.keys) else ()

    def runs(self, said: Sequence[str]) -> list[SentenceRun]:
        """Return where sentences stand one after the other in the same words, the first places."""
        more = len(said) - 1
        found = (SentenceRun(first, first + more) for first in self._places.get(said[0], ()))
        return list(islice((one for one in found if not more or self.said(one) == said), _MANY))

    def _keys(self, document: Document) -> tuple[str, ...]:
        """Return what each sentence says; raised signs are set apart, since 10² is not 102."""
        keys = []
        raised = deque(
            (block.start + span.start, block.start + span.end)
            for block in document.blocks
            for span in block.spans
            if span.kind is SpanKind.SUPERSCRIPT
        )
        for start, end in self.spans:
            pieces, at = [], start
            while raised and raised[0][0] < end:
                first, last = raised.popleft()
                pieces += [self.text[at:first], f"\ue000{self.text[first:last]}\ue001"]
                at = last
            keys.append(fold("".join((*pieces, self.text[at:end]))))
        return tuple(keys)


class Certain(NamedTuple):
    """Where a passage's sentences stand in the other edition, and what speaks against it."""

    run: SentenceRun | None
    doubt: Doubt | None


class Pair:
    """Two editions of a document, of which the second is searched for sentences of the first."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.old, self.new = old, new
        self._are_same = old.keys == new.keys and old.placed == new.placed

    def follow(self, run: SentenceRun) -> Certain:
        """Return where sentences stand in the new edition; without a doubt it is certain."""
        if self._are_same:
            return Certain(run, None)
        said = self.old.said(run)
        found, rivals = self.new.runs(said), self.old.runs(said)
        if not found:
            return Certain(None, Doubt.WORDS)
        if len(found) == 1 and len(rivals) == 1:
            return Certain(found[0], self._moved(run, found[0]))
        known = self._by_neighbours(run, found, rivals)
        if known is None:
            return Certain(found[0] if len(found) == 1 else None, Doubt.SEVERAL)
        return Certain(known, self._moved(run, known))

    def _by_neighbours(
        self, run: SentenceRun, found: list[SentenceRun], rivals: list[SentenceRun]
    ) -> SentenceRun | None:
        """Return which of several places has the same neighbours, where no other here has them."""
        if len(found) == _MANY or len(rivals) == _MANY:
            return None
        for neighbours in range(1, _NEIGHBOURS + 1):
            said = self.old.said(run, neighbours)
            if not said:
                return None
            found = [one for one in found if self.new.said(one, neighbours) == said]
            rivals = [one for one in rivals if self.old.said(one, neighbours) == said]
            if len(found) == 1 and len(rivals) == 1:
                return found[0]
        return None

    def _moved(self, run: SentenceRun, other: SentenceRun) -> Doubt | None:
        """Return what is other around sentences that say the same."""
        for step in range(run.last - run.first + 1):
            one = self.old.placed[run.first + step].said
            two = self.new.placed[other.first + step].said
            if one.headings != two.headings:
                return Doubt.HEADING
            if (one.lead_in, one.connectors) != (two.lead_in, two.connectors):
                return Doubt.LEAD_IN
            if one.table != two.table:
                return Doubt.TABLE
            if (one.speaker, one.kind) != (two.speaker, two.kind):
                return Doubt.SPEAKER
        return None


def place_in(
    old: Edition, run: SentenceRun, new: Edition, other: SentenceRun, passage: Span
) -> Span | None:
    """Return where a passage stands in sentences that say the same; None if it has no signs."""
    (start, end), (there, until) = old.span(run), new.span(other)
    here = folded_places(old.text[start:end])
    places = folded_places(new.text[there:until])
    low, high = passage[0] - start, passage[1] - start
    signs = [number for number, place in enumerate(here[:-1]) if low <= place < high]
    if not signs or len(here) != len(places):
        return None
    first, last = there + places[signs[0]], there + places[signs[-1] + 1]
    while last > first and new.text[last - 1].isspace():
        last -= 1
    return (first, last) if first < last else None
