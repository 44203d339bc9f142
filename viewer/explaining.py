"""The dialogs that say how a document was read, and what was left out of its text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from viewer.hosting import DialogHost
from viewer.session import DocumentSession
from viewer.theme import Theme

if TYPE_CHECKING:
    from viewer.removed_dialog import RemovedTextDialog


class Explaining(DialogHost):
    """Opens these dialogs; what is asked for in them is told in signals."""

    put_back_requested = Signal(object)
    """The numbers of the pieces of furniture that are to be in the text again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._removed: RemovedTextDialog | None = None

    def set_session(self, session: DocumentSession | None) -> None:
        """Follow the document while it is corrected."""
        if session is not None and self._removed is not None and isValid(self._removed):
            self._removed.set_session(session)

    def removed(self, session: DocumentSession, window: QWidget) -> None:
        """Show what stands outside the text."""
        from viewer.removed_dialog import RemovedTextDialog  # not at start-up

        self._removed = RemovedTextDialog(session, self._theme, window)
        self._removed.put_back_requested.connect(self.put_back_requested)
        self._open(self._removed)

    def report(self, session: DocumentSession, window: QWidget) -> None:
        """Show how the document was read."""
        from viewer.report_dialog import ReportDialog  # not at start-up
        from viewer.understanding import Understanding

        known = Understanding.of(session.as_read, session.corrections)
        self._open(ReportDialog(known, self._theme, window))
