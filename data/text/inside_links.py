"""Links from one place of a document to another, and the names that they call blocks by.

A link's target is "#" and a name; a name belongs to one block.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from data.document import Block, Document, Span, SpanKind
from data.text.passages.footnote_marks import footnote_marks

_SIGN = "#"


def name_in(span: Span) -> str:
    """Return the name that a link inside the document leads to; "" for any other span."""
    is_inside = span.kind is SpanKind.LINK and span.target.startswith(_SIGN)
    return span.target[len(_SIGN) :] if is_inside else ""


def block_named(document: Document, name: str) -> int | None:
    """Return the number of the block that links call so, or None."""
    found = (number for number, block in enumerate(document.blocks) if name in block.names)
    return next(found, None)


def distinct(block: Block, document_id: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return a block's names and spans as no other document's are, in a text of several."""
    spans = (
        replace(span, target=f"{_SIGN}{document_id}/{name}") if (name := name_in(span)) else span
        for span in block.spans
    )
    return tuple(f"{document_id}/{name}" for name in block.names), tuple(spans)


def settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the links that lead to another of them, and the names in these.

    Of equal names the first counts. What leads to the block that it stands in is no link, nor is
    the mark of a footnote that leads there anyway.
    """
    wanted = {name_in(span) for block in blocks for span in block.spans} - {""}
    if not wanted:
        return tuple(replace(block, names=()) if block.names else block for block in blocks)
    links = _Links(blocks, wanted)
    return tuple(
        links.of_block(number) if block.names or any(map(name_in, block.spans)) else block
        for number, block in enumerate(blocks)
    )


class _Links:
    """The links among blocks: who has which of the wanted names, and which are led to."""

    def __init__(self, blocks: Sequence[Block], wanted: Set[str]) -> None:
        self._blocks = blocks
        self._owners: dict[str, int] = {}
        for number, block in enumerate(blocks):
            for name in block.names:
                if name in wanted:
                    self._owners.setdefault(name, number)
        marks = footnote_marks(blocks)
        self._marks = {(mark.block, mark.start, mark.end): mark.footnote for mark in marks}
        self._reached = {name for number in range(len(blocks)) for name in self._led_to(number)}

    def of_block(self, number: int) -> Block:
        """Return a block with the names that are its own, and the links that lead elsewhere."""
        block = self._blocks[number]
        own = (name for name in block.names if name in self._reached)
        names = tuple(dict.fromkeys(name for name in own if self._owners[name] == number))
        spans = tuple(one for one in block.spans if not name_in(one) or self._leads(number, one))
        is_same = names == block.names and len(spans) == len(block.spans)
        return block if is_same else replace(block, names=names, spans=spans)

    def _led_to(self, number: int) -> Iterator[str]:
        for span in self._blocks[number].spans:
            if name_in(span) and self._leads(number, span):
                yield name_in(span)

    def _leads(self, number: int, span: Span) -> bool:
        """Tell whether a link inside the document leads where nothing else does."""
        owner = self._owners.get(name_in(span), number)
        return owner not in {number, self._marks.get((number, span.start, span.end))}
