"""The documents that were opened, and how far each was read."""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from data.basis import moments
from data.document import Document
from data.errors import FormatError, LibraryError
from data.library.records import ShelfEntry, StoredDocument
from data.library.sqlite import schema, stored_corrections
from data.library.sqlite.connection import transaction
from data.library.sqlite.seals import body_digest, digest
from data.messages import said
from data.serial.document_json import DOCUMENT
from data.structure_corrections.correction import Correction


def prepared(
    document: Document, chosen: Sequence[Correction] = (), reading: int = 0
) -> StoredDocument:
    """Return the form in which a document is stored; it is named as `chosen` corrects it.

    `reading` is the version of intake that read it here; 0 where it came from elsewhere.
    """
    from data.structure_corrections.application import corrected

    body = DOCUMENT.dumps(document)
    named = stored_corrections.Named.of(corrected(document, chosen).document)
    return StoredDocument(
        document.id,
        named.title,
        document.source.name,
        named.date,
        named.series,
        body,
        body_digest(body),
        reading,
    )


def remember(
    connection: sqlite3.Connection, stored: StoredDocument, path: str, now: datetime
) -> bool:
    """Store a document as it was read, and that it was opened at `now`.

    One that is in the trash comes back; returns whether it was there.
    """
    from data.library.sqlite import deletions

    with transaction(connection):
        known = connection.execute(
            "SELECT corrections FROM documents WHERE id = ?", (stored.id,)
        ).fetchone()
        row = (
            stored.id,
            stored.title,
            stored.source_name,
            stored.body_sha256,
            moments.kept(now),
            path,
            stored.date,
            stored.series,
            known[0] if known else "",
        )
        connection.execute(
            "INSERT INTO documents (id, title, source_name, body_sha256, opened, path, date,"
            " series, corrections, body, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
            " source_name = excluded.source_name, body_sha256 = excluded.body_sha256,"
            " opened = excluded.opened, path = excluded.path, date = excluded.date,"
            " series = excluded.series, body = excluded.body, sha256 = excluded.sha256",
            (*row, stored.body, digest(*row)),
        )
        connection.execute("DELETE FROM readings WHERE document_id = ?", (stored.id,))
        if stored.reading:
            read = stored.id, stored.body_sha256, stored.reading
            connection.execute(
                "INSERT INTO readings (document_id, body_sha256, version, sha256)"
                " VALUES (?, ?, ?, ?)",
                (*read, digest(*read)),
            )
        deletions.forget(connection, "document", [stored.id])
        return bring_back(connection, stored.id)


def reopened(connection: sqlite3.Connection, document_id: str, path: str, now: datetime) -> None:
    """Store where a document lies, and that it was opened at `now`; its text is not touched."""
    with transaction(connection):
        found = connection.execute(
            f"SELECT {schema.SEALED['documents']} FROM documents WHERE id = ?",  # noqa: S608
            (document_id,),
        ).fetchone()
        if found is None:
            return
        names = schema.SEALED["documents"].split(", ")
        row = dict(zip(names, found, strict=True)) | {"opened": moments.kept(now), "path": path}
        connection.execute(
            "UPDATE documents SET opened = ?, path = ?, sha256 = ? WHERE id = ?",
            (row["opened"], path, digest(*row.values()), document_id),
        )


def is_removed(connection: sqlite3.Connection, document_id: str) -> bool:
    """Tell whether a document is in the trash."""
    query = "SELECT 1 FROM removed_documents WHERE document_id = ?"
    return connection.execute(query, (document_id,)).fetchone() is not None


def bring_back(connection: sqlite3.Connection, document_id: str) -> bool:
    """Take a document out of the trash, within the caller's transaction; tell if it was there."""
    gone = connection.execute("DELETE FROM removed_documents WHERE document_id = ?", (document_id,))
    return gone.rowcount > 0


