"""One window a library: a second start hands its document to the first, and ends.

Who is first is decided by the library's lock, which is taken before anybody is listened to; the
socket only carries the message.
"""

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from data.errors import IntakeError
from data.files.paths import named
from data.library import Lock
from viewer.system import rendezvous
from viewer.system.rendezvous import (
    LONGEST,
    MeetingPlace,
    Outcome,
    hand_over,
    is_proved,
    message,
    proof,
    understood,
)

_NOBODY = 5.0
"""Seconds for which a window is waited for that is just starting, or just ending."""
_SILENT = 10.0
"""Seconds for which a window is waited for that listens, and is busy."""
_PAUSE = 0.05
_MOST_TALKS = 32
_LONGEST_TALK = 5_000
"""Milliseconds after which who says no more is not listened to."""


class InstancePlace(Enum):
    """What this start of the program is."""

    FIRST = "it has the library"
    SECOND = "another one has it, and shows the document"
    ALONE = "another one has it, and does not answer"


def place(lock: Lock, library: Path, document: Path | None, address: str = "") -> InstancePlace:
    """Take the library's lock, or let the window that holds it show the document at an address.

    A window that is starting or ending is waited for, and one that does not answer for so long
    that it would have. Where the file system has no locks, who answers is first.

    Raises:
        LibraryError: the lock cannot be made.
    """
    begun = time.monotonic()
    while True:
        is_free = lock.acquire()
        if is_free and lock.is_certain:
            return InstancePlace.FIRST
        outcome = hand_over(library, document, _SILENT, address)
        if outcome is Outcome.SHOWN:
            lock.release()
            return InstancePlace.SECOND
        if is_free and outcome is Outcome.NOBODY:
            return InstancePlace.FIRST
        if outcome is Outcome.SILENT or time.monotonic() - begun > _NOBODY:
            return InstancePlace.ALONE
        time.sleep(_PAUSE)


class Calls(QObject):
    """Hears from later starts of the program, of the same user only.

    `is_open` tells whether there is a window that can show something.
    """

    shown = Signal()
    """The window is to come to the front."""
    document_wanted = Signal(object, str)
    """The Path of a document that is to be opened in it, and the address in it; may be empty."""

    def __init__(
        self, meeting: MeetingPlace, is_open: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._is_open = is_open
        self._talks: list[_Talk] = []
        descriptor = meeting.socket.fileno()
        self._notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)

    def close(self) -> None:
        """Hear no more."""
        self._notifier.setEnabled(False)
        for talk in tuple(self._talks):
            talk.end()
        self._meeting.close()

    def _answer(self) -> None:
        self._talks = [talk for talk in self._talks if not talk.is_over]
        with suppress(OSError):
            while True:
                line, _ = self._meeting.socket.accept()
                if len(self._talks) >= _MOST_TALKS or not rendezvous.is_own(line):
                    line.close()
                    continue
                self._talks.append(_Talk(line, self._meeting.key, self._take, self))

    def _take(self, told: list[Path], address: str) -> bool:
        """Take documents over; tell whether there still is a window that shows them."""
        if not self._is_open():
            return False
        self.shown.emit()
        for path in told:
            self.document_wanted.emit(path, address)
        return True


class _Talk:
    """One conversation with a later start, as `rendezvous` describes it."""

    def __init__(
        self,
        line: socket.socket,
        key: bytes,
        take: Callable[[list[Path], str], bool],
        parent: QObject,
    ) -> None:
        line.settimeout(0)
        self._line = line
        self._key = key
        self._take = take
        self._heard = b""
        self._nonces: tuple[str, str] | None = None
        self.is_over = False
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, parent)
        self._notifier.activated.connect(self._read)
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.end)
        self._timer.start(_LONGEST_TALK)

    def end(self) -> None:
        """Say no more."""
        if self.is_over:
            return
        self.is_over = True
        self._notifier.setEnabled(False)
        self._timer.stop()
        self._line.close()
        for part in (self._notifier, self._timer):
            part.deleteLater()  # not now: one of them has called

    def _read(self) -> None:
        try:
            heard = self._line.recv(LONGEST)
            self._heard += heard
            line, feed, rest = self._heard.partition(b"\n")
            if not heard or len(self._heard) > LONGEST:
                self.end()
            elif feed:
                self._heard = rest
                self._answer(understood(line))
        except BlockingIOError:
            pass
        except OSError:
            self.end()

    def _answer(self, said: dict[str, object]) -> None:
        if self._nonces is None:
            self._nonces = theirs, ours = str(said.get("hello", "")), rendezvous.nonce()
            self._line.sendall(message(nonce=ours, proof=proof(self._key, "window", theirs, ours)))
            return
        told = said.get("paths")
        names = [str(name) for name in told] if isinstance(told, list) else []
        meant = proof(self._key, "start", *self._nonces, *names)
        address = str(said.get("at", ""))
        is_meant = is_proved(said.get("at_proof"), proof(self._key, "at", *self._nonces, address))
        at = address if is_meant else ""
        if is_proved(said.get("proof"), meant) and self._take(_paths(names), at):
            self._line.sendall(message(shown=proof(self._key, "shown", *self._nonces, *names)))
        self.end()


def _paths(names: list[str]) -> list[Path]:
    found = []
    for name in names:
        with suppress(IntakeError):
            found.append(named(name))
    return found
