"""Annotations as JSON, losslessly and with a version; what does not say otherwise is private."""

from datetime import datetime

from data.annotation import Anchor, Annotation, Scope, Visibility
from data.errors import FormatError
from data.serial import strict_json
from data.serial.strict_json import Fields

FORMAT = "briefing-viewer-annotation"
VERSION = 1
_WHAT = "a stored annotation"


def dumps(annotation: Annotation) -> str:
    """Return an annotation as canonical JSON."""
    return strict_json.dumps(to_dict(annotation))


def loads(text: str) -> Annotation:
    """Return the annotation that `dumps` wrote.

    Raises:
        FormatError: if the text is damaged, or of a version that is not known.
    """
    return from_fields(strict_json.loads(text, _WHAT))


def to_dict(annotation: Annotation) -> dict[str, object]:
    """Return an annotation as plain values; times are ISO 8601 with their zone."""
    anchor = annotation.anchor
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": annotation.id,
        "document": annotation.document_id,
        "label": annotation.label_id,
        "scope": annotation.scope.value,
        "anchor": None if anchor is None else _anchor_dict(anchor),
        "note": annotation.note,
        "tags": list(annotation.tags),
        "visibility": annotation.visibility.value,
        "author": annotation.author,
        "created": annotation.created.isoformat(),
        "modified": annotation.modified.isoformat(),
    }


def from_fields(fields: Fields) -> Annotation:
    """Return the annotation that the fields of a JSON object describe; otherwise like `loads`."""
    fields.check_version(FORMAT, (VERSION,))
    try:
        annotation = Annotation(
            id=fields.text("id"),
            document_id=fields.text("document"),
            label_id=fields.text("label", ""),
            created=datetime.fromisoformat(fields.text("created")),
            modified=datetime.fromisoformat(fields.text("modified")),
            anchor=_anchor(fields.child("anchor")),
            scope=Scope(fields.text("scope", Scope.PASSAGE)),
            note=fields.text("note", ""),
            tags=fields.texts("tags"),
            visibility=Visibility(fields.text("visibility", Visibility.PRIVATE)),
            author=fields.text("author", ""),
        )
    except ValueError:
        raise FormatError("A stored annotation is damaged: its parts do not agree.") from None
    fields.end()
    return annotation


def _anchor_dict(anchor: Anchor) -> dict[str, object]:
    found: dict[str, object] = {
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "citation": anchor.citation,
    }
    return found | {"loose": 1} if anchor.is_loose else found


def _anchor(fields: Fields | None) -> Anchor | None:
    if fields is None:
        return None
    anchor = Anchor(
        start=fields.integer("start"),
        end=fields.integer("end"),
        exact=fields.text("exact"),
        prefix=fields.text("prefix", ""),
        suffix=fields.text("suffix", ""),
        citation=fields.text("citation", ""),
        is_loose=fields.integer("loose", 0) == 1,
    )
    fields.end()
    return anchor
