"""Print the very pages of a handout's PDF."""

from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from data.basis.progress import Progress
from data.errors import ExportError
from data.messages import said
from exporters import atomic_file
from viewer.briefing.sheets.page_pictures import POINTS, height, opened, strip
from viewer.services.handout import stem
from viewer.session.catalogue import tr
from viewer.widgets.window_manners import Manners

_FINEST = 600
"""Dots an inch; a finer printer is given pictures of this resolution."""
_ROWS = 256
"""Pixel rows that are drawn at a time: about 5 MB of an A4 page in colour at 600 dpi."""


def printer_for(size: tuple[float, float], title: str) -> QPrinter:
    """Return the usual printer, set to paper of `size` points, printed to the edge.

    `title` is what the printer's queue shows.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QSizeF(*size), QPageSize.Unit.Point))
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    printer.setDocName(title)
    return printer


def ask_printer(printer: QPrinter, pages: int, parent: QWidget) -> bool:
    """Let the user choose printer, pages and copies; return whether to print."""
    title = printer.docName()
    # Qt suggests a file of that name, less what follows its last stop: that must not be "U.S."
    printer.setDocName(f"{stem(title) or tr('Document')}.pdf")
    dialog = QPrintDialog(printer, parent)
    Manners(dialog)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    dialog.setMinMax(1, pages)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        printer.setDocName(title)
        dialog.deleteLater()


def print_pages(pdf: bytes, printer: QPrinter, current: int, on_progress: Progress) -> int:
    """Print the pages that `printer` is set to; return how many sheets' sides that were.

    `current` is the page that the user looks at, counted from 0. To be called on the worker.

    Raises:
        ExportError: the printer does not take the pages, or none of them was chosen.
        CancelledError: from `on_progress`; pages that were sent before may still come out.
    """
    name = printer.outputFileName()
    if not name:
        return _print(pdf, printer, current, on_progress)
    try:
        with atomic_file.replacing(Path(name)) as part:
            printer.setOutputFileName(str(part))
            return _print(pdf, printer, current, on_progress)
    finally:
        printer.setOutputFileName(name)


def _print(pdf: bytes, printer: QPrinter, current: int, on_progress: Progress) -> int:
    with opened(pdf) as document:
        numbers = _chosen(printer, len(document), current)
        painter = QPainter()
        if not painter.begin(printer):
            raise ExportError(
                said(
                    "The printer does not take the pages; see that it is ready, or print into a "
                    "file."
                )
            )
        try:
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            for done, number in enumerate(numbers):
                if done and not printer.newPage():
                    raise ExportError(
                        said("The printer stopped; see that it is ready and print again.")
                    )
                share = _share(on_progress, done, len(numbers))
                with closing(document[number]) as page:
                    _draw(page, printer, painter, share)
        finally:
            painter.end()
    return len(numbers)


def _chosen(printer: QPrinter, count: int, current: int) -> list[int]:
    """Return the pages to print, counted from 0, in the order that they come out."""
    numbers = list(range(count))
    ranges = printer.pageRanges()
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        numbers = [current]
    elif not ranges.isEmpty():
        numbers = [number for number in numbers if ranges.contains(number + 1)]
    if not numbers:
        raise ExportError(
            said("None of these pages is in the handout, which has {count}.", count=count)
        )
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _ in range(copies)]


def _share(on_progress: Progress, done: int, count: int) -> Progress:
    """Return what to call with the share of one of `count` pages, `done` of which are printed."""
    return lambda part: on_progress((done + part) / count)


def _draw(
    page: Any,  # noqa: ANN401  # pypdfium2 has no types
    printer: QPrinter,
    painter: QPainter,
    on_progress: Progress,
) -> None:
    """Draw a page strip by strip, at its own size, or smaller where the paper is too small."""
    resolution = printer.resolution()
    dots = min(resolution, _FINEST)
    target = _target(page, printer)
    grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    rows = height(page, dots / POINTS)
    pitch = target.height() / rows
    for top in range(0, rows, _ROWS):
        # one row more than the step, so that no gap shows between two strips
        bottom = min(rows, top + _ROWS + 1)
        image = strip(page, dots / POINTS, range(top, bottom), grey=grey)
        box = QRectF(
            target.left(), target.top() + top * pitch, target.width(), image.height() * pitch
        )
        painter.drawImage(box, image)
        on_progress(bottom / rows)


def _target(page: Any, printer: QPrinter) -> QRectF:  # noqa: ANN401  # pypdfium2 has no types
    """Return where on the paper the page goes, in the printer's dots."""
    dots = printer.resolution()
    paper = QSizeF(printer.pageLayout().fullRectPixels(dots).size())
    size = QSizeF(page.get_width(), page.get_height()) * (dots / POINTS)
    share = min(1.0, paper.width() / (size.width() - 2), paper.height() / (size.height() - 2))
    size *= share
    left = max(0.0, (paper.width() - size.width()) / 2)
    top = max(0.0, (paper.height() - size.height()) / 2)
    return QRectF(left, top, size.width(), size.height())
