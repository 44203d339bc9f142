"""Handouts for printers that know black alone: labels stay apart by letter and underline."""

from dataclasses import replace

from data.annotation import Label
from data.briefing.content import Content, ContentBlock, Entry, Part, Section

_BLACK = "#000000"


def without_colours(content: Content) -> Content:
    """Return a content whose labels are black, all of them."""
    return replace(
        content,
        title_block=_block(content.title_block) if content.title_block else None,
        sections=tuple(map(_section, content.sections)),
        notes=tuple(replace(note, label=_label(note.label)) for note in content.notes),
        labels=tuple(map(_label, content.labels)),
        parts=tuple(map(_part, content.parts)),
    )


def _label(label: Label) -> Label:
    return label if label.is_none else replace(label, colour=_BLACK)


def _section(section: Section) -> Section:
    heading = _block(section.heading) if section.heading else None
    return replace(section, heading=heading, blocks=tuple(map(_block, section.blocks)))


def _block(block: ContentBlock) -> ContentBlock:
    marks = tuple(replace(item, label=_label(item.label)) for item in block.highlights)
    return replace(block, highlights=marks)


def _part(part: Part) -> Part:
    return replace(part, entries=tuple(map(_entry, part.entries)))


def _entry(entry: Entry) -> Entry:
    return replace(entry, label=_label(entry.label)) if entry.label else entry
