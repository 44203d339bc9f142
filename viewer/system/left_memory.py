"""What Python's collector walks through: not all that is open, again and again."""

import gc

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

_OFTEN = 20
"""So many times may memory be put aside before what was left in it is looked for at once."""


class LeftMemory(QObject):
    """Puts what is in use aside, where the collector does not look, and clears up meanwhile.

    With a large document open, a walk through everything holds the window for longer than a user
    should wait. What refers to itself and was left is looked for once the user is elsewhere.
    """

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or application)
        self._times = 0
        application.applicationStateChanged.connect(self._turned)

    def put_aside(self) -> None:
        """Let the collector pass over all that is there now; that takes no time."""
        self._times += 1
        if self._times > _OFTEN:
            self.clear_up()
        gc.freeze()

    def clear_up(self) -> None:
        """Look through everything, what was put aside as well, and let go of what was left."""
        self._times = 0
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _turned(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive and self._times > 1:
            self.clear_up()
