"""Content is laid out: one pass over its parts and sections, onto as many sheets as it takes."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from reportlab.pdfbase.pdfdoc import PDFDocument

from data.basis.progress import Progress
from data.briefing.content import Content, Section
from data.document import BlockKind
from data.text.text_direction import runs_leftwards
from exporters.frame.citation_phrases import printed_citation
from exporters.options import ExportOptions, Imposition, NotePlacement, PageSetup
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import LEAD_LIMIT, Composer
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.legend import set_legend
from exporters.pdf.layout.letterhead import set_letterhead
from exporters.pdf.layout.opening_page import set_title
from exporters.pdf.layout.parts.contents_list import set_contents
from exporters.pdf.layout.parts.passage_index import set_index, set_writing_page
from exporters.pdf.layout.parts.points_page import set_closing, set_parts
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tables.composed_tables import SourceTable
from exporters.pdf.placed_tables import set_table
from exporters.pdf.text.font_files.picture_font import Tones
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import clean
from exporters.pdf.text.hyphenation import Hyphenator
from exporters.pdf.text.page_grid import Grid
from exporters.phrases import (
    all_blocks,
    foreign_language,
    labels_used,
    legend,
    listed_topics,
    opening_notes,
    place_of,
)
from exporters.table_model import grouped
from exporters.text_pieces import FootnotePlaces, passages


def setup_of(content: Content, options: ExportOptions) -> PageSetup:
    """Return the page set-up; where no text is annotated, notes have no place to be put.

    Large print and booklets are too narrow for notes beside the text.
    """
    page = options.page
    if not content.sections:
        return replace(page, notes=NotePlacement.MARGIN)
    is_narrow = page.large_print or page.imposition is Imposition.BOOKLET
    if is_narrow and page.notes is NotePlacement.MARGIN:
        return replace(page, notes=NotePlacement.FOOTNOTES)
    return page


def grid_of(content: Content, setup: PageSetup) -> Grid:
    """Return the grid; the text of several documents has citations that name them.

    A handout has the column of its notes on each of its pages or on none: a text that changed its
    measure from page to page would read as two, and a page without notes has room for those of its
    readers.
    """
    return Grid.of(
        setup,
        wide_gutter=bool(content.sources and content.sections),
        has_notes=bool(content.notes) or not content.sections,
        has_parts=bool(content.parts),
        is_mirrored=runs_leftwards(
            (content.title, *(block.text for block in all_blocks(content))), content.language
        ),
    )


def book_of(document: PDFDocument, content: Content, options: ExportOptions) -> FontBook:
    """Return the faces for the handout's own words and the documents'.

    Raises:
        ExportError: one of the fonts in `options` is of no use.
    """
    own, foreign = options.words.language, foreign_language(content, options.words)
    page, fonts = options.page, options.fallback_fonts
    tones = Tones.GREYS if page.greyscale else Tones.COLOURS
    tones = Tones.BLACK if page.black_and_white else tones
    return FontBook(document, own, fonts, source_language=foreign, tones=tones)


def laid_out(
    content: Content,
    options: ExportOptions,
    book: FontBook,
    on_progress: Progress,
    blank: type[Sheet] = Sheet,
) -> Flow:
    """Return the content on sheets, which begin as `blank` ones; header and footer are to come.

    Where the legend would have a sheet of its own, the text before it ends earlier, so that the
    last lines come along.

    Raises:
        ExportError: the letterhead is too long, or its logo no picture.
    """
    flow = _begun(content, options, book, blank)
    limit = _filled(flow, content, options, on_progress)
    if limit is not None:
        again = _begun(content, options, book, blank)
        again.ends = {flow.sheet.number - 1 - flow.unfilled: limit}
        if _filled(again, content, options, lambda _done: on_progress(1.0)) is None:
            return again
    return flow


def _begun(content: Content, options: ExportOptions, book: FontBook, blank: type[Sheet]) -> Flow:
    """Return sheets on which nothing stands yet."""
    setup = setup_of(content, options)
    footnotes = FootnotePlaces(content)
    composer = Composer(
        book,
        grid_of(content, setup),
        content.notes,
        justified=setup.justified,
        hyphenator=Hyphenator.of(content.language) if setup.hyphenated else None,
        words=options.words,
        source_language=clean(foreign_language(content, options.words)),
        footnotes=footnotes,
        passages=passages(content, footnotes),
        signs_notes=setup.signed_notes,
        is_indexed=setup.index,
    )
    return Flow(composer, setup.notes, blank)


def _filled(
    flow: Flow, content: Content, options: ExportOptions, on_progress: Progress
) -> float | None:
    """Put the content on sheets; return where the text would end for the legend's sake, if so."""
    setup, composer = setup_of(content, options), flow.composer
    labels = labels_used(content)
    set_letterhead(flow, content.letterhead, grey=setup.greyscale or setup.black_and_white)
    set_title(flow, content)
    set_parts(flow, content)
    set_contents(flow, listed_topics(content, setup.contents), labels)
    flow.notes.take(flow.y)
    flow.leave(38)
    flow.opening_notes = opening_notes(content)
    places = (place_of(index) for index in range(len(content.topics)))
    total = max(1, sum(1 + len(section.blocks) for section in content.sections))
    done = 0
    for section in content.sections:
        for steps in _section(flow, content, section, places):
            done += steps
            on_progress(done / total)
    flow.finish(content.notes)
    set_closing(flow, content)
    limit = None
    if setup.index:
        set_index(flow, content)
    if content.sections:
        limit = set_legend(flow, labels, legend(content, composer.words))
    if setup.writing_page:
        set_writing_page(flow)
    return limit


def _section(
    flow: Flow, content: Content, section: Section, places: Iterator[str]
) -> Iterator[int]:
    """Place a section; yield after each block."""
    composer = flow.composer
    if section.breaks:
        flow.begin_sheet()
    if section.heading is not None:
        for part in composer.heading(section, section.heading, next(places)):
            flow.add(part)
    yield 1
    large = _is_large_lead(content, section)
    for item in grouped(section.blocks):
        if isinstance(item, tuple):
            citations = [printed_citation(content, section, row, composer.words) for row in item]
            set_table(flow, SourceTable.of(item, citations), partial(_of_piece, section))
            yield len(item)
            continue
        citation = printed_citation(content, section, item, composer.words)
        made = composer.lead(item, citation) if large else composer.block(item, citation)
        flow.add(_of_piece(section, made))
        yield 1


def _of_piece(section: Section, block: Composed) -> Composed:
    """Return a block as one of its section's piece, where it has none of its own."""
    if block.piece_id or not section.piece_id:
        return block
    return replace(block, piece_id=section.piece_id)


def _is_large_lead(content: Content, section: Section) -> bool:
    return (
        section.heading is None
        and not content.sources
        and sum(len(block.text) for block in section.blocks) <= LEAD_LIMIT
        and all(
            block.kind is BlockKind.PARAGRAPH and not block.marker and not block.own
            for block in section.blocks
        )
    )
