"""The passage that a piece holds, as blocks: in its paragraphs where these still say the same."""

from dataclasses import replace
from typing import NamedTuple

from data.anchors.sentences import sentences
from data.annotation import Label
from data.briefing.briefing_source import BriefingSource
from data.briefing.content import ContentBlock, Highlight
from data.briefing.pieces import BriefingPiece
from data.document import BlockKind, Document
from data.text.inside_links import distinct


class PassagePlace(NamedTuple):
    """Where a passage stands in its document, in code points, and in which blocks."""

    source: BriefingSource
    start: int
    end: int
    blocks: range


class Sentences(NamedTuple):
    """Sentences on one line, and where in them a passage stands, in code points."""

    text: str
    passage: tuple[int, int]


def standing(source: BriefingSource | None, piece: BriefingPiece) -> PassagePlace | None:
    """Return where a passage stands with the very words that the piece holds; None elsewhere."""
    found = source.resolutions.get(piece.annotation_id) if source else None
    if source is None or found is None or not found.attached:
        return None
    if found.start is None or found.end is None:
        return None
    document = source.document
    if one_line(document.text[found.start : found.end]) != piece.words.quote:
        return None
    blocks = range(document.block_at(found.start), document.block_at(found.end - 1) + 1)
    return PassagePlace(source, found.start, found.end, blocks)


def in_paragraphs(
    place: PassagePlace, piece: BriefingPiece, label: Label, number: int | None
) -> list[ContentBlock]:
    """Return the blocks that a passage stands in, with its highlight; `number` is its note's."""
    document = place.source.document
    return [
        ContentBlock(
            BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind,
            block.text,
            "",
            block.level,
            block.marker,
            spans,
            (
                Highlight(
                    piece.annotation_id,
                    label,
                    max(0, place.start - block.start),
                    min(len(block.text), place.end - block.start),
                    opens=index == place.blocks[0],
                    closes=index == place.blocks[-1],
                    note=number,
                ),
            ),
            portion=piece.portion,
            names=names,
            merged=block.merged,
        )
        for index in place.blocks
        for block in (document.blocks[index],)
        for names, spans in (distinct(block, document.id),)
    ]


def alone(piece: BriefingPiece, label: Label, number: int | None) -> list[ContentBlock]:
    """Return a passage whose document is gone, or says otherwise now, as a quotation."""
    quote = piece.words.quote
    whole = Highlight(
        piece.annotation_id, label, 0, len(quote), opens=True, closes=True, note=number
    )
    return [
        ContentBlock(BlockKind.QUOTATION, quote, "", highlights=(whole,), portion=piece.portion)
    ]


def sentences_around(document: Document, start: int, end: int) -> Sentences:
    """Return the sentences of one block that a passage stands in, or begins in."""
    block = document.blocks[document.block_at(start)]
    first, last = start - block.start, min(end - block.start, len(block.text))
    found = [
        (one, other)
        for one, other in sentences((replace(block, start=0),))
        if one < last and first < other
    ]
    if not found:
        quote = one_line(block.text[first:last])
        return Sentences(quote, (0, len(quote)))
    whole = block.text[found[0][0] : found[-1][1]]
    before, passage = whole[: first - found[0][0]], block.text[first:last]
    begins = len(one_line(f"{before}|")) - 1
    return Sentences(one_line(whole), (begins, begins + len(one_line(passage))))


def one_line(text: str) -> str:
    """Return a text with its runs of blanks and line ends made one blank."""
    return " ".join(text.split())


def full_citation(source: str, citation: str) -> str:
    """Return a citation that names its document; without one, the place alone."""
    return ", ".join(filter(None, (source, citation)))
