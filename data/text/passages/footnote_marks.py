"""Footnotes and the raised numbers in the text that call them, tied by number and nearness.

A document may begin its numbers anew on every page or in every part: a mark belongs to the next
footnote of its number below it, or else to the last one above.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from data.document import BlockKind, Document, Span, SpanKind


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's block, by number, and its mark in the text, in code points."""

    block: int
    start: int
    end: int


class MarkedText(Protocol):
    """A block, of a document or quoted, that may be a footnote or hold marks of some."""

    @property
    def kind(self) -> BlockKind:
        """What it is."""

    @property
    def text(self) -> str:
        """What it says."""

    @property
    def marker(self) -> str:
        """What stands before it: a footnote's number."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """What is set apart in it."""


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """Where a footnote is called: both blocks by number, the mark in code points of its block."""

    footnote: int
    block: int
    start: int
    end: int


def footnotes(document: Document) -> tuple[Footnote, ...]:
    """Return the footnotes that have a mark, in the order of the marks."""
    found = []
    for mark in footnote_marks(document.blocks):
        start = document.blocks[mark.block].start
        found.append(Footnote(mark.footnote, start + mark.start, start + mark.end))
    return tuple(found)


def footnote_marks(blocks: Sequence[MarkedText]) -> tuple[FootnoteMark, ...]:
    """Return the marks that call a footnote among these blocks, in order."""
    notes: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.FOOTNOTE and block.marker:
            notes.setdefault(bare_mark(block.marker), []).append(number)
    if not notes:
        return ()
    found = []
    for number, block in enumerate(blocks):
        for span in block.spans if block.kind is not BlockKind.FOOTNOTE else ():
            own = notes.get(bare_mark(block.text[span.start : span.end]))
            if span.kind is SpanKind.SUPERSCRIPT and own:
                note = own[min(bisect_right(own, number), len(own) - 1)]
                found.append(FootnoteMark(note, number, span.start, span.end))
    return tuple(found)


def counterpart(document: Document, offset: int) -> tuple[int, int] | None:
    """Return the passage of the footnote whose mark is at `offset`, or the mark of the one there.

    None where no footnote or mark is. Offsets are code points.
    """
    here = document.block_at(offset)
    for note in footnotes(document):
        if note.start <= offset <= note.end:
            block = document.blocks[note.block]
            return block.start, block.end
        if note.block == here:
            return note.start, note.end
    return None


def is_raised(document: Document, offset: int) -> bool:
    """Tell whether a raised character stands at `offset` (code points)."""
    block = document.blocks[document.block_at(offset)]
    place = offset - block.start
    return any(
        span.kind is SpanKind.SUPERSCRIPT and span.start <= place <= span.end
        for span in block.spans
    )


def bare_mark(mark: str) -> str:
    """Return a mark without its brackets and stops: "[1]", "^[1]" and "1." are "1"."""
    return mark.strip(" .:^()[]（）*†‡") or mark.strip()
