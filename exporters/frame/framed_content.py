"""Content in the language of its frame: citations, and the labels that come with the program.

A content holds both as they are kept and searched for, in English. What users named themselves
stays as it is, and so does every word of a source.
"""

from dataclasses import replace

from data.annotation import Label
from data.briefing.content import Content, ContentBlock, Entry, Note, Part, PartKind, Section, Table
from data.messages import ENGLISH, Message, Words, said
from exporters.frame.citation_phrases import worded_citation
from exporters.frame.label_names import worded_labels

_WHERE = said("Where said")
"""Heads a column of citations."""


def framed(content: Content, words: Words) -> Content:
    """Return a content as a handout in that language prints it; the same where that is English."""
    if words.language == ENGLISH.language:
        return content
    return _Framing(content, words).content()


class _Framing:
    """Goes through one content."""

    def __init__(self, content: Content, words: Words) -> None:
        self._content, self._words = content, words
        self._labels = worded_labels(content.labels, words)
        self._names = {known.name: new.name for known, new in self._labels.items()}

    def content(self) -> Content:
        content = self._content
        return replace(
            content,
            sections=tuple(map(self._section, content.sections)),
            notes=tuple(map(self._note, content.notes)),
            labels=tuple(map(self._label, content.labels)),
            title_block=self._block(content.title_block) if content.title_block else None,
            parts=tuple(map(self._part, content.parts)),
        )

    def _label(self, label: Label) -> Label:
        return self._labels.get(label, label)

    def _cited(self, citation: str) -> str:
        return worded_citation(citation, self._words) if citation else ""

    def _section(self, section: Section) -> Section:
        heading = self._block(section.heading) if section.heading else None
        return replace(section, heading=heading, blocks=tuple(map(self._block, section.blocks)))

    def _block(self, block: ContentBlock) -> ContentBlock:
        shown = tuple(replace(one, label=self._label(one.label)) for one in block.highlights)
        return replace(block, citation=self._cited(block.citation), highlights=shown)

    def _note(self, note: Note) -> Note:
        return replace(note, label=self._label(note.label), citation=self._cited(note.citation))

    def _part(self, part: Part) -> Part:
        title: Message | str = part.title
        if part.kind is PartKind.POINTS and isinstance(title, str) and not part.piece_id:
            title = self._names.get(title, title)
        entries = tuple(map(self._entry, part.entries))
        table = self._table(part.table) if part.table else None
        return replace(part, title=title, entries=entries, table=table)

    def _entry(self, entry: Entry) -> Entry:
        label = entry.label
        is_name = label is not None and entry.aside == label.name
        return replace(
            entry,
            citation=self._cited(entry.citation),
            label=self._label(label) if label else None,
            aside=self._label(label).name if label and is_name else entry.aside,
        )

    def _table(self, table: Table) -> Table:
        """Return a table with its citations, which stand under one head, in the language."""
        places = [place for place, head in enumerate(table.head) if head == _WHERE]
        rows = [list(row) for row in table.rows]
        for row in rows:
            for place in places:
                cell = row[place]
                row[place] = self._cited(cell) if isinstance(cell, str) else cell
        return replace(table, rows=tuple(map(tuple, rows)))
