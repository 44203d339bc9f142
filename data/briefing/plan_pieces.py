"""A plan of one document becomes a briefing of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from data.annotation import Annotation, Scope
from data.briefing.briefing import LONGEST_NAME, Briefing, Depth, TitleBlock
from data.briefing.briefing_source import BriefingSource
from data.briefing.piece_making import topic_piece, whole_piece
from data.briefing.pieces import BriefingPiece, PieceKind, PieceWords
from data.briefing.plan import LEAD, Plan, Template
from data.briefing.plan_topics import fitting, top_topics
from data.citation import short_name
from data.document import Document

DEPTHS: Mapping[Template, Depth] = MappingProxyType(
    {Template.ANNOTATED: Depth.FULL_TEXT, Template.POINTS: Depth.POINTS}
)
"""The depth at which a briefing shows what a template of plans did."""


def briefing_of(
    plan: Plan,
    name: str,
    document: Document,
    annotations: Iterable[Annotation] = (),
    *,
    briefing_id: str,
    now: datetime,
) -> Briefing:
    """Return the briefing that holds what a plan chose of a document.

    Where the plan was made for other topics, it holds those that are found by their headings. Of
    the `annotations` those of the whole document stand above topics that were chosen.
    """
    return Briefing(
        id=briefing_id,
        name=_name(name),
        created=now,
        modified=now,
        title=TitleBlock(
            prepared_for=plan.prepared_for, prepared_by=plan.prepared_by, copy=plan.copy
        ),
        marking=plan.marking,
        depth=DEPTHS[plan.template],
        page=plan.page,
        pieces=_pieces(fitting(plan, document), document, annotations),
    )


def _name(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME].strip() or "–"


def _pieces(
    plan: Plan, document: Document, annotations: Iterable[Annotation]
) -> tuple[BriefingPiece, ...]:
    source = BriefingSource(document)
    if plan.topics is None:
        return (replace(whole_piece(source, piece_id="piece-1"), labels=plan.labels),)
    chosen = [number for number in top_topics(document) if number in plan.topics]
    notes = tuple(_note(item, document) for item in annotations if _is_on_document(item, plan))
    return notes + tuple(
        replace(_part(source, number, f"piece-{count}"), labels=plan.labels)
        for count, number in enumerate(chosen, 1)
    )


def _is_on_document(item: Annotation, plan: Plan) -> bool:
    is_chosen = plan.labels is None or item.label_id in plan.labels
    has_words = bool(item.note.strip())
    return item.scope is Scope.DOCUMENT and item.in_briefing and is_chosen and has_words


def _note(item: Annotation, document: Document) -> BriefingPiece:
    return BriefingPiece(
        f"note-{item.id}",
        PieceKind.NOTE,
        document_id=item.document_id,
        annotation_id=item.id,
        words=PieceWords(
            note=item.note,
            source=short_name(document),
            label_id=item.label_id,
            author=item.author,
            note_format=item.note_format,
        ),
    )


def _part(source: BriefingSource, number: int, piece_id: str) -> BriefingPiece:
    if number != LEAD:
        return topic_piece(source, number, piece_id=piece_id)
    document = source.document
    words = PieceWords(source=short_name(document))
    return BriefingPiece(piece_id, PieceKind.LEAD, document_id=document.id, words=words)
