"""Documents that others bring: a second start, a drop."""

from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import tr
from viewer.session.document_opener import Opener


class Receiving(QObject):
    """Has each document opened that was brought, in order, and none while one is being opened."""

    wanted = Signal(object, str)
    """The Path of a document that is to be opened now, and the address in it; may be empty."""
    told = Signal(str)
    """One line for the user on a document that has to wait; an empty one once it does not."""

    def __init__(self, opener: Opener, arrivals: Arrivals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._arrivals = arrivals
        self._paths: deque[tuple[Path, str]] = deque()
        self._is_due = False
        self._has_told = False
        for ended in (opener.opened, opener.failed, opener.cancelled):
            ended.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    @property
    def waiting(self) -> tuple[Path, ...]:
        """The documents that are still to be opened, in order."""
        return tuple(path for path, _ in self._paths)

    def receive(self, path: Path, address: str = "") -> None:
        """Open a document as soon as nothing is open that would lose its ground by it."""
        self._paths.append((path, address))
        self._go_on()
        if path in self.waiting:
            self._has_told = True
            self.told.emit(tr("“{name}” is opened once you are done here", name=path.name))

    def _go_on(self) -> None:
        """Let the next one in; only one at a time is on its way."""
        if self._paths and not self._is_due:
            self._is_due = True
            self._arrivals.admit(self._open_next)

    def _open_next(self) -> None:
        self._is_due = False
        if self._has_told:
            self._has_told = False
            self.told.emit("")
        if self._paths and not self._opener.opening:
            self.wanted.emit(*self._paths.popleft())
            self._arrivals.admit(self._go_on)
