"""What an annotation has beyond the words of the standard and of ours: its further fields.

They go out and come in under their names in the library, "bv:" before them, as they are kept
there: a field that annotations get is exchanged from then on.
"""

from collections.abc import Mapping

from data.annotation import Annotation
from data.messages import Message, said
from data.serial.annotation_json import SHAPES
from data.serial.fields import MisfitError, Record

_WORDED = frozenset({
    "id", "document_id", "label_id", "created", "modified", "anchor", "scope", "note", "tags",
    "visibility", "author", "note_format",
})  # fmt: skip
"""The fields that `web_annotation` writes, and `received` reads, in words of their own."""
_FURTHER = Record(
    Annotation,
    {**SHAPES, Annotation: SHAPES[Annotation]._replace(beside=_WORDED, brief=None)},
)
_OURS = "bv:"


def told(annotation: Annotation) -> dict[str, object]:
    """Return the further fields of an annotation as an entry of a file tells them.

    Those that are as they mostly are, are left out.
    """
    return {f"{_OURS}{name}": plain for name, plain in _FURTHER.put(annotation).items()}


def read(item: Mapping[str, object]) -> tuple[dict[str, object], list[Message]]:
    """Return the further fields that an entry tells, as they are kept; and what is said of them."""
    found: dict[str, object] = {}
    remarks: list[Message] = []
    for name in _FURTHER.names:
        plain = item.get(f"{_OURS}{name}")
        if _FURTHER.fits(name, plain):
            found[name] = plain
        elif plain is not None:
            remarks.append(
                said("its {field} cannot be read, and is left out", field=f"{_OURS}{name}")
            )
    return found, remarks


def annotation(further: Mapping[str, object], **worded: object) -> Annotation:
    """Return the annotation of further fields as they are kept, and of the others."""
    made: Annotation
    try:
        made = _FURTHER.take(further, **worded)
    except MisfitError:  # each by itself is well, and together they cannot be
        made = _FURTHER.take({}, **worded)
    return made
