"""The way into the library: its documents, its search, its trash, its labels."""

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.annotation import Annotation, Label
from data.errors import LibraryError
from data.library import Library
from data.notebook import Change
from viewer.hosting import DialogHost
from viewer.jobs import Job, Jobs
from viewer.session import DocumentSession
from viewer.theme import Theme
from viewer.upkeep import Upkeep

if TYPE_CHECKING:
    from data.library.documents import ShelfEntry
    from data.library.searching import Hit
    from viewer.library.labels import LabelsDialog
    from viewer.library.search import Found
    from viewer.library.trash import TrashDialog

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
    failed = Signal(str)
    """One line for the user."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        upkeep: Upkeep,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._library = library
        self._jobs = jobs
        self._upkeep = upkeep
        self._session: DocumentSession | None = None
        self._wanted: ShelfEntry | Hit | None = None

    def set_session(self, session: DocumentSession | None) -> None:
        """Go to what was wanted of a document, once it is open."""
        self._session = session
        self._arrive()

    def search(self, window: QWidget) -> None:
        """Show all documents, and search them."""
        from viewer.library.search import LibraryDialog  # not at start-up

        self._upkeep.index()
        dialog = LibraryDialog(self._find, self._library.labels(), self._theme, window)
        dialog.wanted.connect(self._go)
        self._open(dialog)

    def trash(self, window: QWidget) -> None:
        """Show what was deleted."""
        from viewer.library.trash import TrashDialog  # not at start-up

        dialog = TrashDialog(self._library.trash(), self._library.labels(), self._theme, window)
        dialog.put_back_requested.connect(partial(self._put_back, dialog))
        dialog.delete_requested.connect(partial(self._delete, dialog))
        self._open(dialog)

    def history(self, session: DocumentSession, window: QWidget) -> None:
        """Show what became of the current annotation."""
        from viewer.library.history import HistoryDialog  # not at start-up

        try:
            versions = self._library.history(session.current)
        except LibraryError as error:
            self.failed.emit(str(error))
            return
        dialog = HistoryDialog(versions, session.labels, self._theme, window)
        dialog.version_requested.connect(session.take_version)
        self._open(dialog)

    def labels(self, window: QWidget) -> None:
        """Let the user change the labels."""
        from viewer.library.labels import LabelsDialog  # not at start-up

        dialog = LabelsDialog(self._library.labels(), self._theme, window)
        dialog.save_requested.connect(partial(self._save_labels, dialog))
        self._open(dialog)

    def _find(self, text: str, offset: int) -> Job:
        return self._jobs.start(lambda _: self._found(text, offset), "The search")

    def _found(self, text: str, offset: int) -> "Found":
        from data.query import parse
        from viewer.library.search import Found

        with closing(Library.open_to_read(self._library.path)) as library:
            if not text:
                entries = library.shelf(limit=_PAGE + 1, offset=offset)
                return Found(entries[:_PAGE], len(entries) > _PAGE)
            hits = library.search(parse(text), limit=_PAGE, offset=offset)
            return Found(*hits)

    def _go(self, entry: "ShelfEntry | Hit") -> None:
        """Open what was chosen, or go there if its document is open."""
        self._wanted = entry
        if not self._arrive():
            self.document_wanted.emit(_document_of(entry))

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
        change = Change("Put Back Annotation", (annotation,))
        try:
            if self._session and self._session.document.id == annotation.document_id:
                self._session.apply(change)
            else:
                self._library.notebook(annotation.document_id).apply(change)
            dialog.show_trash(self._library.trash())
        except LibraryError as error:
            self.failed.emit(str(error))

    def _delete(self, dialog: "TrashDialog", names: tuple[str, ...]) -> None:
        try:
            self._library.empty_trash(frozenset(names))
            dialog.show_trash(self._library.trash())
        except LibraryError as error:
            self.failed.emit(str(error))
        if self._session is not None:
            self._session.recheck()

    def _save_labels(self, dialog: "LabelsDialog", labels: tuple[Label, ...]) -> None:
        try:
            self._library.set_labels(labels)
        except LibraryError as error:
            dialog.show_message(str(error))
            return
        dialog.accept()
        self.labels_changed.emit(labels)


def _document_of(entry: "ShelfEntry | Hit") -> str:
    return getattr(entry, "document_id", "") or getattr(entry, "id", "")
