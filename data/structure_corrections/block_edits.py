"""Blocks made into others: retyped, joined, split; their characters and spans are kept."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from data.document import Block, BlockKind, Span, SpanKind

SINGLE_LINES = frozenset({BlockKind.TABLE_ROW})
"""Kinds whose text has a form of its own, and can be neither joined nor split."""
_UNSPACED = (
    "[\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def printed(block: Block) -> str:
    """Return a block as the source prints it: marker and text."""
    return f"{block.marker} {block.text}" if block.marker else block.text


def retyped(block: Block, kind: BlockKind, level: int = 0) -> Block:
    """Return a block as one of another kind and level."""
    merged = block.merged if kind is BlockKind.TABLE_ROW else ()
    return replace(block, kind=kind, level=level, merged=merged)


def joined(first: Block, second: Block) -> Block:
    """Return two blocks as one, of the first one's kind.

    A blank parts them, but for scripts that are written without blanks.
    """
    tail = printed(second)
    unspaced = re.match(_UNSPACED, first.text[-1]) and re.match(_UNSPACED, tail[0])
    head = first.text if unspaced else f"{first.text} "
    moved = len(head) + len(tail) - len(second.text)
    later = (replace(span, start=span.start + moved, end=span.end + moved) for span in second.spans)
    names = (*first.names, *second.names)
    return replace(first, text=head + tail, spans=(*first.spans, *later), names=names)


def split(block: Block, offset: int) -> tuple[Block, Block] | None:
    """Return a block as two, cut at an offset (code points), or None if one would be empty.

    What follows a heading's first part is a paragraph; other blocks become two of their kind.
    """
    head, tail = block.text[:offset].rstrip(), block.text[offset:].lstrip()
    if not head or not tail or block.kind in SINGLE_LINES:
        return None
    start = len(block.text) - len(tail)
    is_heading = block.kind is BlockKind.HEADING
    return (
        replace(block, text=head, spans=tuple(_within(block.spans, 0, len(head)))),
        Block(
            BlockKind.PARAGRAPH if is_heading else block.kind,
            tail,
            level=0 if is_heading else block.level,
            spans=tuple(_within(block.spans, start, len(block.text))),
        ),
    )


def relinked(blocks: Sequence[Block], gone: Sequence[Sequence[Block]]) -> tuple[Block, ...]:
    """Return blocks with the links that still lead to one of them.

    Each has the names of those that are `gone` from before it, too.
    """
    from data.text.inside_links import settled  # noqa: PLC0415  # few documents are corrected

    made = []
    for block, before in zip(blocks, gone, strict=False):
        names = tuple(name for one in before for name in one.names)
        made.append(replace(block, names=(*names, *block.names)) if names else block)
    return settled(made)


def _within(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """Yield what of spans lies between two offsets, counted from the first of these.

    Of a base that is cut nobody knows how it is read.
    """
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        is_cut = span.kind is SpanKind.RUBY and (first, last) != (span.start, span.end)
        if first < last and not is_cut:
            yield replace(span, start=first - start, end=last - start)
