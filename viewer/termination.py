"""Let the window close as usual when the system asks the program to end."""

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Termination(QObject):
    """Calls `close` on SIGTERM, SIGINT and SIGHUP, so that what is being typed is saved.

    Python runs its signal handlers only between its own instructions; a pipe wakes Qt's loop.
    """

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, writer = os.pipe()
        for end in (self._reader, writer):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._end(close))
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):  # Windows knows no SIGHUP
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, lambda *_: None)

    def _end(self, close: Callable[[], object]) -> None:
        os.read(self._reader, 64)
        close()
