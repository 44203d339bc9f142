"""Let the window close as usual when the system asks the program to end."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Termination(QObject):
    """Calls `close` on SIGTERM and SIGINT, so that what is being typed is saved.

    Python runs its signal handlers only between its own instructions; a socket wakes Qt's loop.
    """

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._end(close))
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)

    def _end(self, close: Callable[[], object]) -> None:
        self._reader.recv(64)
        close()
