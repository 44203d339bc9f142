"""A block of the source cut where a span or a highlight starts or ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from data.briefing.content import Content, ContentBlock
from data.document import Span, SpanKind
from data.text.inside_links import name_in
from data.text.passages.footnote_marks import footnote_marks
from data.text.passages.readings import bases
from exporters.phrases import all_blocks, place_of_footnote

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[!-~]+", re.IGNORECASE)


class RubyBase(NamedTuple):
    """Words with their reading, from `start` to `end` of their block, in code points.

    A stretch of them may be their first, which `opens` them, and their last, which `closes` them.
    """

    reading: str
    start: int
    end: int
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text that looks the same throughout.

    `highlights` are numbers of the block's highlights that cover it, in their order; `notes` are
    numbers of notes whose passage ends with it, and `around` the highlights that go on after them.
    `link` is an http, https or mailto address, or empty; `inside` a place of the handout that it
    leads to. What is the mark of a footnote of the source names its place in `footnote`. `opening`
    are the highlights whose passage begins with it. `base` are the words with a reading above them
    that it belongs to, if there are any.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    link: str = ""
    highlights: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    around: tuple[int, ...] = ()
    opening: tuple[int, ...] = ()
    footnote: str = ""
    base: RubyBase | None = None
    inside: str = ""


class FootnotePlaces:
    """Which footnotes of the source the raised marks of a handout call, and where these are.

    Of other blocks, too, it knows the place, where links lead to them.

    Blocks are known by their identity: two may say the same.
    """

    def __init__(self, content: Content) -> None:
        self._places = {id(block): block.names[0] for block in all_blocks(content) if block.names}
        self._calls: dict[tuple[int, int, int], str] = {}
        called: set[int] = set()
        runs = [all_blocks(content)]
        if content.sources:  # each of several documents begins with 1
            runs = [section.blocks for section in content.sections]
        for run in runs:
            for mark in footnote_marks(run):
                number = len(called) + 1
                called.add(id(run[mark.footnote]))
                place = self._places.setdefault(id(run[mark.footnote]), place_of_footnote(number))
                self._calls[id(run[mark.block]), mark.start, mark.end] = place

    def of(self, block: ContentBlock) -> str:
        """Return the place of a block that a mark calls or links lead to; nothing for others."""
        return self._places.get(id(block), "")

    def called(self, block: ContentBlock, start: int, end: int) -> str:
        """Return the place of the footnote whose mark is that, in code points, if one is."""
        return self._calls.get((id(block), start, end), "")


@dataclass(frozen=True, slots=True)
class PassageWords:
    """The words of a passage in the block where it begins; `goes_on` where others follow."""

    text: str
    language: str
    own: bool
    goes_on: bool


def passages(content: Content, footnotes: FootnotePlaces) -> dict[int, PassageWords]:
    """Return the words that notes hang on, by the notes' numbers, without marks of footnotes."""
    found: dict[int, PassageWords] = {}
    for block in all_blocks(content):
        for index, item in enumerate(block.highlights):
            if item.opens and item.note is not None:
                inside = (piece for piece in cut(block, footnotes) if index in piece.highlights)
                text = "".join(piece.text for piece in inside if not piece.footnote)
                words = PassageWords(text, block.language, block.own, goes_on=not item.closes)
                found.setdefault(item.note, words)
    return found


def cut(block: ContentBlock, footnotes: FootnotePlaces | None = None) -> Iterator[TextPiece]:
    """Yield the pieces of a block in order; together they are its text."""
    edges = {0, len(block.text)}
    edges.update(edge for span in block.spans for edge in (span.start, span.end))
    edges.update(edge for item in block.highlights for edge in (item.start, item.end))
    read = bases(block.spans)
    for start, end in pairwise(sorted(edge for edge in edges if edge <= len(block.text))):
        while read and read[0].end <= start:
            del read[0]
        yield _piece(block, start, end, footnotes, read[0] if read else None)


def is_safe_link(target: str) -> bool:
    """Tell whether a target is an address that a handout may lead to: http, https or mailto."""
    return _SAFE_LINK.fullmatch(target) is not None


def _piece(
    block: ContentBlock,
    start: int,
    end: int,
    footnotes: FootnotePlaces | None,
    base: Span | None,
) -> TextPiece:
    spans = [span for span in block.spans if span.start <= start and end <= span.end]
    kinds = {span.kind for span in spans}
    links = [
        span.target for span in spans if span.kind is SpanKind.LINK and is_safe_link(span.target)
    ]
    highlights = tuple(enumerate(block.highlights))
    footnote = footnotes.called(block, start, end) if footnotes else ""
    inside = "" if links or footnote else next(filter(None, map(name_in, spans)), "")
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
        opening=tuple(n for n, item in highlights if item.start == start and item.opens),
        footnote=footnote,
        inside=inside,
        base=_base(base, start, end) if base is not None and base.start <= start else None,
    )


def _base(span: Span, start: int, end: int) -> RubyBase:
    opens, closes = start == span.start, end == span.end
    return RubyBase(span.target, span.start, span.end, opens, closes)
