"""The corrections of a document: a part of its row, written with what follows from it.

The library keeps a document's body as it was read, and gives it out corrected: so corrections can
be undone, whether the file is still there or not.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from itertools import takewhile
from typing import NamedTuple

from data.document import Document
from data.errors import FormatError, LibraryError
from data.library.sqlite import schema
from data.library.sqlite.seals import digest
from data.messages import said
from data.serial.document_json import DOCUMENT
from data.structure_corrections.correction import Correction, CorrectionKind

_ROW = schema.SEALED["documents"]
_NAMING = frozenset(
    {CorrectionKind.TITLE, CorrectionKind.JOIN, CorrectionKind.SPLIT, CorrectionKind.DETAIL}
)
"""What may change how a document is called, or its date."""


class Named(NamedTuple):
    """How a document is called, of which day it is, and what it shares with its editions.

    `date` is ISO 8601, or empty.
    """

    title: str
    date: str
    series: str

    @classmethod
    def of(cls, document: Document) -> "Named":
        """Return what the library's row says of a document."""
        from data.anchors.editions import series

        day = document.meeting.date
        return cls(document.title, day.isoformat() if day else "", series(document))


def read(connection: sqlite3.Connection, document_id: str) -> tuple[Correction, ...]:
    """Return a document's corrections; none if it is not known.

    Raises:
        LibraryError: they are not what was written.
    """
    row = _row(connection, document_id)
    if row is None or not row["corrections"]:
        return ()
    from data.serial import correction_json  # most documents have none

    try:
        if row["sha256"] in {"", digest(*_sealed(row))}:
            return correction_json.loads(row["corrections"])
    except FormatError:
        pass
    raise LibraryError(
        said(
            "The corrections of this document are damaged in the library, and it is shown as it "
            "was read: restore a backup, or correct it anew."
        )
    )


def replace(
    connection: sqlite3.Connection,
    document_id: str,
    before: Sequence[Correction],
    after: Sequence[Correction],
) -> None:
    """Store corrections in place of those that were known, within the caller's transaction.

    Raises:
        LibraryError: if others are stored now than `before`, or there would be too many.
    """
    row = _row(connection, document_id)
    if row is None or readable(connection, document_id) not in (None, tuple(before)):
        raise LibraryError(
            said(
                "This document was corrected in another window, and nothing was changed here: open "
                "it again."
            )
        )
    from data.serial import correction_json
    from data.structure_corrections.application import corrected

    try:
        row["corrections"] = correction_json.dumps(after)
    except ValueError:
        raise LibraryError(
            said(
                "This document has as many corrections as are kept, and nothing was changed: undo "
                "some."
            )
        ) from None
    if _may_name(before, after):
        with suppress(FormatError):  # a body that was lost has no title but the one it had
            document = DOCUMENT.loads(_body(connection, document_id))
            row |= Named.of(corrected(document, after).document)._asdict()
    connection.execute(
        "UPDATE documents SET title = ?, date = ?, series = ?, corrections = ?, sha256 = ?"
        " WHERE id = ?",
        (
            *(row[name] for name in (*Named._fields, "corrections")),
            digest(*_sealed(row)),
            document_id,
        ),
    )


def key_of(body_sha256: str, corrections: str) -> str:
    """Return what tells the corrected text of a document from its other states, in hex."""
    return digest(body_sha256, corrections) if corrections else body_sha256


def readable(connection: sqlite3.Connection, document_id: str) -> tuple[Correction, ...] | None:
    """Return the corrections that are stored; None where these are damaged, and may be replaced."""
    try:
        return read(connection, document_id)
    except LibraryError:
        return None


def _may_name(before: Sequence[Correction], after: Sequence[Correction]) -> bool:
    """Tell whether what differs between two lists may change the title or the date."""
    pairs = zip(before, after, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return any(item.kind in _NAMING for item in (*before[same:], *after[same:]))


def _body(connection: sqlite3.Connection, document_id: str) -> str:
    (body,) = connection.execute(
        "SELECT body FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    return str(body)


def _row(connection: sqlite3.Connection, document_id: str) -> dict[str, str] | None:
    found = connection.execute(
        f"SELECT {_ROW}, sha256 FROM documents WHERE id = ?",  # noqa: S608
        (document_id,),
    ).fetchone()
    names = (*_ROW.split(", "), "sha256")
    return None if found is None else dict(zip(names, found, strict=True))


def _sealed(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in _ROW.split(", "))
