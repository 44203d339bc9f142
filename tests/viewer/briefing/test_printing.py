"""Printing into a PDF file, which is read back."""

import re
import stat
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from data.errors import CancelledError, ExportError
from viewer.briefing.sheets.page_pictures import opened, picture, sizes, strip
from viewer.briefing.sheets.printing import ask_printer, print_pages, printer_for
from viewer.services.choices import Choices
from viewer.services.handout import snapshot

A4 = (595.28, 841.89)
LETTER = (612.0, 792.0)


def blank(*page_sizes):
    """Return a PDF with empty pages of these sizes, in points."""
    writer = PdfWriter()
    for width, height in page_sizes:
        writer.add_blank_page(width, height)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.fixture
def into(qapp, tmp_path):
    """A printer that prints into a file at 100 dpi, for paper of some size."""

    def into(size=A4, name="printed.pdf"):
        printer = printer_for(size, "Handout")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / name))
        printer.setResolution(100)
        return printer

    return into


def printed(printer):
    return PdfReader(printer.outputFileName()).pages


@pytest.fixture
def pdf(session, annotated, clock):
    return snapshot(session, Choices(), clock()).pdf(lambda _: None)


def test_every_page_is_printed_on_paper_of_its_own_size(into, pdf):
    printer, shares = into(), []
    assert print_pages(pdf, printer, 0, shares.append) == len(PdfReader(BytesIO(pdf)).pages)
    pages = printed(printer)
    assert len(pages) == len(sizes(pdf))
    for page in pages:
        assert float(page.mediabox.width) == pytest.approx(A4[0], abs=1)
        assert float(page.mediabox.height) == pytest.approx(A4[1], abs=1)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def tones(pdf):
    """Return the lightness of the first page, 0 to 255, in a grid of 40 by 56."""
    small = picture(pdf, 0, 800).scaled(40, 56, mode=Qt.TransformationMode.SmoothTransformation)
    return [QColor(small.pixel(x, y)).lightness() for y in range(56) for x in range(40)]


def test_what_is_printed_looks_like_the_page(into, pdf):
    printer = into()
    print_pages(pdf, printer, 0, lambda _: None)
    page, copy = tones(pdf), tones(Path(printer.outputFileName()).read_bytes())
    assert min(page) < 200
    assert max(abs(one - other) for one, other in zip(page, copy, strict=True)) < 40
    assert sum(copy) == pytest.approx(sum(page), rel=0.01)


def test_letter_paper_is_printed_on_letter_paper(into):
    printer = into(LETTER)
    print_pages(blank(LETTER), printer, 0, lambda _: None)
    box = printed(printer)[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(LETTER, abs=1)


def test_chosen_pages_alone_are_printed(into):
    printer = into()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2,4-9"))
    assert print_pages(blank(*[A4] * 5), printer, 0, lambda _: None) == 3
    assert len(printed(printer)) == 3


def test_the_current_page_alone_is_printed(into):
    printer = into()
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert print_pages(blank(*[A4] * 5), printer, 3, lambda _: None) == 1


def test_copies_are_printed(into):
    printer = into()
    printer.setCopyCount(3)
    printer.setCollateCopies(True)
    expected = 2 if printer.supportsMultipleCopies() else 6
    assert print_pages(blank(A4, A4), printer, 0, lambda _: None) == expected


def test_pages_that_are_not_there_are_said_so(into):
    printer = into()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("7"))
    with pytest.raises(ExportError, match="which has 2"):
        print_pages(blank(A4, A4), printer, 0, lambda _: None)


def test_a_page_larger_than_the_paper_is_made_to_fit(into, pdf):
    printer = into()
    printer.setPageSize(QPageSize(QSizeF(300, 400), QPageSize.Unit.Point))
    print_pages(pdf, printer, 0, lambda _: None)
    assert float(printed(printer)[0].mediabox.width) == pytest.approx(300, abs=1)


def test_printing_can_be_cancelled_and_leaves_no_half_file(into, pdf):
    def cancel(_):
        raise CancelledError("Cancelled.")

    printer = into()
    file = Path(printer.outputFileName())
    for before in ([], [file.name]):
        with pytest.raises(CancelledError):
            print_pages(pdf, printer, 0, cancel)
        assert [left.name for left in file.parent.glob("*print*")] == before
        assert not list(file.parent.glob(".briefing-*"))
        file.write_bytes(b"what was printed there before")
    assert file.read_bytes() == b"what was printed there before"


def test_a_file_is_printed_over_only_once_all_pages_are_there(into, pdf):
    printer = into()
    file = Path(printer.outputFileName())
    file.write_bytes(b"before")
    seen = set()
    print_pages(pdf, printer, 0, lambda _: seen.add(file.read_bytes()))
    assert seen == {b"before"}
    assert len(printed(printer)) == len(sizes(pdf))


def test_a_file_that_is_printed_into_is_its_owners_alone(into):
    printer = into()
    print_pages(blank(A4), printer, 0, lambda _: None)
    assert stat.S_IMODE(Path(printer.outputFileName()).stat().st_mode) == 0o600


def test_bytes_that_are_no_pdf_are_refused_in_one_line(into):
    with pytest.raises(ExportError, match="cannot be shown"):
        print_pages(b"no PDF", into(), 0, lambda _: None)


def test_strips_of_a_page_put_together_are_the_page(qapp, pdf):
    with opened(pdf) as document:
        page = document[0]
        whole = strip(page, 1.37)
        for start in range(0, whole.height(), 100):
            rows = range(start, min(whole.height(), start + 100))
            part = strip(page, 1.37, rows)
            assert part == whole.copy(0, rows.start, whole.width(), len(rows))


def test_a_picture_is_as_wide_as_it_was_asked_for(qapp, pdf):
    assert [picture(pdf, 0, width).width() for width in (99, 612, 823)] == [99, 612, 823]


@pytest.mark.parametrize(("act", "wanted"), [("accept", True), ("reject", False)])
def test_the_user_is_asked_for_the_printer(qtbot, qapp, act, wanted, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    printer = printer_for(A4, "Handout")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    def answer():
        getattr(qapp.activeModalWidget(), act)()

    QTimer.singleShot(0, answer)
    assert ask_printer(printer, 3, parent) is wanted


def test_the_file_that_is_suggested_has_the_whole_title(qtbot, monkeypatch):
    """Qt takes what follows the last stop of a document's name for the suffix of a file's.

    It suggests a file under X11 alone, by this expression (qprintdialog_unix.cpp).
    """
    suggested = []

    def look(dialog):
        name = dialog.printer().docName()
        found = re.match(r"(.*)\.\S+", name)
        suggested.append(f"{found[1] if found else name}.pdf")
        return QPrintDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", look)
    parent = QWidget()
    qtbot.add_widget(parent)
    for title in ("Japan-U.S. Defense Ministerial Meeting", "No. 102/2 of the U.S."):
        printer = printer_for((595, 842), title)
        assert not ask_printer(printer, 3, parent)
        assert printer.docName() == title
    assert suggested == [
        "Japan-U.S. Defense Ministerial Meeting.pdf",
        "No. 102-2 of the U.S.pdf",
    ]
