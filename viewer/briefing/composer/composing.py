"""Briefings are chosen and opened in the composer; one of them is at hand."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.errors import LibraryError
from data.library import Library
from viewer.look.appearance import Appearance
from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import told, tr
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.jobs import Jobs
from viewer.session.settings import Settings
from viewer.system.folders import Folders
from viewer.widgets.dialog_host import DialogHost

if TYPE_CHECKING:
    from data.annotation import Label
    from data.briefing.briefing import Briefing
    from exporters.destination import Kept
    from viewer.briefing.composer.composer_window import ComposerWindow
    from viewer.briefing.composer.piece_editing import PieceEditing
    from viewer.briefing.composer.source_listing import SourceListing


class Composing(DialogHost):
    """Opens the briefing at hand in its window; what that needs is imported when it is wanted."""

    reading_requested = Signal()
    """The reading window is to come forward."""
    place_requested = Signal(str, str)
    """The ids of a document and of an annotation that is to be shown in it."""

    def __init__(
        self,
        jobs: Jobs,
        settings: Settings,
        appearance: Appearance,
        document: CurrentDocument,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        library: Library,
        arrivals: Arrivals | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(appearance, document, arrivals, parent)
        self._library = library
        self._jobs = jobs
        self._settings = settings
        self._clock = clock
        self._new_id = new_id
        self._window: ComposerWindow | None = None
        self._editing: PieceEditing | None = None
        self._listing: SourceListing | None = None
        document.changed.connect(self._list_anew)
        self._arrivals.ended.connect(self.close)

    @property
    def window(self) -> "ComposerWindow | None":
        """The window of the briefing at hand, or None."""
        return self._window

    def choose(self, over: QWidget) -> None:
        """Offer the briefings that there are."""
        from viewer.briefing.composer.briefing_list import BriefingListing  # not at start-up
        from viewer.briefing.composer.briefings_dialog import BriefingsDialog

        is_read_only = self._library.is_read_only
        dialog = BriefingsDialog((), self._appearance, over, is_read_only=is_read_only)
        dialog.wanted.connect(lambda name: dialog.accept() if self.open(name) else None)
        BriefingListing(
            dialog,
            self._library.briefings,
            new_id=self._new_id,
            clock=self._clock,
            made=self.open,
            leaving=self._let_go,
        )
        self._open(dialog)

    def open(self, briefing_id: str) -> bool:
        """Open a briefing in its window; return whether it could be read."""
        try:
            briefing = self._library.briefings.read(briefing_id)
        except LibraryError as error:
            self.failed.emit(told(error))
            return False
        if briefing is None:
            self.failed.emit(tr("This briefing is no longer in the library."))
            return False
        if self._window is not None and self._window.session.briefing.id != briefing_id:
            self.close()
        if self._window is None:
            self._furnish(briefing)
        if self._window is not None:
            self._window.come_forward()
        return True

    def put_in(self, session: DocumentSession, over: QWidget) -> None:
        """Put the current annotation of the open document into the briefing at hand."""
        self.put_in_all(session, (session.current,), over)

    def put_in_all(self, session: DocumentSession, names: Sequence[str], over: QWidget) -> None:
        """Put annotations of the open document into the briefing at hand, as one change of it."""
        items = [item for name in names if (item := session.annotation(name)) is not None]
        if not items:
            self.told.emit(tr("Choose an annotation first, then press B."))
        elif self._editing is None:
            self.told.emit(tr("Open a briefing first; then press B again."))
            self.choose(over)
        else:
            self._editing.add([(item.document_id, item.id) for item in items], "", over)

    def close(self) -> None:
        """Close the briefing at hand; what is being written is kept."""
        if self._window is not None:
            self._window.close()

    def _let_go(self, briefing_id: str) -> None:
        if self._window is not None and self._window.session.briefing.id == briefing_id:
            self.close()

    def _furnish(self, briefing: "Briefing") -> None:
        from viewer.briefing.composer.briefing_output import BriefingOutput  # not at start-up
        from viewer.briefing.composer.composer_window import ComposerWindow
        from viewer.briefing.composer.piece_editing import PieceEditing
        from viewer.briefing.composer.source_listing import SourceListing
        from viewer.briefing.profiles.office_choice import OfficeChoice
        from viewer.briefing.profiles.template_menu import TemplateOffer
        from viewer.services.briefings.briefing_workshop import BriefingWorkshop
        from viewer.session.briefing_session import BriefingSession

        session = BriefingSession(briefing, self._library.briefings, new_id=self._new_id)
        window = ComposerWindow(session, self._labels(), self._jobs, self._appearance)
        session.setParent(window)
        workshop = BriefingWorkshop(self._library.location, self._clock)
        self._window = window
        self._editing = PieceEditing(window, workshop, self._jobs)
        self._listing = SourceListing(
            window, workshop, self._jobs, self._library, self._open_document
        )
        output = BriefingOutput(
            window,
            workshop,
            self._jobs,
            self._appearance,
            library=self._library,
            settings=self._settings,
            kept=self._kept,
            report=self._report,
        )
        office = OfficeChoice(
            session,
            window.office,
            window,
            self._appearance,
            library=self._library,
            settings=self._settings,
            kept=self._kept,
        )
        office.changed.connect(output.show_pages)
        offer = TemplateOffer(window.templates, session, workshop.templates)
        self._editing.told.connect(self.told)
        self._editing.place_requested.connect(self._show_place)
        for part in (self._editing, self._listing, output, office, offer):
            part.failed.connect(window.show_failure)
        window.closed.connect(self._forget)
        window.reading_requested.connect(self.reading_requested)

    def _report(self, text: str, *, failed: bool) -> None:
        """Say it where somebody sees it: in the briefing's window, or where that was opened."""
        if self._window is not None:
            (self._window.show_failure if failed else self._window.tell)(text)
        else:
            (self.failed if failed else self.told).emit(text)

    def _forget(self) -> None:
        self._window = self._editing = self._listing = None

    def _labels(self) -> "tuple[Label, ...]":
        from data.annotation import standard_labels  # not at start-up

        try:
            return self._library.labels()
        except LibraryError:
            return standard_labels()

    def _show_place(self, document_id: str, annotation_id: str) -> None:
        self.reading_requested.emit()
        self.place_requested.emit(document_id, annotation_id)

    def _open_document(self) -> str:
        return self._session.document.id if self._session else ""

    def _list_anew(self) -> None:
        if self._listing is not None:
            self._listing.renew()

    def _kept(self) -> "Kept":
        """Return what no handout may replace."""
        return Folders(self._library.location.path, self._settings.path).kept()
