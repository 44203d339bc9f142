"""Tables of a briefing: what its passages say, who said it, where, and by when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from data.annotation import Annotation, Label
from data.briefing.briefing_source import BriefingSource
from data.briefing.commitments import proposed
from data.briefing.compiling.passage_blocks import one_line, sentence_of, standing
from data.briefing.compiling.selection import Selection, in_order
from data.briefing.content import Part, PartKind, Table
from data.briefing.content_texts import WHERE_SAID
from data.briefing.pieces import (
    NOTED_KINDS,
    BriefingPiece,
    CommitmentRow,
    portion_mark,
)
from data.citation import short_name
from data.messages import Message, said

Sources = Mapping[str, BriefingSource]


class ToldPassage(NamedTuple):
    """A passage or note as a table lists it; `around` are the sentences that it stands in."""

    quote: str
    around: str
    note: str
    where: str
    label_id: str
    language: str
    row: CommitmentRow | None = None
    portion: str = ""


def head() -> tuple[Message, ...]:
    """Return the heads of a table of commitments."""
    return said("Who"), said("What"), WHERE_SAID, said("By when")


def piece_table(pieces: Iterable[BriefingPiece], used: Sources, labels: tuple[Label, ...]) -> Table:
    """Return who agreed to what: one line a passage, or as many as it promises."""
    rows = [
        (piece.id, row)
        for piece in pieces
        for one in told(piece, used, labels)
        for row in rows_of(one)
    ]
    return Table(head(), tuple(row for _, row in rows), tuple(name for name, _ in rows))


def joined(first: Table, second: Table) -> Table:
    """Return the rows of two tables of the same columns as one table."""
    return Table(first.head, first.rows + second.rows, first.pieces + second.pieces)


def own_table(
    piece: BriefingPiece,
    used: Sources,
    labels: tuple[Label, ...],
    listed: Sequence[BriefingPiece] | None = None,
) -> Part | None:
    """Return a table that is a piece of its own; None where it has no rows.

    `listed` are the pieces that it lists; without them it lists what the documents hold. Notes
    beside quotations stand in a column of their own, where there are any.
    """
    if listed is None:
        found = [("", one) for one in _labelled(piece, used, labels)]
    else:
        found = [
            (held.id, one)
            for held in listed
            for one in told(held, used, labels)
            if piece.labels is None or one.label_id in piece.labels
        ]
    if not found:
        return None
    rows = [(name, row, note) for name, one in found for row, note in _noted_rows(one)]
    has_notes = any(note for _, _, note in rows)
    table = Table(
        (*head(), said("Note")) if has_notes else head(),
        tuple((*row, note) if has_notes else row for _, row, note in rows),
        () if listed is None else tuple(name for name, _, _ in rows),
    )
    title = one_line(piece.text) or said("Notes")
    return Part(PartKind.TABLE, title, (), table=table, piece_id=piece.id)


def _noted_rows(one: ToldPassage) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the rows of a passage, the note on it beside the first."""
    note = one_line(one.note) if one.quote or one.row else ""
    for number, row in enumerate(rows_of(one)):
        yield row, "" if number else note


def _labelled(
    piece: BriefingPiece, used: Sources, labels: tuple[Label, ...]
) -> Iterator[ToldPassage]:
    """Yield what the briefing's documents hold under the labels of a table.

    That is every annotation under them that may go into a briefing, whether a piece names it or
    not, and no private one.
    """
    for source in used.values():
        chosen = [
            item
            for item in in_order(source.annotations, source.resolutions)
            if item.in_briefing and (piece.labels is None or item.label_id in piece.labels)
        ]
        yield from _marked(source, chosen, labels)


def told(piece: BriefingPiece, used: Sources, labels: tuple[Label, ...]) -> Iterator[ToldPassage]:
    """Yield the passages and notes that a piece stands for."""
    source = used.get(piece.document_id)
    if piece.kind in NOTED_KINDS:
        words = piece.words
        where = ", ".join(filter(None, (words.source, words.citation)))
        found = standing(source, piece) if piece.has_quote else None
        one = ToldPassage(
            quote=words.quote if piece.has_quote else "",
            around=found.sentence if found else "",
            note=piece.note,
            where=where if piece.has_citation else "",
            label_id=words.label_id,
            language=source.document.language if source else "",
            row=piece.row,
            portion=piece.portion,
        )
        if one.quote or one.note or one.row:
            yield one
    elif source is not None:
        for one in _marked(source, in_order(source.included(piece), source.resolutions), labels):
            yield one._replace(portion=piece.portion)


def rows_of(one: ToldPassage) -> list[tuple[str, ...]]:
    """Return the rows of a table that a passage makes: who, what, where said, by when.

    They are what the author says; else what the passage's sentences say of commitments; else the
    passage itself. A portion mark stands before the place.
    """
    where = " ".join(filter(None, (portion_mark(one.portion), one.where)))
    if one.row is not None:
        what = " ".join(filter(None, (one.row.verb, one.row.what)))
        return [(one.row.who, what, where, one.row.by_when)]
    found = proposed(one.around or one.quote, one.language)
    if not found:
        return [("", one.quote or one.note, where, "")]
    return [(it.who, f"{it.verb} {it.what}".strip(), where, it.by_when) for it in found]


def _marked(
    source: BriefingSource, chosen: Sequence[Annotation], labels: tuple[Label, ...]
) -> Iterator[ToldPassage]:
    name = short_name(source.document)
    for item in Selection(source.document, chosen, source.resolutions, labels).marked():
        if item.says_something:
            where = ", ".join(filter(None, (name, item.citation)))
            note, label = item.annotation.note, item.annotation.label_id
            around = ""
            place = source.resolutions.get(item.annotation.id)
            if place is not None and place.start is not None and place.end is not None:
                around = sentence_of(source.document, place.start, place.end)
            yield ToldPassage(item.quote, around, note, where, label, source.document.language)
