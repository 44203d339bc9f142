"""Which version of intake read a document that is kept.

A document that came from elsewhere has none: what others say of a file is not believed of it. A
row speaks of one body, so that it says nothing of another one that took its place.
"""

import sqlite3

from data.library.records import KeptReading
from data.library.sqlite.seals import digest


def find(connection: sqlite3.Connection, document_id: str) -> KeptReading | None:
    """Return how a document was read; None if it was never opened, or was removed."""
    row = connection.execute(
        "SELECT length(d.body), d.body_sha256, r.version, r.sha256 FROM documents d"
        " LEFT JOIN readings r ON r.document_id = d.id AND r.body_sha256 = d.body_sha256"
        " WHERE d.id = ?"
        " AND d.id NOT IN (SELECT document_id FROM removed_documents)",
        (document_id,),
    ).fetchone()
    if row is None:
        return None
    length, body_sha256, version, stored = row
    is_whole = version is not None and digest(document_id, body_sha256, version) == stored
    return KeptReading(version if is_whole else 0, length)


def keep(connection: sqlite3.Connection, document_id: str, body_sha256: str, version: int) -> None:
    """Store what read a document, within the caller's transaction; 0 is not known."""
    connection.execute("DELETE FROM readings WHERE document_id = ?", (document_id,))
    if version:
        row = document_id, body_sha256, version
        connection.execute(
            "INSERT INTO readings (document_id, body_sha256, version, sha256) VALUES (?, ?, ?, ?)",
            (*row, digest(*row)),
        )
