"""The pictures of pages, drawn on the worker as they come into sight."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from viewer.briefing.sheets import page_pictures
from viewer.briefing.sheets.sheet_view import SheetView
from viewer.session.catalogue import tr
from viewer.session.jobs import Job, Jobs


class SheetDrawing(QObject):
    """Has the pages that a view wants drawn one at a time, so that none is drawn in vain."""

    failed = Signal(str)
    """One line; no further page of that file is tried, as it would fail in the same way."""

    def __init__(self, view: SheetView, jobs: Jobs) -> None:
        super().__init__(view)
        self._view = view
        self._jobs = jobs
        self._pdf = b""
        self._job: Job | None = None
        view.picture_wanted.connect(self._draw, Qt.ConnectionType.QueuedConnection)

    def show_file(self, pdf: bytes) -> None:
        """Draw the pages of a PDF from now on; what is being drawn of another is given up."""
        self.stop()
        self._pdf = pdf
        self._draw()

    def stop(self) -> None:
        """Draw nothing more of this file."""
        self._pdf = b""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _draw(self) -> None:
        wanted = self._view.wanted()
        if not self._pdf or wanted is None or self._job is not None or not self._view.isVisible():
            return
        pdf, (number, width) = self._pdf, wanted
        job = self._jobs.start(
            lambda _: page_pictures.picture(pdf, number, width), tr("Drawing a page"), self
        )
        job.finished.connect(partial(self._show, job, number))
        job.failed.connect(partial(self._fail, job))
        self._job = job

    def _show(self, job: Job, number: int, picture: QImage) -> None:
        if job is not self._job:  # of a file that is not shown any more
            return
        self._job = None
        self._view.set_picture(number, picture)
        self._draw()

    def _fail(self, job: Job, message: str) -> None:
        if job is self._job:
            self.stop()
            self.failed.emit(message)
