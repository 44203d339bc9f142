"""The analyst's own page of a briefing, as points, as tables of commitments, or by label."""

from collections.abc import Mapping, Sequence

from data.annotation import Label
from data.briefing.briefing import Briefing
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_tables import own_table, terms_of
from data.briefing.compiling.commitment_flow import CommitmentFlow
from data.briefing.compiling.part_flow import PartFlow, press_parts
from data.briefing.compiling.piece_arrangement import UNARRANGED, PieceArrangement
from data.briefing.compiling.piece_entries import entries, own_entries
from data.briefing.content import ContentSource, Entry, Part, PartKind
from data.briefing.pieces import NOTED_KINDS, WHOLE_KINDS, PieceKind
from data.briefing.wording.verb_choice import USUAL_CHOICE, VerbChoice
from data.messages import Message, said

Sources = Mapping[str, BriefingSource]


def bottom_line(briefing: Briefing) -> tuple[Part, ...]:
    """Return the author's bottom line as a part; none where nothing is written."""
    lines = [line.strip() for line in briefing.bottom_line.splitlines() if line.strip()]
    if not lines:
        return ()
    said_so = tuple(Entry(line, is_point=False) for line in lines)
    return (Part(PartKind.BOTTOM_LINE, said("Bottom line"), said_so),)


def sources(found: Sequence[ContentSource]) -> tuple[Part, ...]:
    """Return the documents that a handout quotes, each with the SHA-256 of its file."""
    lines = tuple(
        entry
        for source in found
        for entry in (Entry(source.line, is_point=False), Entry(f"SHA-256 {source.sha256}"))
    )
    return (Part(PartKind.SOURCE, said("Sources"), lines),) if lines else ()


def points(
    briefing: Briefing,
    used: Sources,
    labels: tuple[Label, ...],
    arrangement: PieceArrangement = UNARRANGED,
    verbs: VerbChoice = USUAL_CHOICE,
) -> tuple[Part, ...]:
    """Return the points under the author's heads, in his order, the press lines at the end."""
    return _parts(PartFlow, said("Points"), briefing, (used, labels, arrangement), verbs)


def commitments(
    briefing: Briefing,
    used: Sources,
    labels: tuple[Label, ...],
    arrangement: PieceArrangement = UNARRANGED,
    verbs: VerbChoice = USUAL_CHOICE,
) -> tuple[Part, ...]:
    """Return who agreed to what as tables under the author's heads, his own words between them.

    What no commitment is said in stands below each table as points.
    """
    return _parts(CommitmentFlow, said("Commitments"), briefing, (used, labels, arrangement), verbs)


def _parts(
    kind: type[PartFlow],
    title: Message,
    briefing: Briefing,
    given: tuple[Sources, tuple[Label, ...], PieceArrangement],
    verbs: VerbChoice,
) -> tuple[Part, ...]:
    is_one = len(briefing.document_ids) < 2
    flow = kind(*given, terms_of(briefing, verbs), title=title, is_one=is_one)
    for piece in briefing.pieces:
        flow.add(piece)
    return flow.parts()


def by_label(
    briefing: Briefing,
    used: Sources,
    labels: tuple[Label, ...],
    verbs: VerbChoice = USUAL_CHOICE,
) -> tuple[Part, ...]:
    """Return what the pieces say under the names of their labels, in the order of these.

    The author's own text stands before them, his tables and press lines behind.
    """
    is_one = len(briefing.document_ids) < 2
    found: dict[str, list[Entry]] = {label.id: [] for label in labels}
    own: list[Entry] = []
    loose: list[Entry] = []
    tables: list[Part | None] = []
    for piece in briefing.pieces:
        if piece.kind in NOTED_KINDS | WHOLE_KINDS:
            for entry in entries(piece, used, labels, is_one=is_one):
                known = entry.label is not None and entry.label.id in found
                (found[entry.label.id] if known and entry.label else loose).append(entry)
        elif piece.kind is PieceKind.TEXT:
            own += own_entries(piece)
        elif piece.kind is PieceKind.TABLE:
            tables.append(own_table(piece, used, labels, terms_of(briefing, verbs)))
    press = press_parts(piece for piece in briefing.pieces if piece.kind is PieceKind.PRESS_LINE)
    heads: list[tuple[Message | str, list[Entry]]] = [("", own)]
    heads += [(label.name, found[label.id]) for label in labels]
    heads.append((said("No label"), loose))
    parts = [Part(PartKind.POINTS, head, tuple(held)) for head, held in heads if held]
    return (*parts, *filter(None, tables), *press)
