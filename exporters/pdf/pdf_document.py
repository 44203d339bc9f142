"""Content becomes a PDF: it is laid out, then the pages are written."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument

from data.basis.progress import Progress, part_of
from data.briefing.content import Content
from data.messages import Message, Words
from exporters.creation_time import creation_time
from exporters.options import ExportOptions, Imposition, PageSetup, Standard
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
from exporters.phrases import all_blocks, copy_line, place_of, place_of_part

__all__ = ["missing_characters", "render", "render_copies", "render_measured", "texts"]

_LAYOUT_SHARE = 0.7
"""The share of the work that laying out takes; the rest is writing."""


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the handout as a PDF, the same bytes for the same content.

    Raises:
        ExportError: no font has a character of the content, or the marking is too long.
    """
    return _written((content,), options, on_progress)[0]


def render_measured(
    content: Content, options: ExportOptions, on_progress: Progress
) -> tuple[bytes, Measure]:
    """Return the handout as a PDF, and what its pieces take of its pages, from one layout.

    Raises:
        ExportError: as `render` does.
    """
    file, flows = _written((content,), options, on_progress)
    return file, measure_of(flows[0])


def render_copies(
    copies: Sequence[Content], options: ExportOptions, on_progress: Progress
) -> bytes:
    """Return copies of a handout, at least one, as one PDF; each counts its own pages.

    Where pages are printed on both sides, each begins on the front of a leaf.

    Raises:
        ExportError: as `render` does, of any of them.
    """
    return _written(copies, options, on_progress)[0]


def _written(
    copies: Sequence[Content], options: ExportOptions, on_progress: Progress
) -> tuple[bytes, list[Flow]]:
    """Return a PDF of one handout or several, and the layout of each."""
    content = copies[0]
    moment = creation_time(content)
    setup, words = setup_of(content, options), options.words
    is_single = setup.imposition is Imposition.SINGLE
    is_2_0 = is_single and setup.standard is Standard.UA2
    canvas = HandoutCanvas(grid_of(content, setup), words, is_2_0=is_2_0)
    book = book_of(canvas.document, content, options)
    for copy in copies:
        preflight.check(book, copy, setup.watermark, words)
    metadata.describe(canvas, content, moment, words)
    flows = []
    for number, copy in enumerate(copies):
        laying = part_of(
            on_progress, _LAYOUT_SHARE * number / len(copies), _LAYOUT_SHARE / len(copies)
        )
        flow = laid_out(copy, options, book, laying)
        for sheet in flow.sheets:
            header_footer.frame(sheet, flow.composer, copy, len(flow.sheets), setup.watermark)
        flows.append(flow)
    writing = part_of(on_progress, _LAYOUT_SHARE, 1 - _LAYOUT_SHARE)
    if not is_single:
        return metadata.identified(_imposed(canvas, flows, setup, writing)), flows
    named = {block.language for block in all_blocks(content)} - {""}
    source_language = flows[0].composer.source_language or words.language
    languages = dict.fromkeys((source_language, words.language, *sorted(named)))
    conformance.declare(canvas.document, languages, moment, options.attachments, words)
    bound = [_leaves(flow, setup, is_last=flow is flows[-1]) for flow in flows]
    total = sum(map(len, bound))
    tree = Tree(canvas.document, total)
    written = 0
    for number, (copy, sheets) in enumerate(zip(copies, bound, strict=True), 1):
        if len(copies) > 1:
            canvas.begin_copy(number, copy_line(copy, words), tree)
        _outline(canvas, copy, words)
        notes = {note.number: note for note in copy.notes}
        margin = Margin(notes, copy.author, grey=setup.greyscale) if options.annotations else None
        for sheet in sheets:
            canvas.add(sheet, _stream(sheet, tree, setup), tree, margin)
            written += 1
            writing(written / total)
    return metadata.identified(canvas.close(tree)), flows


def _leaves(flow: Flow, setup: PageSetup, *, is_last: bool) -> list[Sheet]:
    """Return a copy's sheets; where another follows on paper of two sides, no leaf is shared."""
    count = len(flow.sheets)
    is_shared = setup.two_sided and count % 2 and not is_last
    return [*flow.sheets, Sheet(count + 1, flow.grid)] if is_shared else flow.sheets


def missing_characters(content: Content, options: ExportOptions) -> dict[str, tuple[Message, ...]]:
    """Return the characters that neither our fonts nor those of `options` can draw, and where.

    Raises:
        ExportError: one of the fonts in `options` is of no use, or SOURCE_DATE_EPOCH no number.
    """
    creation_time(content)  # ReportLab reads the variable, too, and would not explain
    book = book_of(PDFDocument(), content, options)
    return preflight.missing(book, content, options.page.watermark, options.words)


def _imposed(
    canvas: HandoutCanvas, flows: Sequence[Flow], setup: PageSetup, on_progress: Progress
) -> bytes:
    sheets = sum(len(flow.sheets) for flow in flows)
    before = 0
    for flow in flows:
        streams, drawn = [], {}
        for sheet in flow.sheets:
            streams.append(_stream(sheet, imposition.Untagged(), setup))
            if sheet.pictures:
                drawn[sheet.number] = pictures_of(canvas.document, sheet)
            on_progress((before + sheet.number) / sheets)
        imposition.impose(
            canvas.document, streams, flow.grid, setup.imposition, drawn, before=before
        )
        before += len(streams)
    canvas.document.Catalog.MarkInfo = None
    return bytes(canvas.getpdfdata())


def _stream(sheet: Sheet, tagger: Tagger, setup: PageSetup) -> bytes:
    """Return a sheet's finished content, in the page's space and in the colours asked for."""
    stream = content_stream.in_page_space(sheet.stream(tagger), sheet.grid, sheet.number)
    return content_stream.greyed(stream) if setup.greyscale else stream


def _outline(canvas: HandoutCanvas, content: Content, words: Words) -> None:
    """Add the bookmarks, nested as the topics are; a skipped level is closed up."""
    for index, part in enumerate(content.parts):
        if part.number:
            title = clean(f"{part.number} {words(part.title)}".strip())
            canvas.add_outline(title, place_of_part(index), 0)
    open_levels: list[int] = []
    for index, topic in enumerate(content.topics):
        while open_levels and open_levels[-1] >= topic.level:
            open_levels.pop()
        title = clean(f"{topic.number} {topic.title}".strip())
        canvas.add_outline(title, place_of(index), len(open_levels))
        open_levels.append(topic.level)
