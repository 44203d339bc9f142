"""Whether a library that is not there was there before: absence alone is no first run."""

from pathlib import Path
from typing import NamedTuple

from data.errors import AbsentLibraryError
from data.files.paths import shown
from data.library.condition import Backup
from data.library.sqlite.connection import is_filled, reported
from data.library.sqlite.safekeeping import backups, file_exchange
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.messages import Message, Sentence, said

_NONE_YET = said("There is no library yet: it is made when the first document is opened.")


class Loss(NamedTuple):
    """How a library is missing, told with what can be done."""

    without_copy: Sentence
    with_backups: Sentence
    with_aside: Sentence


_ELSEWHERE = Loss(
    Sentence(
        "The library “{name}” leads to “{target}”, which is not there, and there is no backup "
        "beside it: connect the disk that it is on, put its file back, or start with an empty one "
        "in the window."
    ),
    Sentence(
        "The library “{name}” leads to “{target}”, which is not there: “briefing-viewer library "
        "repair” brings it back from the newest good backup; “briefing-viewer library restore” "
        "lists all backups."
    ),
    Sentence(
        "The library “{name}” leads to “{target}”, which is not there: “briefing-viewer library "
        "repair” brings it back from “{aside}”."
    ),
)
_EMPTY = Loss(
    Sentence(
        "The library “{name}” is empty, and there is no backup beside it: connect the disk that it "
        "is on, put its file back, or start with an empty one in the window."
    ),
    Sentence(
        "The library “{name}” is empty: “briefing-viewer library repair” brings it back from the "
        "newest good backup; “briefing-viewer library restore” lists all backups."
    ),
    Sentence(
        "The library “{name}” is empty: “briefing-viewer library repair” brings it back from "
        "“{aside}”."
    ),
)
_GONE = Loss(
    Sentence(
        "The library “{name}” is gone, and there is no backup beside it: connect the disk that it "
        "is on, put its file back, or start with an empty one in the window."
    ),
    Sentence(
        "The library “{name}” is gone: “briefing-viewer library repair” brings it back from the "
        "newest good backup; “briefing-viewer library restore” lists all backups."
    ),
    Sentence(
        "The library “{name}” is gone: “briefing-viewer library repair” brings it back from "
        "“{aside}”."
    ),
)


class Traces(NamedTuple):
    """What speaks of a library that was there: its copies, what was set aside, the lock's word."""

    backups: tuple[Backup, ...]
    asides: tuple[Path, ...]
    is_vouched_for: bool

    @property
    def any(self) -> bool:
        """Whether there is any."""
        return bool(self.backups or self.asides or self.is_vouched_for)

    @property
    def lead_back(self) -> bool:
        """Whether there is something that the library can be made anew of."""
        return bool(self.backups or self.asides)


def traces(path: Path) -> Traces:
    """Look for what speaks of a library in that file; nothing is opened for it."""
    left = file_exchange.ready_of(path), Path(f"{path}-journal"), Path(f"{path}-wal")
    is_vouched_for = LibraryLock.has_vouched(path) or any(map(is_filled, left))
    return Traces(backups.listed(path), file_exchange.asides(path), is_vouched_for)


def is_or_was(path: Path) -> bool:
    """Tell whether a library is in that file, or was.

    Raises:
        LibraryError: its folder cannot be read.
    """
    with reported(path):
        return is_filled(path) or traces(path).any


def absent(path: Path) -> AbsentLibraryError:
    """Return what is to be said of a library that is missing, or empty."""
    found = traces(path)
    if not found.any:
        return AbsentLibraryError(_NONE_YET, is_first_run=True)
    return lost(path)


def foreign(path: Path) -> Message:
    """Return what is to be said of another program's database in the library's place."""
    if traces(path).lead_back:
        return said(
            "The library “{name}” is a database of another program now: move that file away and "
            "start again; your library can be brought back from what is kept beside it.",
            name=shown(path),
        )
    return said(
        "The library “{name}” is a database of another program: name another folder.",
        name=shown(path),
    )


def how_lost(path: Path) -> Message:
    """Return how a library is missing, as it is told after its name."""
    if _leads_away(path):
        return said("leads to “{target}”, which is not there", target=shown(path.readlink()))
    return said("is empty") if path.exists() else said("is gone")


def _leads_away(path: Path) -> bool:
    return path.is_symlink() and not path.exists()


def _loss(path: Path) -> Loss:
    if _leads_away(path):
        return _ELSEWHERE
    return _EMPTY if path.exists() else _GONE


def lost(path: Path) -> AbsentLibraryError:
    """Return what is to be said of a library that is missing, or empty, and was there before."""
    found = traces(path)
    loss = _loss(path)
    if not found.lead_back:
        told = loss.without_copy
    else:
        told = loss.with_backups if found.backups else loss.with_aside
    message = told.of(
        name=shown(path),
        target=shown(path.readlink()) if _leads_away(path) else "",
        aside=found.asides[-1].name if found.asides else "",
    )
    return AbsentLibraryError(message, is_first_run=False)
