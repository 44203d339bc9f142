"""What a library is kept with: its presence, its copies, its mending and its lock, as a port."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from data.errors import AbsentLibraryError
    from data.library.condition import Backup, BackupContents, Held, Repaired, Sources
    from data.messages import Message

Share = Callable[[float], None]
"""Is told the share done, 0 to 1; may raise CancelledError."""


class Presence(Protocol):
    """Whether a library is in a place, or was: absence alone is no first run.

    Raises:
        LibraryError: the place cannot be looked at.
    """

    def is_here(self) -> bool:
        """Tell whether a library is here."""

    def is_or_was_here(self) -> bool:
        """Tell whether a library is here, or was."""

    def absence(self) -> "AbsentLibraryError":
        """Return what is to be said of a library that is missing, or empty."""

    def loss(self) -> "AbsentLibraryError":
        """Return what is to be said of one that is missing, or empty, and was there before."""

    def how_lost(self) -> "Message | str":
        """Return how a library is missing, as it is told after its name."""


class Copies(Protocol):
    """The copies of one library, each proved to be whole before it counts.

    Raises:
        LibraryError: they cannot be read or written, or the library is damaged.
    """

    def listed(self) -> "tuple[Backup, ...]":
        """Return the copies, the newest first."""

    def make_if_changed(self) -> "Backup | None":
        """Copy the library unless the newest copy already holds all of it."""

    def contents(self, backup: "Backup") -> "BackupContents":
        """Return how much a copy that is whole holds."""

    def holding(self, document_ids: Collection[str]) -> "Held":
        """Return which copies hold any of some documents."""

    def purge(
        self, document_ids: Sequence[str], now: datetime, on_progress: Share | None = None
    ) -> "tuple[Backup, ...]":
        """Rewrite each copy without some documents; return those that were rewritten.

        One for which that is not possible stays, and `holding` tells it.
        """


class Mending(Protocol):
    """How one library is made anew; who does that holds its lock.

    Raises:
        LibraryError: it cannot be; what was there is as it was.
    """

    def sources(self) -> "Sources":
        """Look for what a library can be made anew of; each copy is proved, which takes a while."""

    def repair(self, now: datetime) -> "Repaired":
        """Make a library anew that is damaged, gone or empty; nobody may have it open."""

    def bring_back(self, backup: "Backup", now: datetime) -> None:
        """Make a copy the library where none is there."""

    def is_unfinished(self) -> bool:
        """Tell whether a repair was cut short that can be completed."""

    def finish(self, now: datetime) -> None:
        """Complete a repair that was cut short."""

    def tidy(self, now: datetime) -> None:
        """Complete a repair that was cut short, and sweep away what is left of one that failed."""


class Lock(Protocol):
    """Held by the one program that writes to a library; it ends with its process."""

    @property
    def is_certain(self) -> bool:
        """Whether nobody else can have the lock; some file systems have no locks."""

    def acquire(self) -> bool:
        """Take the lock, and tell whether that went well; another program may hold it.

        Raises:
            LibraryError: the lock cannot be made.
        """

    def vouch(self) -> None:
        """Note that a library is here; once it is gone, that is known from this."""

    def release(self) -> None:
        """Give the lock back."""

    def __enter__(self) -> "Lock": ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
