"""Attach an annotation to a passage, and find the passage again when the text has changed."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from data.annotation import Anchor, Annotation
from data.basis.values import dataclass
from data.citation import CitationIndex
from data.document import Document

CONTEXT = 32
"""Code points of prefix and suffix that are kept with a quote."""

_MANY = 1_000


class AnchorState(StrEnum):
    """How surely an anchor was found: as it was, elsewhere, unsurely, not at all."""

    EXACT = "exact"
    MOVED = "moved"
    REVIEW = "review"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where an anchor's quote stands now, in code points; `None` where it does not."""

    state: AnchorState
    start: int | None = None
    end: int | None = None

    @property
    def attached(self) -> bool:
        """Whether the passage was found for certain."""
        return self.state in {AnchorState.EXACT, AnchorState.MOVED}


def describe(document: Document, start: int, end: int, citations: CitationIndex) -> Anchor:
    """Return an anchor for the passage from `start` to `end` (code points).

    Space at either end is left out, so that a careless selection quotes cleanly.

    Raises:
        ValueError: if the passage is empty or outside the text.
    """
    text = document.text
    if not 0 <= start < end <= len(text):
        raise ValueError("the passage is not inside the document")
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Anchor(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        citation=str(citations.of_offset(start)),
    )


def resolve(anchor: Anchor, text: str) -> Resolution:
    """Find the anchor's quote in `text`: at its position, else where it stands alone.

    A quote that stands once is attached where at least one of its sides has the same words; one
    that stands in several places, only where exactly one of them has the same words on both
    sides. Otherwise it is left for the user to review, never guessed. A loose one stands nowhere.
    """
    if anchor.is_loose:
        return Resolution(AnchorState.ORPHAN)
    if text[anchor.start : anchor.end] == anchor.exact and _same_context(
        anchor, text, anchor.start
    ):
        return Resolution(AnchorState.EXACT, anchor.start, anchor.end)
    places = _occurrences(anchor.exact, text)
    if not places:
        return Resolution(AnchorState.ORPHAN)
    is_alone = len(places) == 1
    alike = one_side_is_same if is_alone else _same_context
    found = [start for start in places if alike(anchor, text, start)]
    if len(found) == 1:
        state = AnchorState.EXACT if found[0] == anchor.start else AnchorState.MOVED
        return Resolution(state, found[0], found[0] + len(anchor.exact))
    return Resolution(AnchorState.REVIEW)


def one_side_is_same(anchor: Anchor, text: str, start: int) -> bool:
    """Tell whether the words before or after a place are the anchor's, if it has any."""
    if not anchor.prefix and not anchor.suffix:
        return True
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text.startswith(anchor.suffix, start + len(anchor.exact))
    return bool(anchor.prefix and before == anchor.prefix) or bool(anchor.suffix and after)


def _same_context(anchor: Anchor, text: str, start: int) -> bool:
    before = text[max(0, start - len(anchor.prefix)) : start]
    return before == anchor.prefix and text.startswith(anchor.suffix, start + len(anchor.exact))


def _occurrences(exact: str, text: str) -> list[int]:
    """Return where `exact` stands in `text`, overlapping places included, at most 1,000."""
    places: list[int] = []
    start = text.find(exact)
    while start >= 0 and len(places) < _MANY:
        places.append(start)
        start = text.find(exact, start + 1)
    return places


class Resolutions(dict[str, Resolution]):
    """Where passages stand now, by annotation id; can be asked by place, too."""

    def __init__(
        self,
        annotations: Iterable[Annotation],
        text: str,
        known: Mapping[str, Resolution] | None = None,
    ) -> None:
        """Find the passages of annotations in a text; those that are `known` need not be found."""
        known = known or {}
        super().__init__(
            (item.id, known.get(item.id) or resolve(item.anchor, text))
            for item in annotations
            if item.anchor
        )
        self._starting: dict[int, set[str]] | None = None

    def __setitem__(self, name: str, place: Resolution) -> None:
        self._leave(name)
        super().__setitem__(name, place)
        if self._starting is not None and place.start is not None:
            self._starting.setdefault(place.start, set()).add(name)

    def forget(self, names: Iterable[str]) -> None:
        """Leave out some annotations, whether they are here or not."""
        for name in names:
            self._leave(name)
            self.pop(name, None)

    def starting(self, offset: int) -> frozenset[str]:
        """Return the ids of the annotations whose passages start at `offset`, in code points."""
        if self._starting is None:
            self._starting = {}
            for name, place in self.items():
                if place.start is not None:
                    self._starting.setdefault(place.start, set()).add(name)
        return frozenset(self._starting.get(offset, ()))

    def _leave(self, name: str) -> None:
        was = self.get(name)
        if self._starting is not None and was is not None and was.start is not None:
            self._starting[was.start].discard(name)
