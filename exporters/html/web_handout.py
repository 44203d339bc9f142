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
from data.briefing.content import Content, ContentBlock, Note
from data.document import BlockKind
from data.messages import Words
from data.text import template_environment
from exporters.html.html_labels import label_css, label_values, page_css
from exporters.html.html_parts import letterhead_values, part_values
from exporters.html.html_pieces import pieces
from exporters.html.html_sections import Sections, note_values, voice
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
    labels_used,
    legend,
    listed_topics,
    loose_notes,
    opening_notes,
    recipients,
    source_of,
    unlabelled,
)
from exporters.text_pieces import FootnotePlaces
from exporters.unprintable import printable

_TAG = re.compile(r"<[^<>]*+>")
_Values = dict[str, object]


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the handout as UTF-8 HTML; of the page set-up it follows that of the contents."""
    words, labels, footnotes = options.words, labels_used(content), FootnotePlaces(content)
    styled = labels + tuple(label for label in _beside(content) if label not in labels)
    styled += unlabelled(content)
    sections, maker = [], Sections(content, words, footnotes)
    total = max(1, len(content.sections))
    for done, section in enumerate(content.sections, start=1):
        sections.append(maker.section(section))
        on_progress(0.8 * done / total)
    sheet = resources.text("styles", "handout.css") + "".join(
        (*(label_css(label, words) for label in styled), page_css(content.marking))
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
        "title": voice(content, content.title_block or _title_of(content), words),
        "contents": tuple(
            {"place": place, "number": printable(topic.number), "title": printable(topic.title),
             "level": topic.level, **voice(content, topic.heading, words)}
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


def _title_of(content: Content) -> ContentBlock:
    return ContentBlock(BlockKind.HEADING, content.title, "")


def _head(content: Content, words: Words, footnotes: FootnotePlaces) -> _Values:
    title = content.title_block or _title_of(content)
    return {
        "kind": printable(words(content.kind)),
        "title": printable(content.title),
        "pieces": pieces(title, words, footnotes),
        "place": footnotes.of(title),
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


def _on_the_whole(notes: tuple[Note, ...], words: Words) -> tuple[_Values, ...]:
    return tuple(note_values(note, words, words(WHOLE_DOCUMENT)) for note in notes)
