"""Documents leave the library: into the trash and back, or for good."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from data.basis.progress import Progress
from data.errors import LibraryError
from data.library import Library, Location, ShelfEntry
from data.messages import said
from viewer.services.wording import annotations_of
from viewer.session.catalogue import told, tr, trn
from viewer.session.jobs import Jobs

if TYPE_CHECKING:
    from data.library.records import ShelfEntry
    from viewer.library.search_dialog import LibraryDialog
    from viewer.library.trash_dialog import TrashDialog
    from viewer.services.removal import Deletion


class Removing(QObject):
    """Does what is asked in the library's dialogs of whole documents."""

    leaving = Signal(str)
    """The id of a document that is to leave; who has it open closes it while this is emitted."""
    left = Signal(object)
    """The paths of the files, as texts, by which documents were known that left."""
    told = Signal(str)
    failed = Signal(str)
    """One line for the user."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        *,
        is_open: Callable[[str], bool],
        recent: Callable[[], Sequence[Path]],
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._is_open = is_open
        self._recent = recent
        self._clock = clock

    def ask(self, dialog: "LibraryDialog", document_id: str) -> None:
        """Move a document to the trash, after a question that says what goes with it."""
        from viewer.widgets.dialog_parts import ask  # not at start-up

        if self._library.is_read_only:
            self.failed.emit(
                tr("The library is open in another window: delete the document there.")
            )
            return
        try:
            entry = self._library.entry(document_id)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        if entry is None:
            dialog.drop(document_id)
            return
        question = (
            tr("Move “{title}” to the trash?", title=entry.title),
            tr(
                "It goes with {annotations}. The file that it was read from stays where it is. "
                "Library ▸ Trash… puts all of it back.",
                annotations=annotations_of(entry),
            ),
        )
        ask(dialog, question, tr("&Delete"), partial(self._remove, dialog, entry))

    def put_back(self, dialog: "TrashDialog", entry: "ShelfEntry") -> None:
        """Take a document out of the trash."""
        try:
            self._library.removals.put_back(entry.id)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        back = tr(
            "“{title}” is back, with {annotations}.",
            title=entry.title,
            annotations=annotations_of(entry),
        )
        self._show(dialog, back)

    def delete(
        self, dialog: "TrashDialog", entries: "Sequence[ShelfEntry]", with_backups: bool
    ) -> None:
        """Delete documents of the trash for good, where wanted out of the backups, too."""
        dialog.set_busy(busy=True)
        names = tuple(entry.id for entry in entries)
        wanted = _Wanted(self._library.location, names, self._clock(), with_backups, self._recent())
        job = self._jobs.start(partial(_deleted, wanted), said("Deleting for good"))
        first, *others = entries
        gone = tr("“{title}” was deleted for good.", title=first.title)
        if others:
            gone = trn(
                "{count} document was deleted for good.",
                "{count} documents were deleted for good.",
                len(entries),
            )
        job.finished.connect(lambda done: self._deleted(dialog, done, gone))
        job.failed.connect(lambda message: self._show(dialog, message, is_fault=True))

    def _remove(self, dialog: "LibraryDialog", entry: "ShelfEntry") -> None:
        self.leaving.emit(entry.id)
        if self._is_open(entry.id):
            return  # what was typed there could not be saved, and the window says why
        try:
            self._library.removals.remove(entry.id)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        self.left.emit((entry.path,))
        self.told.emit(tr("“{title}” was moved to the trash", title=entry.title))
        if isValid(dialog):
            dialog.drop(entry.id)

    def _deleted(self, dialog: "TrashDialog", done: "Deletion", gone: str) -> None:
        self.left.emit(done.copies)
        self._show(dialog, f"{gone} {told(done.held.in_words())}".strip())

    def _show(self, dialog: "TrashDialog", message: str, *, is_fault: bool = False) -> None:
        """Show what is in the trash now, and what was done; in the window if that is closed."""
        if not isValid(dialog):
            (self.failed if is_fault else self.told).emit(message)
            return
        dialog.set_busy(busy=False)
        try:
            dialog.show_trash(self._library.trash(), self._library.removals.listed())
        except LibraryError as error:
            message = told(error)
        dialog.show_message(message)


class _Wanted(NamedTuple):
    """What is to be deleted for good from which library, when, and which files are remembered."""

    library: Location
    names: Sequence[str]
    now: datetime
    with_backups: bool
    recent: Sequence[Path]


def _deleted(wanted: _Wanted, on_progress: Progress) -> "Deletion":
    """Delete documents with a connection of its own."""
    from viewer.services import removal  # not at start-up

    with closing(wanted.library.open(clock=lambda: wanted.now)) as library:
        return removal.delete(
            library,
            wanted.names,
            wanted.now,
            with_backups=wanted.with_backups,
            remembered=wanted.recent,
            on_progress=on_progress,
        )
