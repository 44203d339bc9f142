"""The briefings that a library keeps."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from data.basis import moments
from data.briefing.briefing import Briefing
from data.briefing.briefing_changes import MismatchedChangeError, applied, difference
from data.errors import FormatError, LibraryError
from data.files.paths import clean
from data.library.briefing_shelf import BriefingEntry, BriefingTurns
from data.library.sqlite import schema
from data.library.sqlite.connection import reported, transaction
from data.library.sqlite.kept_briefings import briefing_history
from data.library.sqlite.kept_briefings.briefing_history import TurnKind
from data.library.sqlite.seals import digest
from data.messages import Sentence, said
from data.serial.briefing_json import BRIEFING

_COLUMNS = schema.SEALED["briefings"]
_DAMAGED = said("A stored briefing is damaged: it is not what was written.")
_UNREAD = Sentence("The briefing “{name}” cannot be read. {reason}")
_GONE = said("This briefing is no longer in the library: it was removed in another window.")


class StoredBriefings:
    """Implements `data.library.briefing_shelf.BriefingShelf`.

    Raises:
        LibraryError: from every method, in one line that names the file; nothing has changed then.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime]
    ) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock

    def listed(self) -> tuple[BriefingEntry, ...]:
        """Return the briefings, changed last first."""
        return self._entries("removed = '' ORDER BY modified DESC, name")

    def removed(self) -> tuple[BriefingEntry, ...]:
        """Return those in the trash, removed last first."""
        return self._entries("removed <> '' ORDER BY removed DESC, name")

    def read(self, briefing_id: str) -> Briefing | None:
        """Return a briefing, or None if there is none, or it is in the trash."""
        with reported(self._path):
            return self._read(briefing_id)

    def add(self, briefing: Briefing) -> None:
        """Keep a new briefing, of an id that is not known yet."""
        with reported(self._path), transaction(self._connection):
            put(self._connection, briefing)

    def change(self, description: str, after: Briefing, *, amend: bool = False) -> Briefing:
        """Keep a briefing as it is to be now, as a change to be undone, and return it as kept."""
        with reported(self._path), transaction(self._connection):
            before = self._kept(after.id)
            now = self._clock()
            after = replace(after, modified=now)
            if amend:
                before = self._unamended(description, before)
            change = difference(description, before, after)
            briefing_history.keep(self._connection, after.id, change, now)
            put(self._connection, after)
            return after

    def turns(self, briefing_id: str) -> BriefingTurns:
        """Return what can be undone and redone."""
        with reported(self._path):
            return BriefingTurns(
                *(
                    briefing_history.called(self._connection, briefing_id, kind)
                    for kind in (TurnKind.UNDO, TurnKind.REDO)
                )
            )

    def undo(self, briefing_id: str) -> Briefing | None:
        """Take the last change back and return the briefing; None where there is none."""
        return self._turn(briefing_id, TurnKind.UNDO)

    def redo(self, briefing_id: str) -> Briefing | None:
        """Make the last change that was undone again; otherwise like `undo`."""
        return self._turn(briefing_id, TurnKind.REDO)

    def remove(self, briefing_id: str) -> None:
        """Put a briefing into the trash."""
        self._mark(briefing_id, moments.kept(self._clock()))

    def put_back(self, briefing_id: str) -> None:
        """Take a briefing out of the trash, as it was."""
        self._mark(briefing_id, "")

    def delete_for_good(self, briefing_id: str) -> None:
        """Delete a briefing and its history; copies of the library still hold it."""
        with reported(self._path), transaction(self._connection):
            self._connection.execute(
                "DELETE FROM briefing_changes WHERE briefing_id = ?", (briefing_id,)
            )
            self._connection.execute("DELETE FROM briefings WHERE id = ?", (briefing_id,))

    def _entries(self, where: str) -> tuple[BriefingEntry, ...]:
        query = f"SELECT {_COLUMNS}, sha256 FROM briefings WHERE {where}"  # noqa: S608
        found: list[BriefingEntry] = []
        with reported(self._path):
            for *row, stored in self._connection.execute(query):
                name, _, modified, _ = row[1:]
                unread = "" if digest(*row) == stored else _DAMAGED
                found.append(BriefingEntry(row[0], str(name), moments.read(modified), unread))
        return tuple(found)

    def _turn(self, briefing_id: str, kind: TurnKind) -> Briefing | None:
        with reported(self._path), transaction(self._connection):
            last = briefing_history.last(self._connection, briefing_id, kind)
            if last is None:
                return None
            change = last.change.inverse if kind is TurnKind.UNDO else last.change
            try:
                found = applied(change, self._kept(briefing_id))
            except MismatchedChangeError:
                raise LibraryError(briefing_history.NO_TURN) from None
            found = replace(found, modified=self._clock())
            briefing_history.turn(self._connection, briefing_id, last.number, kind)
            put(self._connection, found)
            return found

    def _unamended(self, description: str, before: Briefing) -> Briefing:
        """Return a briefing as it was before its last change, where that is to be amended."""
        last = briefing_history.last(self._connection, before.id, TurnKind.UNDO)
        if last is None or last.change.description != description:
            return before
        try:
            found = applied(last.change.inverse, before)
        except MismatchedChangeError:
            return before
        briefing_history.drop(self._connection, before.id, last.number)
        return found

    def _kept(self, briefing_id: str) -> Briefing:
        found = self._read(briefing_id)
        if found is None:
            raise LibraryError(_GONE)
        return found

    def _read(self, briefing_id: str) -> Briefing | None:
        row = self._connection.execute(
            f"SELECT {_COLUMNS}, sha256 FROM briefings WHERE id = ? AND removed = ''",  # noqa: S608
            (briefing_id,),
        ).fetchone()
        if row is None:
            return None
        *values, stored = row
        if digest(*values) != stored:
            raise LibraryError(_UNREAD.of(name=clean(str(values[1])), reason=_DAMAGED))
        try:
            return BRIEFING.loads(values[2])
        except FormatError as error:
            raise LibraryError(
                _UNREAD.of(name=clean(str(values[1])), reason=error.message)
            ) from None

    def _mark(self, briefing_id: str, removed: str) -> None:
        """Note when a briefing was put into the trash; nothing is where it is not there."""
        with reported(self._path), transaction(self._connection):
            row = self._connection.execute(
                "SELECT id, name, body, modified FROM briefings WHERE id = ?", (briefing_id,)
            ).fetchone()
            if row is None:
                raise LibraryError(_GONE)
            self._connection.execute(
                "UPDATE briefings SET removed = ?, sha256 = ? WHERE id = ?",
                (removed, digest(*row, removed), briefing_id),
            )


def put(connection: sqlite3.Connection, briefing: Briefing) -> None:
    """Store a briefing in place of one of its id, within the caller's transaction."""
    row = (
        briefing.id,
        briefing.name,
        BRIEFING.dumps(briefing),
        moments.kept(briefing.modified),
        "",
    )
    connection.execute(
        f"INSERT INTO briefings ({_COLUMNS}, sha256) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body,"
        " modified = excluded.modified, removed = excluded.removed, sha256 = excluded.sha256",
        (*row, digest(*row)),
    )
