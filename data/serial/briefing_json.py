"""Briefings and their changes as JSON."""

from collections.abc import Mapping

from data.briefing.briefing import Briefing
from data.briefing.briefing_changes import BriefingChange
from data.briefing.pieces import BriefingPiece, CommitmentRow, PieceWords
from data.messages import Sentence
from data.serial import annotation_json
from data.serial.fields import Codec, Record, Shape, taken_each
from data.serial.kept_kind import KeptKind

_ROW_SHAPE: Mapping[type, Shape] = {CommitmentRow: Shape(brief=None)}
_ROW = Record(CommitmentRow, _ROW_SHAPE)


def _put_rows(rows: tuple[CommitmentRow, ...] | None) -> list[dict[str, object]] | None:
    return None if rows is None else [_ROW.put(row) for row in rows]


def _taken_rows(plain: object) -> tuple[CommitmentRow, ...] | None:
    """Return the rows of a piece; the first version knew one, which stands there by itself."""
    if plain is None:
        return None
    return (_ROW.take(plain),) if isinstance(plain, dict) else taken_each(_ROW.take, plain)


_SHAPES: Mapping[type, Shape] = {
    **annotation_json.SHAPES,
    BriefingPiece: Shape(
        names={"document_id": "document", "annotation_id": "annotation", "rows": "row"},
        ways={"rows": Codec(_put_rows, _taken_rows)},
        brief=None,
    ),
    PieceWords: Shape(brief=None),
}

BRIEFING = KeptKind(
    Briefing,
    Sentence("A stored briefing is damaged: {why}."),
    Sentence(
        "A stored briefing comes from another version of Briefing Viewer (format {version}): "
        "open it with that version."
    ),
    format_name="briefing-viewer-briefing",
    version=3,
    shapes=_SHAPES,
)
"""How a briefing is kept. The first version had one row of commitments a passage,
the second no standard of the PDF."""

BRIEFING_CHANGE = KeptKind(
    BriefingChange,
    Sentence("A stored change of a briefing is damaged: {why}."),
    Sentence(
        "A stored change of a briefing comes from another version of Briefing Viewer (format "
        "{version}): open it with that version."
    ),
    format_name="briefing-viewer-briefing-change",
    version=3,
    shapes=_SHAPES,
)
"""How what a change touched is kept."""
