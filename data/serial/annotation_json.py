"""Annotations as JSON; what does not say otherwise is private."""

from collections.abc import Mapping

from data.annotation import Anchor, Annotation
from data.messages import Sentence
from data.serial.fields import Codec, Shape, integer
from data.serial.kept_kind import KeptKind

_ONE = Codec(int, lambda plain: integer(plain) == 1)

SHAPES: Mapping[type, Shape] = {
    Annotation: Shape(
        names={"document_id": "document", "label_id": "label"}, brief=frozenset({"note_format"})
    ),
    Anchor: Shape(
        names={"is_loose": "loose"}, ways={"is_loose": _ONE}, brief=frozenset({"is_loose"})
    ),
}

ANNOTATION = KeptKind(
    Annotation,
    Sentence("A stored annotation is damaged: {why}."),
    Sentence(
        "A stored annotation comes from another version of Briefing Viewer (format {version}): "
        "open it with that version."
    ),
    format_name="briefing-viewer-annotation",
    version=2,
    shapes=SHAPES,
)
"""How an annotation is kept; times are ISO 8601 with their zone.

The first version knew plain notes alone.
"""
