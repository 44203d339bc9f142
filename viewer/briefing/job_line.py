"""One line for work under way: its progress with a way to cancel, then how it ended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from viewer.session.catalogue import tr
from viewer.session.jobs import Job
from viewer.widgets.literal_text import plain_label

_STEPS = 1000


class JobLine(QWidget):
    """Follows one job at a time."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._cancelled = ""
        self._message = plain_label(parent=self)
        self._message.setWordWrap(True)
        self._message.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self._cancel = QPushButton(tr("Cancel"), self)
        self._cancel.setAccessibleName(tr("Cancel the work under way"))
        self._cancel.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._message, 2)
        row.addWidget(self._bar, 3)
        row.addWidget(self._cancel)
        self._show_work(on=False)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    @property
    def message(self) -> str:
        """The line that is shown."""
        return self._message.text()

    def follow(self, job: Job, title: str, cancelled: str = "") -> None:
        """Show a job's progress under `title` until it ends.

        What fails is said here; `cancelled` is what is said of a job that was cancelled, where
        that is more than the usual.
        """
        if self._job is not None:
            raise RuntimeError("the line follows a job already")
        self._job = job
        self._cancelled = cancelled or tr("Cancelled.")
        self.show_message(title)
        self._bar.setValue(0)
        self._show_work(on=True)
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._finish)
        job.cancelled.connect(self._stop)
        job.failed.connect(self._fail)

    def cancel(self) -> None:
        """Ask the job under way to stop, if there is one."""
        if self._job is not None:
            self._job.cancel()

    def show_message(self, text: str, *, failed: bool = False) -> None:
        """Say how things stand; screen readers are told as well."""
        self._message.setText(text)
        self._message.setAccessibleName(text)
        self._message.setObjectName("failure" if failed else "secondary")
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)

    def _show_progress(self, done: float) -> None:
        self._bar.setValue(round(done * _STEPS))

    def _finish(self) -> None:
        self._end("")

    def _stop(self) -> None:
        self._end(self._cancelled)

    def _fail(self, message: str) -> None:
        self._end(message, failed=True)

    def _end(self, message: str, *, failed: bool = False) -> None:
        self._job = None
        self._show_work(on=False)
        self.show_message(message, failed=failed)

    def _show_work(self, *, on: bool) -> None:
        self._bar.setVisible(on)
        self._cancel.setVisible(on)
        self.busy_changed.emit(on)
