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
from data.briefing.content import Content, ContentBlock, Note, Part, PartKind, Section
from data.citation import on_page
from data.document import BlockKind
from data.messages import Words
from exporters import template_environment
from exporters.colours import is_light, mixed
from exporters.options import ExportOptions
from exporters.phrases import (
    CONTENTS,
    LABELS,
    WHOLE_DOCUMENT,
    Legend,
    copy_line,
    foreign_language,
    label_name,
    labels_used,
    legend,
    listed_topics,
    loose_notes,
    opening_notes,
    place_of,
    printed_citation,
    source_of,
    unlabelled,
)
from exporters.table_model import grouped, rows_of
from exporters.text_pieces import TextPiece, cut
from exporters.unprintable import printable

_TAG = re.compile(r"<[^<>]*+>")
_DARK_PAGE = "#212327"
_DARK_SHARE = 0.36
_Values = dict[str, object]


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the handout as UTF-8 HTML; of the page set-up it follows that of the contents."""
    words, labels = options.words, labels_used(content)
    styled = labels + tuple(label for label in _beside(content) if label not in labels)
    styled += unlabelled(content)
    sections = []
    total = max(1, len(content.sections))
    places = (place_of(index) for index in range(len(content.topics)))
    for done, section in enumerate(content.sections, start=1):
        sections.append(_section(content, section, places, words))
        on_progress(0.8 * done / total)
    sheet = resources.text("styles", "handout.css") + "".join(map(_label_css, styled))
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    context: _Values = {
        "policy": f"default-src 'none'; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'",
        "style": Markup(sheet),  # noqa: S704  # our own style sheet; labels' values are validated
        "language": printable(words.language),
        "source_language": printable(foreign_language(content, words)),
        "heads": {"contents": words(CONTENTS), "labels": words(LABELS), "lead": words.tr("Lead")},
        "content": _head(content, words),
        "contents": tuple(
            {"place": place, "number": topic.number, "title": printable(topic.title),
             "level": topic.level}
            for place, topic in listed_topics(content, options.page.contents)
        ),
        "labels": tuple(_label(label, words) for label in labels),
        "parts": tuple(_part(part, words) for part in content.parts),
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


def _head(content: Content, words: Words) -> _Values:
    title = content.title_block or ContentBlock(BlockKind.HEADING, content.title, "")
    return {
        "kind": printable(words(content.kind)),
        "title": printable(content.title),
        "pieces": _pieces(title, words),
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


def _beside(content: Content) -> tuple[Label, ...]:
    """Return the labels that stand beside the entries of the analyst's own page."""
    shown = [entry.label for part in content.parts for entry in part.entries if entry.label]
    return tuple(dict.fromkeys(shown))


def _part(part: Part, words: Words) -> _Values:
    return {
        "kind": part.kind.value,
        "title": printable(words(part.title)),
        "entries": tuple(
            {
                "text": printable(words(entry.text)),
                "lead_in": printable(words(entry.lead_in)),
                "quoted": entry.quoted or part.kind is PartKind.PRESS_LINE,
                "of_source": entry.quoted,
                "citation": words(on_page(entry.citation, entry.page)),
                "label": _label(entry.label, words) if entry.label else None,
                "aside": printable(words(entry.aside)),
            }
            for entry in part.entries
        ),
    }


def _section(content: Content, section: Section, places: Iterator[str], words: Words) -> _Values:
    notes = {note.number: note for note in content.notes}
    heading = section.heading
    return {
        "place": next(places) if heading else "lead",
        "tag": f"h{min(section.level + 1, 6)}",
        "number": printable(section.number),
        "heading": _pieces(heading, words) if heading else (),
        "own_notes": section.notes,
        "heading_notes": _notes_beside(heading, notes, words, section.notes) if heading else (),
        "blocks": tuple(
            _table(content, section, item, notes, words)
            if isinstance(item, tuple)
            else {
                "kind": item.kind.value,
                "level": max(item.level, 1),
                "tag": "blockquote" if item.kind is BlockKind.QUOTATION else "p",
                "marker": printable(item.marker),
                "citation": printed_citation(content, section, item, words),
                "pieces": _pieces(item, words),
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
) -> _Values:
    return {
        "kind": "table",
        "rows": tuple(
            {
                "is_head": row.is_head,
                "cells": tuple(_pieces(cell, words) for cell in row.cells),
                "citation": printed_citation(content, section, row.block, words),
            }
            for row in rows_of(blocks)
        ),
        "notes": tuple(note for block in blocks for note in _notes_beside(block, notes, words)),
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
        "tags": tuple(map(printable, note.tags)),
        "number": note.number,
        "label": _label(note.label, words),
        "lines": tuple(printable(line) for line in note.text.splitlines()),
    }


def _pieces(block: ContentBlock, words: Words) -> tuple[_Values, ...]:
    return tuple(_piece(block, piece, words) for piece in cut(block))


def _piece(block: ContentBlock, piece: TextPiece, words: Words) -> _Values:
    labels = [_label(block.highlights[number].label, words) for number in piece.highlights]
    return {
        "text": printable(piece.text),
        "plain": not (piece.strong or piece.emphasis or piece.raised or piece.link or labels),
        "strong": piece.strong,
        "emphasis": piece.emphasis,
        "raised": piece.raised,
        "link": piece.link,
        "labels": tuple(labels),
        "notes": piece.notes,
    }


def _label(label: Label, words: Words) -> _Values:
    return {
        "css": _css_class(label),
        "letter": "" if label.is_none else printable(label.letter),
        "name": printable(label_name(label, words)),
        "meaning": printable(label.meaning),
        "pattern": label.pattern.value,
    }


def _css_class(label: Label) -> str:
    """Return a class name made of the label's id, safe in CSS whatever the id holds."""
    return f"label-{hashlib.sha256(label.id.encode()).hexdigest()[:8]}"


def _label_css(label: Label) -> str:
    name = _css_class(label)
    dark = _variables(label.colour_on_dark, _DARK_PAGE, _DARK_SHARE)
    return (
        f".{name}{{{_variables(label.colour, '#FFFFFF', label.share)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{.{name}{{{dark}}}}}\n"
    )


def _variables(solid: str, page: str, share: float) -> str:
    letter = "#1A1D22" if is_light(solid) else "#FFFFFF"
    return f"--solid:{solid};--tint:{mixed(solid, page, share)};--letter:{letter}"
