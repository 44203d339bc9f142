"""The preview: the true pages of a handout's PDF, and printing them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from data.basis.progress import Progress
from data.errors import ExportError
from data.messages import Message, said
from exporters.destination import NOTHING, Kept, check
from viewer.briefing.job_line import JobLine
from viewer.briefing.sheets import page_pictures
from viewer.briefing.sheets.sheet_drawing import SheetDrawing
from viewer.briefing.sheets.sheet_view import SheetView, Zoom
from viewer.look.appearance import Appearance
from viewer.session.catalogue import told, tr, trn
from viewer.session.jobs import Jobs
from viewer.widgets.literal_text import plain_label, window_title
from viewer.widgets.window_manners import Dialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SIZE = QSize(880, 900)
_CANCELLED = said("Cancelled; pages that were sent to the printer may still come out.")


class PrintPreview(Dialog):
    """Shows the pages that `make` returns as a PDF; these stay in memory.

    `choose_printer` is given the printer, the number of pages and this window; it returns whether
    to print. `title` is the handout's. What is `kept` is never printed over. `remark` tells what is
    to be said of so many pages, if anything.
    """

    shown = Signal()
    """The pages are there, though not yet their pictures."""
    printed = Signal(int)
    """How many pages went to the printer."""

    def __init__(
        self,
        make: Callable[[Progress], bytes],
        jobs: Jobs,
        appearance: Appearance,
        title: str,
        *,
        kept: Kept = NOTHING,
        remark: Callable[[int], Message | str] | None = None,
        choose_printer: "Callable[[QPrinter, int, QWidget], bool] | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._title = title
        self._kept = kept
        self._remark = remark
        self._choose_printer = choose_printer
        self._pdf = b""
        self._sizes: tuple[tuple[float, float], ...] = ()
        self.setObjectName("printPreview")
        self.setWindowTitle(window_title(tr("Preview: {title}", title=title)))
        self._view = SheetView(appearance, self)
        self._drawing = SheetDrawing(self._view, jobs)
        self._zoom = QComboBox(self)
        self._page = QSpinBox(self)
        self._count = plain_label(parent=self)
        self._line = JobLine(self)
        self._print = QPushButton(tr("&Print…"), self)
        self._lay_out()
        self._connect()
        job = jobs.start(lambda progress: _paged(make(progress)), tr("The preview"))
        self._line.follow(job, tr("Setting the pages …"))
        job.finished.connect(self._show_pages)

    @property
    def view(self) -> SheetView:
        """The pages."""
        return self._view

    @property
    def message(self) -> str:
        """The line that says how the last work went."""
        return self._line.message

    def print_pages(self) -> None:
        """Let the user choose a printer, and print."""
        from viewer.briefing.sheets import printing  # QtPrintSupport, for printing alone

        if not self._pdf or self._line.is_busy:
            return
        printer = printing.printer_for(self._sizes[0], self._title)
        choose = self._choose_printer or printing.ask_printer
        if not choose(printer, len(self._sizes), self):
            return
        file = printer.outputFileName()
        try:
            if file:
                check(Path(file), self._kept)
        except ExportError as error:
            self._line.show_message(told(error), failed=True)
            return
        pdf, current = self._pdf, self._view.page
        job = self._jobs.start(
            lambda progress: printing.print_pages(pdf, printer, current, progress), tr("Printing")
        )
        self._line.follow(job, tr("Printing …"), told(_CANCELLED))
        job.finished.connect(self._show_printed)

    def _lay_out(self) -> None:
        for zoom in Zoom:
            self._zoom.addItem(told(zoom.value), zoom)
        self._zoom.setAccessibleName(tr("Zoom"))
        self._page.setAccessibleName(tr("Page"))
        self._page.lineEdit().setTextMargins(7, 0, 0, 0)  # which no style sheet gives it
        self._page.setGroupSeparatorShown(True)
        self._page.setFixedWidth(64)
        self._page.setEnabled(False)
        self._count.setObjectName("secondary")
        self._print.setObjectName("primary")
        self._print.setDefault(True)
        close = QPushButton(tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        label = plain_label(tr("Pa&ge"), self)
        label.setBuddy(self._page)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 10, 16, 10)
        bar.setSpacing(8)
        for widget in (label, self._page, self._count):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self._zoom)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self._line, 1)
        foot.addWidget(close)
        foot.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._view, 1)
        column.addLayout(foot)
        self.resize(_SIZE)
        self._view.setFocus()

    def _connect(self) -> None:
        self._zoom.currentIndexChanged.connect(self._choose_zoom)
        self._page.valueChanged.connect(self._turn)
        self._view.page_changed.connect(self._show_number)
        self._drawing.failed.connect(self._show_failure)
        self._print.clicked.connect(self.print_pages)
        self._line.busy_changed.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        self._print.setEnabled(bool(self._pdf) and not self._line.is_busy)

    def _choose_zoom(self) -> None:
        self._view.set_zoom(self._zoom.currentData())

    def _turn(self, number: int) -> None:
        if number - 1 != self._view.page:
            self._view.go_to(number - 1)

    def _show_number(self, page: int) -> None:
        self._page.blockSignals(True)  # Qt's own
        self._page.setValue(page + 1)
        self._page.blockSignals(False)  # Qt's own

    def _show_pages(self, result: tuple[bytes, tuple[tuple[float, float], ...]]) -> None:
        self._pdf, self._sizes = result
        self._page.setRange(1, len(self._sizes))
        self._page.setEnabled(True)
        self._count.setText(tr("of {count}", count=len(self._sizes)))
        self._view.set_pages(self._sizes)
        self._drawing.show_file(self._pdf)
        if self._remark is not None and (remark := self._remark(len(self._sizes))):
            self._line.show_message(told(remark))
        self._enable()
        self.shown.emit()

    def _show_failure(self, message: str) -> None:
        self._line.show_message(message, failed=True)

    def _show_printed(self, count: int) -> None:
        self._line.show_message(trn("{count} page printed.", "{count} pages printed.", count))
        self.printed.emit(count)

    def done(self, result: int) -> None:
        """Close; what is under way for this window is cancelled."""
        self._line.cancel()
        self._drawing.stop()
        super().done(result)


def _paged(pdf: bytes) -> tuple[bytes, tuple[tuple[float, float], ...]]:
    return pdf, page_pictures.sizes(pdf)
