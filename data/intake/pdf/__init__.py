"""PDF to pieces, by what PDFium (`data.intake.pdfium`) tells of its pages, or OCR of pictures.

PDFium itself is not asked here.
"""

from collections.abc import Sequence

from data.basis.progress import Progress
from data.errors import IntakeError
from data.files.paths import clean
from data.intake.pdf import (
    columns,
    inside_places,
    page_edges,
    page_stream,
    paragraphs,
    pdf_properties,
    ruled_tables,
    turns,
    underlines,
    vertical,
)
from data.intake.pdf.page_lines import PageLine, segments_of
from data.intake.pdf.paragraphs import Leaf
from data.intake.pdf.scans import Scans
from data.intake.pdfium.pdf_walk import MAX_PAGES, tell_all
from data.intake.recognition import PictureReader
from data.intake.stream import Piece, Stream
from data.messages import Forms, Message, Sentence, counted, said

_READ = 0.7
"""The share of the work that is done when all pages are told."""

_START, _WITHIN = b"%PDF-", 1024
"""What a PDF starts with, and within how many bytes; other programs take no more either."""

_TEXTLESS = ("unread", "fields", "picture", "drawing", "damaged")
"""Why a PDF has no text, by what its pages hold; the first of these that one has is said."""

_NAMED = 5
"""How many pages are named in a sentence."""

_REASONS = {
    "protected": Sentence(
        "“{name}” is protected by a password: save it without the password and open that file."
    ),
    "none": Sentence(
        "“{name}” has the name of a PDF and is none: open the file that it was to be."
    ),
    "damaged": Sentence(
        "“{name}” is a damaged PDF: fetch it anew, or print it to a new PDF and open that file."
    ),
    "text": Sentence("“{name}” holds more than 16 MB of text: open a part of it."),
    "unread": Sentence(
        "“{name}” draws text whose letters cannot be told, perhaps as its fonts are not in the "
        "file: print it to a new PDF with its fonts, and open that file."
    ),
    "fields": Sentence(
        "“{name}” holds form fields that are empty, and no text: open a file in which they are "
        "filled in."
    ),
    "picture": Sentence(
        "“{name}” holds pictures and no text, as scans do: install Tesseract with the data of its "
        "language and open the file again, or let another program with text recognition (OCR) make "
        "a PDF with text of it, and open that file."
    ),
    "drawing": Sentence(
        "“{name}” holds drawings and no text: install Tesseract with the data of its language and "
        "open the file again, or let another program with text recognition (OCR) make a PDF with "
        "text of it, and open that file."
    ),
    "languages": Sentence(
        "“{name}” holds pictures of pages and no text, and Tesseract has no data of any language "
        "here: install the data of the document's language and open the file again."
    ),
    "failed": Sentence(
        "“{name}” holds pictures of pages and no text, and Tesseract fails at them: let another "
        "program with text recognition (OCR) make a PDF with text of it, and open that file."
    ),
    "noise": Sentence(
        "“{name}” holds pictures of pages in which OCR is sure of no text: scan the paper anew, "
        "upright, with 300 dots an inch, or install the data of its language for Tesseract."
    ),
    "blank": Sentence(
        "“{name}” holds pictures of pages in which OCR finds no text: open a file that holds text."
    ),
    "empty": Sentence("“{name}” is a PDF without any text: open a file that holds text."),
}
"""Why a file is not read, and what to do, by what was found."""

_OTHER_LANGUAGE = Sentence(
    "“{name}” holds pictures of pages in a language for which Tesseract has no data here: install "
    "it and open the file again ({language})."
)

_REPAIRS = {
    "unread": Forms(
        "Page with text whose letters cannot be told: {pages}.",
        "Pages with text whose letters cannot be told: {pages}.",
    ),
    "fields": Forms(
        "Page with nothing but empty form fields: {pages}.",
        "Pages with nothing but empty form fields: {pages}.",
    ),
    "picture": Forms(
        "Page with pictures and no text: {pages}.",
        "Pages with pictures and no text: {pages}.",
    ),
    "drawing": Forms(
        "Page with drawings and no text: {pages}.",
        "Pages with drawings and no text: {pages}.",
    ),
    "damaged": Forms("Page damaged and left out: {pages}.", "Pages damaged and left out: {pages}."),
}
"""What is said of pages without text, or of a page that is damaged."""

_FONTS = Forms(
    "Font that is not in the file, so that its text was read without it: {fonts}.",
    "Fonts that are not in the file, so that their text was read without them: {fonts}.",
)

_UNKNOWN = "\ufffd"


