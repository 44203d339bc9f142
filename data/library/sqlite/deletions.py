"""What was taken out of the library for good, by id: the record of deliberate deletions.

A repair brings nothing back that stands here, and rotation lets a backup go only when the library
and this record account for all that it holds. An id says nothing of what was deleted.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from data.basis import moments
from data.library.sqlite.seals import digest

Kind = Literal["annotation", "document"]
"""What is deleted: one annotation, or a document with all that belongs to it."""


def record(connection: sqlite3.Connection, kind: Kind, ids: Iterable[str], now: datetime) -> None:
    """Keep that these were deleted for good at `now`, within the caller's transaction."""
    rows = [(kind, name, moments.kept(now)) for name in ids]
    connection.executemany(
        "INSERT OR REPLACE INTO deletions (kind, id, deleted, sha256) VALUES (?, ?, ?, ?)",
        [(*row, digest(*row)) for row in rows],
    )


def forget(connection: sqlite3.Connection, kind: Kind, ids: Iterable[str]) -> None:
    """Forget that these were deleted, as they came back, within the caller's transaction."""
    connection.executemany(
        "DELETE FROM deletions WHERE kind = ? AND id = ?", [(kind, name) for name in ids]
    )


def read(connection: sqlite3.Connection, kind: Kind) -> dict[str, datetime]:
    """Return the ids of what was deleted for good with its time, without what is damaged."""
    rows = connection.execute(
        "SELECT kind, id, deleted, sha256 FROM deletions WHERE kind = ?", (kind,)
    )
    return {
        str(row[1]): datetime.fromisoformat(row[2])
        for *row, stored in rows
        if digest(*row) == stored
    }
