"""Changes of a document's annotations, and of what it is divided into, before they are made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from data.anchors.anchoring import Resolution
from data.annotation import Annotation, Visibility
from data.basis.note_format import NoteFormat
from data.document import Document
from data.notebook import Change
from data.structure_corrections import Shown
from data.structure_corrections.correction import Correction
from viewer.session.catalogue import tr


def written(
    item: Annotation,
    note: str,
    tags: Iterable[str] | None = None,
    note_format: NoteFormat | None = None,
) -> tuple[str, dict[str, object]]:
    """Return what writing a note is called, and the fields that its annotation gets by it.

    Without a format a note keeps its own, and a first note is in Markdown. Without tags these stay;
    of others space and repetitions are left out.
    """
    text = note if note == item.note else note.strip()
    kept = item.note_format if item.note else NoteFormat.MARKDOWN
    fields: dict[str, object] = {"note": text}
    fields["note_format"] = (note_format or kept) if text else NoteFormat.PLAIN
    if tags is not None:
        fields["tags"] = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
    is_same_note = (item.note, item.note_format) == (text, fields["note_format"])
    return tr("Edit Tags") if is_same_note else tr("Edit Note"), fields


def shown(items: Iterable[Annotation], visibility: Visibility, now: datetime) -> Change | None:
    """Return what puts annotations into the briefing or makes them private; None if all are so."""
    others = (item for item in items if item.visibility is not visibility)
    after = tuple(replace(one, visibility=visibility, modified=now) for one in others)
    out = visibility is Visibility.PRIVATE
    return Change(tr("Make Private") if out else tr("Put in Briefing"), after) if after else None


def restructured(
    annotations: Iterable[Annotation],
    shown_now: Document,
    as_read: Document,
    description: str,
    corrections: tuple[Correction, ...],
    *,
    made: Callable[[Document, tuple[Correction, ...]], Shown],
    known: Mapping[str, Resolution] | None = None,
) -> Change:
    """Return what shows a document with other corrections, its annotations where these lead.

    The document is `made` by that. Where passages stand now need not be found again if that is
    `known`.
    """
    from data.anchors.reattachment import reattached

    document, citations, *_ = made(as_read, corrections)
    after = reattached(annotations, shown_now, document, citations, known)
    return Change(description, after, corrections=corrections)
