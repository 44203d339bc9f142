"""Which pieces of a briefing stand in its content, and what is to be said of those that do not."""

from collections.abc import Iterable, Iterator, Mapping, Set

from data.briefing.briefing import Briefing, Depth
from data.briefing.briefing_source import BriefingSource
from data.briefing.checks import Caution, CautionKind
from data.briefing.content import Content, ContentBlock, Part
from data.briefing.pieces import NOTED_KINDS, WHOLE_KINDS, BriefingPiece, PieceKind
from data.messages import Message, said

_UNWRITTEN = said("Not printed: nothing is written in it.")
_SWITCHED_OFF = said("Not printed: its quotation and its note are empty or switched off.")
_NO_ROWS = said(
    "Not printed: no note or passage that may go into a briefing bears its labels in the documents "
    "of this one."
)
_NO_PAGE = said("It begins no page: nothing is printed behind it.")
_NO_DOCUMENT = said("Not printed: its document is not in the library.")
_NO_TOPIC = said("Not printed: its heading is not found in its document any more.")
_NO_NOTES = said(
    "Not printed at this depth: no note or passage in it goes into the briefing; “{depth}” prints "
    "its text.",
    depth=Depth.FULL_TEXT.caption,
)
_NO_TEXT = said("Not printed: there is nothing in it.")


def standing_pieces(content: Content) -> frozenset[str]:
    """Return the ids of the pieces whose words stand in a content."""
    found = {note.piece_id for note in content.notes}
    for part in content.parts:
        found |= _of_part(part)
    for section in content.sections:
        found.add(section.piece_id)
        found |= {block.piece_id for block in section.blocks}
        found |= _of_part(section.own_table) if section.own_table else set()
    found |= {block.piece_id for block in _title(content)}
    return frozenset(found - {""})


def unprinted(
    briefing: Briefing,
    content: Content,
    sources: Mapping[str, BriefingSource],
    listed: Iterable[BriefingPiece] = (),
) -> tuple[Caution, ...]:
    """Return a caution for each piece that does not stand in what was compiled of a briefing.

    `listed` are pieces that its tables list beside its own.
    """
    standing = standing_pieces(content)
    marked = {
        item.annotation_id
        for section in content.sections
        for block in (*_title(content), *section.blocks)
        for item in block.highlights
    }
    pieces = {piece.id: piece for piece in (*briefing.pieces, *listed)}
    return tuple(
        Caution(CautionKind.UNPRINTED, piece.id, _why(briefing, piece, sources))
        for place, piece in enumerate(pieces.values())
        if not (
            _begins_page(briefing, place, standing)
            if piece.kind is PieceKind.PAGE_BREAK
            else piece.id in standing or (piece.kind in NOTED_KINDS and _is_marked(piece, marked))
        )
    )


def _title(content: Content) -> Iterator[ContentBlock]:
    if content.title_block is not None:
        yield content.title_block


def _of_part(part: Part) -> set[str]:
    rows = part.table.piece_ids if part.table else ()
    return {part.piece_id, *rows, *(entry.piece_id for entry in part.entries)}


def _is_marked(piece: BriefingPiece, marked: Set[str]) -> bool:
    """Tell whether a passage is marked in a paragraph that was printed for another."""
    return piece.has_quote and piece.annotation_id in marked


def _begins_page(briefing: Briefing, place: int, standing: Set[str]) -> bool:
    """Tell whether something is printed between a page break and the next one."""
    if PieceKind.PAGE_BREAK not in briefing.depth.printed:
        return False
    for piece in briefing.pieces[place + 1 :]:
        if piece.kind is PieceKind.PAGE_BREAK:
            return False
        if piece.id in standing:
            return True
    return False


def _why(
    briefing: Briefing, piece: BriefingPiece, sources: Mapping[str, BriefingSource]
) -> Message:
    depth = briefing.depth
    if piece.kind not in depth.printed:
        return said(
            "Not printed at this depth: “{depth}” has no place for it.", depth=depth.caption
        )
    if piece.kind in NOTED_KINDS:
        return _SWITCHED_OFF
    if piece.kind in WHOLE_KINDS:
        return _why_not_whole(piece, sources.get(piece.document_id), depth)
    return {PieceKind.TABLE: _NO_ROWS, PieceKind.PAGE_BREAK: _NO_PAGE}.get(piece.kind, _UNWRITTEN)


def _why_not_whole(piece: BriefingPiece, source: BriefingSource | None, depth: Depth) -> Message:
    if source is None:
        return _NO_DOCUMENT
    if piece.kind is PieceKind.TOPIC and source.topic(piece) is None:
        return _NO_TOPIC
    return _NO_TEXT if depth is Depth.FULL_TEXT else _NO_NOTES
