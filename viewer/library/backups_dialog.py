"""The backups dialog: copies of the library, made, looked at, and put back."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.library.condition import Backup
from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr, trn
from viewer.widgets.dialog_parts import ask, button, plain, row_of
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog


class BackupsDialog(Dialog):
    """Shows the copies; everything that is done with them is asked of others."""

    back_up_requested = Signal()
    check_requested = Signal()
    repair_requested = Signal()
    restore_requested = Signal(object)
    """The Backup that is to take the place of all that is there."""

    def __init__(
        self, made: Sequence[Backup], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Backups"))
        self._backups: tuple[Backup, ...] = ()
        self._list = RowList(tr("Backups"), appearance, 0, self)
        self._message = plain(name="headline")
        about = plain(
            tr(
                "A copy is made at each start after a change, and before anything is imported or "
                "restored. The newest 14 are kept, of the older ones every tenth, and the last "
                "that holds what the library has lost."
            ),
            "secondary",
        )
        self._restore = button(tr("&Restore…"), self._ask_restore)
        self._check = button(tr("&Check Library"), self.check_requested.emit)
        self._repair = button(tr("Re&pair…"), self._ask_repair)
        self._make = button(tr("&Back Up Now"), self.back_up_requested.emit, primary=True)
        self._repair.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (self._message, self._list, about):
            column.addWidget(widget)
        close = button(tr("Close"), self.reject)
        column.addLayout(
            row_of(self._restore, self._check, self._repair, right=(close, self._make))
        )
        self.setMinimumSize(480, 340)
        self.resize(600, 480)
        self._list.current_changed.connect(self._enable)
        self.show_backups(made)

    @property
    def message(self) -> str:
        """What is said at the top."""
        return self._message.text()

    def show_backups(self, made: Sequence[Backup]) -> None:
        """Show the copies that there are, the newest first."""
        self._backups = tuple(made)
        self._list.rows.set_rows([_row(backup) for backup in made])
        if made:
            self._list.set_current(0)
        count = len(made)
        some = trn("{count} backup", "{count} backups", count)
        self.show_message(some if count else tr("No backup was made yet."))
        self._enable()

    def show_message(self, message: str, *, damaged: bool = False) -> None:
        """Say how something went; where the library is `damaged`, offer to repair it."""
        self._message.setText(message)
        self._message.setAccessibleName(message)
        self._repair.setVisible(damaged)
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing else be started while something is being done."""
        self._make.setEnabled(not busy)
        self._check.setEnabled(not busy)
        self._repair.setEnabled(not busy)
        self._restore.setEnabled(not busy and self._list.current is not None)

    def _enable(self) -> None:
        self._restore.setEnabled(self._list.current is not None)

    def _ask_restore(self) -> None:
        if self._list.current is None:
            return
        backup = self._backups[self._list.current]
        question = (
            tr("Put the library back as it was on {time}?", time=_time(backup)),
            tr("What is there now is backed up before, so that this can be taken back."),
        )
        ask(self, question, tr("&Restore"), lambda: self.restore_requested.emit(backup))

    def _ask_repair(self) -> None:
        question = (
            tr("Make the library anew?"),
            tr(
                "From the newest good backup, and from all that can still be read. "
                "The damaged file is kept."
            ),
        )
        ask(self, question, tr("Re&pair"), self.repair_requested.emit)


def _row(backup: Backup) -> Row:
    aside = tr("No. {number}, {size}", number=str(backup.number), size=_size(backup.size))
    return Row(head=_time(backup), aside=aside)


def _time(backup: Backup) -> str:
    return f"{datetime.fromtimestamp(backup.made, UTC).astimezone():%Y-%m-%d %H:%M}"


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.0f} KB"
