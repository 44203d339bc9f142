"""Work off the GUI thread: progress, cancel, result."""

import threading
import time
from collections.abc import Callable
from dataclasses import field
from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from data.basis.progress import Progress
from data.basis.values import dataclass
from data.errors import CancelledError, ReportableError, kind_of
from data.messages import Message, said
from viewer.session.catalogue import told, tr

_INTERVAL = 1 / 30
_PATIENCE = 10.0


class Job(QObject):
    """One piece of work; exactly one of `finished`, `failed` and `cancelled` ends it.

    All signals are emitted on the GUI thread, and not before control is back in the event loop.
    """

    progressed = Signal(float)
    """The share done, 0 to 1; at most 30 times a second."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(str)
    """One line for the user."""
    cancelled = Signal()

    def __init__(self, stop: threading.Event, hearer: QObject | None = None) -> None:
        super().__init__()
        self._stop = stop
        self._hearer = hearer

    @property
    def is_heard(self) -> bool:
        """Whether whom it tells is still there; it says nothing to a window that was closed."""
        return self._hearer is None or isValid(self._hearer)

    def cancel(self) -> None:
        """Ask the work to stop; it does so when it next reports its progress."""
        self._stop.set()


@dataclass(frozen=True, slots=True)
class _Task:
    """A job as the worker sees it: no Qt object, so that these die on their own thread."""

    number: int
    title: Message | str
    work: Callable[[Progress], object]
    stop: threading.Event = field(default_factory=threading.Event)


class Jobs(QObject):
    """One worker thread, which does one job after the other.

    That there is only one is relied on: PDFium must not be called from two threads at once.
    `report` is called, on the worker, with every exception that is a fault of the program.
    """

    _progressed = Signal(int, float)
    _ended = Signal(int, object)

    def __init__(
        self, report: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._queue: SimpleQueue[_Task | None] = SimpleQueue()
        self._jobs: dict[int, Job] = {}
        self._count = 0
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None
        self._progressed.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[Progress], object],
        title: Message | str,
        hearer: QObject | None = None,
    ) -> Job:
        """Start `work`, or queue it behind what is running; `title` names it: "The export".

        The job reports to nobody once the `hearer` was deleted; its work is done all the same.

        After `close` nothing is started, and the job reports nothing.
        """
        self._count += 1
        task = _Task(self._count, title, work)
        job = Job(task.stop, hearer)
        if self._closed.is_set():
            return job
        self._jobs[task.number] = job
        self._queue.put(task)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="jobs", daemon=True)
            self._thread.start()
        return job

    def close(self) -> None:
        """Cancel all jobs and wait for the worker, at most 10 s; no job reports any more."""
        self._closed.set()
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _serve(self) -> None:
        while (task := self._queue.get()) is not None:
            settle = self._run(task)
            if self._closed.is_set():
                return
            self._ended.emit(task.number, settle)
            del task, settle  # nothing large is held while waiting

    def _run(self, task: _Task) -> Callable[[Job], None]:
        """Do the work; return what tells its job how it ended."""
        throttle = _Throttle(task.stop, lambda done: self._progressed.emit(task.number, done))
        try:
            throttle.check()
            result = task.work(throttle)
        except CancelledError:
            return lambda job: job.cancelled.emit()
        except ReportableError as error:
            message = told(error)
        except Exception as error:  # noqa: BLE001  # the worker outlives every fault of its jobs
            self._report(error)
            message = tr(
                "{title} failed through a fault of the program, {kind}.",
                title=task.title,
                kind=kind_of(error),
            )
        else:
            return lambda job: job.finished.emit(result)
        return lambda job: job.failed.emit(message)

    @Slot(int, float)
    def _pass_on(self, number: int, done: float) -> None:
        if number in self._jobs and self._jobs[number].is_heard:
            self._jobs[number].progressed.emit(done)

    @Slot(int, object)
    def _settle(self, number: int, settle: Callable[[Job], None]) -> None:
        job = self._jobs.pop(number, None)
        if job is not None and job.is_heard:
            settle(job)


class _Throttle:
    """Passes progress on, but no more often than a screen can show it."""

    def __init__(self, stop: threading.Event, emit: Progress) -> None:
        self._stop = stop
        self._emit = emit
        self._last = float("-inf")

    def __call__(self, done: float) -> None:
        self.check()
        now = time.monotonic()
        if now - self._last >= _INTERVAL:
            self._last = now
            self._emit(done)

    def check(self) -> None:
        """Raise CancelledError if the work is to stop."""
        if self._stop.is_set():
            raise CancelledError(said("Cancelled; nothing was changed."))