_SHELF = (
    "SELECT id, title, source_name, path, date, series, opened,"
    " (SELECT count(*) FROM annotations a WHERE a.document_id = d.id),"
    " (SELECT count(*) FROM annotations a WHERE a.document_id = d.id"
    " AND a.visibility = 'briefing') FROM documents d"
)
KEPT = "id NOT IN (SELECT document_id FROM removed_documents)"
"""Holds for the documents that are not in the trash."""


def shelf(connection: sqlite3.Connection, limit: int, offset: int) -> tuple[ShelfEntry, ...]:
    """Return documents, opened last first, from `offset` on; a negative limit is none."""
    return _entries(connection, KEPT, "LIMIT ? OFFSET ?", limit, offset)


def entry(connection: sqlite3.Connection, document_id: str) -> ShelfEntry | None:
    """Return a document without its text, or None if it was never opened, or was removed."""
    return next(iter(_entries(connection, f"{KEPT} AND id = ?", "", document_id)), None)


def editions(connection: sqlite3.Connection, series: str) -> tuple[ShelfEntry, ...]:
    """Return the documents of one series, opened last first; none for an empty one."""
    return _entries(connection, f"{KEPT} AND series = ? AND series <> ''", "", series)


def removed(connection: sqlite3.Connection) -> tuple[ShelfEntry, ...]:
    """Return the documents that are in the trash."""
    return _entries(connection, "id IN (SELECT document_id FROM removed_documents)", "")


def _entries(
    connection: sqlite3.Connection, where: str, cut: str, *values: str | int
) -> tuple[ShelfEntry, ...]:
    rows = connection.execute(f"{_SHELF} WHERE {where} ORDER BY opened DESC, id {cut}", values)
    return tuple(
        ShelfEntry(name, title, source, path, date, key, moments.read(opened), *counts)
        for name, title, source, path, date, key, opened, *counts in rows
    )


def find(
    connection: sqlite3.Connection,
    document_id: str,
    *,
    as_read: bool = False,
    in_trash: bool = False,
) -> Document | None:
    """Return a document with the user's corrections; None if it was never opened, or was removed.

    `as_read` leaves the corrections out; so do corrections that are damaged. With `in_trash` a
    document that was removed counts, too.

    Raises:
        LibraryError: if what is stored is damaged, or of a version that is not known.
    """
    row = connection.execute(
        "SELECT body, body_sha256 FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    if row is None or (not in_trash and is_removed(connection, document_id)):
        return None
    document = decoded(*row)
    if not as_read:
        from data.structure_corrections.application import corrected

        with suppress(LibraryError):
            found = stored_corrections.read(connection, document_id)
            return corrected(document, found).document
    return document


def decoded(body: str, stored: str) -> Document:
    """Return the document that a body holds, of which the digest is stored.

    Raises:
        LibraryError: it is damaged, or of a version that is not known.
    """
    try:
        if body_digest(body) == stored:
            return DOCUMENT.loads(body)
    except FormatError:
        pass
    raise LibraryError(said("The library's copy of the document is damaged: open its file again."))


def find_stored(connection: sqlite3.Connection, document_id: str) -> tuple[Document, str] | None:
    """Return a document with the key of what is stored of it, or None if that is damaged."""
    row = connection.execute(
        "SELECT body_sha256, corrections FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    try:
        document = find(connection, document_id)
    except LibraryError:
        return None
    return None if document is None or row is None else (document, stored_corrections.key_of(*row))


def position(connection: sqlite3.Connection, document_id: str) -> int:
    """Return the offset (code points) up to which a document was read; 0 at first."""
    row = connection.execute(
        "SELECT position FROM reading_positions WHERE document_id = ?", (document_id,)
    ).fetchone()
    return int(row[0]) if row else 0


def set_position(connection: sqlite3.Connection, document_id: str, offset: int) -> None:
    """Store the offset (code points) up to which a document was read."""
    with transaction(connection):
        connection.execute(
            "INSERT INTO reading_positions (document_id, position, sha256) VALUES (?, ?, ?)"
            " ON CONFLICT (document_id) DO UPDATE SET position = excluded.position,"
            " sha256 = excluded.sha256",
            (document_id, offset, digest(document_id, offset)),
        )
