"""The plans that are kept with a document, by name."""

import sqlite3
from datetime import datetime

from data import moments
from data.briefing.content import Plan
from data.errors import FormatError
from data.library.sqlite.connection import transaction
from data.library.sqlite.seals import digest
from data.serial import plan_json


def read(connection: sqlite3.Connection, document_id: str) -> dict[str, Plan]:
    """Return a document's plans by name, changed last first, without what is damaged."""
    rows = connection.execute(
        "SELECT document_id, name, body, modified, sha256 FROM plans WHERE document_id = ?"
        " ORDER BY modified DESC, name",
        (document_id,),
    )
    plans = {}
    for *row, stored in rows:
        if digest(*row) == stored:
            try:
                plans[str(row[1])] = plan_json.loads(row[2])
            except FormatError:
                continue
    return plans


def write(
    connection: sqlite3.Connection, document_id: str, name: str, plan: Plan, now: datetime
) -> None:
    """Store a plan under a name, in place of the one before."""
    row = document_id, name, plan_json.dumps(plan), moments.kept(now)
    with transaction(connection):
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
