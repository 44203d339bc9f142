"""Compile a plan into the content of a handout."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from data.anchors.anchoring import Resolution
from data.annotation import Annotation, Label, Scope
from data.briefing.compiling import title_block
from data.briefing.compiling.selection import Selection, in_order
from data.briefing.compiling.title_block import source_line
from data.briefing.content import Content
from data.briefing.plan import Plan
from data.document import Document, Topic


@dataclass(frozen=True, slots=True)
class NoteTally:
    """How many of a document's annotations a plan lets through, and why the others stay.

    `empty` are those on a topic or the document that have no note: nothing of them is printed.
    """

    included: int
    private: int
    left_out: int
    unattached: int
    empty: int = 0


def compile_content(
    document: Document,
    annotations: Iterable[Annotation],
    resolutions: Mapping[str, Resolution],
    *,
    labels: tuple[Label, ...],
    plan: Plan,
    now: datetime,
) -> Content:
    """Compile what `plan` chooses of a document and its annotations.

    `resolutions` says by annotation id where each passage stands now; `now` dates the handout.
    """
    chosen = [
        item
        for item in in_order(annotations, resolutions)
        if _verdict(document, item, resolutions, plan) == "included"
    ]
    selection = Selection(document, chosen, resolutions, labels)
    made, title = plan.template.composition, document.title_block
    has_text = made.has_text
    rows = title_block.two_rows if has_text else title_block.one_row
    return Content(
        kind=made.heading,
        title=document.title,
        language=document.language or "en",
        marking=plan.marking,
        copy=plan.copy,
        author=plan.prepared_by,
        created=now,
        details=rows(document, plan, now),
        source=source_line(document),
        source_sha256=document.source.sha256,
        sections=tuple(selection.section(*part) for part in _parts(document, plan))
        if has_text
        else (),
        notes=selection.notes() if has_text else (),
        labels=labels,
        document_notes=selection.hung_on(None) if has_text else (),
        title_block=selection.quoted(title) if has_text and title is not None else None,
        parts=selection.own_page(made.parts),
    )


def tally(
    document: Document,
    annotations: Iterable[Annotation],
    resolutions: Mapping[str, Resolution],
    plan: Plan,
) -> NoteTally:
    """Count what `plan` lets into a handout and what stays out, by reason."""
    verdicts = [_verdict(document, item, resolutions, plan) for item in annotations]
    return NoteTally(
        *(
            verdicts.count(name)
            for name in ("included", "private", "left-out", "unattached", "empty")
        )
    )


def _verdict(
    document: Document,
    annotation: Annotation,
    resolutions: Mapping[str, Resolution],
    plan: Plan,
) -> str:
    if not annotation.in_briefing:
        return "private"
    if plan.labels is not None and annotation.label_id not in plan.labels:
        return "left-out"
    shown = "included" if annotation.scope is Scope.PASSAGE or annotation.note.strip() else "empty"
    if annotation.scope is Scope.DOCUMENT:
        return shown
    resolution = resolutions.get(annotation.id)
    if resolution is None or not resolution.attached or resolution.start is None:
        return "unattached"
    if plan.topics is None:
        return shown
    return shown if _part(document, resolution.start) in plan.topics else "left-out"


def _part(document: Document, offset: int) -> int:
    """Return the number of the top-level topic that holds `offset`; -1 for title and lead."""
    block = document.block_at(offset)
    for index, topic in enumerate(document.topics):
        if topic.first <= block < topic.stop:
            return index
    return -1


def _parts(document: Document, plan: Plan) -> list[tuple[Topic | None, Sequence[int]]]:
    """Return each chosen section with the numbers of its own blocks, without its heading."""
    parts: list[tuple[Topic | None, Sequence[int]]] = []
    if document.lead and (plan.topics is None or -1 in plan.topics):
        parts.append((None, document.lead))
    for index, topic in enumerate(document.topics):
        if plan.topics is not None and (
            _part(document, document.blocks[topic.first].start) not in plan.topics
        ):
            continue
        following = document.topics[index + 1 : index + 2]
        stop = min([topic.stop, *(item.first for item in following)])
        parts.append((topic, range(topic.first + 1, stop)))
    return parts
