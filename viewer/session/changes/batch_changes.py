"""Changes of several annotations at once: each one step of undo, whose name says how many."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from data.annotation import Annotation, Visibility
from data.notebook import Change
from viewer.session.catalogue import trn
from viewer.session.document_session import DocumentSession


def label_all(session: DocumentSession, names: Collection[str], label_id: str) -> bool:
    """Give annotations a label, or none for an empty id; tell whether anything was changed."""
    changed = [item for item in _found(session, names) if item.label_id != label_id]
    label, count = session.label(label_id), len(changed)
    if label.is_none:
        does = trn("Take Label of {count} Annotation", "Take Labels of {count} Annotations", count)
    else:
        does = trn(
            "Label {count} Annotation: {label}",
            "Label {count} Annotations: {label}",
            count,
            label=label.name,
        )
    return _apply(session, does, [replace(item, label_id=label_id) for item in changed])


def tag_all(session: DocumentSession, names: Collection[str], tags: Collection[str]) -> bool:
    """Give annotations tags beside those they have; tell as `label_all`."""
    after = [
        replace(item, tags=tuple(dict.fromkeys([*item.tags, *tags])))
        for item in _found(session, names)
        if not set(tags) <= set(item.tags)
    ]
    does = trn("Tag {count} Annotation", "Tag {count} Annotations", len(after))
    return _apply(session, does, after)


def untag_all(session: DocumentSession, names: Collection[str], tags: Collection[str]) -> bool:
    """Take tags away from annotations; tell as `label_all`."""
    after = [
        replace(item, tags=tuple(tag for tag in item.tags if tag not in tags))
        for item in _found(session, names)
        if set(tags) & set(item.tags)
    ]
    does = trn("Untag {count} Annotation", "Untag {count} Annotations", len(after))
    return _apply(session, does, after)


def show_all(session: DocumentSession, names: Collection[str]) -> bool:
    """Put annotations into the briefing, or where all are in it make them private."""
    items = _found(session, names)
    out = all(item.in_briefing for item in items)
    wanted = Visibility.PRIVATE if out else Visibility.BRIEFING
    after = [replace(one, visibility=wanted) for one in items if one.visibility is not wanted]
    if out:
        does = trn(
            "Make {count} Annotation Private", "Make {count} Annotations Private", len(after)
        )
    else:
        does = trn(
            "Put {count} Annotation in Briefing", "Put {count} Annotations in Briefing", len(after)
        )
    return _apply(session, does, after)


def delete_all(session: DocumentSession, names: Collection[str]) -> bool:
    """Take annotations out; undo brings them back."""
    removed = tuple(item.id for item in _found(session, names))
    does = trn("Delete {count} Annotation", "Delete {count} Annotations", len(removed))
    return bool(removed) and session.apply(Change(does, removed=removed))


def tags_of(session: DocumentSession, names: Collection[str]) -> dict[str, bool]:
    """Return the tags of annotations, by name, and of each whether all of them have it."""
    items = _found(session, names)
    tags = sorted({tag for item in items for tag in item.tags}, key=str.casefold)
    return {tag: all(tag in item.tags for item in items) for tag in tags}


def _found(session: DocumentSession, names: Iterable[str]) -> list[Annotation]:
    return [item for name in names if (item := session.annotation(name)) is not None]


def _apply(session: DocumentSession, does: str, after: list[Annotation]) -> bool:
    now = session.now()
    changed = tuple(replace(item, modified=now) for item in after)
    return bool(changed) and session.apply(Change(does, changed))
