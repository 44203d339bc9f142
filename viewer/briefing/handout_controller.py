"""The way from the open document to a handout: the export dialog, the preview, the printer."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.briefing.plan import LAST_USED
from data.briefing.plan_topics import fitting, outlined
from data.errors import LibraryError
from data.files.paths import is_file, named
from data.library import Library
from data.messages import said
from viewer.look.appearance import Appearance
from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import told, tr, window_words
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.jobs import Jobs
from viewer.session.settings import Settings
from viewer.system.folders import Folders
from viewer.widgets.dialog_host import DialogHost, present

if TYPE_CHECKING:
    from data.briefing.plan import Plan
    from data.document import Document
    from data.library.kept_plans import StoredPlans
    from exporters.destination import Kept
    from viewer.briefing.empty_question import EmptyAnswer
    from viewer.briefing.export_dialog import ExportDialog
    from viewer.briefing.preview import PrintPreview
    from viewer.services.choices import Choices
    from viewer.services.handout import Handout

_READ_ONLY = said("Another window has the library: nothing can be kept in it from here")


class Handouts(DialogHost):
    """Opens the dialogs of `viewer.briefing`, which are imported when they are first wanted."""

    visibility_requested = Signal(object, object)
    """A tuple of annotation ids, and the Visibility that they are to have."""
    briefing_kept = Signal(str)
    """The id of a briefing that is new in the library."""

    def __init__(
        self,
        jobs: Jobs,
        settings: Settings,
        appearance: Appearance,
        document: CurrentDocument,
        clock: Callable[[], datetime],
        *,
        library: Library,
        arrivals: Arrivals | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(appearance, document, arrivals, parent)
        self._library = library
        self._jobs = jobs
        self._settings = settings
        self._clock = clock
        self._made: dict[str, tuple[Document, Choices]] = {}

    def make(self, session: DocumentSession, window: QWidget) -> None:
        """Open the export dialog over `window`."""
        from viewer.briefing.export_dialog import ExportDialog  # not at start-up

        plans = self._plans(session)
        dialog = ExportDialog(
            session,
            self._jobs,
            self._settings,
            choices=self._choices(session, plans),
            appearance=self._appearance,
            clock=self._clock,
            names=self._names,
            no_keeping=told(_READ_ONLY) if self._library.is_read_only else "",
            source=self._source(session),
            kept=self._kept(session),
            parent=window,
        )
        if LAST_USED in plans and session.document.id not in self._made:
            dialog.show_plan(plans[LAST_USED])  # which says where it does not fit any more
        dialog.plan_used.connect(partial(self._keep_used, session, dialog))
        dialog.keeping_requested.connect(partial(self._keep_briefing, session, dialog))
        dialog.visibility_requested.connect(self.visibility_requested)
        dialog.preview_requested.connect(partial(self._show, window=dialog))
        dialog.print_requested.connect(partial(self._print, window=dialog))
        dialog.finished.connect(lambda _: self._remember(session, dialog.choices))
        self._open(dialog, bound=True)

    def preview(self, session: DocumentSession, window: QWidget) -> None:
        """Show the handout's pages, from where they are printed, over `window`.

        A handout without annotations is made only when the user wants it so, and one without topics
        not at all: the export dialog opens, to choose some.
        """
        from viewer.briefing.empty_question import EmptyQuestion  # not at start-up
        from viewer.services.handout import snapshot  # not at start-up

        choices = self._choices(session, self._plans(session))
        kept, words = self._kept(session), window_words()
        handout = snapshot(session, choices, self._clock(), kept=kept, words=words)
        if handout.is_blank:  # no topic is chosen, or they are others by now
            self.make(session, window)
            return
        if handout.tally.included:
            self._show(handout, window)
            return
        question = EmptyQuestion(handout, window)
        question.answered.connect(lambda answer: self._answered(answer, handout, session, window))
        present(question)

    def _answered(
        self, answer: "EmptyAnswer", handout: "Handout", session: DocumentSession, window: QWidget
    ) -> None:
        from viewer.briefing.empty_question import EmptyAnswer  # not at start-up

        if answer is EmptyAnswer.TEXT_ALONE:
            self._show(handout, window)
        elif answer is EmptyAnswer.PUT_IN and handout.annotations:
            self.make(session, window)

    def _choices(self, session: DocumentSession, plans: "Mapping[str, Plan]") -> "Choices":
        """Return the choices made for the document: in this run, or for its last handout."""
        from viewer.services.choices import remembered  # not at start-up

        document = session.document
        if document.id in self._made:
            before, choices = self._made[document.id]
            made = outlined(choices.plan, before)
            return choices.following(fitting(made, document))
        usual = remembered(self._settings)
        if LAST_USED not in plans:
            return usual
        return usual.following(fitting(plans[LAST_USED], document))

    def _source(self, session: DocumentSession) -> Path | None:
        """Return the file that the document was last read from, if there still is one."""
        try:
            entry = self._library.entry(session.document.id)
        except LibraryError:
            return None
        path = named(entry.path) if entry and entry.path else None
        return path if path and is_file(path) else None

    def _kept(self, session: DocumentSession) -> "Kept":
        """Return what no handout may replace."""
        folders = Folders(self._library.location.path, self._settings.path)
        own = said("the document itself")
        return folders.kept((session.path, own), (self._source(session), own))

    def _plans(self, session: DocumentSession) -> "StoredPlans":
        """Return the plans kept with the document; that none can be read hinders no handout."""
        from data.library.kept_plans import StoredPlans  # not at start-up

        try:
            return self._library.plans(session.document.id)
        except LibraryError:
            return StoredPlans()

    def _names(self) -> tuple[str, ...]:
        """Return what the briefings of the library are called."""
        try:
            return tuple(entry.name for entry in self._library.briefings.listed())
        except LibraryError:
            return ()

    def _keep_briefing(
        self, session: DocumentSession, dialog: "ExportDialog", name: str, plan: "Plan"
    ) -> None:
        """Keep what a plan chose of the document as a briefing, and say so."""
        from uuid import uuid4  # not at start-up

        from data.briefing.plan_pieces import briefing_of  # not at start-up

        document, notes, now = session.document, session.annotations, self._clock()
        try:
            made = briefing_of(plan, name, document, notes, briefing_id=str(uuid4()), now=now)
            self._library.briefings.add(made)
        except LibraryError as error:
            dialog.show_message(told(error), failed=True)
            return
        except ValueError:
            told_why = tr("These are more topics than a briefing has pieces: tick all of them.")
            dialog.show_message(told_why, failed=True)
            return
        dialog.show_message(tr("Kept as the briefing “{name}”.", name=made.name))
        self.briefing_kept.emit(made.id)

    def _keep_used(self, session: DocumentSession, dialog: "ExportDialog", plan: "Plan") -> None:
        """Keep what a handout was made with, if that is new; without saving it is not kept."""
        self._remember(session, dialog.choices)
        if self._library.is_read_only or self._plans(session).get(LAST_USED) == plan:
            return
        try:
            self._library.set_plan(session.document.id, LAST_USED, plan)
        except LibraryError as error:
            lost = tr("The choices were not kept: {reason}", reason=error.message)
            dialog.show_message(f"{dialog.message} {lost}".strip(), failed=True)

    def _remember(self, session: DocumentSession, choices: "Choices") -> None:
        self._made[session.document.id] = session.document, choices

    def _show(self, handout: "Handout", window: QWidget) -> "PrintPreview":
        from viewer.briefing.preview import PrintPreview  # not at start-up

        preview = PrintPreview(
            handout.pdf,
            self._jobs,
            self._appearance,
            handout.document.title,
            kept=handout.kept,
            remark=handout.remark,
            parent=window,
        )
        self._open(preview)
        return preview

    def _print(self, handout: "Handout", window: QWidget) -> None:
        preview = self._show(handout, window)
        preview.shown.connect(preview.print_pages)
