"""Labels as JSON."""

from data.annotation import Label
from data.messages import Sentence
from data.serial.fields import Codec, Shape, integer
from data.serial.kept_kind import KeptKind


def _id(plain: object) -> str:
    if isinstance(plain, str) and plain:
        return plain
    raise ValueError("what stands for no label is never kept")


LABEL = KeptKind(
    Label,
    Sentence("A stored label is damaged: {why}."),
    Sentence(
        "A stored label comes from another version of Briefing Viewer (format {version}): "
        "open it with that version."
    ),
    format_name="briefing-viewer-label",
    version=1,
    shapes={
        Label: Shape(
            ways={
                "id": Codec(str, _id),
                "share": Codec(
                    lambda share: round(share * 1000), lambda plain: integer(plain) / 1000
                ),
            }
        )
    },
)
"""How a label is kept; its share is written in thousandths."""
