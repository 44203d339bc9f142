"""Changes of where an annotation stands: its ends moved, and the very same passage known again."""

from collections.abc import Sequence
from dataclasses import replace

from data.anchors.anchoring import describe
from data.annotation import Annotation, Scope, reading_order
from data.notebook import Change
from viewer.session.catalogue import tr, trn
from viewer.session.document_session import DocumentSession


def move_ends(
    session: DocumentSession, annotation_id: str, start: int, end: int, *, amends: bool = False
) -> bool:
    """Let an annotation have the passage from `start` to `end` (code points); tell if it has.

    All else of it stays. Moves that follow each other can be one step of undo (`amends`).
    """
    item = session.annotation(annotation_id)
    if item is None or item.scope is not Scope.PASSAGE:
        return False
    if not session.document.text[start:end].strip():
        return False
    anchor = describe(session.document, start, end, session.citations)
    does = tr("Move End of Highlight")
    after = replace(item, anchor=anchor, modified=session.now())
    return session.apply(Change(does, (after,)), amends=amends and session.undoable == does)


def label_passages(
    session: DocumentSession, passages: Sequence[tuple[int, int]], label_id: str
) -> tuple[str, ...]:
    """Label several passages in one step of undo; return the ids of what is on them then.

    The user's highlights that are on them already get that label. Nothing where it fails.
    """
    now, author = session.now(), session.author()
    names: list[str] = []
    after: list[Annotation] = []
    for start, end in passages:
        same = on_same_words(session, start, end)
        if same is not None:
            names.append(same.id)
            if same.label_id != label_id:
                after.append(replace(same, label_id=label_id, modified=now))
            continue
        anchor = describe(session.document, start, end, session.citations)
        of = session.document.id
        names.append(session.new_id())
        after.append(Annotation(names[-1], of, label_id, now, now, anchor=anchor, author=author))
    label, count = session.label(label_id), len(after)
    does = trn(
        "Label {count} Passage: {label}", "Label {count} Passages: {label}", count, label=label.name
    )
    if label.is_none:
        does = trn("Highlight {count} Passage", "Highlight {count} Passages", count)
    if after and not session.apply(Change(does, tuple(after))):
        return ()
    session.set_current(names[0])
    return tuple(names)


def on_same_words(session: DocumentSession, start: int, end: int) -> Annotation | None:
    """Return the user's own annotation that is on this very passage, the current one first.

    Space at the ends does not count, and what colleagues marked is left to them.
    """
    wanted = first, _ = _bare(session, start, end)
    found = []
    while True:
        for name in session.starting(first):
            place = session.resolution(name)
            if place and place.start is not None and place.end is not None:
                found += [name] if _bare(session, place.start, place.end) == wanted else []
        # One may begin with the space that stands before these words.
        if not first or not session.document.text[first - 1].isspace():
            break
        first -= 1
    items = [item for item in map(session.annotation, found) if item and _is_own(session, item)]
    return min(
        items, key=lambda item: (item.id != session.current, reading_order(item)), default=None
    )


def _is_own(session: DocumentSession, item: Annotation) -> bool:
    return item.scope is Scope.PASSAGE and item.author in {"", session.author()}


def _bare(session: DocumentSession, start: int, end: int) -> tuple[int, int]:
    text = session.document.text[start:end]
    inner = text.strip()
    first = start + len(text) - len(text.lstrip())
    return first, first + len(inner)
