"""The changes of each briefing in their order: what undo and redo need."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from data.basis import moments
from data.briefing.briefing_changes import BriefingChange
from data.errors import FormatError, LibraryError
from data.library.sqlite import schema
from data.library.sqlite.seals import digest
from data.messages import said
from data.serial.briefing_json import BRIEFING_CHANGE

NO_TURN = said(
    "This change of the briefing can neither be undone nor redone: the library's record of it is "
    "damaged or gone."
)
_COLUMNS = schema.SEALED["briefing_changes"]


class TurnKind(StrEnum):
    """Whether a change is taken back or made again."""

    UNDO = "done"
    REDO = "undone"

    @property
    def order(self) -> str:
        """How the changes that may be next are sorted, the next one first."""
        return "DESC" if self is TurnKind.UNDO else "ASC"

    @property
    def other(self) -> "TurnKind":
        """What can be done with a change once this was."""
        return TurnKind.REDO if self is TurnKind.UNDO else TurnKind.UNDO


class NumberedChange(NamedTuple):
    """A change and its number among those of its briefing, from 1."""

    number: int
    change: BriefingChange


def keep(
    connection: sqlite3.Connection, briefing_id: str, change: BriefingChange, made: datetime
) -> None:
    """Store a new change; what was undone before can no longer be redone, and is let go."""
    connection.execute(
        "DELETE FROM briefing_changes WHERE briefing_id = ? AND state = ?",
        (briefing_id, TurnKind.REDO.value),
    )
    (number,) = connection.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM briefing_changes WHERE briefing_id = ?",
        (briefing_id,),
    ).fetchone()
    body = BRIEFING_CHANGE.dumps(change)
    row = briefing_id, number, change.description, body, moments.kept(made), TurnKind.UNDO.value
    connection.execute(
        f"INSERT INTO briefing_changes ({_COLUMNS}, sha256)"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*row, digest(*row)),
    )


def last(connection: sqlite3.Connection, briefing_id: str, kind: TurnKind) -> NumberedChange | None:
    """Return the change that is next to be undone or redone.

    Raises:
        LibraryError: it is damaged.
    """
    row = _row(connection, briefing_id, kind)
    if row is None:
        return None
    *values, stored = row
    if digest(*values) != stored:
        raise LibraryError(NO_TURN)
    try:
        return NumberedChange(values[1], BRIEFING_CHANGE.loads(values[3]))
    except FormatError:
        raise LibraryError(NO_TURN) from None


def called(connection: sqlite3.Connection, briefing_id: str, kind: TurnKind) -> str:
    """Return what the next change is called; empty where there is none."""
    row = _row(connection, briefing_id, kind)
    return "" if row is None else str(row[2])


def turn(connection: sqlite3.Connection, briefing_id: str, number: int, kind: TurnKind) -> None:
    """Note that a change was undone, or made again."""
    row = connection.execute(
        "SELECT briefing_id, number, description, body, made FROM briefing_changes"
        " WHERE briefing_id = ? AND number = ?",
        (briefing_id, number),
    ).fetchone()
    state = kind.other.value
    connection.execute(
        "UPDATE briefing_changes SET state = ?, sha256 = ? WHERE briefing_id = ? AND number = ?",
        (state, digest(*row, state), briefing_id, number),
    )


def drop(connection: sqlite3.Connection, briefing_id: str, number: int) -> None:
    """Take a change out, another one stands for it."""
    connection.execute(
        "DELETE FROM briefing_changes WHERE briefing_id = ? AND number = ?", (briefing_id, number)
    )


def _row(connection: sqlite3.Connection, briefing_id: str, kind: TurnKind) -> Sequence[Any] | None:
    row: Sequence[Any] | None = connection.execute(
        f"SELECT {_COLUMNS}, sha256 FROM briefing_changes"  # noqa: S608
        f" WHERE briefing_id = ? AND state = ? ORDER BY number {kind.order} LIMIT 1",
        (briefing_id, kind.value),
    ).fetchone()
    return row
