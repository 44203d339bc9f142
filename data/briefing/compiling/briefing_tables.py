"""Tables of a briefing: what its passages say, who said it, where, and by when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from data.annotation import Annotation, Label
from data.briefing.briefing import Briefing
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.commitment_rows import around_piece, proposed_rows, what_is_told
from data.briefing.compiling.passage_blocks import Sentences, one_line, sentences_around
from data.briefing.compiling.selection import Selection, in_order
from data.briefing.content import Part, PartKind, Table
from data.briefing.content_texts import WHERE_SAID
from data.briefing.pieces import NOTED_KINDS, BriefingPiece, CommitmentRow, portion_mark
from data.briefing.wording.verb_choice import VerbChoice
from data.citation import short_name
from data.messages import Message, said

Sources = Mapping[str, BriefingSource]


class ToldRow(NamedTuple):
    """A row of a table, and the piece of the briefing that it was made of."""

    who: str
    what: str
    where: str
    by_when: str
    note: str
    piece_id: str = ""


class ToldPassage(NamedTuple):
    """A passage or note as a table lists it; `around` are the sentences that it stands in."""

    quote: str
    around: Sentences
    note: str
    where: str
    label_id: str
    language: str
    rows: tuple[CommitmentRow, ...] | None = None
    portion: str = ""
    piece_id: str = ""


class TableTerms(NamedTuple):
    """What the rows of a briefing's tables go by.

    `verbs` are the office's choice, `corrected` the rows that the author made of passages of his,
    by the ids of their annotations.
    """

    verbs: VerbChoice
    corrected: Mapping[str, tuple[CommitmentRow, ...]] = MappingProxyType({})


def terms_of(briefing: Briefing, verbs: VerbChoice) -> TableTerms:
    """Return what the tables of a briefing go by."""
    noted = (piece for piece in briefing.pieces if piece.kind in NOTED_KINDS)
    return TableTerms(
        verbs, {piece.annotation_id: piece.rows for piece in noted if piece.rows is not None}
    )


def head() -> tuple[Message, ...]:
    """Return the heads of a table of commitments; the last one stands where there are notes."""
    return said("Who"), said("What"), WHERE_SAID, said("By when"), said("Note")


def table_of(rows: Iterable[ToldRow]) -> Table:
    """Return rows as a table, without a column for notes where none has one."""
    found = tuple(rows)
    heads = head() if any(row.note for row in found) else head()[:-1]
    names = tuple(row.piece_id for row in found)
    return Table(
        heads, tuple(tuple(row[: len(heads)]) for row in found), names if any(names) else ()
    )


def own_table(
    piece: BriefingPiece,
    used: Sources,
    labels: tuple[Label, ...],
    terms: TableTerms,
    listed: Sequence[BriefingPiece] | None = None,
) -> Part | None:
    """Return a table that is a piece of its own; None where it has no rows.

    `listed` are the pieces that it lists; without them it lists what the documents hold.
    """
    if listed is None:
        found = _labelled(piece, used, labels, terms)
    else:
        found = (
            one
            for held in listed
            for one in told(held, used, labels, terms)
            if piece.labels is None or one.label_id in piece.labels
        )
    table = table_of(row for one in found for row in rows_of(one, terms))
    title = one_line(piece.text) or said("Notes")
    part = Part(PartKind.TABLE, title, (), table=table, piece_id=piece.id)
    return part if table.rows else None


def _labelled(
    piece: BriefingPiece, used: Sources, labels: tuple[Label, ...], terms: TableTerms
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
        yield from _marked(source, chosen, labels, terms)


def told(
    piece: BriefingPiece, used: Sources, labels: tuple[Label, ...], terms: TableTerms
) -> Iterator[ToldPassage]:
    """Yield the passages and notes that a piece stands for."""
    source = used.get(piece.document_id)
    if piece.kind in NOTED_KINDS:
        words = piece.words
        where = ", ".join(filter(None, (words.source, words.citation)))
        one = ToldPassage(
            quote=words.quote if piece.has_quote else "",
            around=around_piece(piece, source),
            note=one_line(piece.note_words),
            where=where if piece.has_citation else "",
            label_id=words.label_id,
            language=source.document.language if source else "",
            rows=piece.rows,
            portion=piece.portion,
            piece_id=piece.id,
        )
        if one.quote or one.note or one.rows:
            yield one
    elif source is not None:
        chosen = in_order(source.included(piece), source.resolutions)
        for one in _marked(source, chosen, labels, terms):
            yield one._replace(portion=piece.portion, piece_id=piece.id)


def rows_of(one: ToldPassage, terms: TableTerms) -> list[ToldRow]:
    """Return the rows that a passage makes in a table that it must be in.

    They are what it says of commitments; else the passage, or the note, itself.
    """
    found = commitments_of(one, terms)
    if found:
        return found
    note = one.note if one.quote else ""
    return [ToldRow("", one.quote or one.note, _place(one), "", note, one.piece_id)]


def commitments_of(one: ToldPassage, terms: TableTerms) -> list[ToldRow]:
    """Return the rows of the commitments that a passage holds; none where it holds none.

    They are what the author says, else what is proposed. A portion mark stands before the place,
    the note beside the first row.
    """
    proposals = proposed_rows(one.around, one.label_id, one.language, terms.verbs)
    rows = one.rows if one.rows is not None else tuple(it.row for it in proposals)
    place, note = _place(one), one.note
    found: list[ToldRow] = []
    for row in rows:
        if row.is_listed:
            what = what_is_told(row, proposals, one.language)
            beside = "" if found else note
            found.append(ToldRow(row.who, what, place, row.by_when, beside, one.piece_id))
    return found


def _place(one: ToldPassage) -> str:
    return " ".join(filter(None, (portion_mark(one.portion), one.where)))


def _marked(
    source: BriefingSource,
    chosen: Sequence[Annotation],
    labels: tuple[Label, ...],
    terms: TableTerms,
) -> Iterator[ToldPassage]:
    name = short_name(source.document)
    for item in Selection(source.document, chosen, source.resolutions, labels).marked():
        if item.says_something:
            where = ", ".join(filter(None, (name, item.citation)))
            note, label = one_line(item.annotation.note_words), item.annotation.label_id
            around = Sentences(item.quote, (0, len(item.quote)))
            place = source.resolutions.get(item.annotation.id)
            if item.quote and place and place.start is not None and place.end is not None:
                around = sentences_around(source.document, place.start, place.end)
            yield ToldPassage(
                item.quote,
                around,
                note,
                where,
                label,
                source.document.language,
                terms.corrected.get(item.annotation.id),
            )
