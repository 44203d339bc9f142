"""Let the window close as usual when the system asks the program to end, and see that it ends."""

import faulthandler
import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_LAST = 5
"""Seconds after which the program ends even where closing the window does not come to an end."""


class Termination(QObject):
    """Calls `close` on SIGTERM, SIGINT and SIGHUP, so that what is being typed is saved.

    Python runs its signal handlers only between its own instructions; a pipe wakes Qt's loop.
    `descriptor` is the end of it at which a signal stands until it is noticed. Where the window
    does not answer, another process can see that there, and end this one.
    """

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.descriptor, writer = os.pipe()
        for end in (self.descriptor, writer):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._end(close))
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):  # Windows knows no SIGHUP
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, lambda *_: None)

    def _end(self, close: Callable[[], object]) -> None:
        os.read(self.descriptor, 64)
        # A thread of its own that needs nothing of Python's keeps this time.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        faulthandler.dump_traceback_later(_LAST, exit=True, file=nowhere)
        try:
            close()
        finally:
            QCoreApplication.exit()
