"""The pages of the briefing at hand, made anew after each change, off the GUI thread."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from data.basis.progress import Progress
from viewer.briefing.sheets import page_pictures
from viewer.briefing.sheets.sheet_drawing import SheetDrawing
from viewer.briefing.sheets.sheet_view import SheetView
from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.session.jobs import Job, Jobs
from viewer.widgets.literal_text import plain_label

_PAUSE = 40
"""Milliseconds after a change before pages are made: several changes at once make them once."""


_ROOM_FOR_BAR = 420
"""Pixels from which on a bar stands beside the words of the meter."""


class Made(NamedTuple):
    """Pages that were made, with what else was found out on the way."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    found: object


class PagePane(QWidget):
    """Shows the true pages; `make` makes them on the worker and returns what it found out, too."""

    made = Signal(object)
    """What was found out when the pages were made that are shown now."""
    page_clicked = Signal(int, float)
    """A page, counted from 0, and how far down on it a click fell, as a share of its height."""

    def __init__(self, jobs: Jobs, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._make: Callable[[Progress], tuple[bytes, object]] | None = None
        self._job: Job | None = None
        self._pdf = b""
        self._count = 0
        self._heights: tuple[float, ...] = ()
        self._has_meter = False
        self.view = SheetView(appearance, self)
        """The pages."""
        self._drawing = SheetDrawing(self.view, jobs)
        self._drawing.failed.connect(self._show_failure)
        self._number = plain_label(parent=self, name="secondary")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("pageMeter")
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 6)
        self._bar.setRange(0, 100)
        self._bar.hide()
        self._meter = plain_label(parent=self, name="secondary")
        self._failure = plain_label(parent=self, name="failure")
        self._failure.setWordWrap(True)
        self._failure.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._start)
        self._lay_out()
        self.view.page_changed.connect(lambda _page: self._show_number())
        self.view.clicked.connect(self.page_clicked)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._count

    def page_height(self, page: int) -> float:
        """Return how high a page is, in points; 0 where there is none of that number."""
        return self._heights[page] if 0 <= page < len(self._heights) else 0.0

    @property
    def pdf(self) -> bytes:
        """The file whose pages are shown; empty before there are any."""
        return self._pdf

    def show_made(self, make: Callable[[Progress], tuple[bytes, object]]) -> None:
        """Have the pages made anew; what is being made for an earlier state is given up."""
        self._make = make
        if self._job is not None:
            self._job.cancel()
            self._job = None  # what it may have finished already is not shown any more
        self._timer.start()

    def show_meter(self, text: str, share: float) -> None:
        """Say what fits; `share` of the page, 0 to 1, is filled, or less than 0 for no bar."""
        self._meter.setText(text)
        self._has_meter = share >= 0
        self._bar.setVisible(self._has_meter and self.width() >= _ROOM_FOR_BAR)
        self._bar.setValue(round(100 * min(max(share, 0.0), 1.0)))

    def stop(self) -> None:
        """Give up what is under way."""
        self._timer.stop()
        self._drawing.stop()
        if self._job is not None:
            self._job.cancel()

    def _start(self) -> None:
        make = self._make
        if make is None:
            return

        def work(progress: Progress) -> Made:
            pdf, found = make(progress)
            return Made(pdf, page_pictures.sizes(pdf), found)

        job = self._jobs.start(work, tr("The preview"))
        self._job = job
        job.finished.connect(self._show)
        job.failed.connect(self._show_failure)

    def _show(self, result: Made) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._failure.hide()
        self._pdf, self._count = result.pdf, len(result.sizes)
        self._heights = tuple(height for _, height in result.sizes)
        self.view.renew_pages(result.sizes)
        self._show_number()
        self._drawing.show_file(result.pdf)
        self.made.emit(result.found)

    def _show_failure(self, message: str) -> None:
        self._failure.setText(message)
        self._failure.show()

    def _show_number(self) -> None:
        self._number.setText(
            tr("Page {page} of {pages}", page=str(self.view.page + 1), pages=str(self._count))
            if self._count
            else ""
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the bar out where there is no room for it beside the words."""
        super().resizeEvent(event)
        self._bar.setVisible(self._has_meter and self.width() >= _ROOM_FOR_BAR)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 18, 8)
        head.setSpacing(10)
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self._bar)
        head.addWidget(self._meter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._failure)
        column.addWidget(self.view, 1)
