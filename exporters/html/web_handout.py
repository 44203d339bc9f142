"""Content becomes one self-contained web page: no scripts, nothing fetched."""

import base64
import hashlib
import html
import re
from collections.abc import Iterator

from markupsafe import Markup

import resources
from data.annotation import Label
from data.basis.progress import Progress
from data.briefing.content import Content, ContentBlock, Note, Section
from data.briefing.pieces import portion_mark
from data.document import BlockKind
from data.messages import Words
from data.text import template_environment
from exporters.frame.citation_phrases import printed_citation
from exporters.html.html_labels import label_css, label_values
from exporters.html.html_notes import note_markup
from exporters.html.html_parts import letterhead_values, part_values
from exporters.html.html_pieces import pieces
from exporters.options import ExportOptions
from exporters.phrases import (
    CONTENTS,
    DISTRIBUTED_TO,
    LABELS,
    WHOLE_DOCUMENT,
    Legend,
    blank_behind,
    closing_parts,
    copy_line,
    foreign_language,
    in_one_row,
    labels_used,
    legend,
    listed_topics,
    loose_notes,
    opening_notes,
    place_of,
    recipients,
    source_of,
    unlabelled,
)
from exporters.table_model import grouped, rows_of
from exporters.text_pieces import FootnotePlaces
from exporters.unprintable import printable

_TAG = re.compile(r"<[^<>]*+>")
_Values = dict[str, object]


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the handout as UTF-8 HTML; of the page set-up it follows that of the contents."""
    words, labels, footnotes = options.words, labels_used(content), FootnotePlaces(content)
    styled = labels + tuple(label for label in _beside(content) if label not in labels)
    styled += unlabelled(content)
    sections = []
    total = max(1, len(content.sections))
    places = (place_of(index) for index in range(len(content.topics)))
    for done, section in enumerate(content.sections, start=1):
        sections.append(_section(content, section, places, words, footnotes))
        on_progress(0.8 * done / total)
    sheet = resources.text("styles", "handout.css") + "".join(
        label_css(label, words) for label in styled
    )
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    letterhead = letterhead_values(content, words)
    closing = len(closing_parts(content))
    parts = tuple(part_values(content, part, words) for part in content.parts)
    pictures = "img-src data:; " if letterhead and letterhead["logo"] else ""
    context: _Values = {
        "policy": f"default-src 'none'; style-src 'sha256-{digest}'; {pictures}"
        "base-uri 'none'; form-action 'none'",
        "style": Markup(sheet),  # noqa: S704  # our own style sheet; labels' values are validated
        "language": printable(words.language),
        "source_language": printable(foreign_language(content, words)),
        "heads": {"contents": words(CONTENTS), "labels": words(LABELS), "lead": words.tr("Lead"),
                  "distribution": words(DISTRIBUTED_TO),
                  "behind_distribution": blank_behind(words(DISTRIBUTED_TO))},
        "content": _head(content, words, footnotes),
        "contents": tuple(
            {"place": place, "number": printable(topic.number), "title": printable(topic.title),
             "level": topic.level, **_voice(content, topic.heading, words)}
            for place, topic in listed_topics(content, options.page.contents)
        ),
        "labels": tuple(label_values(label, words) for label in labels),
        "note_names": {
            note.number: words.tr("Note {number}", number=str(note.number))
            for note in content.notes
        },
        "letterhead": letterhead,
        "parts": parts[: len(parts) - closing],
        "closing": parts[len(parts) - closing :],
        "distribution": _distribution(content, words),
        "opening_notes": _on_the_whole(opening_notes(content), words),
        "sections": tuple(sections),
        "loose_notes": _on_the_whole(loose_notes(content), words),
        "legend": _legend(legend(content, words)),
    }  # fmt: skip
    page = template_environment.render(resources.text("templates", "handout.html"), context)
    on_progress(1.0)
    return page.encode()


def texts(file: bytes) -> Iterator[str]:
    """Yield what a finished page says, with what stands in its tags and without them.

    Raises:
        UnicodeDecodeError: this is no page of ours, which are UTF-8.
    """
    page = file.decode()
    yield html.unescape(page)
    yield html.unescape(_TAG.sub("", page))


def _legend(said: Legend) -> _Values:
    rows = ({"look": look.value, "sample": one, "meaning": two} for look, one, two in said.rows)
    return {"title": said.title, "rows": tuple(rows)}


def _head(content: Content, words: Words, footnotes: FootnotePlaces) -> _Values:
    title = content.title_block or ContentBlock(BlockKind.HEADING, content.title, "")
    return {
        "kind": printable(words(content.kind)),
        "title": printable(content.title),
        "pieces": pieces(title, words, footnotes),
        "title_notes": content.document_notes,
        "marking": printable(content.marking),
        "copy": printable(copy_line(content, words)),
        "author": printable(content.author),
        "source": printable(source_of(content, words)),
        "hash": content.source_sha256,
        "details": tuple(
            tuple(
                {
                    "name": printable(words(detail.name)),
                    "lines": tuple(printable(words(line)) for line in detail.lines),
                }
                for detail in row
            )
            for row in content.details
        ),
    }


def _distribution(content: Content, words: Words) -> str:
    names = content.distribution
    return printable(recipients(names, words)) if names else ""


def _beside(content: Content) -> tuple[Label, ...]:
    """Return the labels that stand beside the entries of the analyst's own page."""
    shown = [entry.label for part in content.parts for entry in part.entries if entry.label]
    return tuple(dict.fromkeys(shown))


