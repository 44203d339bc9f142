"""The dialogs that say how a document was read, what was left out, and which details it has."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from data.structure_corrections.correction import DetailKind
from viewer.session.catalogue import told, tr
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
        dialog = ReportDialog(known, self._appearance, window)
        lead = partial(self._details_of, session.document.id, window)
        dialog.details_requested.connect(lead)
        self._open(dialog, bound=True)

    def details(self, session: DocumentSession, window: QWidget) -> None:
        """Let the details be corrected."""
        from viewer.structure.details_dialog import DetailsDialog  # not at start-up

        dialog = DetailsDialog(session, window)
        dialog.wanted.connect(partial(self._correct, session.document.id))
        self._open(dialog, bound=True)

    def _details_of(self, document_id: str, window: QWidget) -> None:
        session = self._session_on(document_id)
        if session is not None:
            self.details(session, window)

    def _correct(self, document_id: str, wanted: Mapping[DetailKind, str]) -> None:
        """Give the document details, as one change."""
        from viewer.services.document_details import named, with_wanted

        session = self._session_on(document_id)
        if session is None:
            return
        made = with_wanted(session.as_read, session.corrections, wanted)
        first, *others = wanted
        change = tr("Correct {detail}", detail=told(named(first)))
        if others:
            change = tr("Correct Details")
        if made != session.corrections and session.correct(change, made):
            self.told.emit(tr("{change} – undo takes it back.", change=change))
