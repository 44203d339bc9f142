"""A briefing becomes a PDF: one pass over its sections, then the pages are written."""

from collections.abc import Iterator

from data.briefing import Briefing, Section
from data.document import BlockKind
from data.errors import ExportError
from exporters.content import (
    all_blocks,
    labels_used,
    opening_notes,
    place_of,
    printed_citation,
    sample_citation,
)
from exporters.options import ExportOptions
from exporters.pdf import furniture, metadata
from exporters.pdf.canvas import HandoutCanvas
from exporters.pdf.characters import clean
from exporters.pdf.composing import LEAD_LIMIT, Composer
from exporters.pdf.flow import Flow
from exporters.pdf.fonts import FontBook
from exporters.pdf.legend import set_legend
from exporters.pdf.opening import set_contents, set_title
from exporters.pdf.style import Grid
from exporters.registry import Progress

_LAYOUT_SHARE = 0.7
"""The share of the work that laying out takes; the rest is writing."""
_LISTED_CHARACTERS = 10


def render(briefing: Briefing, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the handout as a PDF, the same bytes for the same briefing.

    Raises:
        ExportError: no font has a character of the briefing, or the marking is too long.
    """
    moment = metadata.creation_time(briefing)
    grid = Grid.of(options.page.paper)
    canvas = HandoutCanvas(grid, clean(briefing.language))
    book = FontBook(canvas.document)
    _check_characters(book, briefing)
    metadata.describe(canvas, briefing, moment)
    flow = _lay_out(briefing, Composer(book, grid, briefing.notes), on_progress)
    _outline(canvas, briefing)
    streams = []
    for sheet in flow.sheets:
        furniture.frame(sheet, flow.composer, briefing, len(flow.sheets))
        streams.append(sheet.stream())
        canvas.add(sheet, streams[-1])
        done = sheet.number / len(flow.sheets)
        on_progress(_LAYOUT_SHARE + (1 - _LAYOUT_SHARE) * done)
    metadata.identify(canvas, streams)
    return bytes(canvas.getpdfdata())


def _lay_out(briefing: Briefing, composer: Composer, on_progress: Progress) -> Flow:
    flow = Flow(composer)
    labels = labels_used(briefing)
    set_title(flow, briefing)
    set_contents(flow, briefing, labels)
    flow.leave(38)
    flow.opening_notes = opening_notes(briefing)
    places = (place_of(index) for index in range(len(briefing.topics)))
    total = max(1, sum(1 + len(section.blocks) for section in briefing.sections))
    done = 0
    for section in briefing.sections:
        for steps in _section(flow, section, places):
            done += steps
            on_progress(_LAYOUT_SHARE * done / total)
    flow.finish(briefing.notes)
    set_legend(flow, labels, sample_citation(briefing))
    return flow


def _section(flow: Flow, section: Section, places: Iterator[str]) -> Iterator[int]:
    """Place a section; yield after each block."""
    composer = flow.composer
    if section.heading is not None:
        for part in composer.heading(section, section.heading, next(places)):
            flow.add(part)
    yield 1
    large = _is_large_lead(section)
    for block in section.blocks:
        citation = printed_citation(section, block)
        flow.add(composer.lead(block, citation) if large else composer.block(block, citation))
        yield 1


def _is_large_lead(section: Section) -> bool:
    return (
        section.heading is None
        and sum(len(block.text) for block in section.blocks) <= LEAD_LIMIT
        and all(block.kind is BlockKind.PARAGRAPH and not block.marker for block in section.blocks)
    )


def _outline(canvas: HandoutCanvas, briefing: Briefing) -> None:
    """Add the bookmarks, nested as the topics are; a skipped level is closed up."""
    open_levels: list[int] = []
    for index, topic in enumerate(briefing.topics):
        while open_levels and open_levels[-1] >= topic.level:
            open_levels.pop()
        title = clean(f"{topic.number} {topic.title}".strip())
        canvas.addOutlineEntry(title, place_of(index), len(open_levels))
        open_levels.append(topic.level)


def _check_characters(book: FontBook, briefing: Briefing) -> None:
    characters: set[str] = set()
    for text in _texts(briefing):
        characters.update(text if text.isascii() else clean(text))
    missing = book.missing(character for character in characters if character >= " ")
    if not missing:
        return
    listed = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing[:_LISTED_CHARACTERS])
    more = len(missing) - _LISTED_CHARACTERS
    others = f" and {more} more" if more > 0 else ""
    raise ExportError(
        f"The PDF's fonts lack {listed}{others}; "
        "take them out of the notes, or export a web page, which can show them."
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
    for section in briefing.sections:
        yield section.number
    for block in all_blocks(briefing):
        yield from (block.text, block.marker, block.citation)
