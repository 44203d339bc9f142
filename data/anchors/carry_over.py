"""Annotations of one edition carried over to another: surely, for review, or listed as orphans.

A passage is attached by itself only where it is found for certain (`data.anchors.identity`).
Likeness only proposes what the user reviews, and nothing is dropped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from data.anchors.anchoring import AnchorState, describe, resolve
from data.anchors.carried_ids import carried_id
from data.anchors.differences import Spans, changed_words
from data.anchors.identity import Doubt, Edition, Pair, SentenceRun, place_in
from data.anchors.proposals import Proposer
from data.annotation import Anchor, Annotation
from data.citation import CitationIndex
from data.document import Document
from data.messages import Forms, Message, joined, said

Span = tuple[int, int]
_ATTACHED = Forms("{count} carried over", "{count} carried over")
_TO_REVIEW = Forms("{count} to review", "{count} to review")
_LEFT = Forms("{count} left unattached", "{count} left unattached")
_LOST = Forms(
    "{count} without a passage, listed with the quote",
    "{count} without a passage, listed with the quote",
)
_SURE = frozenset({AnchorState.EXACT, AnchorState.MOVED})


class Followed(NamedTuple):
    """Where a passage stands in another edition (code points), how surely, and what is in doubt.

    For what is to be reviewed `place` is the best proposal, or None without one. `changed` are the
    words that are others, in the old text and in the new one.
    """

    state: AnchorState
    place: Span | None = None
    doubt: Doubt | None = None
    changed: tuple[Spans, Spans] = ((), ())

    @property
    def attached(self) -> bool:
        """Whether the passage was found for certain."""
        return self.state in _SURE

    @property
    def place_for_certain(self) -> Span | None:
        """Where the passage stands, if it was found for certain."""
        return self.place if self.attached else None


class Carried(NamedTuple):
    """One annotation in the new edition, as it is before the user has looked, and what was found.

    `origin` is the annotation as it is in the old edition. One that is not attached is loose: it
    keeps its quote, to be reviewed.
    """

    annotation: Annotation
    found: Followed
    origin: Annotation

    @property
    def state(self) -> AnchorState:
        """How surely its passage was found."""
        return self.found.state

    @property
    def place(self) -> Span | None:
        """Where its passage stands, or may stand."""
        return self.found.place


def carry_over(
    annotations: Iterable[Annotation],
    old: Document,
    new: Document,
    citations: CitationIndex | None = None,
    roots: Mapping[str, str] | None = None,
) -> tuple[Carried, ...]:
    """Return each annotation of an edition as one of another; doing so again gives the same.

    `roots` tells of copies, by id, which annotation they go back to: all that go back to one have
    the same id in the new edition.
    """
    finder = Finder(old, new)
    index = citations or CitationIndex(new)
    known = roots or {}
    return tuple(
        _carried(item, known.get(item.id, item.id), finder, new, index) for item in annotations
    )


def attached(
    annotation: Annotation, place: Span | None, new: Document, citations: CitationIndex
) -> Annotation:
    """Return an annotation attached to a passage, or loose without one."""
    if annotation.anchor is None:
        return annotation
    if place is None:
        return replace(annotation, anchor=replace(annotation.anchor, is_loose=True))
    return replace(annotation, anchor=describe(new, *place, citations))


class CarriedTally(NamedTuple):
    """How many annotations are attached, wait for a review, were left, and found no passage."""

    attached: int = 0
    to_review: int = 0
    left: int = 0
    lost: int = 0

    def in_words(self) -> Message:
        """Return what became of the annotations, as a list that ends with a full stop."""
        known = (
            (self.attached, _ATTACHED),
            (self.to_review, _TO_REVIEW),
            (self.left, _LEFT),
            (self.lost, _LOST),
        )
        parts = [forms.of(count) for count, forms in known if count]
        if not self.attached:
            parts.insert(0, said("None carried over yet"))
        return said("{list}.", list=joined(parts, ", "))


def _carried(
    item: Annotation, root: str, finder: "Finder", new: Document, citations: CitationIndex
) -> Carried:
    moved = replace(item, id=carried_id(root, new.id), document_id=new.id)
    if item.anchor is None:
        return Carried(moved, Followed(AnchorState.EXACT), item)
    found = finder.find(item.anchor)
    return Carried(attached(moved, found.place_for_certain, new, citations), found, item)


class Finder:
    """Finds passages of one edition in another."""

    def __init__(self, old: Document, new: Document) -> None:
        self._pair = Pair(Edition(old), Edition(new))
        self._proposer = Proposer(old.text, new.text)

    def find(self, anchor: Anchor) -> Followed:
        """Return where a passage stands now and how sure that is; a proposal is for review."""
        old, new = self._pair.old, self._pair.new
        was = resolve(anchor, old.text)
        if was.start is None or was.end is None or not was.attached:
            return self._proposed(anchor, None, None, Doubt.LOOSE)
        passage = was.start, was.end
        run = old.run(*passage)
        certain = self._pair.follow(run)
        place = None if certain.run is None else place_in(old, run, new, certain.run, passage)
        if certain.doubt is None and place is not None:
            is_same = place == passage
            return Followed(AnchorState.EXACT if is_same else AnchorState.MOVED, place)
        return self._proposed(anchor, passage, place, certain.doubt or Doubt.WORDS)

    def _proposed(
        self, anchor: Anchor, passage: Span | None, place: Span | None, doubt: Doubt
    ) -> Followed:
        place = place or self._proposer.propose(anchor, passage)
        if place is None:
            return Followed(AnchorState.ORPHAN, None, doubt)
        changed = self._changed(passage, place) if passage else ((), ())
        return Followed(AnchorState.REVIEW, place, doubt, changed)

    def _changed(self, passage: Span, place: Span) -> tuple[Spans, Spans]:
        """Return the words that are others in the sentences of two passages, and above them."""
        old, new = self._pair.old, self._pair.new
        run, other = old.run(*passage), new.run(*place)
        pairs = [(old.span(run), new.span(other)), *_governing(old, run, new, other)]
        here: list[Span] = []
        there: list[Span] = []
        for (start, end), (first, last) in pairs:
            gone, come = changed_words(old.text[start:end], new.text[first:last])
            here += [(start + low, start + high) for low, high in gone]
            there += [(first + low, first + high) for low, high in come]
        return tuple(sorted(here)), tuple(sorted(there))


def _governing(
    old: Edition, run: SentenceRun, new: Edition, other: SentenceRun
) -> list[tuple[Span, Span]]:
    """Return the blocks that the first sentences of two runs hang on, laid side by side.

    Where one side has more of them, those it has alone stand beside nothing.
    """
    one, two = old.placed[run.first], new.placed[other.first]
    if one.said == two.said:
        return []
    sides = [
        [(edition.blocks[number].start, edition.blocks[number].end) for number in placed.blocks]
        for edition, placed in ((old, one), (new, two))
    ]
    longest = max(map(len, sides))
    here, there = ([*side, *[(0, 0)] * (longest - len(side))] for side in sides)
    return list(zip(here, there, strict=True))
