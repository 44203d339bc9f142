"""Places and annotations of a document, found again after its structure was corrected."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from data.anchors.anchoring import CONTEXT, AnchorState, Resolution, describe, resolve
from data.annotation import Anchor, Annotation
from data.citation import CitationIndex
from data.document import Document

_AROUND = 2_000
"""Code points before a place from which on its words are looked for again."""


class OffsetMap:
    """Knows which parts of a text stayed as they were: those before and after all corrections."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old, self._new = old, new
        before, after = ([block.text for block in document.blocks] for document in (old, new))
        head = _alike(before, after)
        tail = _alike(before[head:][::-1], after[head:][::-1])
        self._head = old.blocks[head - 1].end if head else -1
        self._tail = old.blocks[-tail].start if tail else len(old.text) + 1
        self._moved = len(new.text) - len(old.text)

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a passage stands now, or None if it is not in what stayed as it was."""
        if end <= self._head:
            return start, end
        if start >= self._tail:
            return start + self._moved, end + self._moved
        return None

    def near(self, offset: int) -> int:
        """Return the offset of what stood at `offset`, or one nearby."""
        kept = self.of(offset, offset)
        if kept:
            return kept[0]
        words = self._old.text[offset : offset + 40].partition("\n")[0]
        found = self._new.text.find(words, max(0, offset - _AROUND)) if words else -1
        return found if found >= 0 else min(offset, len(self._new.text))


def _alike(one: list[str], other: list[str]) -> int:
    """Return how many texts at the start of two lists are the same."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # halving compares long runs at once
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def reattached(
    annotations: Iterable[Annotation],
    old: Document,
    new: Document,
    citations: CitationIndex,
    known: Mapping[str, Resolution] | None = None,
) -> tuple[Annotation, ...]:
    """Return those annotations whose anchors are others in the new text, with these.

    `citations` are the new document's; where passages stand in the old one need not be found again
    if that is `known`, by annotation id. What is not found for certain is left as it is.
    """
    passage = OffsetMap(old, new)
    cited = _CitedBlocks(citations)
    is_same = new.text == old.text
    changed = []
    for item in annotations:
        if item.anchor is None:
            continue
        was = known.get(item.id) if known is not None else None
        was = was or resolve(item.anchor, old.text)
        if is_same and was.state is AnchorState.EXACT and was.start == item.anchor.start:
            citation = cited[new.block_at(item.anchor.start)]
            if citation != item.anchor.citation:
                changed.append(replace(item, anchor=replace(item.anchor, citation=citation)))
            continue
        anchor = _moved(item.anchor, was, passage, new, citations)
        if anchor is not None and anchor != item.anchor:
            changed.append(replace(item, anchor=anchor))
    return tuple(changed)


class _CitedBlocks(dict[int, str]):
    """The citations of blocks in words, by their numbers: each is put into words once."""

    def __init__(self, citations: CitationIndex) -> None:
        super().__init__()
        self._citations = citations

    def __missing__(self, index: int) -> str:
        self[index] = str(self._citations.of_block(index))
        return self[index]


def _moved(
    anchor: Anchor, was: Resolution, passage: OffsetMap, new: Document, citations: CitationIndex
) -> Anchor | None:
    place = None
    if was.state is AnchorState.EXACT:
        # Even words that stand in many places are known where all around them stayed.
        place = passage.of(anchor.start, anchor.end)
    elif not was.attached:
        return None
    if place is None:
        now = resolve(anchor, new.text)
        if not now.attached or now.start is None or now.end is None:
            return None
        place = now.start, now.end
    if place == (anchor.start, anchor.end) and _says_the_same(anchor, new, citations):
        return None
    return describe(new, *place, citations)


def _says_the_same(anchor: Anchor, new: Document, citations: CitationIndex) -> bool:
    """Tell whether an anchor would be described as it is: most are far from what was corrected."""
    start, end, text = anchor.start, anchor.end, new.text
    return (
        text[start:end] == anchor.exact == anchor.exact.strip()
        and text[max(0, start - CONTEXT) : start] == anchor.prefix
        and text[end : end + CONTEXT] == anchor.suffix
        and str(citations.of_offset(start)) == anchor.citation
    )
