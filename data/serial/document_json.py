"""Documents as JSON, as they were read."""

import datetime as dt
from collections.abc import Mapping

from data.document import Block, Document, Meeting
from data.messages import Sentence
from data.serial.fields import Codec, Record, Shape, taken_each
from data.serial.kept_kind import KeptKind

_BLOCK = Record(Block, {Block: Shape(beside=frozenset({"start"}), brief=None)})


def _placed(plain: object) -> tuple[Block, ...]:
    """Return the blocks, each with the start that follows from the texts before it."""
    start = 0

    def take(held: object) -> Block:
        nonlocal start
        block: Block = _BLOCK.take(held, start=start)
        start += len(block.text) + 1
        return block

    return taken_each(take, plain)


_BLOCKS = Codec(lambda blocks: [_BLOCK.put(block) for block in blocks], _placed)
_DAY = Codec(
    lambda day: day.isoformat() if day else "",
    lambda text: dt.date.fromisoformat(text) if text != "" else None,
)
_SHAPES: Mapping[type, Shape] = {
    Document: Shape(ways={"blocks": _BLOCKS}),
    Meeting: Shape(ways={"date": _DAY}),
}

DOCUMENT = KeptKind(
    Document,
    Sentence("The stored document is damaged: {why}."),
    Sentence(
        "The stored document comes from another version of Briefing Viewer (format {version}): "
        "open it with that version."
    ),
    format_name="briefing-viewer-document",
    version=5,
    shapes=_SHAPES,
)
"""How a document is kept. The first version had no report of how it was read, the second had its
texts in English alone, and the third knew no pages and no other outlines; the fourth
had no ruby, no links inside the document and no merged cells."""
