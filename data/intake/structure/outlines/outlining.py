"""A text divided into topics: its outline, the levels of its headings, and what is said of it."""

from collections.abc import Mapping, Sequence

from data.document import Topic
from data.intake.stream import Piece
from data.intake.structure import headings, levels
from data.intake.structure.outlines import (
    outline_choice,
    outline_nesting,
    outline_report,
)
from data.intake.structure.outlines.outline_choice import Choice
from data.intake.structure.outlines.outline_facts import OutlineFacts
from data.intake.structure.zones import Zones
from data.intake_report import Certainty, Finding, Head, Outline
from data.messages import said


class Division:
    """How a text is divided: `levels` of its headings, by the numbers of their pieces."""

    def __init__(
        self, pieces: Sequence[Piece], facts: OutlineFacts, found: Mapping[int, int], choice: Choice
    ) -> None:
        self._pieces = pieces
        self._facts = facts
        self._found = found
        self.levels = self._nested(choice.ranked[0].heads)
        self._choice = choice.where(lambda heads: self._nested(heads) != self.levels)

    def finding(self, topics: Sequence[Topic]) -> Finding:
        """Return how the topics were told, and how surely."""
        kind = outline_report.evidence(self._facts, self._choice.ranked[0].heads)
        place = outline_report.place_of(kind)
        certainty = outline_report.certainty(self._facts, self._choice)
        if not topics:
            return Finding(said("Topics"), "", place, certainty)
        count = sum(topic.level == 1 for topic in topics)
        below = len(topics) - count
        if below:
            number = said("{count}, and {below} below them", count=count, below=below)
        else:
            number = said("{count}", count=count)
        return Finding(said("Topics"), number, place, certainty)

    def outlines(self, blocks: Mapping[int, int]) -> tuple[Outline, ...]:
        """Return the outlines that came close, the best first; none where that one is sure.

        `blocks` are the numbers of the blocks that pieces become.
        """
        is_sure = outline_report.certainty(self._facts, self._choice) is Certainty.SURE
        if is_sure or len(self._choice.ranked) < 2:
            return ()
        return tuple(self._outline(one.heads, blocks) for one in self._choice.ranked[:2])

    def _outline(self, heads: Sequence[int], blocks: Mapping[int, int]) -> Outline:
        kind = outline_report.evidence(self._facts, heads)
        given = tuple(Head(blocks[number], level) for number, level in self._nested(heads).items())
        return Outline(kind, outline_report.place_of(kind), given)

    def _nested(self, heads: Sequence[int]) -> dict[int, int]:
        return outline_nesting.nested(self._pieces, self._facts, heads, self._found)


def divide(
    pieces: Sequence[Piece],
    styles: Sequence[str],
    below: Sequence[int],
    found_zones: Zones,
) -> Division:
    """Return how a text is divided into topics.

    `below` are the numbers of the pieces in the reading flow below the title; `styles` says how
    each piece's marker counts.
    """
    found = headings.find(pieces, styles, below)
    facts = OutlineFacts(pieces, below, tuple(found), found_zones)
    on_top = {number for number, level in levels.give(pieces, found).items() if level == 1}
    ruled = [place for place, number in enumerate(below) if number in on_top]
    able = {number for place, number in enumerate(below) if facts.set_as[place] is not None}
    found = {number: rank for number, rank in found.items() if number in able}
    return Division(pieces, facts, found, outline_choice.choose(facts, ruled))
