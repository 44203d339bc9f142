"""Lay pieces out as blocks and furniture, in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.basis.progress import Progress
from data.document import (
    TITLE_LEVEL,
    Block,
    BlockKind,
    Furniture,
    FurnitureKind,
    Span,
    SpanKind,
)
from data.intake.lexicon import markers, shapes
from data.intake.stream import Piece
from data.intake.structure.levels import DEEPEST
from data.intake.structure.titles import Title

_EVERY = 8192
"""Pieces between two reports of progress."""

_WITH_LEVEL = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_WITH_MARKER = frozenset({BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})


def lay_out(
    pieces: Sequence[Piece],
    styles: Sequence[str],
    levels: Mapping[int, int],
    outside: Mapping[int, FurnitureKind],
    *,
    title: Title | None,
    on_progress: Progress,
) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    """Return the blocks and the furniture; a title that no piece says becomes the first block.

    `styles` and `levels` are those of `markers` and `levels`, `outside` the furniture by number.
    """
    blocks: list[Block] = []
    start = 0
    kept: list[Furniture] = []
    indents: list[int] = []
    if title is not None:
        levels = {**levels, title.piece: TITLE_LEVEL} if title.piece is not None else levels
        if title.piece is None:
            blocks.append(Block(BlockKind.HEADING, title.text))
            start = len(title.text) + 1
    turns = _speakers(pieces, outside)
    for number, piece in enumerate(pieces):
        if number % _EVERY == 0:
            on_progress(number / len(pieces))
        before = 0 if blocks and title and title.piece is None and len(blocks) == 1 else len(blocks)
        if piece.sign:
            kept.append(Furniture(FurnitureKind.MARKUP, piece.sign, before))
        if number in outside:
            kept.append(Furniture(outside[number], piece.printed, before))
            continue
        block = _block(piece, styles[number], levels.get(number), turns.get(number, 0), start)
        if block.kind is not BlockKind.LIST_ITEM:
            indents = []
        elif not block.level:
            indents = [indent for indent in indents if indent < piece.indent] + [piece.indent]
            block = replace(block, level=min(len(indents), DEEPEST))
        blocks.append(block)
        start += len(block.text) + 1
    return tuple(blocks), tuple(kept)


def _speakers(pieces: Sequence[Piece], outside: Mapping[int, FurnitureKind]) -> dict[int, int]:
    """Return how long the speaker's name is in the pieces where someone begins to speak."""
    found = {
        number: length
        for number, piece in enumerate(pieces)
        if number not in outside and not piece.marker and (length := shapes.speaker(piece.text))
    }
    return found if len(found) > 1 else {}


def _block(piece: Piece, style: str, level: int | None, speaker: int, start: int) -> Block:
    """Return a piece's block; a number that is in no sequence goes back into the text.

    `start` is where the block begins in the document's text.
    """
    bullet = markers.is_bullet(piece.marker)
    kind = _kind(piece, style, level, bullet=bullet)
    depth = level or (piece.level if kind in _WITH_LEVEL else 0)
    spans = _apart(piece) if kind is BlockKind.HEADING else piece.spans
    if speaker and kind is BlockKind.PARAGRAPH and not piece.strong:
        spans = (Span(SpanKind.STRONG, 0, speaker), *spans)
    heads = kind is BlockKind.HEADING
    counted = style or bullet or heads or piece.hint in _WITH_MARKER
    counted = counted or markers.counts_alone(piece.marker)
    if counted or not piece.marker:
        return Block(
            kind, piece.text, start, level=depth, marker=piece.marker, spans=spans, page=piece.page
        )
    moved = len(piece.marker) + 1
    spans = tuple(replace(span, start=span.start + moved, end=span.end + moved) for span in spans)
    return Block(kind, piece.printed, start, level=depth, spans=spans, page=piece.page)


def _apart(piece: Piece) -> tuple[Span, ...]:
    """Return a heading's spans, without those that set all of it apart: it is a heading already."""
    whole = {SpanKind.STRONG: piece.strong, SpanKind.EMPHASIS: piece.emphatic}
    return tuple(span for span in piece.spans if not whole.get(span.kind, False))


def _kind(piece: Piece, style: str, level: int | None, *, bullet: bool) -> BlockKind:
    if level is not None:
        return BlockKind.HEADING
    if piece.hint is not None and piece.hint is not BlockKind.HEADING:
        return piece.hint
    return BlockKind.LIST_ITEM if bullet or markers.is_item(style) else BlockKind.PARAGRAPH
