"""What a template of an office sees of a briefing: plain values of what its pieces name.

There is no object of ours among them, and nothing that a piece does not show: no annotation but
those that pieces were made of, no note that is switched off, no text of a document.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, SupportsIndex

from data.annotation import Label, label_of
from data.briefing.briefing import Briefing, TitleBlock
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_title import proposed
from data.briefing.compiling.passage_blocks import one_line
from data.briefing.pieces import NOTED_KINDS, WHOLE_KINDS, BriefingPiece
from data.citation import short_name
from data.messages import ENGLISH, Words, said
from data.text.printed_dates import printed_date


class Quotation(str):
    """Words of a source; whatever part of them a template takes is one, too."""

    __slots__ = ()

    def __getitem__(self, place: SupportsIndex | slice) -> "Quotation":
        return Quotation(super().__getitem__(place))

    def lower(self) -> "Quotation":
        """Return the same words in small letters."""
        return Quotation(super().lower())

    def upper(self) -> "Quotation":
        """Return the same words in capitals."""
        return Quotation(super().upper())


Plain = dict[str, Any]
"""Texts, numbers, and tuples of such, by their names."""


def values_of(
    briefing: Briefing,
    sources: Mapping[str, BriefingSource],
    labels: tuple[Label, ...],
    now: datetime,
    words: Words = ENGLISH,
) -> Plain:
    """Return the values of a template; `sources` are the documents that pieces name, by id."""
    pieces = tuple(_piece(piece, labels) for piece in briefing.pieces)
    return {
        "name": briefing.name,
        "depth": str(briefing.depth.value),
        "bottom_line": one_line(briefing.bottom_line),
        "title": _title(briefing, sources, now, words),
        "pieces": pieces,
        "documents": tuple(
            _document(name, sources.get(name), pieces, words) for name in briefing.document_ids
        ),
        "labels": tuple(_label(label, pieces) for label in labels),
        "words": {
            "commitments": words(said("Commitments")),
            "concerns": words(said("Concerns and questions")),
            "further": words(said("Further points")),
        },
    }


def _piece(piece: BriefingPiece, labels: tuple[Label, ...]) -> Plain:
    words, label = piece.words, label_of(labels, piece.words.label_id)
    is_noted, is_whole = piece.kind in NOTED_KINDS, piece.kind in WHOLE_KINDS
    return {
        "id": piece.id,
        "kind": str(piece.kind.value),
        "text": one_line(piece.text) if piece.has_note or not is_noted else "",
        "title": words.quote if is_whole else "",
        "note": one_line(piece.note_words) if is_noted else "",
        "quote": Quotation(words.quote if is_noted and piece.has_quote else ""),
        "citation": words.citation if piece.has_citation else "",
        "page": words.page if piece.has_citation else 0,
        "source": words.source,
        "document": piece.document_id,
        "label": label.id,
        "label_name": "" if label.is_none else label.name,
        "letter": "" if label.is_none else label.letter,
        "portion": piece.portion,
        "level": piece.level,
    }


def _document(
    name: str, source: BriefingSource | None, pieces: tuple[Plain, ...], words: Words
) -> Plain:
    own = tuple(piece for piece in pieces if piece["document"] == name)
    if source is None:
        short = own[0]["source"]
        told = {"name": short, "title": short, "date": "", "day": "", "place": ""}
    else:
        meeting = source.document.meeting
        told = {
            "name": short_name(source.document),
            "title": one_line(source.document.title),
            "date": words(printed_date(meeting.date)) if meeting.date else "",
            "day": meeting.date.isoformat() if meeting.date else "",
            "place": meeting.place or "",
        }
    return {"id": name, **told, "pieces": own}


def _label(label: Label, pieces: tuple[Plain, ...]) -> Plain:
    return {
        "id": label.id,
        "name": label.name,
        "letter": label.letter,
        "pieces": tuple(piece for piece in pieces if piece["label"] == label.id),
    }


def _title(
    briefing: Briefing, sources: Mapping[str, BriefingSource], now: datetime, words: Words
) -> Plain:
    documents = [sources[name].document for name in briefing.document_ids if name in sources]
    proposal = proposed(briefing, documents, now)
    return {
        field.name: getattr(briefing.title, field.name)
        or ", ".join(map(words, proposal.get(field.name, ())))
        for field in fields(TitleBlock)
    }
