"""Every character has a glyph before anything is laid out; none is dropped in silence."""

from collections.abc import Iterator

from data.briefing import Briefing
from data.errors import ExportError
from exporters.content import all_blocks
from exporters.pdf.characters import clean
from exporters.pdf.fonts import FontBook
from exporters.pdf.shaping import COMPLEX, MISSING, is_available

_LISTED = 10
"""So many characters are named, the rest is counted."""


def missing(book: FontBook, briefing: Briefing, watermark: str) -> tuple[str, ...]:
    """Return, sorted, the characters that would be drawn and that no font of the book has."""
    characters: set[str] = set(clean(watermark))
    for text in _texts(briefing):
        characters.update(text if text.isascii() else clean(text))
    return tuple(book.missing(character for character in characters if character >= " "))


def check(book: FontBook, briefing: Briefing, watermark: str) -> None:
    """Raise an ExportError that lists what is missing, if anything is."""
    lacking = missing(book, briefing, watermark)
    if not lacking:
        return
    listed = ", ".join(f"{c} (U+{ord(c):04X})" for c in lacking[:_LISTED])
    more = len(lacking) - _LISTED
    others = f" and {more} more" if more > 0 else ""
    shaped = any(map(COMPLEX.match, lacking)) and not is_available()
    raise ExportError(
        f"The PDF's fonts lack {listed}{others}; "
        "take them out of the notes, name a font file that has them, or export a web page, "
        f"which can show them.{f' {MISSING}' if shaped else ''}"
    )


def _texts(briefing: Briefing) -> Iterator[str]:
    """Yield every string of the briefing that is drawn."""
    yield from (briefing.kind, briefing.title, briefing.marking, briefing.copy, briefing.source)
    for row in briefing.details:
        for detail in row:
            yield from (detail.name, *detail.lines)
    for label in briefing.labels:
        yield from (label.name, label.letter, label.meaning)
    for note in briefing.notes:
        yield note.text
        yield from note.tags
    for part in briefing.parts:
        yield part.title
        for entry in part.entries:
            yield from (entry.text, entry.lead_in, entry.citation, entry.aside)
    for section in briefing.sections:
        yield section.number
    for block in all_blocks(briefing):
        yield from (block.text, block.marker, block.citation)
