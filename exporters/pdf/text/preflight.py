"""Every character has a glyph before anything is laid out; none is dropped in silence."""

from collections.abc import Iterator, Mapping

from data.briefing.content import Briefing, PartKind
from data.errors import ExportError
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import clean
from exporters.pdf.text.shaping import COMPLEX, MISSING, is_available
from exporters.phrases import all_blocks

_LISTED = 10
"""So many characters are named, the rest is counted."""
_TEXT, _TITLE, _SOURCE = "the document's text", "the document's title", "the name of the source"
_NOTES, _TAGS, _LABELS = "your notes", "your tags", "your labels"
_FRAME, _PREPARED, _COPY = "the title block", "whom it is prepared for or by", "the copy's name"
_MARKING, _WATERMARK = "the marking", "the watermark"
_OF_THE_DOCUMENT = (_TEXT, _TITLE, _SOURCE, _FRAME)
_OWN = (_NOTES, _TAGS, _LABELS, _PREPARED, _COPY, _MARKING, _WATERMARK)


def missing(book: FontBook, briefing: Briefing, watermark: str) -> dict[str, tuple[str, ...]]:
    """Return the characters that would be drawn and that no font of the book has, sorted.

    Each comes with where it stands, in words for the user: "the document's text", "your notes".
    """
    drawn: dict[str, set[str]] = {}
    for place, text in (*_texts(briefing), (_WATERMARK, clean(watermark))):
        drawn.setdefault(place, set()).update(text if text.isascii() else clean(text))
    every = sorted({sign for signs in drawn.values() for sign in signs if sign >= " "})
    return {
        sign: tuple(place for place, signs in drawn.items() if sign in signs)
        for sign in book.missing(every)
    }


def places(lacking: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return where missing characters stand, each place once, the document's first."""
    named = {place for found in lacking.values() for place in found}
    return tuple(place for place in (*_OF_THE_DOCUMENT, *_OWN) if place in named)


def check(book: FontBook, briefing: Briefing, watermark: str) -> None:
    """Raise an ExportError that says what is missing, where it stands and what helps, if any is."""
    lacking = missing(book, briefing, watermark)
    if not lacking:
        return
    listed = ", ".join(f"{c} (U+{ord(c):04X})" for c in list(lacking)[:_LISTED])
    more = len(lacking) - _LISTED
    others = f" and {more} more" if more > 0 else ""
    shaped = any(map(COMPLEX.match, lacking)) and not is_available()
    where = places(lacking)
    own = "write them otherwise, " if set(where) <= set(_OWN) else ""
    raise ExportError(
        f"The PDF's fonts lack {listed}{others}, in {_listed(where)}; "
        f"{own}name a font file that has them, or export a web page, "
        f"which can show them.{f' {MISSING}' if shaped else ''}"
    )


def _listed(names: tuple[str, ...]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    head = ", ".join(names[:-1])
    return f"{head} and {names[-1]}" if head else names[-1]


def _texts(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield every string of the briefing that is drawn, and where it stands."""
    yield _COPY, briefing.copy
    yield _TITLE, briefing.title
    yield _MARKING, briefing.marking
    yield _SOURCE, briefing.source
    for row in briefing.details:
        for detail in row:
            place = _PREPARED if detail.name.startswith("Prepared") else _FRAME
            yield from ((place, text) for text in (detail.name, *detail.lines))
    for label in briefing.labels:
        yield from ((_LABELS, text) for text in (label.name, label.letter, label.meaning))
    for note in briefing.notes:
        yield _NOTES, note.text
        yield from ((_TAGS, tag) for tag in note.tags)
    for part in briefing.parts:
        is_source = part.kind is PartKind.SOURCE
        for entry in part.entries:
            yield _SOURCE if is_source else _TEXT if entry.quoted else _NOTES, entry.text
            yield _NOTES, entry.lead_in
            yield from ((_TEXT, entry.citation), (_LABELS, entry.aside))
    for section in briefing.sections:
        yield _TEXT, section.number
    for block in all_blocks(briefing):
        yield from ((_TEXT, text) for text in (block.text, block.marker, block.citation))
