"""Pieces made of annotations, topics and documents; what became of them since."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum

from data.anchors.anchoring import describe
from data.annotation import Annotation, Scope
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.passage_blocks import one_line
from data.briefing.pieces import (
    OWN_KINDS,
    WHOLE_KINDS,
    BriefingPiece,
    PieceKind,
    PieceWords,
)
from data.citation import CitationIndex, short_name


class PieceState(StrEnum):
    """What became of what a piece was made of: its annotation, or its part of a document."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NO_DOCUMENT = "no document"


def piece_of(
    item: Annotation, source: BriefingSource, *, piece_id: str, is_confirmed: bool = False
) -> BriefingPiece:
    """Return a piece with the words that an annotation has now.

    `is_confirmed` tells that the user let a private one into the briefing.

    Raises:
        ValueError: it is private, and that was not confirmed.
    """
    return BriefingPiece(
        piece_id,
        PieceKind.PASSAGE if item.scope is Scope.PASSAGE else PieceKind.NOTE,
        document_id=item.document_id,
        annotation_id=item.id,
        anchor=item.anchor,
        words=words_of(item, source),
        is_confirmed=is_confirmed,
    )


def whole_piece(source: BriefingSource, *, piece_id: str) -> BriefingPiece:
    """Return a piece that takes a whole document, with its annotations."""
    document = source.document
    return BriefingPiece(
        piece_id,
        PieceKind.DOCUMENT,
        document_id=document.id,
        words=PieceWords(quote=document.title, source=short_name(document)),
    )


def topic_piece(source: BriefingSource, topic: int, *, piece_id: str) -> BriefingPiece:
    """Return a piece that takes the topic of that number, with its annotations."""
    document = source.document
    held = document.topics[topic]
    heading = document.blocks[held.first]
    citations = CitationIndex(document)
    title = f"{held.number} {held.title}".strip()
    return BriefingPiece(
        piece_id,
        PieceKind.TOPIC,
        document_id=document.id,
        anchor=describe(document, heading.start, heading.end, citations),
        words=PieceWords(title, citation=str(citations.of_block(held.first)),
                         source=short_name(document)),
    )  # fmt: skip


def words_of(item: Annotation, source: BriefingSource) -> PieceWords:
    """Return the words of an annotation: the passage as it stands now, or as it was made."""
    document, found = source.document, source.resolutions.get(item.id)
    quote, citation, page = "", "", 0
    if item.anchor is not None:
        quote, citation = one_line(item.anchor.exact), item.anchor.citation
    if found is not None and found.attached and found.start is not None:
        citations = CitationIndex(document)
        quote = one_line(document.text[found.start : found.end])
        citation, page = str(citations.of_offset(found.start)), citations.page_of(found.start)
    return PieceWords(
        quote=quote if item.scope is Scope.PASSAGE else "",
        note=item.note,
        citation=citation,
        page=page,
        source=short_name(document),
        label_id=item.label_id,
        author=item.author,
        is_private=not item.in_briefing,
        note_format=item.note_format,
    )


def state_of(piece: BriefingPiece, source: BriefingSource | None) -> PieceState:
    """Return what became of a piece's annotation, topic or document since the piece was made."""
    if piece.kind in OWN_KINDS:
        return PieceState.SAME
    if source is None:
        return PieceState.NO_DOCUMENT
    if piece.kind in WHOLE_KINDS:
        is_gone = piece.kind is PieceKind.TOPIC and source.topic(piece) is None
        return PieceState.GONE if is_gone else PieceState.SAME
    item = next((one for one in source.annotations if one.id == piece.annotation_id), None)
    if item is None:
        return PieceState.GONE
    now, held = words_of(item, source), piece.words
    same = _told(now) == _told(held)
    return PieceState.SAME if same else PieceState.CHANGED


def _told(words: PieceWords) -> tuple[str, ...]:
    return words.quote, words.note, words.note_format, words.label_id


def renewed(piece: BriefingPiece, source: BriefingSource) -> BriefingPiece:
    """Return a piece with the words that its annotation has now; itself where that is gone.

    One that turned private since was let in when the piece was made, and is confirmed by asking
    for its words.
    """
    item = next((one for one in source.annotations if one.id == piece.annotation_id), None)
    if item is None:
        return piece
    words = words_of(item, source)
    is_confirmed = piece.is_confirmed or words.is_private
    return replace(piece, words=words, anchor=item.anchor, is_confirmed=is_confirmed)


def taking(
    piece: BriefingPiece, offered: Iterable[Annotation], taken: Collection[str]
) -> BriefingPiece:
    """Return a piece that takes those of the annotations offered to it whose ids are given.

    What their visibility says already is not said again, so it is followed where it changes.
    """
    held = tuple(offered)
    return replace(
        piece,
        put_in=frozenset(one.id for one in held if one.id in taken and not one.in_briefing),
        left_out=frozenset(one.id for one in held if one.id not in taken and one.in_briefing),
    )
