"""What pieces say as points: each with its evidence, and where that stands."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from data.annotation import Label, label_of
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.passage_blocks import full_citation, one_line, standing
from data.briefing.compiling.points import MarkedPoint
from data.briefing.compiling.selection import Selection, in_order
from data.briefing.content import Entry
from data.briefing.pieces import NOTED_KINDS, BriefingPiece
from data.citation import short_name

Sources = Mapping[str, BriefingSource]


def entries(
    piece: BriefingPiece, used: Sources, labels: tuple[Label, ...], *, is_one: bool
) -> Iterator[Entry]:
    """Yield what a passage, a note, or a part of a document with its annotations says.

    `is_one` tells that the briefing quotes one document, so that citations need not name it.
    """
    if piece.kind in NOTED_KINDS:
        entry = _entry(piece, used, labels, is_one=is_one)
        if entry is not None:
            yield entry
        return
    source = used.get(piece.document_id)
    if source is None:
        return
    chosen = in_order(source.included(piece), source.resolutions)
    name = "" if is_one else short_name(source.document)
    for item in Selection(source.document, chosen, source.resolutions, labels).marked():
        if item.says_something:
            yield replace(_marked(item, name), portion=piece.portion, piece_id=piece.id)


def _entry(
    piece: BriefingPiece, used: Sources, labels: tuple[Label, ...], *, is_one: bool
) -> Entry | None:
    """Return what one passage or note says, in the words that the piece holds."""
    words = piece.words
    quote = _quoted(piece, used) if piece.has_quote else ""
    note = one_line(piece.note_words)
    if not (note or quote):
        return None
    citation = full_citation("" if is_one else words.source, words.citation)
    label = label_of(labels, words.label_id)
    return Entry(
        text=note or quote,
        quoted=not note,
        evidence=quote if note else "",
        citation=citation if piece.has_citation else "",
        page=words.page if piece.has_citation else 0,
        label=None if label.is_none else label,
        aside="" if label.is_none else label.name,
        portion=piece.portion,
        piece_id=piece.id,
    )


def _marked(item: MarkedPoint, name: str) -> Entry:
    """Return what an annotation of a whole part of a document says, with its evidence."""
    note = one_line(item.annotation.note_words)
    return Entry(
        text=note or item.quote,
        quoted=not note,
        evidence=item.quote if note else "",
        citation=full_citation(name, item.citation),
        page=item.page,
        label=None if item.label.is_none else item.label,
        aside="" if item.label.is_none else item.label.name,
    )


def _quoted(piece: BriefingPiece, used: Sources) -> str:
    """Return a passage's words, or its whole paragraphs where these still say the same."""
    found = standing(used.get(piece.document_id), piece) if piece.has_paragraph else None
    if found is None:
        return piece.words.quote
    return " ".join(found.source.document.blocks[index].text for index in found.blocks)


def own_entries(piece: BriefingPiece) -> Iterator[Entry]:
    """Yield the author's own paragraphs."""
    for line in piece.text.splitlines():
        if line.strip():
            yield Entry(one_line(line), is_point=False, portion=piece.portion, piece_id=piece.id)
