"""The way into the library: its documents, its search, its trash, its labels."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.annotation import Annotation, Label
from data.errors import LibraryError
from data.library import Library
from data.messages import said
from data.notebook import Change
from viewer.library.removal_controller import Removing
from viewer.library.upkeep import Upkeep
from viewer.look.appearance import Appearance
from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import told, tr
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.jobs import Job, Jobs
from viewer.widgets.dialog_host import DialogHost

if TYPE_CHECKING:
    from data.library.records import Hit, ShelfEntry
    from viewer.library.labels_dialog import LabelsDialog
    from viewer.library.search_dialog import FoundRow
    from viewer.library.trash_dialog import TrashDialog

_PAGE = 50


class Shelf(DialogHost):
    """Opens the dialogs of `viewer.library` and does what is asked for in them."""

    document_wanted = Signal(str)
    """The id of a document of the library that is to be opened."""
    passage_wanted = Signal(int, int)
    """This passage of the open document, in code points, is to be brought into view."""
    annotation_wanted = Signal(str)
    """This annotation of the open document is to be brought into view."""
    labels_changed = Signal(object)
    """The labels, which were just saved."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        upkeep: Upkeep,
        appearance: Appearance,
        document: CurrentDocument,
        *,
        clock: Callable[[], datetime],
        recent: Callable[[], Sequence[Path]] = tuple,
        zone: tzinfo = UTC,
        arrivals: Arrivals | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(appearance, document, arrivals, parent)
        self._zone = zone
        self._library = library
        self._jobs = jobs
        self._upkeep = upkeep
        self.removing = Removing(
            library, jobs, is_open=self._has_open, recent=recent, clock=clock, parent=self
        )
        """What is done with whole documents."""
        self.removing.failed.connect(self.failed)
        self.removing.told.connect(self.told)
        self._wanted: ShelfEntry | Hit | None = None

    def _follow(self, session: DocumentSession | None) -> None:
        """Go to what was wanted of a document, once it is open."""
        super()._follow(session)
        self._arrive()

    def search(self, window: QWidget) -> None:
        """Show all documents, and search them."""
        from viewer.library.search_dialog import LibraryDialog  # not at start-up

        self._upkeep.index()
        dialog = LibraryDialog(self._find, self._library.labels(), self._appearance, window)
        dialog.wanted.connect(self._go)
        dialog.remove_requested.connect(partial(self.removing.ask, dialog))
        self._open(dialog)

    def trash(self, window: QWidget) -> None:
        """Show what was deleted."""
        from viewer.library.trash_dialog import TrashDialog  # not at start-up

        trashed, removed = self._library.trash(), self._library.removals.listed()
        labels = self._library.labels()
        dialog = TrashDialog(trashed, labels, self._appearance, window, removed=removed)
        dialog.document_back_requested.connect(partial(self.removing.put_back, dialog))
        dialog.documents_delete_requested.connect(partial(self.removing.delete, dialog))
        dialog.put_back_requested.connect(partial(self._put_back, dialog))
        dialog.delete_requested.connect(partial(self._delete, dialog))
        self._open(dialog)

    def history(self, session: DocumentSession, window: QWidget) -> None:
        """Show what became of the current annotation."""
        from viewer.library.history_dialog import HistoryDialog  # not at start-up

        try:
            versions = self._library.history(session.current)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        dialog = HistoryDialog(versions, session.labels, self._appearance, window)
        dialog.version_requested.connect(self._take_version)
        self._open(dialog, bound=True)

    def labels(self, window: QWidget) -> None:
        """Let the user change the labels."""
        from viewer.library.labels_dialog import LabelsDialog  # not at start-up

        dialog = LabelsDialog(self._library.labels(), self._appearance, window)
        dialog.save_requested.connect(partial(self._save_labels, dialog))
        self._open(dialog)

    def _take_version(self, version: Annotation) -> None:
        session = self._session_on(version.document_id)
        if session is not None:
            session.take_version(version)

    def _find(self, text: str, offset: int) -> Job:
        return self._jobs.start(lambda _: self._found(text, offset), said("The search"))

    def _found(self, text: str, offset: int) -> "FoundRow":
        from data.text.query import parse
        from viewer.library.search_dialog import FoundRow

        with closing(self._library.location.open_to_read()) as library:
            if not text:
                entries = library.shelf(limit=_PAGE + 1, offset=offset)
                return FoundRow(entries[:_PAGE], len(entries) > _PAGE)
            hits = library.search(parse(text), limit=_PAGE, offset=offset, zone=self._zone)
            return FoundRow(*hits)

    def _go(self, entry: "ShelfEntry | Hit") -> None:
        """Open what was chosen, or go there if its document is open."""
        self._wanted = entry
        if not self._arrive():
            self.document_wanted.emit(_document_of(entry))

    def show_annotation(self, document_id: str, annotation_id: str) -> None:
        """Show an annotation where it stands; an empty id shows the document alone."""
        from data.library.records import Hit  # not at start-up

        self._go(Hit(document_id, "", annotation_id or None, "", None, None, "", "", ()))

    def _has_open(self, document_id: str) -> bool:
        return self._session is not None and self._session.document.id == document_id

    def _arrive(self) -> bool:
        entry, session = self._wanted, self._session
        if entry is None or session is None or session.document.id != _document_of(entry):
            return False
        self._wanted = None
        annotation = getattr(entry, "annotation_id", None)
        start, stop = getattr(entry, "start", None), getattr(entry, "stop", None)
        if annotation and session.annotation(annotation):
            self.annotation_wanted.emit(annotation)
        elif start is not None and stop is not None:
            self.passage_wanted.emit(start, stop)
        return True

    def _put_back(self, dialog: "TrashDialog", annotation: Annotation) -> None:
        change = Change(tr("Put Back Annotation"), (annotation,))
        try:
            self._apply(self._library, annotation.document_id, change)
            dialog.show_trash(self._library.trash(), self._library.removals.listed())
        except LibraryError as error:
            self.failed.emit(told(error))

    def _delete(self, dialog: "TrashDialog", names: tuple[str, ...]) -> None:
        try:
            self._library.empty_trash(frozenset(names))
            dialog.show_trash(self._library.trash(), self._library.removals.listed())
        except LibraryError as error:
            self.failed.emit(told(error))
        if self._session is not None:
            self._session.recheck()

    def _save_labels(self, dialog: "LabelsDialog", labels: tuple[Label, ...]) -> None:
        try:
            self._library.set_labels(labels)
        except LibraryError as error:
            dialog.show_message(told(error))
            return
        dialog.accept()
        self.labels_changed.emit(labels)


def _document_of(entry: "ShelfEntry | Hit") -> str:
    return getattr(entry, "document_id", "") or getattr(entry, "id", "")
