"""Where a passage that is not found for certain may stand: what the user is shown to review."""

from rapidfuzz import fuzz

from data.anchors.alignment import Alignment
from data.annotation import Anchor

_WORTH_REVIEW = 0.55
_WORTH_REVIEW_IN_PLACE = 0.4
"""How alike a passage is at least where the rest of its line stands, and elsewhere."""
_FAR = 32

Span = tuple[int, int]


class Proposer:
    """Proposes places in a new text for passages of an old one, by likeness."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._alignment: Alignment | None = None

    def propose(self, anchor: Anchor, passage: Span | None) -> Span | None:
        """Return where a passage may stand, or None where nothing is like it enough."""
        place = None
        if passage is not None:
            self._alignment = self._alignment or Alignment(self._old, self._new)
            place = self._alignment.passage(*passage)
        if place and self._likeness(anchor, place) >= _WORTH_REVIEW_IN_PLACE:
            return place
        guesses = [guess for guess in (self._alone(anchor), _nearest(anchor, self._new)) if guess]
        best = max(guesses, key=lambda guess: self._likeness_around(anchor, guess), default=None)
        return best if best and self._likeness(anchor, best) >= _WORTH_REVIEW else None

    def _alone(self, anchor: Anchor) -> Span | None:
        """Return where the quote stands word for word, if it does so once."""
        start = self._new.find(anchor.exact)
        if start < 0 or self._new.find(anchor.exact, start + 1) >= 0:
            return None
        return start, start + len(anchor.exact)

    def _likeness(self, anchor: Anchor, place: Span) -> float:
        return fuzz.ratio(anchor.exact, self._new[slice(*place)]) / 100

    def _likeness_around(self, anchor: Anchor, place: Span) -> float:
        there = self._new[max(0, place[0] - _FAR) : place[1] + _FAR]
        return fuzz.ratio(f"{anchor.prefix}{anchor.exact}{anchor.suffix}", there)


def _nearest(anchor: Anchor, text: str) -> Span | None:
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
