"""Documents as they were read here, with the version of intake that did.

A document that came from elsewhere has none: what others say of a file is not believed of it. A
row speaks of one body, so that it says nothing of another one that took its place.
"""

import sqlite3

from data.library.records import KeptReading
from data.library.sqlite import stored_documents
from data.library.sqlite.seals import digest


def find(
    connection: sqlite3.Connection, document_id: str, longest: int | None
) -> KeptReading | None:
    """Return a document as it was read here; None if it never was, or was removed.

    None, too, where its body has more than `longest` characters.

    Raises:
        LibraryError: its body is damaged.
    """
    # In one query: what stands behind a large body in its row is far to seek.
    row = connection.execute(
        "SELECT d.body, d.body_sha256, r.version, r.sha256 FROM readings r"
        " JOIN documents d ON d.id = r.document_id AND d.body_sha256 = r.body_sha256"
        " WHERE d.id = ? AND d.id NOT IN (SELECT document_id FROM removed_documents)",
        (document_id,),
    ).fetchone()
    if row is None:
        return None
    body, body_sha256, version, stored = row
    is_whole = digest(document_id, body_sha256, version) == stored
    if not is_whole or (longest is not None and len(body) > longest):
        return None
    return KeptReading(stored_documents.decoded(body, body_sha256), version)
