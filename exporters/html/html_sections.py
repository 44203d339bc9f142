"""Sections of the source as a web page's template shows them: blocks, lists, tables, notes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from data.briefing.content import Content, ContentBlock, Note, Section
from data.briefing.pieces import portion_mark
from data.document import BlockKind
from data.messages import Words
from data.text.text_direction import leads_leftwards
from exporters.frame.citation_phrases import printed_citation
from exporters.html.html_labels import label_values
from exporters.html.html_notes import note_markup
from exporters.html.html_pieces import pieces
from exporters.phrases import foreign_language, in_one_row, place_of
from exporters.table_model import TableRow, grouped, rows_of
from exporters.text_pieces import FootnotePlaces
from exporters.unprintable import printable

_Values = dict[str, object]
_DEEPEST_HEADING, _DEEPEST_LIST = 6, 8


class Sections:
    """Makes one section after the other; a level of headings that is skipped is closed up."""

    def __init__(self, content: Content, words: Words, footnotes: FootnotePlaces) -> None:
        self._content = content
        self._words = words
        self._footnotes = footnotes
        self._notes = {note.number: note for note in content.notes}
        self._places = (place_of(index) for index in range(len(content.topics)))
        self._open: list[int] = []

    def section(self, section: Section) -> _Values:
        """Return what a template shows of a section."""
        heading, content = section.heading, self._content
        beside = self._beside(heading, section.notes) if heading else ()
        return {
            "place": next(self._places) if heading else "",
            "is_lead": heading is None and section is content.sections[0],
            "tag": self._tag(section.level) if heading else "",
            "number": printable(section.number),
            "heading": pieces(heading, self._words, self._footnotes) if heading else (),
            "breaks": section.breaks,
            **voice(content, heading, self._words),
            "own_notes": section.notes,
            "heading_notes": beside,
            "blocks": tuple(self._blocks(section)),
        }

    def _tag(self, level: int) -> str:
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return f"h{min(len(self._open) + 1, _DEEPEST_HEADING)}"

    def _blocks(self, section: Section) -> Iterator[_Values]:
        """Yield blocks, tables and lists in order."""
        items = grouped(section.blocks)
        for is_listed, group in groupby(items, key=_is_listed):
            if is_listed:
                made = [self._block(section, item) for item in group if not isinstance(item, tuple)]
                yield {"kind": "list", "list": nested(made)}
                continue
            for item in group:
                if isinstance(item, tuple):
                    yield self._table(section, item)
                else:
                    yield self._block(section, item)

    def _block(self, section: Section, block: ContentBlock) -> _Values:
        return {
            "kind": block.kind.value,
            "level": min(max(block.level, 1), _DEEPEST_LIST),
            "place": self._footnotes.of(block),
            "marker": printable(block.marker),
            **voice(self._content, block, self._words),
            "citation": printed_citation(self._content, section, block, self._words),
            "pieces": pieces(block, self._words, self._footnotes),
            "notes": self._beside(block),
        }

    def _table(self, section: Section, blocks: tuple[ContentBlock, ...]) -> _Values:
        rows = tuple(
            {
                "is_head": row.is_head,
                "place": self._footnotes.of(row.block),
                "cells": tuple(self._cells(row)),
                "citation": printed_citation(self._content, section, row.block, self._words),
                **voice(self._content, row.block, self._words),
            }
            for row in rows_of(blocks)
        )
        heads = next((at for at, row in enumerate(rows) if not row["is_head"]), len(rows))
        return {
            "kind": "table",
            "citation": "",
            "head": rows[:heads],
            "rows": rows[heads:],
            "notes": tuple(note for block in blocks for note in self._beside(block)),
        }

    def _cells(self, row: TableRow) -> Iterator[_Values]:
        for place, cell in row.placed():
            yield {
                "portion": printable(portion_mark(cell.portion)) if cell else "",
                "pieces": pieces(cell, self._words, self._footnotes) if cell else (),
                "columns": place.columns,
                "rows": place.rows,
            }

    def _beside(self, block: ContentBlock, extra: tuple[int, ...] = ()) -> tuple[_Values, ...]:
        numbers = [*extra, *(item.note for item in block.highlights if item.opens)]
        known = (self._notes[number] for number in numbers if number in self._notes)
        return tuple(note_values(note, self._words) for note in known)


def nested(items: Iterable[_Values]) -> _Values:
    """Return a list of items, each with the list of those below it, or None.

    It is ordered where its first marker has letters or figures.
    """
    entries: list[tuple[_Values, list[_Values]]] = []
    for item in items:
        if entries and _level(item) > _level(entries[0][0]):
            entries[-1][1].append(item)
        else:
            entries.append((item, []))
    first = str(entries[0][0]["marker"])
    return {
        "tag": "ol" if any(map(str.isalnum, first)) else "ul",
        "items": tuple(
            item | {"below": nested(below) if below else None} for item, below in entries
        ),
    }


def voice(content: Content, block: ContentBlock | None, words: Words) -> _Values:
    """Return whose words a block has, in which language and direction, and how it is handled."""
    if block is None:
        return {"own": False, "lang": "", "leftwards": False, "portion": ""}
    language = block.language or ("" if block.own else foreign_language(content, words))
    return {
        "own": block.own,
        "lang": "" if language == words.language else printable(language),
        "leftwards": leads_leftwards(block.text),
        "portion": printable(portion_mark(block.portion)),
    }


def note_values(note: Note, words: Words, aside: str = "") -> _Values:
    """Return what a template shows of an analyst's note."""
    return {
        "aside": aside,
        "tags": printable(in_one_row(note.tags, words)),
        "number": note.number,
        "label": label_values(note.label, words),
        "text": note_markup(note.shown),
    }


def _is_listed(item: ContentBlock | Sequence[ContentBlock]) -> bool:
    return isinstance(item, ContentBlock) and item.kind is BlockKind.LIST_ITEM


def _level(item: _Values) -> int:
    return int(str(item["level"]))