def _section(
    content: Content,
    section: Section,
    places: Iterator[str],
    words: Words,
    footnotes: FootnotePlaces,
) -> _Values:
    notes = {note.number: note for note in content.notes}
    heading = section.heading
    return {
        "place": next(places) if heading else "",
        "is_lead": heading is None and section is content.sections[0],
        "tag": f"h{min(section.level + 1, 6)}",
        "number": printable(section.number),
        "heading": pieces(heading, words, footnotes) if heading else (),
        "breaks": section.breaks,
        **_voice(content, heading, words),
        "own_notes": section.notes,
        "heading_notes": _notes_beside(heading, notes, words, section.notes) if heading else (),
        "blocks": tuple(
            _table(content, section, item, notes, words, footnotes=footnotes)
            if isinstance(item, tuple)
            else {
                "kind": item.kind.value,
                "level": max(item.level, 1),
                "place": footnotes.of(item),
                "tag": "blockquote" if item.kind is BlockKind.QUOTATION else "p",
                "marker": printable(item.marker),
                **_voice(content, item, words),
                "citation": printed_citation(content, section, item, words),
                "pieces": pieces(item, words, footnotes),
                "notes": _notes_beside(item, notes, words),
            }
            for item in grouped(section.blocks)
        ),
    }


def _table(
    content: Content,
    section: Section,
    blocks: tuple[ContentBlock, ...],
    notes: dict[int, Note],
    words: Words,
    *,
    footnotes: FootnotePlaces,
) -> _Values:
    return {
        "kind": "table",
        "rows": tuple(
            {
                "is_head": row.is_head,
                "cells": tuple(
                    {
                        "portion": printable(portion_mark(cell.portion)),
                        "pieces": pieces(cell, words, footnotes),
                    }
                    for cell in row.cells
                ),
                "citation": printed_citation(content, section, row.block, words),
                **_voice(content, row.block, words),
            }
            for row in rows_of(blocks)
        ),
        "notes": tuple(note for block in blocks for note in _notes_beside(block, notes, words)),
    }


def _voice(content: Content, block: ContentBlock | None, words: Words) -> _Values:
    """Return whose words a block has, in which language, and how they are to be handled."""
    if block is None:
        return {"own": False, "lang": "", "portion": ""}
    language = block.language or ("" if block.own else foreign_language(content, words))
    return {
        "own": block.own,
        "lang": "" if language == words.language else printable(language),
        "portion": printable(portion_mark(block.portion)),
    }


def _notes_beside(
    block: ContentBlock, notes: dict[int, Note], words: Words, extra: tuple[int, ...] = ()
) -> tuple[_Values, ...]:
    numbers = [*extra, *(item.note for item in block.highlights if item.opens)]
    return tuple(_note(notes[number], words) for number in numbers if number in notes)


def _on_the_whole(notes: tuple[Note, ...], words: Words) -> tuple[_Values, ...]:
    return tuple(_note(note, words, words(WHOLE_DOCUMENT)) for note in notes)


def _note(note: Note, words: Words, aside: str = "") -> _Values:
    return {
        "aside": aside,
        "tags": printable(in_one_row(note.tags, words)),
        "number": note.number,
        "label": label_values(note.label, words),
        "text": note_markup(note.shown),
    }
