"""What was marked, noted and pointed out in a handout, one row each, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace

from data.briefing.content import Content, ContentBlock, Entry, Highlight, Note, PartKind
from data.citation import parted
from data.messages import Message, Words, said
from data.text.tags import in_line
from exporters.phrases import SOURCE_WORDS, label_name, loose_notes, source_of

COLUMNS: tuple[Message, ...] = (
    said("No."), said("Label"), SOURCE_WORDS, said("Note"), said("Citation"),
    said("Page"), said("Document"), said("Author"), said("Date"), said("Tags"),
    said("Portion mark"),
)  # fmt: skip


_NO_POINTS = frozenset({PartKind.SOURCE, PartKind.TABLE})
"""Parts whose entries are the handout's own words, or say how a table is to be read."""


@dataclass(slots=True)
class _Row:
    """The cells of a row but for its number, in the order of the columns."""

    label: str = ""
    quote: str = ""
    note: str = ""
    citation: str = ""
    page: str = ""
    document: str = ""
    author: str = ""
    date: str = ""
    tags: str = ""
    portion: str = ""


def passage_rows(content: Content, words: Words) -> Iterator[tuple[str, ...]]:
    """Yield the rows, numbered from 1, with a cell for each of `COLUMNS`."""
    rows = [*_points(content, words), *_Passages(content, words).rows()]
    only = "" if content.sources else source_of(content, words)
    for number, row in enumerate(rows, start=1):
        row.document = parted(row.citation)[0] or only
        yield (str(number), *astuple(row))


def _points(content: Content, words: Words) -> Iterator[_Row]:
    for part in content.parts:
        if part.kind not in _NO_POINTS:
            yield from (_point(entry, words) for entry in part.entries)


def _point(entry: Entry, words: Words) -> _Row:
    text, lead_in = words(entry.text), words(entry.lead_in)
    own = [lead_in] if entry.quoted else [lead_in, text]
    return _Row(
        label=label_name(entry.label, words) if entry.label else words(entry.aside),
        quote=text if entry.quoted else entry.evidence,
        note=" ".join(filter(None, own)),
        citation=entry.citation,
        page=str(entry.page or ""),
        portion=entry.portion,
    )


class _Passages:
    """Collects the passages of a text, each over all blocks that it lies in, and the notes."""

    def __init__(self, content: Content, words: Words) -> None:
        self._content, self._words = content, words
        self._notes = {note.number: note for note in content.notes}
        self._rows: list[_Row] = []
        self._open: dict[str, _Row] = {}

    def rows(self) -> list[_Row]:
        content = self._content
        self._add_notes(content.document_notes)
        if content.title_block:
            self._add_block(content.title_block)
        for section in content.sections:
            self._add_notes(section.notes)
            for block in (*filter(None, [section.heading]), *section.blocks):
                self._add_block(block)
        self._add_notes(note.number for note in loose_notes(content))
        return self._rows

    def _add_notes(self, numbers: Iterable[int]) -> None:
        known = (self._notes[number] for number in numbers if number in self._notes)
        self._rows += [self._noted(_Row(), note) for note in known]

    def _add_block(self, block: ContentBlock) -> None:
        for item in block.highlights:
            words = block.text[item.start : item.end]
            row = None if item.opens else self._open.get(item.annotation_id)
            if row is None:
                row = self._open[item.annotation_id] = self._begun(block, item)
                self._rows.append(row)
            row.quote = f"{row.quote}\n{words}" if row.quote else words

    def _begun(self, block: ContentBlock, item: Highlight) -> _Row:
        row = _Row(
            label="" if item.label.is_none else label_name(item.label, self._words),
            citation=block.citation,
            portion=block.portion,
        )
        note = self._notes.get(item.note) if item.note else None
        return self._noted(row, note) if note else row

    def _noted(self, row: _Row, note: Note) -> _Row:
        return replace(
            row,
            label="" if note.label.is_none else label_name(note.label, self._words),
            note=note.words,
            citation=note.citation or row.citation,
            page=str(note.page or ""),
            author=note.author,
            date=note.modified.date().isoformat(),
            tags=in_line(note.tags),
        )
