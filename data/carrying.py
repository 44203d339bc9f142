"""Annotations of one edition carried over to another: surely, for review, or listed as orphans.

A passage is attached by itself only where it, both its sides, its figures and its negations agree;
everything else is left to the user, and nothing is dropped.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from rapidfuzz import fuzz

from data.alignment import Alignment
from data.anchoring import AnchorState, Resolution, describe, one_side_is_same
from data.annotation import Anchor, Annotation
from data.citation import CitationIndex
from data.document import Document

_ALIKE, _BETTER, _OTHER = 0.80, 0.75, 0.40
"""How alike the quote, its better side and its other side are at least, where it is expected."""
_BOTH = 0.80
"""How alike both sides are at least, where it is not expected."""
_WORTH_REVIEW = 0.55
_FIGURES = re.compile(r"\d+")
_NEGATIONS = re.compile(
    r"\b(?:not|no|never|neither|nor|without|cannot|\w+n[’']t)\b"
    r"|ない|なく|なかっ|ません|ず(?=[、。に])",
    re.IGNORECASE,
)
_FAR = 32


class Carried(NamedTuple):
    """One annotation in the new edition, how surely it is attached, and where it may belong.

    For what is to be reviewed `place` is the best guess (code points), or None without one.
    `origin` is the annotation as it is in the old edition.
    """

    annotation: Annotation
    state: AnchorState
    place: tuple[int, int] | None
    origin: Annotation


def carry_over(
    annotations: Iterable[Annotation],
    old: Document,
    new: Document,
    citations: CitationIndex | None = None,
) -> tuple[Carried, ...]:
    """Return each annotation of the old edition as one of the new; doing so again gives the same.

    One that is not attached keeps its anchor, so that its quote is shown and it can be reviewed.
    """
    finder = Finder(old.text, new.text)
    index = citations or CitationIndex(new)
    return tuple(_carried(item, finder, new, index) for item in annotations)


def accept(carried: Carried, new: Document, citations: CitationIndex | None = None) -> Annotation:
    """Return an annotation attached where it was found, now that the user agrees."""
    item = carried.annotation
    if item.anchor is None or carried.place is None:
        return item
    return replace(item, anchor=describe(new, *carried.place, citations or CitationIndex(new)))


def suggest(anchor: Anchor, document: Document) -> tuple[int, int] | None:
    """Return where a quote that is not found for certain may stand in a document."""
    place = _nearest(anchor, document.text)
    return place if place and _similarity(anchor, document.text, place) >= _WORTH_REVIEW else None


def carried_id(annotation_id: str, document_id: str) -> str:
    """Return the id that an annotation has in another edition: always the same."""
    return str(uuid5(NAMESPACE_URL, f"{annotation_id}#{document_id}"))


def in_words(carried: Iterable[Carried]) -> str:
    """Return what became of the annotations, as a sentence."""
    states = Counter(item.state for item in carried)
    sure = states[AnchorState.EXACT] + states[AnchorState.MOVED]
    parts = [f"{sure:,} carried over" if sure else "None carried over for certain"]
    if states[AnchorState.REVIEW]:
        parts.append(f"{states[AnchorState.REVIEW]:,} to review")
    if states[AnchorState.ORPHAN]:
        parts.append(f"{states[AnchorState.ORPHAN]:,} without a passage, listed with the quote")
    return ", ".join(parts) + "."


def _carried(
    item: Annotation, finder: "Finder", new: Document, citations: CitationIndex
) -> Carried:
    moved = replace(item, id=carried_id(item.id, new.id), document_id=new.id)
    if item.anchor is None:
        return Carried(moved, AnchorState.EXACT, None, item)
    found = finder.find(item.anchor)
    if found.start is None or found.end is None:
        return Carried(moved, AnchorState.ORPHAN, None, item)
    place = found.start, found.end
    if found.attached:
        moved = replace(moved, anchor=describe(new, *place, citations))
    return Carried(moved, found.state, place, item)


class Finder:
    """Finds passages of one text in another edition of it."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._alignment = Alignment(old, new)

    def find(self, anchor: Anchor) -> Resolution:
        """Return where a passage stands now and how sure that is; a guess is for review."""
        place = None
        if self._old[anchor.start : anchor.end] == anchor.exact:
            place = self._alignment.passage(anchor.start, anchor.end)
        if place is not None and self._is_sure(anchor, place, _BETTER, _OTHER):
            is_same = place == (anchor.start, anchor.end)
            return Resolution(AnchorState.EXACT if is_same else AnchorState.MOVED, *place)
        alone = self._alone(anchor)
        if alone is not None and self._is_sure_alone(anchor, alone):
            return Resolution(AnchorState.MOVED, *alone)
        guesses = [guess for guess in (place, alone, _nearest(anchor, self._new)) if guess]
        best = max(guesses, key=lambda guess: _similarity(anchor, self._new, guess), default=None)
        if best is None or _similarity(anchor, self._new, best) < _WORTH_REVIEW:
            return Resolution(AnchorState.ORPHAN)
        return Resolution(AnchorState.REVIEW, *best)

    def _alone(self, anchor: Anchor) -> tuple[int, int] | None:
        """Return where the quote stands word for word, if it does so once."""
        start = self._new.find(anchor.exact)
        if start < 0 or self._new.find(anchor.exact, start + 1) >= 0:
            return None
        return start, start + len(anchor.exact)

    def _is_sure_alone(self, anchor: Anchor, place: tuple[int, int]) -> bool:
        """Tell whether a quote that stands once belongs there: as `resolve` does, or more."""
        is_same = one_side_is_same(anchor, self._new, place[0])
        return is_same or self._is_sure(anchor, place, _BOTH, _BOTH)

    def _is_sure(self, anchor: Anchor, place: tuple[int, int], better: float, other: float) -> bool:
        if _similarity(anchor, self._new, place) < _ALIKE:
            return False
        if not _says_the_same(anchor.exact, self._new[place[0] : place[1]]):
            return False
        low, high = sorted(_sides(anchor, self._new, place))
        return high >= better and low >= other


