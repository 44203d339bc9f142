"""Which version of intake read a document that is kept.

A document that came from elsewhere has none: what others say of a file is not believed of it. A
row speaks of one body, so that it says nothing of another one that took its place.
"""

import sqlite3

from data.library.sqlite.seals import digest


def find(connection: sqlite3.Connection, document_id: str) -> int:
    """Return which version read a document as it is kept; 0 where that is not known."""
    row = connection.execute(
        "SELECT r.document_id, r.body_sha256, r.version, r.sha256 FROM readings r"
        " JOIN documents d ON d.id = r.document_id AND d.body_sha256 = r.body_sha256"
        " WHERE d.id = ? AND d.id NOT IN (SELECT document_id FROM removed_documents)",
        (document_id,),
    ).fetchone()
    return int(row[2]) if row is not None and digest(*row[:3]) == row[3] else 0


def keep(connection: sqlite3.Connection, document_id: str, body_sha256: str, version: int) -> None:
    """Store what read a document, within the caller's transaction; 0 is not known."""
    connection.execute("DELETE FROM readings WHERE document_id = ?", (document_id,))
    if version:
        row = document_id, body_sha256, version
        connection.execute(
            "INSERT INTO readings (document_id, body_sha256, version, sha256) VALUES (?, ?, ?, ?)",
            (*row, digest(*row)),
        )
