"""Content becomes a PDF: it is laid out, then the pages are written."""

from reportlab.pdfbase.pdfdoc import PDFDocument

from data.basis.progress import Progress
from data.briefing.content import Content
from data.messages import Message, Words
from exporters.creation_time import creation_time
from exporters.options import ExportOptions, Imposition, PageSetup
from exporters.page_measure import Measure
from exporters.pdf.content_layout import book_of, grid_of, laid_out, setup_of
from exporters.pdf.file import conformance, content_stream, imposition, metadata
from exporters.pdf.file.canvas import HandoutCanvas, pictures_of
from exporters.pdf.file.finished_texts import texts
from exporters.pdf.file.pdf_annotations import Margin
from exporters.pdf.file.structure_tree import Tree
from exporters.pdf.layout import header_footer
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.sheets import Sheet, Tagger
from exporters.pdf.page_meter import measure_of
from exporters.pdf.text import preflight
from exporters.pdf.text.glyph_classes import clean
from exporters.phrases import all_blocks, place_of, place_of_part

__all__ = ["missing_characters", "render", "render_measured", "texts"]

_LAYOUT_SHARE = 0.7
"""The share of the work that laying out takes; the rest is writing."""


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the handout as a PDF, the same bytes for the same content.

    Raises:
        ExportError: no font has a character of the content, or the marking is too long.
    """
    return render_measured(content, options, on_progress)[0]


def render_measured(
    content: Content, options: ExportOptions, on_progress: Progress
) -> tuple[bytes, Measure]:
    """Return the handout as a PDF, and what its pieces take of its pages, from one layout.

    Raises:
        ExportError: as `render` does.
    """
    moment = creation_time(content)
    setup, words = setup_of(content, options), options.words
    canvas = HandoutCanvas(grid_of(content, setup), words)
    book = book_of(canvas.document, content, options)
    preflight.check(book, content, setup.watermark, words)
    metadata.describe(canvas, content, moment, words)
    flow = laid_out(content, options, book, lambda done: on_progress(_LAYOUT_SHARE * done))
    measure = measure_of(flow)
    for sheet in flow.sheets:
        header_footer.frame(sheet, flow.composer, content, len(flow.sheets), setup.watermark)
    if setup.imposition is not Imposition.SINGLE:
        return metadata.identified(_imposed(canvas, flow, setup, on_progress)), measure
    named = {block.language for block in all_blocks(content)} - {""}
    languages = (flow.composer.source_language or words.language, words.language, *sorted(named))
    conformance.declare(
        canvas.document, dict.fromkeys(languages), moment, options.attachments, words
    )
    _outline(canvas, content, words)
    tree = Tree(canvas.document, len(flow.sheets))
    notes = {note.number: note for note in content.notes}
    margin = Margin(notes, content.author, grey=setup.greyscale) if options.annotations else None
    for sheet in flow.sheets:
        canvas.add(sheet, _stream(sheet, tree, setup), tree, margin)
        _report_written(flow, sheet, on_progress)
    return metadata.identified(canvas.close(tree)), measure


def missing_characters(content: Content, options: ExportOptions) -> dict[str, tuple[Message, ...]]:
    """Return the characters that neither our fonts nor those of `options` can draw, and where.

    Raises:
        ExportError: one of the fonts in `options` is of no use, or SOURCE_DATE_EPOCH no number.
    """
    creation_time(content)  # ReportLab reads the variable, too, and would not explain
    book = book_of(PDFDocument(), content, options)
    return preflight.missing(book, content, options.page.watermark, options.words)


def _imposed(canvas: HandoutCanvas, flow: Flow, setup: PageSetup, on_progress: Progress) -> bytes:
    streams = []
    for sheet in flow.sheets:
        streams.append(_stream(sheet, imposition.Untagged(), setup))
        _report_written(flow, sheet, on_progress)
    drawn = {
        sheet.number: pictures_of(canvas.document, sheet) for sheet in flow.sheets if sheet.pictures
    }
    imposition.impose(canvas.document, streams, flow.grid, setup.imposition, drawn)
    canvas.document.Catalog.MarkInfo = None
    return bytes(canvas.getpdfdata())


def _stream(sheet: Sheet, tagger: Tagger, setup: PageSetup) -> bytes:
    """Return a sheet's finished content, in the page's space and in the colours asked for."""
    stream = content_stream.in_page_space(sheet.stream(tagger), sheet.grid, sheet.number)
    return content_stream.greyed(stream) if setup.greyscale else stream


def _report_written(flow: Flow, sheet: Sheet, on_progress: Progress) -> None:
    on_progress(_LAYOUT_SHARE + (1 - _LAYOUT_SHARE) * sheet.number / len(flow.sheets))


def _outline(canvas: HandoutCanvas, content: Content, words: Words) -> None:
    """Add the bookmarks, nested as the topics are; a skipped level is closed up."""
    for index, part in enumerate(content.parts):
        if part.number:
            title = clean(f"{part.number} {words(part.title)}".strip())
            canvas.addOutlineEntry(title, place_of_part(index), 0)
    open_levels: list[int] = []
    for index, topic in enumerate(content.topics):
        while open_levels and open_levels[-1] >= topic.level:
            open_levels.pop()
        title = clean(f"{topic.number} {topic.title}".strip())
        canvas.addOutlineEntry(title, place_of(index), len(open_levels))
        open_levels.append(topic.level)
