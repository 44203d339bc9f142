"""The way from the open document to a handout: the export dialog, the preview, the printer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.errors import LibraryError
from data.library import Library
from viewer.hosting import DialogHost
from viewer.jobs import Jobs
from viewer.session import DocumentSession
from viewer.settings import Settings
from viewer.theme import Theme

if TYPE_CHECKING:
    from data.briefing import Plan
    from data.document import Document
    from viewer.briefing.choices import Choices
    from viewer.briefing.dialog import ExportDialog
    from viewer.briefing.handout import Handout
    from viewer.briefing.preview import PrintPreview
    from viewer.briefing.question import Answer


_READ_ONLY = "Another window has the library: plans can be chosen, but not saved"


class Handouts(DialogHost):
    """Opens the dialogs of `viewer.briefing`, which are imported when they are first wanted."""

    visibility_requested = Signal(object, object)
    """A tuple of annotation ids, and the Visibility that they are to have."""

    def __init__(
        self,
        jobs: Jobs,
        settings: Settings,
        theme: Theme,
        clock: Callable[[], datetime],
        *,
        library: Library,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._library = library
        self._jobs = jobs
        self._settings = settings
        self._clock = clock
        self._topics: dict[str, tuple[Document, frozenset[int] | None]] = {}

    def make(self, session: DocumentSession, window: QWidget) -> None:
        """Open the export dialog over `window`."""
        from viewer.briefing.dialog import ExportDialog  # not at start-up

        dialog = ExportDialog(
            session,
            self._jobs,
            self._settings,
            choices=self._choices(session),
            theme=self._theme,
            clock=self._clock,
            plans=self._plans(session),
            no_saving=_READ_ONLY if self._library.is_read_only else "",
            parent=window,
        )
        dialog.plan_saved.connect(partial(self._save_plan, session, dialog))
        dialog.plan_deleted.connect(partial(self._delete_plan, session, dialog))
        dialog.visibility_requested.connect(self.visibility_requested)
        dialog.preview_requested.connect(partial(self._show, window=dialog))
        dialog.print_requested.connect(partial(self._print, window=dialog))
        dialog.finished.connect(lambda _: self._remember(session, dialog.choices.topics))
        self._open(dialog)

    def preview(self, session: DocumentSession, window: QWidget) -> None:
        """Show the handout's pages, from where they are printed, over `window`.

        A handout without annotations is made only when the user wants it so.
        """
        from viewer.briefing.handout import snapshot  # not at start-up
        from viewer.briefing.question import EmptyQuestion  # not at start-up

        handout = snapshot(session, self._choices(session), self._clock())
        if handout.tally.included:
            self._show(handout, window)
            return
        question = EmptyQuestion(handout, window)
        question.answered.connect(lambda answer: self._answered(answer, handout, session, window))
        question.open()

    def _answered(
        self, answer: "Answer", handout: "Handout", session: DocumentSession, window: QWidget
    ) -> None:
        from viewer.briefing.question import Answer  # not at start-up

        if answer is Answer.TEXT_ALONE:
            self._show(handout, window)
        elif answer is Answer.PUT_IN and handout.annotations:
            self.make(session, window)

    def _choices(self, session: DocumentSession) -> "Choices":
        from viewer.briefing.choices import remembered, still_chosen  # not at start-up

        before, topics = self._topics.get(session.document.id, (session.document, None))
        topics = still_chosen(topics, before, session.document)
        return replace(remembered(self._settings), topics=topics)

    def _plans(self, session: DocumentSession) -> "dict[str, Plan]":
        """Return the document's plans; what cannot be read is no reason not to make a handout."""
        try:
            return self._library.plans(session.document.id)
        except LibraryError:
            return {}

    def _save_plan(
        self, session: DocumentSession, dialog: "ExportDialog", name: str, plan: "Plan"
    ) -> None:
        try:
            self._library.set_plan(session.document.id, name, plan)
            said = f"The plan “{name}” is saved with the document."
        except LibraryError as error:
            said = str(error)
        dialog.show_plans(self._plans(session), name, said)

    def _delete_plan(self, session: DocumentSession, dialog: "ExportDialog", name: str) -> None:
        try:
            self._library.delete_plan(session.document.id, name)
            said = f"The plan “{name}” is deleted."
        except LibraryError as error:
            said = str(error)
        dialog.show_plans(self._plans(session), "", said)

    def _remember(self, session: DocumentSession, topics: frozenset[int] | None) -> None:
        self._topics[session.document.id] = session.document, topics

    def _show(self, handout: "Handout", window: QWidget) -> "PrintPreview":
        from viewer.briefing.preview import PrintPreview  # not at start-up

        title = handout.document.title
        preview = PrintPreview(handout.pdf, self._jobs, self._theme, title, parent=window)
        self._open(preview)
        return preview

    def _print(self, handout: "Handout", window: QWidget) -> None:
        preview = self._show(handout, window)
        preview.shown.connect(preview.print_pages)
