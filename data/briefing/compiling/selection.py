"""The chosen annotations of one document, numbered and cut to the blocks that they stand in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from data.anchors.anchoring import Resolution
from data.annotation import Annotation, Label, Scope, label_of
from data.briefing.compiling import points
from data.briefing.compiling.points import MarkedPoint
from data.briefing.compiling.title_block import published_source
from data.briefing.content import ContentBlock, Highlight, Note, Part, PartKind, Section
from data.citation import CitationIndex
from data.document import Document, Topic
from data.text.inside_links import distinct


def in_order(
    annotations: Iterable[Annotation], resolutions: Mapping[str, Resolution]
) -> list[Annotation]:
    """Return annotations as their passages stand now, those of the whole document first."""
    return sorted(annotations, key=lambda item: _place(item, resolutions))


class Selection:
    """The annotations that go in, as a handout prints them.

    `chosen` are in the order in which their notes are numbered, from `first` on; `resolutions` say
    by annotation id where each passage stands now.
    """

    def __init__(
        self,
        document: Document,
        chosen: Sequence[Annotation],
        resolutions: Mapping[str, Resolution],
        labels: tuple[Label, ...],
        *,
        first: int = 1,
    ) -> None:
        self._document = document
        self._citations = CitationIndex(document)
        self.labels = labels
        self._chosen = chosen
        self._resolutions = resolutions
        noted = (item.id for item in chosen if item.note)
        self._numbers = {name: number for number, name in enumerate(noted, start=first)}
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
                written_in=item.note_format,
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
        names, spans = distinct(block, self._document.id)
        return ContentBlock(
            kind=block.kind,
            text=block.text,
            citation=str(self._citations.of_block(index)),
            level=block.level,
            marker=block.marker,
            spans=spans,
            highlights=tuple(self._highlights.get(index, ())),
            names=names,
            merged=block.merged,
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


def _place(
    annotation: Annotation, resolutions: Mapping[str, Resolution]
) -> tuple[int, int, datetime, str]:
    """Sort key: where the passages stand now, notes on the whole document first, then by age."""
    found = resolutions.get(annotation.id)
    if found is None or found.start is None or found.end is None:
        return -1, -1, annotation.created, annotation.id
    return found.start, found.end, annotation.created, annotation.id
