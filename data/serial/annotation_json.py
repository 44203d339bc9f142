"""Annotations as JSON; what does not say otherwise is private."""

from collections.abc import Mapping

from data.annotation import Anchor, Annotation
from data.serial.fields import Codec, Shape, integer
from data.serial.kept_kind import KeptKind

_ONE = Codec(int, lambda plain: integer(plain) == 1)

SHAPES: Mapping[type, Shape] = {
    Annotation: Shape(names={"document_id": "document", "label_id": "label"}),
    Anchor: Shape(
        names={"is_loose": "loose"}, ways={"is_loose": _ONE}, brief=frozenset({"is_loose"})
    ),
}

ANNOTATION = KeptKind(
    Annotation,
    "a stored annotation",
    format_name="briefing-viewer-annotation",
    version=1,
    shapes=SHAPES,
)
"""How an annotation is kept; times are ISO 8601 with their zone."""
