"""Pieces to Document, for all readers: masthead, title, furniture, topics, meeting."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from pathlib import PurePath

from data.document import (
    TITLE_LEVEL,
    Block,
    BlockKind,
    Document,
    Furniture,
    FurnitureKind,
    Masthead,
    Source,
    Topic,
    place,
)
from data.intake import furniture, headings, language, markers, masthead, meeting
from data.intake.stream import Piece, Stream
from data.report import Report

_DEEPEST = 6
"""The deepest level of a list's item."""

_OPENING = 6
"""How many pieces below the title may tell of the meeting."""


_WITH_LEVEL = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_WITH_MARKER = frozenset({BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})
_EVERY = 8192
"""Pieces between two reports of progress."""


def build(
    stream: Stream, source: Source, format_name: str, on_progress: Callable[[float], None]
) -> Document:
    """Return the document that a stream makes; each of its pieces becomes a block or furniture.

    `on_progress` is told the share that is done, from 0 to 1.
    """
    pieces = stream.pieces
    issue = masthead.read(pieces[0].printed)
    outside = furniture.find(pieces, None if issue is None else 0)
    title = headings.find_title(pieces, outside)
    if title is not None:
        outside |= furniture.repeats(pieces, title, outside)
    if len(outside) == len(pieces):
        issue, outside = None, {}
    issue = issue or Masthead()
    body = [number for number in range(len(pieces)) if number not in outside and number != title]
    styles = markers.sequences([piece.marker for piece in pieces])
    levels = headings.find(pieces, styles, body)
    opening = list(islice(takewhile(lambda number: number not in levels, body), _OPENING))
    if title is not None:
        levels[title] = TITLE_LEVEL
        opening.insert(0, title)
    blocks, kept = _laid_out(pieces, styles, levels, outside, on_progress)
    return Document(
        source=source,
        title=pieces[title].text if title is not None else PurePath(source.name).stem or "Untitled",
        blocks=blocks,
        topics=topics_of(blocks),
        furniture=kept,
        masthead=issue,
        meeting=meeting.read(" ".join(pieces[number].text for number in opening), issue),
        language=language.guess(" ".join(block.text for block in blocks[:200])),
        report=Report(format_name, stream.encoding, repairs=stream.repairs),
    )


def topics_of(blocks: Sequence[Block]) -> tuple[Topic, ...]:
    """Return the topics that the headings among `blocks` make, each up to the next of its level."""
    topics: list[Topic] = []
    stop_at: list[int] = []  # by level: the first block after a topic of that level that is open
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.kind is not BlockKind.HEADING or block.level == TITLE_LEVEL:
            continue
        stop_at += [len(blocks)] * (block.level + 1 - len(stop_at))
        topics.append(Topic(block.number, block.text, block.level, index, stop_at[block.level]))
        stop_at[block.level :] = [index] * (len(stop_at) - block.level)
    return tuple(reversed(topics))


def _laid_out(
    pieces: Sequence[Piece],
    styles: Sequence[str],
    levels: Mapping[int, int],
    outside: Mapping[int, FurnitureKind],
    on_progress: Callable[[float], None],
) -> tuple[tuple[Block, ...], tuple[Furniture, ...]]:
    blocks: list[Block] = []
    kept: list[Furniture] = []
    indents: list[int] = []
    for number, piece in enumerate(pieces):
        if number % _EVERY == 0:
            on_progress(number / len(pieces))
        if piece.sign:
            kept.append(Furniture(FurnitureKind.MARKUP, piece.sign, len(blocks)))
        if piece.furniture is not None:
            kept.append(Furniture(piece.furniture, piece.printed, len(blocks)))
            continue
        if number in outside:
            kept.append(Furniture(outside[number], piece.printed, len(blocks)))
            continue
        block = _block(piece, styles[number], levels.get(number))
        if block.kind is BlockKind.LIST_ITEM and not block.level:
            indents = [indent for indent in indents if indent < piece.indent] + [piece.indent]
            block = replace(block, level=min(len(indents), _DEEPEST))
        elif block.kind is not BlockKind.LIST_ITEM:
            indents = []
        blocks.append(block)
    return place(blocks), tuple(kept)


def _block(piece: Piece, style: str, level: int | None) -> Block:
    """Return a piece's block; a number that is in no sequence goes back into the text."""
    bullet = markers.is_bullet(piece.marker)
    if level is not None:
        kind = BlockKind.HEADING
    elif piece.hint is not None and piece.hint is not BlockKind.HEADING:
        kind = piece.hint
    elif bullet or markers.is_item(style):
        kind = BlockKind.LIST_ITEM
    else:
        kind = BlockKind.PARAGRAPH
    depth = level or (piece.level if kind in _WITH_LEVEL else 0)
    if style or bullet or piece.hint in _WITH_MARKER or not piece.marker:
        return Block(kind, piece.text, level=depth, marker=piece.marker, spans=piece.spans)
    moved = len(piece.marker) + 1
    spans = tuple(replace(s, start=s.start + moved, end=s.end + moved) for s in piece.spans)
    return Block(kind, piece.printed, level=depth, spans=spans)
