"""Briefings and their changes as JSON."""

from collections.abc import Mapping

from data.briefing.briefing import Briefing
from data.briefing.briefing_changes import BriefingChange
from data.briefing.pieces import BriefingPiece, CommitmentRow, PieceWords
from data.messages import Sentence
from data.serial import annotation_json
from data.serial.fields import Shape
from data.serial.kept_kind import KeptKind

_SHAPES: Mapping[type, Shape] = {
    **annotation_json.SHAPES,
    BriefingPiece: Shape(
        names={"document_id": "document", "annotation_id": "annotation"}, brief=None
    ),
    PieceWords: Shape(brief=None),
    CommitmentRow: Shape(brief=None),
}

BRIEFING = KeptKind(
    Briefing,
    Sentence("A stored briefing is damaged: {why}."),
    Sentence(
        "A stored briefing comes from another version of Briefing Viewer (format {version}): "
        "open it with that version."
    ),
    format_name="briefing-viewer-briefing",
    version=1,
    shapes=_SHAPES,
)
"""How a briefing is kept."""

BRIEFING_CHANGE = KeptKind(
    BriefingChange,
    Sentence("A stored change of a briefing is damaged: {why}."),
    Sentence(
        "A stored change of a briefing comes from another version of Briefing Viewer (format "
        "{version}): open it with that version."
    ),
    format_name="briefing-viewer-briefing-change",
    version=1,
    shapes=_SHAPES,
)
"""How what a change touched is kept."""
