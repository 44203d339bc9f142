"""Keeps which document is open, and where reading is to go on in it, while the program runs."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from data.errors import LibraryError
from data.files.paths import written
from data.library import Library
from viewer.session.catalogue import told
from viewer.session.current_document import CurrentDocument
from viewer.session.settings import LAST, Settings

_SOON, _OFTEN = 300, 3_000
"""Milliseconds after which another document, and another place in one, is kept."""


class PlaceKeeper(QObject):
    """Keeps the place a few seconds after the reader moved, so that no end of the program loses it.

    `where` tells the reading position, in code points.
    """

    failed = Signal(str)
    """One line for the user: the place could not be kept."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        document: CurrentDocument,
        where: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._document = document
        self._where = where
        self._kept: tuple[str, int] | None = None
        self._has_failed = False
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_all)
        document.follow(self._show)

    def look(self) -> None:
        """Keep the place before long: the reader moved."""
        if not self._timer.isActive() and not self._is_over:
            self._timer.start(_OFTEN)

    def keep(self) -> None:
        """Keep the place in the open document now, if it is another one than what is kept."""
        session = self._document.session
        if session is None or self._library.is_read_only:
            return
        place = session.document.id, self._where()
        if place == self._kept:
            return
        try:
            self._library.set_position(*place)
        except LibraryError as error:
            if not self._has_failed:  # one that goes on failing is said once
                self.failed.emit(told(error))
            self._has_failed = True
        else:
            self._kept, self._has_failed = place, False

    def end(self) -> None:
        """Keep the place a last time: the window is closed."""
        self.keep()
        self._timer.stop()
        self._is_over = True

    def _show(self, _session: object) -> None:
        self._kept = None
        if not self._is_over:
            self._timer.start(_SOON)

    def _keep_all(self) -> None:
        """Keep also which document the next start is to open."""
        self.keep()
        path = self._document.path
        name = written(path) if path is not None else ""
        if not self._library.is_read_only and name != self._settings.value(LAST, "?"):
            self._settings.set_value(LAST, name)
            self._settings.save()
