"""What is asked at start where the library is damaged, or gone though one was there before."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QVBoxLayout

from data.errors import HOW_TO_REPAIR, AbsentLibraryError, LibraryError
from data.files.paths import shown
from data.library import Copies, Library, Location
from data.library.condition import Backup, Sources
from data.messages import said
from viewer.session.catalogue import told, tr
from viewer.session.jobs import Jobs
from viewer.widgets.literal_text import plain_label, window_title
from viewer.widgets.message_boxes import PlainBox, tell
from viewer.widgets.window_manners import Dialog

_Made = TypeVar("_Made")
_MOMENT = 500
"""Milliseconds after which it is said what is waited for."""


class RecoveryAnswer(Enum):
    """What is to become of a library that cannot be opened, as its button says it."""

    REPAIR = said("&Repair")
    BRING_BACK = said("&Bring It Back")
    TRY_AGAIN = said("&Try Again")
    START_EMPTY = said("Start &Empty")
    QUIT = said("&Quit")


class Recovery:
    """Asks what is to become of the library at a location, and does it before the window opens."""

    def __init__(
        self, program: str, location: Location, clock: Callable[[], datetime], *, patience: float
    ) -> None:
        self._program = program
        self._location = location
        self._clock = clock
        self._patience = patience

    def of_damaged(self, error: LibraryError) -> Library:
        """Return the library, repaired.

        Raises:
            LibraryError: the user quits, or it cannot be repaired.
        """
        head = told(error).replace(f": {told(HOW_TO_REPAIR)}", "")  # the buttons below do
        how = tr(
            "It can be made anew from the newest good backup and from all that can still be read. "
            "The damaged file is kept."
        )
        with self._waiting():
            if (
                self._ask(head, how, (RecoveryAnswer.REPAIR, RecoveryAnswer.QUIT))
                is RecoveryAnswer.QUIT
            ):
                raise error
            return self._repaired()

    def of_absent(self, error: LibraryError) -> Library:
        """Return the library, brought back or deliberately begun anew.

        Raises:
            LibraryError: the user quits, or it cannot be brought back.
        """
        with self._waiting():
            while True:
                sources = self._awaited(
                    self._location.mending.sources, tr("Looking for the newest good backup…")
                )
                answer = self._ask(
                    self._lost(), _found(sources, self._location.copies), _answers(sources)
                )
                if answer is RecoveryAnswer.QUIT:
                    raise error
                if answer is RecoveryAnswer.BRING_BACK:
                    return self._repaired()
                if answer is RecoveryAnswer.START_EMPTY:
                    return self._location.make(patience=self._patience)
                try:
                    return self._location.open(patience=self._patience)
                except AbsentLibraryError:
                    continue

    def _lost(self) -> str:
        return tr(
            "The library “{name}” {how}.",
            name=shown(self._location.path),
            how=self._location.presence.how_lost(),
        )

    def _repaired(self) -> Library:
        now = self._clock()
        done = self._awaited(
            lambda: self._location.mending.repair(now), tr("Making the library anew…")
        )
        tell(QMessageBox.Icon.Information, self._program, told(done.in_words()))
        return self._location.open(patience=self._patience)

    def _ask(self, head: str, more: str, answers: tuple[RecoveryAnswer, ...]) -> RecoveryAnswer:
        """Ask; the first answer is the default, closing the question is the last."""
        box = PlainBox()
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle(window_title(self._program))
        box.setText(head)
        box.setInformativeText(more)
        buttons = {}
        for answer in answers:
            is_last = answer is answers[-1]
            role = QMessageBox.ButtonRole.RejectRole if is_last else _ROLES[answer]
            buttons[box.addButton(told(answer.value), role)] = answer
        first, *_, last = buttons
        box.setDefaultButton(first)
        box.setEscapeButton(last)
        box.exec()
        return next(
            (answer for button, answer in buttons.items() if button is box.clickedButton()),
            answers[-1],
        )

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Let the program go on while no window of it is open."""
        quits = QApplication.quitOnLastWindowClosed()
        QApplication.setQuitOnLastWindowClosed(False)
        try:
            yield
        finally:
            QApplication.setQuitOnLastWindowClosed(quits)

    def _awaited(self, work: Callable[[], _Made], label: str) -> _Made:
        """Do what takes a while off the GUI thread, and wait for it.

        Raises:
            LibraryError: it failed.
        """
        made: list[_Made] = []
        failures: list[str] = []
        loop = QEventLoop()
        notice = Dialog()
        notice.setWindowTitle(window_title(self._program))
        QVBoxLayout(notice).addWidget(plain_label(label))
        late = QTimer(notice, singleShot=True, interval=_MOMENT)
        late.timeout.connect(notice.show)
        late.start()
        with closing(Jobs(_ignore)) as jobs:
            job = jobs.start(lambda _on_progress: work(), label.rstrip("…"))
            job.finished.connect(made.append)
            job.failed.connect(failures.append)
            for ended in (job.finished, job.failed):
                ended.connect(loop.quit)
            loop.exec()
        late.stop()
        notice.hide()
        if failures:
            raise LibraryError(failures[0])
        return made[0]


_ROLES = {
    RecoveryAnswer.REPAIR: QMessageBox.ButtonRole.AcceptRole,
    RecoveryAnswer.BRING_BACK: QMessageBox.ButtonRole.AcceptRole,
    RecoveryAnswer.TRY_AGAIN: QMessageBox.ButtonRole.AcceptRole,
    RecoveryAnswer.START_EMPTY: QMessageBox.ButtonRole.DestructiveRole,
}


def _answers(sources: Sources) -> tuple[RecoveryAnswer, ...]:
    lead = RecoveryAnswer.BRING_BACK if sources.any else RecoveryAnswer.TRY_AGAIN
    return lead, RecoveryAnswer.START_EMPTY, RecoveryAnswer.QUIT


def _found(sources: Sources, copies: Copies) -> str:
    """Return what the library can be brought back from."""
    left = sources.left
    if sources.backup is None:
        if left:
            return tr(
                "There is no good backup; what can be read of “{name}” can be brought back.",
                name=left.name,
            )
        return tr(
            "No good backup is beside it. If it is on a disk that is not connected, connect that "
            "disk and try again."
        )
    found = [
        tr(
            "The newest good backup is of {time} and holds {contents}.",
            time=_time(sources.backup),
            contents=copies.contents(sources.backup).in_words(),
        )
    ]
    if left:
        found.append(tr("What is newer in “{name}” comes back, too.", name=left.name))
    if sources.fuller is not None:
        found.append(
            tr(
                "An older one is of {time} and holds {contents}; it can be put back afterwards, "
                "with Library ▸ Backups.",
                time=_time(sources.fuller),
                contents=copies.contents(sources.fuller).in_words(),
            )
        )
    return " ".join(found)


def _time(backup: Backup) -> str:
    """Return of what time a copy is."""
    return f"{datetime.fromtimestamp(backup.made, UTC).astimezone():%Y-%m-%d %H:%M}"


def _ignore(_error: BaseException) -> None:
    """Stand in for the reporter: the job says in one line that it failed."""
