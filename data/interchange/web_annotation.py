"""Annotations as W3C Web Annotations (Recommendation of 23 February 2017), written.

Positions count code points, as §4.2.2 of the model asks. What the standard has no word for, such as
the visibility, is written under a name of ours that other programs pass over.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from data.annotation import Anchor, Annotation, Label, Scope
from data.basis.note_format import NoteFormat
from data.document import Document
from data.interchange import further_fields

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TERMS = {"bv": "urn:x-briefing-viewer:"}
_OURS = "ni:///sha-256;"
FORMATS = {NoteFormat.PLAIN: "text/plain", NoteFormat.MARKDOWN: "text/markdown"}
"""How notes are written, as media types (Markdown: RFC 7763)."""
_MOTIVATIONS = {"question": "questioning", "concern": "assessing"}


def dumps(document: Document, annotations: Iterable[Annotation], labels: Iterable[Label]) -> bytes:
    """Return annotations of a document as a collection, UTF-8; the same again for the same."""
    known = {label.id: label for label in labels}
    items = [_item(document, item, known) for item in annotations]
    collection = {
        "@context": [CONTEXT, TERMS],
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{document.id}#annotations')}",
        "type": "AnnotationCollection",
        "label": document.title,
        "total": len(items),
        "first": {
            "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{document.id}#annotations-1')}",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
        "bv:generator": "Briefing Viewer",
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def source_of(document_id: str) -> str:
    """Return the name of a document by its SHA-256 (RFC 6920)."""
    digest = urlsafe_b64encode(bytes.fromhex(document_id)).decode().rstrip("=")
    return f"{_OURS}{digest}"


def document_of(source: str) -> str:
    """Return the id of the document that a source names; empty where it names none of ours."""
    if not source.startswith(_OURS):
        return ""
    digest = source.removeprefix(_OURS)
    try:
        return urlsafe_b64decode(digest + "=" * (-len(digest) % 4)).hex()
    except ValueError:
        return ""


def urn_of(annotation_id: str) -> str:
    """Return an annotation's id as a URN that never changes."""
    try:
        return f"urn:uuid:{UUID(annotation_id)}"
    except ValueError:
        return f"urn:uuid:{uuid5(NAMESPACE_URL, annotation_id)}"


def _item(
    document: Document, annotation: Annotation, labels: Mapping[str, Label]
) -> dict[str, object]:
    urn = urn_of(annotation.id)
    label = labels.get(annotation.label_id)
    item: dict[str, object] = {
        "id": urn,
        "canonical": urn,
        "type": "Annotation",
        "motivation": _motivations(annotation),
        "created": _time(annotation.created),
        "modified": _time(annotation.modified),
        "body": _bodies(annotation, label),
        "target": _target(document, annotation),
        "bv:id": annotation.id,
        "bv:label": annotation.label_id,
        "bv:scope": annotation.scope.value,
        "bv:visibility": annotation.visibility.value,
    }
    item |= further_fields.told(annotation)
    if annotation.author:
        item["creator"] = {"type": "Person", "name": annotation.author}
    if label is not None:
        item["stylesheet"] = {
            "type": "CssStylesheet",
            "value": f".bv-{label.id} {{ background-color: {label.colour} }}",
        }
    return item


def _time(moment: datetime) -> str:
    """Return a time as the model asks (§3.3.1, Lifecycle Information): in UTC, said by a Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _motivations(annotation: Annotation) -> list[str]:
    found = []
    if annotation.label_id or not (annotation.note or annotation.tags):
        found.append(_MOTIVATIONS.get(annotation.label_id, "highlighting"))
    if annotation.note:
        found.append("commenting")
    if annotation.tags:
        found.append("tagging")
    return found


def _bodies(annotation: Annotation, label: Label | None) -> list[dict[str, str]]:
    bodies = []
    if annotation.note:
        bodies.append(_body(annotation.note, "commenting", FORMATS[annotation.note_format]))
    bodies += [_body(tag, "tagging") for tag in annotation.tags]
    if label is not None:
        bodies.append(_body(label.name, "classifying"))
    return bodies


def _body(value: str, purpose: str, told: str = "text/plain") -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": told, "purpose": purpose}


def _target(document: Document, annotation: Annotation) -> dict[str, object]:
    target: dict[str, object] = {
        "source": source_of(document.id),
        "bv:title": document.title,
        "bv:name": document.source.name,
    }
    if annotation.scope is not Scope.DOCUMENT and annotation.anchor is not None:
        target["selector"] = _selectors(annotation.anchor)
        if annotation.label_id:
            target["styleClass"] = f"bv-{annotation.label_id}"
        target["bv:citation"] = annotation.anchor.citation
        if annotation.anchor.is_loose:
            target["bv:loose"] = True
    return target


def _selectors(anchor: Anchor) -> list[dict[str, object]]:
    return [
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        {
            "type": "TextQuoteSelector",
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        },
    ]