def read(
    content: bytes, name: str, on_progress: Progress, pictures: PictureReader | None = None
) -> Stream:
    """Return what a PDF holds; no character of its text layer but white space is lost.

    `pictures` reads pages that are pictures, where there is something that can.
    PDFium may take any time and memory for a page: call it only where that is limited.

    Raises:
        IntakeError: if it cannot be read, is protected, holds no text, or far too much.
    """
    if not content:
        raise IntakeError(said("“{name}” is empty: open a file that holds text.", name=clean(name)))
    if _START not in content[:_WITHIN]:
        raise _refusal("none", name)
    scans = Scans(pictures)
    try:
        known, pages, end = _told(content, on_progress, None if pictures is None else scans)
    except _RefusedError as error:
        raise _refusal(str(error), name) from None
    pages = scans.among(pages)
    if not any(run.text.strip(_UNKNOWN) for page in pages for run in page.runs):
        states = {"unread" if page.runs else page.state for page in pages}
        state = next((state for state in _TEXTLESS if state in states), "empty")
        raise _refusal(scans.refusal(state), name, scans.missing())
    pages = inside_places.named(pages, end.places)
    pieces = _pieces(pages, lambda share: on_progress(_READ + share * (1 - _READ)))
    return Stream(
        tuple(pieces),
        pdf_properties.declared(known),
        repairs=(*_repairs(pages, end.fonts), *scans.repairs()),
        warnings=scans.warnings(),
        findings=scans.findings(),
    )


class _RefusedError(Exception):
    """PDFium says why it reads no further."""


def _told(
    content: bytes, on_progress: Progress, scans: Scans | None
) -> tuple[page_stream.Properties, list[page_stream.PdfPage], page_stream.PagesEnd]:
    """Return what is told of the document, its pages and its end; report progress meanwhile.

    `scans` takes the pages that are pictures.
    """
    known = page_stream.Properties(1)
    pages: list[page_stream.PdfPage] = []
    end = page_stream.PagesEnd()

    def tell(**fields: object) -> None:
        nonlocal known, end
        told = page_stream.understood(fields)
        if isinstance(told, page_stream.PdfPage):
            pages.append(told)
            on_progress(_READ * min(len(pages) / known.pages, 1.0))
        elif isinstance(told, page_stream.Properties):
            known = told
        elif isinstance(told, page_stream.PagesEnd):
            end = told
        else:
            raise _RefusedError(told.reason)

    tell_all(content, tell, None if scans is None else scans.take)
    return known, pages, end


def _pieces(pages: Sequence[page_stream.PdfPage], on_progress: Progress) -> list[Piece]:
    """Return the pieces that pages make; `on_progress` is told the share that is done, 0 to 1."""
    parted = turns.parted(pages)
    upright = [vertical.level(directions.page) for directions in parted]
    oblique, rows = [], []
    for number, page in enumerate(upright):
        on_progress(number / len(pages) * 0.4)
        segments = segments_of(page.runs)
        underlines.mark(segments, page.rules)
        segments = ruled_tables.with_rows(segments, page.rules)
        oblique.append([segment for segment in segments if segment.turned])
        rows.append(page_edges.rows_on(segments))
    leaves = []
    edges = list(page_edges.apart(rows, [page.height for page in upright]))
    cuts = columns.cuts_of([edge.body for edge in edges])
    for number, (edge, cut) in enumerate(zip(edges, cuts, strict=True)):
        on_progress(0.4 + number / len(pages) * 0.3)
        order = columns.in_order([*edge.body, *oblique[number]], number, cut)
        inside, beside = (_turned(group, number) for group in parted[number][1:])
        leaves.append(Leaf(order.columns + inside, order.beside + beside, edge.head, edge.foot))
    return paragraphs.pieces_of(leaves, lambda share: on_progress(0.7 + share * 0.3))


def _turned(groups: Sequence[page_stream.PdfPage], number: int) -> list[list[PageLine]]:
    """Return the columns of text that runs in other directions on a page."""
    found = []
    for group in groups:
        segments = ruled_tables.with_rows(segments_of(group.runs), group.rules)
        upright = [segment for segment in segments if not segment.turned]
        (cut,) = columns.cuts_of([upright])
        order = columns.in_order(segments, number, cut)
        found += order.columns + order.beside
    return found


def _refusal(reason: str, name: str, language: Message | str = "") -> IntakeError:
    """Return the error that says in one line why a file is not read, and what to do."""
    if reason == "noise" and language:
        return IntakeError(_OTHER_LANGUAGE.of(name=clean(name), language=language))
    if reason == "pages":
        return IntakeError(
            said(
                "“{name}” has more than {most} pages: open a part of it.",
                name=clean(name),
                most=MAX_PAGES,
            )
        )
    return IntakeError(_REASONS[reason].of(name=clean(name)))


def _repairs(pages: Sequence[page_stream.PdfPage], fonts: Sequence[str]) -> tuple[Message, ...]:
    """Return what the user should know of pages that gave no text, of letters and of fonts."""
    sentences = []
    for state, forms in _REPAIRS.items():
        found = [number for number, page in enumerate(pages, 1) if page.state == state]
        if found:
            named = ", ".join(map(str, found[:_NAMED])) + (", …" if len(found) > _NAMED else "")
            sentences.append(forms.of(len(found), pages=named))
    if fonts:
        named = ", ".join(map(clean, fonts[:_NAMED])) + (", …" if len(fonts) > _NAMED else "")
        sentences.append(_FONTS.of(len(fonts), fonts=named))
    unknown = sum(run.text.count(_UNKNOWN) for page in pages for run in page.runs)
    if unknown:
        sentences.append(
            counted(
                "{count} character of the PDF has no known letter; each is “�”.",
                "{count} characters of the PDF have no known letter; each is “�”.",
                unknown,
            )
        )
    return tuple(sentences)
