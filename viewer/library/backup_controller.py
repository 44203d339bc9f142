"""Copies of the library, made and put back; a damaged library, found and repaired."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from data.basis.progress import Progress
from data.errors import AbsentLibraryError, DamagedLibraryError, LibraryError
from data.library import Library
from data.messages import Message, counted, said
from viewer.library.upkeep import Upkeep
from viewer.look.appearance import Appearance
from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import told
from viewer.session.current_document import CurrentDocument
from viewer.session.jobs import Jobs
from viewer.widgets.dialog_host import DialogHost

if TYPE_CHECKING:
    from data.library.condition import Backup
    from viewer.library.backups_dialog import BackupsDialog


class Safekeeping(DialogHost):
    """Opens the backups dialog, and does what is asked for in it in the background."""

    replaced = Signal()
    """The library holds something else now: what is open is to be read anew."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        upkeep: Upkeep,
        appearance: Appearance,
        clock: Callable[[], datetime],
        *,
        document: CurrentDocument,
        arrivals: Arrivals | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(appearance, document, arrivals, parent)
        self._library = library
        self._jobs = jobs
        self._upkeep = upkeep
        self._clock = clock

    def show(self, window: QWidget) -> None:
        """Show the copies of the library over `window`."""
        from viewer.library.backups_dialog import BackupsDialog  # not at start-up

        dialog = BackupsDialog((), self._appearance, window)
        self._list(dialog)
        dialog.back_up_requested.connect(partial(self._back_up, dialog))
        dialog.check_requested.connect(partial(self._check, dialog))
        dialog.restore_requested.connect(partial(self._restore, dialog))
        dialog.repair_requested.connect(partial(self._repair, dialog))
        self._open(dialog)

    def _list(self, dialog: "BackupsDialog") -> None:
        """Show the copies in the dialog, or say why they cannot be listed."""
        try:
            dialog.show_backups(self._library.location.copies.listed())
        except LibraryError as error:
            dialog.show_backups(())
            dialog.show_message(told(error), damaged=False)

    def _back_up(self, dialog: "BackupsDialog") -> None:
        dialog.set_busy(busy=True)
        job = self._upkeep.back_up()
        nothing = said("Nothing has changed since the newest backup.")
        job.finished.connect(
            lambda made: self._tell(dialog, _Outcome(said("Backed up.") if made else nothing))
        )
        job.failed.connect(lambda message: self._tell(dialog, _Outcome(message)))

    def _check(self, dialog: "BackupsDialog") -> None:
        self._start(dialog, self._checked, said("The check"))

    def _restore(self, dialog: "BackupsDialog", backup: "Backup") -> None:
        def restore(_on_progress: Progress) -> _Outcome:
            with closing(self._library.location.open()) as library:
                library.restore(backup.path)
            return _Outcome(
                said("Restored. What was there before is the newest backup now."), is_new=True
            )

        self._start(dialog, restore, said("Restoring the backup"))

    def _repair(self, dialog: "BackupsDialog") -> None:
        """Make the library anew; it is closed meanwhile, since its file makes way for another."""
        now = self._clock()

        def repair(_on_progress: Progress) -> _Outcome:
            return _Outcome(self._library.location.mending.repair(now).in_words(), is_new=True)

        self._library.close()
        self._start(dialog, repair, said("The repair"))

    def _start(
        self, dialog: "BackupsDialog", work: "Callable[[Progress], _Outcome]", title: Message
    ) -> None:
        dialog.set_busy(busy=True)
        job = self._jobs.start(work, title)
        job.finished.connect(lambda outcome: self._tell(dialog, outcome))
        job.failed.connect(lambda message: self._tell(dialog, _Outcome(message)))

    def _tell(self, dialog: "BackupsDialog", outcome: "_Outcome") -> None:
        """Say how it went, in the dialog or, if that was closed meanwhile, in the window."""
        try:
            self._library.reopen()
        except LibraryError as error:
            can_repair = isinstance(error, DamagedLibraryError | AbsentLibraryError)
            outcome = _Outcome(error.message, is_damaged=can_repair)
        if isValid(dialog):
            self._list(dialog)
            dialog.show_message(told(outcome.message), damaged=outcome.is_damaged)
        elif outcome.is_new or outcome.is_damaged:
            self.failed.emit(told(outcome.message))
        if outcome.is_new:
            self.replaced.emit()

    def _checked(self, _on_progress: Progress) -> "_Outcome":
        try:
            with closing(self._library.location.open()) as library:
                findings = library.check()
        except (DamagedLibraryError, AbsentLibraryError) as error:
            return _Outcome(error.message, is_damaged=True)
        if findings.is_sound:
            count = sum(findings.rows.values())
            return _Outcome(
                counted(
                    "The {count} entry is what was written.",
                    "All {count} entries are what was written.",
                    count,
                )
            )
        number, first = len(findings.faults), findings.faults[0]
        where = f"{first.table}: {told(first.what)}" if first.table else first.what
        found = counted(
            "The library is damaged: {count} fault ({first}).",
            "The library is damaged: {count} faults ({first}).",
            number,
            first=where,
        )
        return _Outcome(found, is_damaged=True)


class _Outcome(NamedTuple):
    """What is said of something that was done; whether the library is new, or damaged."""

    message: Message | str
    is_new: bool = False
    is_damaged: bool = False
