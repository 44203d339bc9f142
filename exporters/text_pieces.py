"""A block of the source cut where a span or a highlight starts or ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from data.briefing.content import ContentBlock
from data.document import SpanKind

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[!-~]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text that looks the same throughout.

    `highlights` are numbers of the block's highlights that cover it, in their order; `notes` are
    numbers of notes whose passage ends with it, and `around` the highlights that go on after them.
    `link` is an http, https or mailto address, or empty.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    link: str = ""
    highlights: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    around: tuple[int, ...] = ()


def cut(block: ContentBlock) -> Iterator[TextPiece]:
    """Yield the pieces of a block in order; together they are its text."""
    edges = {0, len(block.text)}
    edges.update(edge for span in block.spans for edge in (span.start, span.end))
    edges.update(edge for item in block.highlights for edge in (item.start, item.end))
    for start, end in pairwise(sorted(edge for edge in edges if edge <= len(block.text))):
        yield _piece(block, start, end)


def _piece(block: ContentBlock, start: int, end: int) -> TextPiece:
    spans = [span for span in block.spans if span.start <= start and end <= span.end]
    kinds = {span.kind for span in spans}
    links = [span.target for span in spans if _SAFE_LINK.fullmatch(span.target)]
    highlights = tuple(enumerate(block.highlights))
    return TextPiece(
        text=block.text[start:end],
        strong=SpanKind.STRONG in kinds,
        emphasis=SpanKind.EMPHASIS in kinds,
        raised=SpanKind.SUPERSCRIPT in kinds,
        link=links[0] if links else "",
        highlights=tuple(n for n, item in highlights if item.start <= start and end <= item.end),
        notes=tuple(
            item.note
            for item in block.highlights
            if item.end == end and item.closes and item.note is not None
        ),
        around=tuple(n for n, item in highlights if item.start < end < item.end),
    )
