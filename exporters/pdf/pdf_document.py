"""Content becomes a PDF: one pass over its sections, then the pages are written."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.pdfbase.pdfdoc import PDFDocument

from data.basis.progress import Progress
from data.briefing.content import Content, Section
from data.document import BlockKind
from data.messages import Message
from exporters.creation_time import creation_time
from exporters.options import ExportOptions, Imposition, NotePlacement, PageSetup
from exporters.pdf.file import conformance, content_stream, imposition, metadata
from exporters.pdf.file.canvas import HandoutCanvas
from exporters.pdf.file.finished_texts import texts
from exporters.pdf.file.pdf_annotations import Margin
from exporters.pdf.file.structure_tree import Tree
from exporters.pdf.layout import header_footer, tables
from exporters.pdf.layout.composition import LEAD_LIMIT, Composer
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.legend import set_legend
from exporters.pdf.layout.opening_page import set_contents, set_title
from exporters.pdf.layout.points_page import set_parts
from exporters.pdf.layout.sheets import Sheet, Tagger
from exporters.pdf.text import preflight
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import clean
from exporters.pdf.text.hyphenation import Hyphenator
from exporters.pdf.text.style import Grid
from exporters.phrases import (
    foreign_language,
    labels_used,
    legend,
    listed_topics,
    opening_notes,
    place_of,
    printed_citation,
)
from exporters.table_model import grouped

__all__ = ["missing_characters", "render", "texts"]

_LAYOUT_SHARE = 0.7
"""The share of the work that laying out takes; the rest is writing."""


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the handout as a PDF, the same bytes for the same content.

    Raises:
        ExportError: no font has a character of the content, or the marking is too long.
    """
    moment = creation_time(content)
    setup = options.page if content.sections else replace(options.page, notes=NotePlacement.MARGIN)
    grid = Grid.of(setup)
    words = options.words
    canvas = HandoutCanvas(grid, words)
    book = _book(canvas.document, content, options)
    preflight.check(book, content, setup.watermark, words)
    metadata.describe(canvas, content, moment, words)
    composer = Composer(
        book,
        grid,
        content.notes,
        justified=setup.justified,
        hyphenator=Hyphenator.of(content.language) if setup.hyphenated else None,
        words=words,
        source_language=clean(foreign_language(content, words)),
    )
    flow = _lay_out(content, composer, setup, on_progress)
    for sheet in flow.sheets:
        header_footer.frame(sheet, composer, content, len(flow.sheets), setup.watermark)
    if setup.imposition is not Imposition.SINGLE:
        return metadata.identified(_imposed(canvas, flow, setup, on_progress))
    languages = dict.fromkeys((composer.source_language or words.language, words.language))
    conformance.declare(canvas.document, languages, moment, options.attachments, words)
    _outline(canvas, content)
    tree = Tree(canvas.document, len(flow.sheets))
    notes = {note.number: note for note in content.notes}
    margin = Margin(notes, content.author, grey=setup.greyscale) if options.annotations else None
    for sheet in flow.sheets:
        canvas.add(sheet, _stream(sheet, tree, setup), tree, margin)
        _report_written(flow, sheet, on_progress)
    return metadata.identified(canvas.close(tree))


def missing_characters(content: Content, options: ExportOptions) -> dict[str, tuple[Message, ...]]:
    """Return the characters that neither our fonts nor those of `options` can draw, and where.

    Raises:
        ExportError: one of the fonts in `options` is of no use, or SOURCE_DATE_EPOCH no number.
    """
    creation_time(content)  # ReportLab reads the variable, too, and would not explain
    book = _book(PDFDocument(), content, options)
    return preflight.missing(book, content, options.page.watermark, options.words)


def _book(document: PDFDocument, content: Content, options: ExportOptions) -> FontBook:
    own, foreign = options.words.language, foreign_language(content, options.words)
    return FontBook(document, own, options.fallback_fonts, source_language=foreign)


def _imposed(canvas: HandoutCanvas, flow: Flow, setup: PageSetup, on_progress: Progress) -> bytes:
    streams = []
    for sheet in flow.sheets:
        streams.append(_stream(sheet, imposition.Untagged(), setup))
        _report_written(flow, sheet, on_progress)
    imposition.impose(canvas.document, streams, flow.grid, setup.imposition)
    canvas.document.Catalog.MarkInfo = None
    return bytes(canvas.getpdfdata())


def _stream(sheet: Sheet, tagger: Tagger, setup: PageSetup) -> bytes:
    """Return a sheet's finished content, in the page's space and in the colours asked for."""
    stream = content_stream.in_page_space(sheet.stream(tagger), sheet.grid, sheet.number)
    return content_stream.greyed(stream) if setup.greyscale else stream


def _report_written(flow: Flow, sheet: Sheet, on_progress: Progress) -> None:
    on_progress(_LAYOUT_SHARE + (1 - _LAYOUT_SHARE) * sheet.number / len(flow.sheets))


def _lay_out(content: Content, composer: Composer, setup: PageSetup, on_progress: Progress) -> Flow:
    flow = Flow(composer, setup.notes)
    labels = labels_used(content)
    set_title(flow, content)
    set_parts(flow, content.parts)
    set_contents(flow, listed_topics(content, setup.contents), labels)
    flow.leave(38)
    flow.opening_notes = opening_notes(content)
    places = (place_of(index) for index in range(len(content.topics)))
    total = max(1, sum(1 + len(section.blocks) for section in content.sections))
    done = 0
    for section in content.sections:
        for steps in _section(flow, content, section, places):
            done += steps
            on_progress(_LAYOUT_SHARE * done / total)
    flow.finish(content.notes)
    if content.sections:
        set_legend(flow, labels, legend(content, composer.words))
    return flow


def _section(
    flow: Flow, content: Content, section: Section, places: Iterator[str]
) -> Iterator[int]:
    """Place a section; yield after each block."""
    composer = flow.composer
    if section.heading is not None:
        for part in composer.heading(section, section.heading, next(places)):
            flow.add(part)
    yield 1
    large = _is_large_lead(section)
    for item in grouped(section.blocks):
        if isinstance(item, tuple):
            citations = [printed_citation(content, section, row, composer.words) for row in item]
            for row in tables.compose(composer, item, citations):
                flow.add(row)
            yield len(item)
            continue
        citation = printed_citation(content, section, item, composer.words)
        flow.add(composer.lead(item, citation) if large else composer.block(item, citation))
        yield 1


def _is_large_lead(section: Section) -> bool:
    return (
        section.heading is None
        and sum(len(block.text) for block in section.blocks) <= LEAD_LIMIT
        and all(block.kind is BlockKind.PARAGRAPH and not block.marker for block in section.blocks)
    )


def _outline(canvas: HandoutCanvas, content: Content) -> None:
    """Add the bookmarks, nested as the topics are; a skipped level is closed up."""
    open_levels: list[int] = []
    for index, topic in enumerate(content.topics):
        while open_levels and open_levels[-1] >= topic.level:
            open_levels.pop()
        title = clean(f"{topic.number} {topic.title}".strip())
        canvas.addOutlineEntry(title, place_of(index), len(open_levels))
        open_levels.append(topic.level)
