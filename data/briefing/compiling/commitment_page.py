"""The page of commitments: their table, and below it what no commitment is said in."""

from itertools import zip_longest

from data.annotation import Label
from data.briefing.briefing import Briefing
from data.briefing.compiling.briefing_points import entries
from data.briefing.compiling.briefing_tables import (
    Sources,
    TableTerms,
    ToldPassage,
    ToldRow,
    commitments_of,
    rows_of,
    table_of,
    terms_of,
    told,
)
from data.briefing.compiling.commitment_rows import COMMITMENT
from data.briefing.content import Entry, Part, PartKind
from data.briefing.pieces import NOTED_KINDS, WHOLE_KINDS
from data.briefing.wording.verb_choice import VerbChoice
from data.messages import said

_QUOTED = said("In quotation marks stands the passage itself, beside it the rest of its sentence.")


def commitments(
    briefing: Briefing, used: Sources, labels: tuple[Label, ...], verbs: VerbChoice
) -> tuple[Part, ...]:
    """Return the table of who agreed to what, and as points what no commitment is said in.

    What the author labelled as a commitment stands in the table, also where it is not told whose:
    he can write that.
    """
    rows: list[ToldRow] = []
    others: list[Entry] = []
    terms = terms_of(briefing, verbs)
    is_one = len(briefing.document_ids) < 2
    for piece in briefing.pieces:
        if piece.kind not in NOTED_KINDS | WHOLE_KINDS:
            continue
        points = entries(piece, used, labels, is_one=is_one)
        for one, point in zip_longest(told(piece, used, labels, terms), points):
            found = _rows(one, terms) if one else []
            rows += found
            if point and not found:
                others.append(point)
    return (*_table(rows), *_others(others))


def _rows(one: ToldPassage, terms: TableTerms) -> list[ToldRow]:
    is_listed = one.rows is None and one.label_id == COMMITMENT and bool(one.quote)
    return rows_of(one, terms) if is_listed else commitments_of(one, terms)


def _table(rows: list[ToldRow]) -> tuple[Part, ...]:
    if not rows:
        return ()
    is_quoted = any(sign in row.what for row in rows for sign in "“「")
    legend = (Entry(_QUOTED, is_point=False),) if is_quoted else ()
    return (Part(PartKind.TABLE, said("Commitments"), legend, table=table_of(rows)),)


def _others(entries: list[Entry]) -> tuple[Part, ...]:
    return (Part(PartKind.POINTS, said("Other points"), tuple(entries)),) if entries else ()
