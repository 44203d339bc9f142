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
from data.text.inside_links import settled

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
    called: list[str] = []  # by names of pieces that are not in the text: the next one that is
    for number, piece in enumerate(pieces):
        if number % _EVERY == 0:
            on_progress(number / len(pieces))
        before = 0 if blocks and title and title.piece is None and len(blocks) == 1 else len(blocks)
        if piece.sign:
            kept.append(Furniture(FurnitureKind.MARKUP, piece.sign, before))
        if number in outside:
            kept.append(Furniture(outside[number], piece.printed, before))
            called += piece.names
            continue
        level = levels.get(number)
        kind = _kind(piece, styles[number], level)
        depth = level or (piece.level if kind in _WITH_LEVEL else 0)
        if kind is not BlockKind.LIST_ITEM:
            indents = []
        elif not depth:
            indents = [indent for indent in indents if indent < piece.indent] + [piece.indent]
            depth = min(len(indents), DEEPEST)
        spans = _spans(piece, kind, turns.get(number, 0))
        if kind is BlockKind.HEADING or _counts(piece, styles[number]):
            text, marker = piece.text, piece.marker
        else:
            text, marker = piece.printed, ""
            spans = _moved(spans, len(text) - len(piece.text))
        merged = piece.merged if kind is BlockKind.TABLE_ROW else ()
        names, called = (*called, *piece.names), []
        blocks.append(Block(kind, text, start, depth, marker, spans, piece.page, names, merged))
        start += len(text) + 1
    return settled(blocks), tuple(kept)


def _speakers(pieces: Sequence[Piece], outside: Mapping[int, FurnitureKind]) -> dict[int, int]:
    """Return how long the speaker's name is in the pieces where someone begins to speak."""
    found = {
        number: length
        for number, piece in enumerate(pieces)
        if number not in outside and not piece.marker and (length := shapes.speaker(piece.text))
    }
    return found if len(found) > 1 else {}


def _counts(piece: Piece, style: str) -> bool:
    """Tell whether a piece keeps its marker; a number in no sequence belongs to the text."""
    if not piece.marker or style or piece.hint in _WITH_MARKER:
        return True
    return markers.is_bullet(piece.marker) or markers.counts_alone(piece.marker)


def _spans(piece: Piece, kind: BlockKind, speaker: int) -> tuple[Span, ...]:
    """Return what is set apart in a piece; of a paragraph also the name of who speaks."""
    if kind is BlockKind.HEADING:
        return _apart(piece)
    if speaker and kind is BlockKind.PARAGRAPH and not piece.strong:
        return (Span(SpanKind.STRONG, 0, speaker), *piece.spans)
    return piece.spans


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple(replace(span, start=span.start + by, end=span.end + by) for span in spans)


def _apart(piece: Piece) -> tuple[Span, ...]:
    """Return a heading's spans, without those that set all of it apart: it is a heading already."""
    whole = {SpanKind.STRONG: piece.strong, SpanKind.EMPHASIS: piece.emphatic}
    return tuple(span for span in piece.spans if not whole.get(span.kind, False))


def _kind(piece: Piece, style: str, level: int | None) -> BlockKind:
    if level is not None:
        return BlockKind.HEADING
    if piece.hint is not None and piece.hint is not BlockKind.HEADING:
        return piece.hint
    is_item = markers.is_bullet(piece.marker) or markers.is_item(style)
    return BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH
