"""Tells when the first picture is on the screen, so that the rest of the window can be built."""

from PySide6.QtCore import QObject, Qt, Signal

from viewer.window.main_window import MainWindow


class FirstPicture(QObject):
    """Waits for the page where the library holds what is opened first, else for the bare window.

    Building the rest takes as long as taking a large document out of the library, and would be
    done at its cost.
    """

    shown = Signal()
    """The first picture was painted; emitted once, from the event loop."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._opener = window, window.first.opener
        self._is_told = False
        window.painted.connect(self._look, Qt.ConnectionType.QueuedConnection)
        window.first.reading.painted.connect(self._tell)
        for ended in (self._opener.progressed, self._opener.failed, self._opener.cancelled):
            ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def _look(self) -> None:
        """Tell of the bare window, unless a page is still to come, or is there and not painted."""
        if not self._opener.is_recalling and self._window.session is None:
            self._tell()

    def _tell(self, *_: object) -> None:
        if not self._is_told:
            self._is_told = True
            self.shown.emit()
