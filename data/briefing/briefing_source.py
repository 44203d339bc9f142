"""A document that a briefing quotes, with its annotations, and what its pieces take of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.anchors.anchoring import Resolution, resolve
from data.annotation import Annotation, Scope
from data.briefing.pieces import BriefingPiece, PieceKind
from data.document import Document, Topic

Extent = tuple[Topic | None, Sequence[int]]
"""The lead (None) or a topic, with the numbers of its own blocks, without its heading."""


_WITH_TITLE = frozenset({PieceKind.DOCUMENT, PieceKind.LEAD})


@dataclass(frozen=True, slots=True)
class BriefingSource:
    """A document and its annotations; `resolutions` say by id where each stands now."""

    document: Document
    annotations: tuple[Annotation, ...] = ()
    resolutions: Mapping[str, Resolution] = field(default_factory=dict)

    def extents(self, piece: BriefingPiece) -> list[Extent]:
        """Return the sections that a lead, topic or document takes; none where it is gone."""
        if piece.kind is PieceKind.LEAD:
            return [(None, self.document.lead)] if self.document.lead else []
        if piece.kind is PieceKind.DOCUMENT:
            lead: list[Extent] = [(None, self.document.lead)] if self.document.lead else []
            return lead + [self._extent(number) for number in range(len(self.document.topics))]
        top = self.topic(piece)
        if top is None:
            return []
        inside = range(top.first, top.stop)
        return [
            self._extent(number)
            for number, topic in enumerate(self.document.topics)
            if topic.first in inside
        ]

    def topic(self, piece: BriefingPiece) -> Topic | None:
        """Return the topic that a piece is anchored to; None where it is not found for certain."""
        found = resolve(piece.anchor, self.document.text) if piece.anchor else None
        if found is None or not found.attached or found.start is None:
            return None
        block = self.document.block_at(found.start)
        return next((topic for topic in self.document.topics if topic.first == block), None)

    def included(self, piece: BriefingPiece) -> list[Annotation]:
        """Return the annotations that a lead, topic or document takes with it.

        Those are the ones that are in the briefing by their visibility or were put in here, and
        not left out here, with something to print.
        """
        return [
            item
            for item in self.offered(piece)
            if (item.in_briefing or item.id in piece.put_in) and item.id not in piece.left_out
        ]

    def offered(self, piece: BriefingPiece) -> list[Annotation]:
        """Return the annotations that a lead, topic or document can take with it, private too."""
        blocks = {number for topic, own in self.extents(piece) for number in own}
        blocks |= {topic.first for topic, _ in self.extents(piece) if topic is not None}
        title = self.document.title_block
        if piece.kind in _WITH_TITLE and title is not None:
            blocks.add(title)
        return [item for item in self.annotations if self._lies_in(item, piece, blocks)]

    def of_block(self, number: int) -> Topic | None:
        """Return the innermost topic that holds a block, or None for the lead."""
        inside = [topic for topic in self.document.topics if topic.first <= number < topic.stop]
        return inside[-1] if inside else None

    def _lies_in(self, item: Annotation, piece: BriefingPiece, blocks: set[int]) -> bool:
        if piece.labels is not None and item.label_id not in piece.labels:
            return False
        if item.scope is not Scope.PASSAGE and not item.note.strip():
            return False
        if item.scope is Scope.DOCUMENT:
            return piece.kind is PieceKind.DOCUMENT
        found = self.resolutions.get(item.id)
        if found is None or not found.attached or found.start is None:
            return False
        return self.document.block_at(found.start) in blocks

    def _extent(self, number: int) -> Extent:
        topic = self.document.topics[number]
        following = self.document.topics[number + 1 : number + 2]
        stop = min([topic.stop, *(item.first for item in following)])
        return topic, range(topic.first + 1, stop)