def _similarity(anchor: Anchor, text: str, place: tuple[int, int]) -> float:
    return fuzz.ratio(anchor.exact, text[place[0] : place[1]]) / 100


def _sides(anchor: Anchor, text: str, place: tuple[int, int]) -> tuple[float, float]:
    """Return how alike the words before and after a passage are, from 0 to 1."""
    start, end = place
    before = text[max(0, start - len(anchor.prefix) - 8) : start]
    after = text[end : end + len(anchor.suffix) + 8]
    return _part(anchor.prefix, before), _part(anchor.suffix, after)


def _part(wanted: str, there: str) -> float:
    if not wanted:
        return 1.0 if len(there.strip()) <= 8 else 0.5
    return fuzz.partial_ratio(wanted, there) / 100 if there else 0.0


def _says_the_same(old: str, new: str) -> bool:
    """Tell whether two quotes have the same figures and the same negations."""
    old, new = unicodedata.normalize("NFKC", old), unicodedata.normalize("NFKC", new)
    if _FIGURES.findall(old) != _FIGURES.findall(new):
        return False
    return _negations(old) == _negations(new)


def _negations(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _NEGATIONS.findall(text))


def _nearest(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Return the part of a text that is most like the quote, on whole words."""
    if len(anchor.exact) > len(text):
        return None
    found = fuzz.partial_ratio_alignment(anchor.exact, text, score_cutoff=100 * _WORTH_REVIEW)
    if found is None or found.dest_start >= found.dest_end:
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and found.dest_start - start < _FAR and _joins(text, start):
        start -= 1
    while end < len(text) and end - found.dest_end < _FAR and _joins(text, end):
        end += 1
    return start, end


def _joins(text: str, place: int) -> bool:
    """Tell whether a place is inside a word of Latin letters or the like."""
    left, right = text[place - 1], text[place]
    return left.isalnum() and right.isalnum() and left < "\u2e80" and right < "\u2e80"
