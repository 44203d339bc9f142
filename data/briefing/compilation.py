"""Compile a plan into the content of a handout."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from data.anchors.anchoring import Resolution
from data.annotation import Annotation, Label, Scope, label_of
from data.briefing import points, title_block
from data.briefing.content import Content, ContentBlock, Highlight, Note, Part, PartKind, Section
from data.briefing.plan import Plan
from data.briefing.points import MarkedPoint
from data.briefing.title_block import published_source, source_line
from data.citation import CitationIndex
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
        for item in sorted(annotations, key=lambda item: _place(item, resolutions))
        if _verdict(document, item, resolutions, plan) == "included"
    ]
    selection = _Selection(document, chosen, resolutions, labels)
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


class _Selection:
    """The chosen annotations, numbered and cut to the blocks that they stand in."""

    def __init__(
        self,
        document: Document,
        chosen: list[Annotation],
        resolutions: Mapping[str, Resolution],
        labels: tuple[Label, ...],
    ) -> None:
        self._document = document
        self._citations = CitationIndex(document)
        self.labels = labels
        self._chosen = chosen
        self._resolutions = resolutions
        noted = (item.id for item in chosen if item.note)
        self._numbers = {name: number for number, name in enumerate(noted, start=1)}
        self._highlights: dict[int, list[Highlight]] = {}
        self._hung: dict[int | None, list[int]] = {}
        for item in chosen:
            resolution = resolutions.get(item.id)
            if resolution is None or resolution.start is None or resolution.end is None:
                self._hang(item, None)
            elif item.scope is Scope.TOPIC:
                self._hang(item, document.block_at(resolution.start))
            else:
                self._cut(item, resolution.start, resolution.end)

    def notes(self) -> tuple[Note, ...]:
        """Return the numbered notes."""
        return tuple(
            Note(
                number=self._numbers[item.id],
                label=self._label(item),
                text=item.note,
                citation=self._citation(item),
                author=item.author,
                modified=item.modified,
                tags=item.tags,
                page=self._page(item),
            )
            for item in self._chosen
            if item.id in self._numbers
        )

    def own_page(self, kinds: Sequence[PartKind]) -> tuple[Part, ...]:
        """Return the analyst's own page; nothing of the text is on it but what is quoted."""
        source, digest = published_source(self._document), self._document.source.sha256
        found = points.parts(self.marked(), self.labels, source, digest)
        return tuple(part for part in found if part.kind in kinds)

    def marked(self) -> list[MarkedPoint]:
        """Return the annotations one by one, each with its passage."""
        return [
            MarkedPoint(
                annotation=item,
                label=self._label(item),
                quote=self._quote(item),
                citation=self._citation(item),
                page=self._page(item),
            )
            for item in self._chosen
        ]

    def hung_on(self, block: int | None) -> tuple[int, ...]:
        """Return the notes on the topic that the block heads, or, for None, on the document."""
        return tuple(self._hung.get(block, ()))

    def section(self, topic: Topic | None, indices: Sequence[int]) -> Section:
        """Return the lead or a topic, with its own blocks quoted."""
        blocks = tuple(self.quoted(index) for index in indices)
        if topic is None:
            return Section("", 0, None, blocks)
        heading = self.quoted(topic.first)
        return Section(topic.number, topic.level, heading, blocks, self.hung_on(topic.first))

    def quoted(self, index: int) -> ContentBlock:
        """Return the block with that number as the handout quotes it."""
        block = self._document.blocks[index]
        return ContentBlock(
            kind=block.kind,
            text=block.text,
            citation=str(self._citations.of_block(index)),
            level=block.level,
            marker=block.marker,
            spans=block.spans,
            highlights=tuple(self._highlights.get(index, ())),
        )

    def _label(self, item: Annotation) -> Label:
        return label_of(self.labels, item.label_id)

    def _citation(self, item: Annotation) -> str:
        """Return where the passage stands now; nothing for a note on the whole document."""
        resolution = self._resolutions.get(item.id)
        if resolution is None or resolution.start is None:
            return ""
        return str(self._citations.of_offset(resolution.start))

    def _page(self, item: Annotation) -> int:
        resolution = self._resolutions.get(item.id)
        if resolution is None or resolution.start is None:
            return 0
        return self._citations.page_of(resolution.start)

    def _quote(self, item: Annotation) -> str:
        """Return the passage as it stands now, on one line; nothing where there is none."""
        resolution = self._resolutions.get(item.id)
        if item.scope is not Scope.PASSAGE or resolution is None or resolution.start is None:
            return ""
        return " ".join(self._document.text[resolution.start : resolution.end].split())

    def _hang(self, item: Annotation, block: int | None) -> None:
        if item.id in self._numbers:
            self._hung.setdefault(block, []).append(self._numbers[item.id])

    def _cut(self, item: Annotation, start: int, end: int) -> None:
        first, last = self._document.block_at(start), self._document.block_at(end - 1)
        for index in range(first, last + 1):
            block = self._document.blocks[index]
            piece = Highlight(
                annotation_id=item.id,
                label=self._label(item),
                start=max(0, start - block.start),
                end=min(len(block.text), end - block.start),
                opens=index == first,
                closes=index == last,
                note=self._numbers.get(item.id),
            )
            if piece.start < piece.end:
                self._highlights.setdefault(index, []).append(piece)


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


def _place(
    annotation: Annotation, resolutions: Mapping[str, Resolution]
) -> tuple[int, int, datetime, str]:
    """Sort key: where the passages stand now, notes on the whole document first, then by age."""
    found = resolutions.get(annotation.id)
    if found is None or found.start is None or found.end is None:
        return -1, -1, annotation.created, annotation.id
    return found.start, found.end, annotation.created, annotation.id


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
