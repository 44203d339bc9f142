"""Every character has a glyph before anything is laid out; none is dropped in silence."""

from collections.abc import Iterator, Mapping

from data.briefing.compiling.title_block import PREPARED
from data.briefing.content import Content, Part, PartKind
from data.citation import on_page
from data.errors import ExportError
from data.messages import Message, Words, counted, listed, said
from data.text.passages.readings import bases
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import clean
from exporters.phrases import all_blocks, own_words

_LISTED = 10
"""So many characters are named, the rest is counted."""
_TEXT, _TITLE = said("the document's text"), said("the document's title")
_SOURCE, _FRAME = said("the name of the source"), said("the title block")
_NOTES, _TAGS, _LABELS = said("your notes"), said("your tags"), said("your labels")
_PREPARED, _COPY = said("whom it is prepared for or by"), said("the copy's name")
_MARKING, _WATERMARK = said("the marking"), said("the watermark")
_PORTIONS, _LETTERHEAD = said("the portion marks"), said("the letterhead")
_DISTRIBUTION = said("the distribution list")
_WORDS = said("the handout's own words")
_OF_THE_DOCUMENT = (_TEXT, _TITLE, _SOURCE, _FRAME, _WORDS)
_OWN = (
    _NOTES, _TAGS, _LABELS, _PREPARED, _COPY, _MARKING, _PORTIONS, _LETTERHEAD, _DISTRIBUTION,
    _WATERMARK,
)  # fmt: skip


def missing(
    book: FontBook, content: Content, watermark: str, words: Words
) -> dict[str, tuple[Message, ...]]:
    """Return the characters that would be drawn and that no font of the book has, sorted.

    Each comes with where it stands, in words for the user: "the document's text", "your notes".
    """
    drawn: dict[Message, set[str]] = {}
    for place, text in (*_texts(content, words), (_WATERMARK, clean(watermark))):
        drawn.setdefault(place, set()).update(
            text if text.isascii() else book.unpictured(clean(text))
        )
    every = sorted({sign for signs in drawn.values() for sign in signs if sign >= " "})
    return {
        sign: tuple(place for place, signs in drawn.items() if sign in signs)
        for sign in book.missing(every)
    }


def places(lacking: Mapping[str, tuple[Message, ...]]) -> tuple[Message, ...]:
    """Return where missing characters stand, each place once, the document's first."""
    named = {place for found in lacking.values() for place in found}
    return tuple(place for place in (*_OF_THE_DOCUMENT, *_OWN) if place in named)


def check(book: FontBook, content: Content, watermark: str, words: Words) -> None:
    """Raise an ExportError that says what is missing, where it stands and what helps, if any is."""
    lacking = missing(book, content, watermark, words)
    if not lacking:
        return
    raise ExportError(_problem(lacking))


def _problem(lacking: Mapping[str, tuple[Message, ...]]) -> Message:
    signs: Message | str = ", ".join(f"{c} (U+{ord(c):04X})" for c in list(lacking)[:_LISTED])
    more = len(lacking) - _LISTED
    if more > 0:
        signs = counted("{signs} and {count} more", "{signs} and {count} more", more, signs=signs)
    where = places(lacking)
    if set(where) <= set(_OWN):
        return said(
            "The PDF's fonts lack {signs}, in {places}; write them otherwise, name a font file "
            "that has them, or export a web page, which can show them.",
            signs=signs,
            places=listed(where),
        )
    return said(
        "The PDF's fonts lack {signs}, in {places}; name a font file that has them, or export a "
        "web page, which can show them.",
        signs=signs,
        places=listed(where),
    )


def _texts(content: Content, words: Words) -> Iterator[tuple[Message, str]]:
    """Yield every string of the content that is drawn, and where it stands."""
    yield _COPY, content.copy
    yield _TITLE, content.title
    yield _MARKING, content.marking
    yield _SOURCE, words(content.source)
    yield from ((_WORDS, text) for text in own_words(content, words))
    for row in content.details:
        for detail in row:
            place = _PREPARED if detail.name in PREPARED else _FRAME
            yield from ((place, text) for text in map(words, (detail.name, *detail.lines)))
    for label in content.labels:
        yield from ((_LABELS, text) for text in (label.name, label.letter, label.meaning))
    for note in content.notes:
        yield _NOTES, note.words
        yield from ((_TAGS, tag) for tag in note.tags)
    yield from ((_DISTRIBUTION, name) for name in content.distribution)
    if content.letterhead:
        letterhead = content.letterhead
        yield from ((_LETTERHEAD, text) for text in (letterhead.name, *letterhead.address))
    for part in content.parts:
        yield from _of_part(part, words)
    for section in content.sections:
        yield _TEXT, section.number
    for block in all_blocks(content):
        place = _NOTES if block.own else _TEXT
        yield from ((place, text) for text in (block.text, block.marker, block.citation))
        yield from ((place, base.target) for base in bases(block.spans))
        yield _PORTIONS, block.portion


def _of_part(part: Part, words: Words) -> Iterator[tuple[Message, str]]:
    yield _NOTES, part.number
    is_source = part.kind is PartKind.SOURCE
    for entry in part.entries:
        yield _SOURCE if is_source else _TEXT if entry.quoted else _NOTES, words(entry.text)
        yield _NOTES, words(entry.lead_in)
        yield _TEXT, entry.evidence
        yield _PORTIONS, entry.portion
        yield _TEXT, words(on_page(entry.citation, entry.page))
        yield _LABELS, words(entry.aside)
    if part.table is not None:
        for row in (part.table.head, *part.table.rows):
            yield from ((_NOTES, words(text)) for text in row)
