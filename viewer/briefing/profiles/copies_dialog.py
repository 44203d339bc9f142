"""The numbered copies of a briefing: for whom each is, where they go, and how far they are."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from data.basis.progress import Progress
from data.files.paths import is_file, shown
from viewer.briefing import save_dialog
from viewer.briefing.job_line import JobLine
from viewer.look.appearance import Appearance
from viewer.services.briefings.numbered_copies import NumberedCopy
from viewer.session.catalogue import tr, trn
from viewer.session.jobs import Jobs
from viewer.session.settings import Settings
from viewer.widgets import file_dialogs
from viewer.widgets.desktop_folders import failure_to_open
from viewer.widgets.dialog_parts import ask, button, plain, row_of
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog

CopyPlan = Callable[[Path], Sequence[NumberedCopy]]
"""Returns the copies as they are written into a folder."""
CopyWriter = Callable[[Sequence[NumberedCopy], Path | None, Progress], tuple[Path, ...]]
"""Writes copies, into one file where there is a path, and returns the files."""
FolderChooser = Callable[[QWidget, Path], Path | None]
"""Asks for a folder, given the dialog and the one that is suggested."""


def ask_folder(parent: QWidget, suggested: Path) -> Path | None:
    """Ask for the folder that copies go into; None if the user cancels."""
    return file_dialogs.ask_folder(parent, tr("Folder of the Copies"), suggested)


class CopiesDialog(Dialog):
    """Lists the copies, and has them written into a folder: one file each, or one for all."""

    def __init__(
        self,
        plan: CopyPlan,
        write: CopyWriter,
        jobs: Jobs,
        settings: Settings,
        *,
        together: str,
        appearance: Appearance,
        parent: QWidget | None = None,
        choose_folder: FolderChooser = ask_folder,
    ) -> None:
        """Offer copies; `together` is what a file is called that holds all of them."""
        super().__init__(parent)
        self.setObjectName("copies")
        self.setWindowTitle(tr("Numbered Copies"))
        self._plan = plan
        self._together = together
        self._write = write
        self._jobs = jobs
        self._settings = settings
        self._choose_folder = choose_folder
        self._folder = save_dialog.last_folder(settings)
        self._copies: Sequence[NumberedCopy] = ()
        self._written = self._folder
        self._head = plain(name="headline")
        self._list = RowList(tr("Numbered copies"), appearance, 1, self)
        self._place = plain(name="secondary")
        self._choose = button(tr("Choose &Folder…"), self._ask_folder)
        self._in_one = QCheckBox(tr("All copies in &one file, to be printed at once"))
        self.line = JobLine(self)
        self._open_folder = button(tr("&Open Folder"), self._show_folder)
        self._open_folder.hide()
        self._close = button(tr("Close"), self.reject)
        self._start = button(tr("&Write Copies"), self._ask_to_write, primary=True)
        self._lay_out()
        self.line.busy_changed.connect(self._enable)
        self._in_one.toggled.connect(lambda _: self._show_folder_chosen(self._folder))
        self._show_folder_chosen(self._folder)

    @property
    def copies(self) -> Sequence[NumberedCopy]:
        """The copies as they are to be written."""
        return self._copies

    def _ask_folder(self) -> None:
        folder = self._choose_folder(self, self._folder)
        if folder is not None:
            save_dialog.remember_folder(self._settings, folder)
            self._show_folder_chosen(folder)

    def _show_folder_chosen(self, folder: Path) -> None:
        self._folder = folder
        self._copies = tuple(self._plan(folder))
        count, in_one = len(self._copies), self._one is not None
        each = trn("{count} copy, in a file of its own", "{count} copies, a file each", count)
        self._head.setText(
            trn("{count} copy, in one file", "{count} copies, in one file", count)
            if in_one
            else each
        )
        self._list.rows.set_rows([_row(copy, in_one=in_one) for copy in self._copies])
        place = self._one or folder
        self._place.setText(tr("Into {folder}", folder=shown(place)))
        self._open_folder.hide()

    @property
    def _one(self) -> Path | None:
        """The file of all copies; None where each has its own."""
        return self._folder / self._together if self._in_one.isChecked() else None

    def _ask_to_write(self) -> None:
        files = [self._one] if self._one else [copy.path for copy in self._copies]
        there = sum(map(is_file, files))
        if not there:
            self._begin()
            return
        question = trn(
            "{count} of these files is there already. Replace it?",
            "{count} of these files are there already. Replace them?",
            there,
        )
        if self._one:
            question = tr("“{name}” is there already. Replace it?", name=self._one.name)
        lost = tr("What stands in them is lost.")
        ask(self, (question, lost), tr("&Replace"), self._begin)

    def _begin(self) -> None:
        copies, one, write = self._copies, self._one, self._write
        self._open_folder.hide()
        job = self._jobs.start(lambda progress: write(copies, one, progress), tr("The export"))
        stay = tr("Cancelled; the copies that were written until then stay.")
        if one:
            stay = tr("Cancelled; nothing was written.")
        self.line.follow(job, tr("Writing the copies …"), stay)
        job.finished.connect(self._show_written)

    def _show_written(self, files: tuple[Path, ...]) -> None:
        count = len(self._copies)
        done = trn("{count} copy is written.", "{count} copies are written.", count)
        self._written = files[0]
        self.line.show_message(done)
        self._open_folder.show()

    def _show_folder(self) -> None:
        failure = failure_to_open(self._written.parent)
        if failure:
            self.line.show_message(failure)

    def _enable(self) -> None:
        for one in (self._start, self._choose, self._in_one):
            one.setEnabled(not self.line.is_busy)

    def _lay_out(self) -> None:
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(self._list, 1)
        place = row_of(right=(self._choose,))
        place.insertWidget(0, self._place, 1)
        column.addLayout(place)
        column.addWidget(self._in_one)
        column.addWidget(self.line)
        column.addLayout(row_of(self._open_folder, right=(self._close, self._start)))
        self.resize(640, 520)

    def done(self, result: int) -> None:
        """Close; what is under way is cancelled."""
        self.line.cancel()
        super().done(result)


def _row(copy: NumberedCopy, *, in_one: bool) -> Row:
    return Row(copy.recipient, copy.briefing.title.copy, "" if in_one else copy.path.name)
