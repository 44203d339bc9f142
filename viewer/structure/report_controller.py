"""The dialogs that say how a document was read, and what was left out of its text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.session.document_session import DocumentSession
from viewer.widgets.dialog_host import DialogHost


class Explaining(DialogHost):
    """Opens these dialogs; what is asked for in them is told in signals."""

    put_back_requested = Signal(object)
    """The numbers of the pieces of furniture that are to be in the text again."""

    def removed(self, session: DocumentSession, window: QWidget) -> None:
        """Show what stands outside the text."""
        from viewer.structure.removed_dialog import RemovedTextDialog  # not at start-up

        dialog = RemovedTextDialog(session, self._appearance, window)
        dialog.put_back_requested.connect(self.put_back_requested)
        self._open(dialog, bound=True)

    def report(self, session: DocumentSession, window: QWidget) -> None:
        """Show how the document was read."""
        from viewer.services.reading_report import Understanding
        from viewer.structure.report_dialog import ReportDialog  # not at start-up

        known = Understanding.of(session.as_read, session.corrections)
        self._open(ReportDialog(known, self._appearance, window), bound=True)
