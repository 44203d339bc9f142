"""The briefings that a library keeps, as a port."""

from datetime import datetime
from typing import NamedTuple, Protocol

from data.briefing.briefing import Briefing
from data.messages import Message


class BriefingEntry(NamedTuple):
    """A briefing as a list shows it.

    `unread` says why it cannot be read, in one line; it is empty where it can.
    """

    id: str
    name: str
    modified: datetime
    unread: Message | str = ""


class BriefingTurns(NamedTuple):
    """What the next change to be undone, and to be redone, is called; empty where there is none."""

    undoable: str = ""
    redoable: str = ""


class BriefingShelf(Protocol):
    """The briefings of a library; every change is on the disk when the method returns.

    Raises:
        LibraryError: from every method, in one line; nothing has changed then.
    """

    def listed(self) -> tuple[BriefingEntry, ...]:
        """Return the briefings, changed last first."""

    def removed(self) -> tuple[BriefingEntry, ...]:
        """Return those in the trash, removed last first."""

    def read(self, briefing_id: str) -> Briefing | None:
        """Return a briefing, or None if there is none, or it is in the trash.

        Raises:
            LibraryError: it cannot be read.
        """

    def add(self, briefing: Briefing) -> None:
        """Keep a new briefing, of an id that is not known yet."""

    def change(self, description: str, after: Briefing, *, amend: bool = False) -> Briefing:
        """Keep a briefing as it is to be now, as a change to be undone, and return it as kept.

        One that amends becomes a part of the last change where that is called the same.
        """

    def turns(self, briefing_id: str) -> BriefingTurns:
        """Return what can be undone and redone."""

    def undo(self, briefing_id: str) -> Briefing | None:
        """Take the last change back and return the briefing; None where there is none."""

    def redo(self, briefing_id: str) -> Briefing | None:
        """Make the last change that was undone again; otherwise like `undo`."""

    def remove(self, briefing_id: str) -> None:
        """Put a briefing into the trash."""

    def put_back(self, briefing_id: str) -> None:
        """Take a briefing out of the trash, as it was."""

    def delete_for_good(self, briefing_id: str) -> None:
        """Delete a briefing and its history; copies of the library still hold it."""
