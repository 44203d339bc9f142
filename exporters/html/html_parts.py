"""The analyst's own page and the letterhead as a web page's template shows them."""

from data.briefing.content import Content, Entry, Part, PartKind
from data.briefing.pieces import portion_mark
from data.citation import on_page
from data.messages import Words
from exporters.html.html_labels import label_values
from exporters.logo_pictures import address_of
from exporters.phrases import blank_behind, foreign_language, is_digest, logo_text
from exporters.unprintable import printable

_Values = dict[str, object]


def part_values(content: Content, part: Part, words: Words) -> _Values:
    """Return what a template shows of a part."""
    table = part.table
    rows = (table.head, *table.rows) if table else ()
    return {
        "kind": part.kind.value,
        "number": printable(part.number),
        "title": printable(words(part.title)),
        "breaks": part.breaks,
        "entries": tuple(_entry(content, part, entry, words) for entry in part.entries),
        "table": tuple(tuple(printable(words(text)) for text in row) for row in rows),
    }


def _entry(content: Content, part: Part, entry: Entry, words: Words) -> _Values:
    language = entry.language or foreign_language(content, words)
    return {
        "text": printable(words(entry.text)),
        "lead_in": printable(words(entry.lead_in)),
        "behind_lead_in": blank_behind(words(entry.lead_in)),
        "quoted": entry.quoted or part.kind is PartKind.PRESS_LINE,
        "of_source": entry.quoted,
        "evidence": printable(entry.evidence),
        "lang": "" if language == words.language else printable(language),
        "portion": printable(portion_mark(entry.portion)),
        "is_point": entry.is_point,
        "is_digest": is_digest(part, words(entry.text)),
        "citation": words(on_page(entry.citation, entry.page)),
        "label": label_values(entry.label, words) if entry.label else None,
        "aside": printable(words(entry.aside)),
    }


def letterhead_values(content: Content, words: Words) -> _Values | None:
    """Return what a template shows of the letterhead; None where there is none.

    Raises:
        FormatError: its logo is no picture.
    """
    letterhead = content.letterhead
    if letterhead is None:
        return None
    return {
        "name": printable(letterhead.name),
        "address": tuple(map(printable, letterhead.address)),
        "logo": address_of(letterhead.logo) if letterhead.logo else "",
        "logo_text": printable(logo_text(letterhead.name, words)),
    }
