"""The plans that are kept with a document, by name."""

import sqlite3
from datetime import datetime

from data.basis import moments
from data.briefing.plan import LAST_USED, Plan
from data.errors import FormatError, LibraryError
from data.files.paths import clean
from data.library.kept_plans import StoredPlans
from data.library.sqlite.connection import transaction
from data.library.sqlite.seals import digest
from data.messages import said
from data.serial.plan_json import PLAN


def read(connection: sqlite3.Connection, document_id: str) -> StoredPlans:
    """Return a document's plans; one that cannot be read is named, and stays where it is."""
    rows = connection.execute(
        "SELECT document_id, name, body, modified, sha256 FROM plans WHERE document_id = ?"
        " ORDER BY modified DESC, name",
        (document_id,),
    )
    found = StoredPlans()
    for *row, stored in rows:
        name = str(row[1])
        if digest(*row) != stored:
            found.unread[name] = said("A stored plan is damaged: it is not what was written.")
            continue
        try:
            found[name] = PLAN.loads(row[2])
        except FormatError as error:
            found.unread[name] = error.message
    return found


def write(
    connection: sqlite3.Connection, document_id: str, name: str, plan: Plan, now: datetime
) -> None:
    """Store a plan under a name, in place of the one before.

    Raises:
        LibraryError: if a plan is kept under that name that cannot be read; but what was used last
            gives way.
    """
    row = document_id, name, PLAN.dumps(plan), moments.kept(now)
    with transaction(connection):
        if name != LAST_USED and name in read(connection, document_id).unread:
            raise LibraryError(
                said(
                    "The plan “{name}” that is kept cannot be read, and was not replaced: save "
                    "this one under another name, or delete that one.",
                    name=clean(name),
                )
            )
        connection.execute(
            "INSERT OR REPLACE INTO plans (document_id, name, body, modified, sha256)"
            " VALUES (?, ?, ?, ?, ?)",
            (*row, digest(*row)),
        )


def delete(connection: sqlite3.Connection, document_id: str, name: str) -> None:
    """Delete the plan of that name."""
    with transaction(connection):
        connection.execute(
            "DELETE FROM plans WHERE document_id = ? AND name = ?", (document_id, name)
        )
