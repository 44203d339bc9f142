"""A plan of one document becomes a briefing of its own."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from data.anchors.anchoring import describe
from data.annotation import Annotation, Scope
from data.briefing.briefing import LONGEST_NAME, Briefing, Depth, TitleBlock
from data.briefing.pieces import BriefingPiece, PieceKind, PieceWords
from data.briefing.plan import LEAD, Plan, Template
from data.briefing.plan_topics import fitting, top_topics
from data.citation import CitationIndex, short_name
from data.document import Document

_DEPTHS = {Template.ANNOTATED: Depth.FULL_TEXT, Template.POINTS: Depth.POINTS}


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
        depth=_DEPTHS[plan.template],
        page=plan.page,
        pieces=_pieces(fitting(plan, document), document, annotations),
    )


def _name(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME].strip() or "–"


def _pieces(
    plan: Plan, document: Document, annotations: Iterable[Annotation]
) -> tuple[BriefingPiece, ...]:
    words = PieceWords(source=short_name(document))
    if plan.topics is None:
        whole = BriefingPiece(
            "piece-1",
            PieceKind.DOCUMENT,
            document_id=document.id,
            words=words,
            labels=plan.labels,
        )
        return (whole,)
    chosen = [number for number in top_topics(document) if number in plan.topics]
    citations = CitationIndex(document)
    notes = tuple(_note(item, words) for item in annotations if _is_on_document(item, plan))
    return notes + tuple(
        _part(document, number, f"piece-{count}", plan, citations)
        for count, number in enumerate(chosen, 1)
    )


def _is_on_document(item: Annotation, plan: Plan) -> bool:
    is_chosen = plan.labels is None or item.label_id in plan.labels
    has_words = bool(item.note.strip())
    return item.scope is Scope.DOCUMENT and item.in_briefing and is_chosen and has_words


def _note(item: Annotation, words: PieceWords) -> BriefingPiece:
    held = replace(words, note=item.note, label_id=item.label_id, author=item.author)
    return BriefingPiece(
        f"note-{item.id}",
        PieceKind.NOTE,
        document_id=item.document_id,
        annotation_id=item.id,
        words=held,
    )


def _part(
    document: Document, number: int, piece_id: str, plan: Plan, citations: CitationIndex
) -> BriefingPiece:
    words = PieceWords(source=short_name(document))
    if number == LEAD:
        return BriefingPiece(
            piece_id, PieceKind.LEAD, document_id=document.id, words=words, labels=plan.labels
        )
    heading = document.blocks[document.topics[number].first]
    return BriefingPiece(
        piece_id,
        PieceKind.TOPIC,
        document_id=document.id,
        anchor=describe(document, heading.start, heading.end, citations),
        words=words,
        labels=plan.labels,
    )
