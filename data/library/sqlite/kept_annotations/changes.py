"""The changes of annotations in their order: what undo, redo and each annotation's history need.

What a change made of the corrections of the document's structure is kept among its versions, too,
under a name that no annotation has.
"""

import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime

from data.annotation import Annotation  # noqa: TC001
from data.basis import moments
from data.errors import FormatError, LibraryError
from data.library.records import Version
from data.library.sqlite.seals import annotation_of, digest
from data.messages import said
from data.notebook import ChangeRecord, Restructured, Step, Turn
from data.serial.annotation_json import ANNOTATION

_STRUCTURE = ""
"""Stands where a version of an annotation has the annotation's id."""
_ELSEWHERE = said(
    "This change was made, undone or removed in another window, and nothing was changed "
    "here: open the document again."
)
_LAST_DONE = (
    "SELECT sequence, description FROM changes WHERE document_id = ? AND state = 'done'"
    " ORDER BY sequence DESC LIMIT 1"
)
_LAST_UNDONE = (
    "SELECT sequence, description FROM changes WHERE document_id = ? AND state = 'undone'"
    " ORDER BY sequence LIMIT 1"
)


def keep(
    connection: sqlite3.Connection,
    document_id: str,
    record: ChangeRecord,
    made: datetime,
) -> int:
    """Store a new change, within the caller's transaction, and return its number.

    What was undone before can no longer be redone; it stays in the history.
    """
    _let_go(connection, document_id, "undone", 0)
    row = document_id, record.description, moments.kept(made), "done"
    sequence = connection.execute(
        "INSERT INTO changes (document_id, description, made, state, sha256)"
        " VALUES (?, ?, ?, ?, ?)",
        (*row, digest(*row)),
    ).lastrowid
    if sequence is None:
        raise LibraryError(
            said("The library did not number a change, and it was not made: try again.")
        )
    before = {item.id: ANNOTATION.dumps(item) for item in record.before}
    after = {item.id: ANNOTATION.dumps(item) for item in record.after}
    if record.structure is not None:
        from data.serial import correction_json  # noqa: PLC0415  # most documents have none

        before[_STRUCTURE], after[_STRUCTURE] = map(correction_json.dumps, record.structure)
    names = sorted(before.keys() | after.keys())
    rows = [(sequence, name, before.get(name), after.get(name)) for name in names]
    connection.executemany(
        "INSERT INTO versions (sequence, annotation_id, before, after, sha256)"
        " VALUES (?, ?, ?, ?, ?)",
        [(*row, digest(*row)) for row in rows],
    )
    return sequence


def amend(
    connection: sqlite3.Connection, document_id: str, record: ChangeRecord, sequence: int
) -> None:
    """Let the last change have led to what `record` led to, within the caller's transaction.

    Raises:
        LibraryError: if it is no longer the last change.
    """
    last = next_turn(connection, document_id, Step.UNDO)
    if last is None or last.sequence != sequence:
        raise LibraryError(_ELSEWHERE)
    _let_go(connection, document_id, "undone", 0)
    for item in record.after:
        (before,) = connection.execute(
            "SELECT before FROM versions WHERE sequence = ? AND annotation_id = ?",
            (sequence, item.id),
        ).fetchone()
        after = ANNOTATION.dumps(item)
        connection.execute(
            "UPDATE versions SET after = ?, sha256 = ? WHERE sequence = ? AND annotation_id = ?",
            (after, digest(sequence, item.id, before, after), sequence, item.id),
        )


def turn(connection: sqlite3.Connection, document_id: str, step: Step, sequence: int) -> None:
    """Mark a change as undone or as made again, within the caller's transaction.

    Raises:
        LibraryError: if it is no longer the change that is next in line.
    """
    was, will_be = ("done", "undone") if step is Step.UNDO else ("undone", "done")
    row = connection.execute(
        "SELECT document_id, description, made, state FROM changes WHERE sequence = ?",
        (sequence,),
    ).fetchone()
    if row is None or (row[0], row[3]) != (document_id, was):
        raise LibraryError(_ELSEWHERE)
    _set_state(connection, sequence, row, will_be)


def next_turn(connection: sqlite3.Connection, document_id: str, step: Step) -> Turn | None:
    """Return the change that is next in line to be undone or redone."""
    query = _LAST_DONE if step is Step.UNDO else _LAST_UNDONE
    row = connection.execute(query, (document_id,)).fetchone()
    return None if row is None else Turn(*row)


def record(connection: sqlite3.Connection, sequence: int) -> ChangeRecord:
    """Return the change with that number.

    Raises:
        LibraryError: if the library no longer holds it, or holds it damaged.
    """
    found = _record(connection, sequence)
    if found is None:
        raise LibraryError(
            said(
                "The library's record of this change is damaged or gone: it can neither be undone "
                "nor redone."
            )
        )
    return found


def history(connection: sqlite3.Connection, annotation_id: str) -> tuple[Version, ...]:
    """Return all that became of an annotation, oldest first, without what is damaged."""
    rows = connection.execute(
        "SELECT c.made, c.description, c.state, v.sequence, v.before, v.after, v.sha256"
        " FROM versions v JOIN changes c USING (sequence)"
        " WHERE v.annotation_id = ? ORDER BY v.sequence",
        (annotation_id,),
    )
    versions = []
    for made, description, state, sequence, before, after, stored in rows:
        annotation = annotation_of(after) if after is not None else None
        whole = digest(sequence, annotation_id, before, after) == stored
        if whole and (annotation is not None) == (after is not None):
            when = moments.read(made)
            versions.append(Version(when, description, annotation, state == "undone"))
    return tuple(versions)


def purge(connection: sqlite3.Connection, annotation_ids: Collection[str]) -> None:
    """Take annotations out of the history for good, within the caller's transaction.

    A change that loses a part of itself could be undone by half only: neither it nor what lies
    behind it can be undone or redone any more.
    """
    touched: set[int] = set()
    for name in annotation_ids:
        rows = connection.execute("SELECT sequence FROM versions WHERE annotation_id = ?", (name,))
        touched.update(sequence for (sequence,) in rows)
        connection.execute("DELETE FROM versions WHERE annotation_id = ?", (name,))
    for sequence in touched:
        document_id, state, left = connection.execute(
            "SELECT document_id, state, EXISTS (SELECT 1 FROM versions v"
            " WHERE v.sequence = c.sequence) FROM changes c WHERE sequence = ?",
            (sequence,),
        ).fetchone()
        if left:
            _let_go(connection, document_id, state, sequence)
        else:
            connection.execute("DELETE FROM changes WHERE sequence = ?", (sequence,))


def _let_go(connection: sqlite3.Connection, document_id: str, state: str, sequence: int) -> None:
    """Let a change, and what lies behind it in its line, be history alone."""
    rows = connection.execute(
        "SELECT sequence, document_id, description, made FROM changes"
        " WHERE document_id = ? AND state = ? AND CASE state WHEN 'done' THEN sequence <= ?"
        " ELSE sequence >= ? END",
        (document_id, state, sequence, sequence),
    ).fetchall()
    for number, *row in rows:
        _set_state(connection, number, row, "past")


def _set_state(
    connection: sqlite3.Connection, sequence: int, row: Sequence[str], state: str
) -> None:
    document_id, description, made, *_ = row
    connection.execute(
        "UPDATE changes SET state = ?, sha256 = ? WHERE sequence = ?",
        (state, digest(document_id, description, made, state), sequence),
    )


def _record(connection: sqlite3.Connection, sequence: int) -> ChangeRecord | None:
    """Return a change as it was kept, or None if anything of it is not as it was written."""
    row = connection.execute(
        "SELECT document_id, description, made, state, sha256 FROM changes WHERE sequence = ?",
        (sequence,),
    ).fetchone()
    if row is None or digest(*row[:4]) != row[4]:
        return None
    versions = connection.execute(
        "SELECT annotation_id, before, after, sha256 FROM versions WHERE sequence = ?"
        " ORDER BY annotation_id",
        (sequence,),
    )
    before: list[Annotation] = []
    after: list[Annotation] = []
    structure: Restructured | None = None
    for name, old, new, stored in versions:
        if digest(sequence, name, old, new) != stored:
            return None
        if name == _STRUCTURE:
            structure = _restructured(old, new)
            if structure is None:
                return None
            continue
        for body, side in ((old, before), (new, after)):
            annotation = None if body is None else annotation_of(body)
            if annotation is not None:
                side.append(annotation)
            elif body is not None:
                return None
    if not (before or after or structure):
        return None
    return ChangeRecord(row[1], tuple(before), tuple(after), sequence, structure)


def _restructured(old: str, new: str) -> Restructured | None:
    from data.serial import correction_json  # noqa: PLC0415  # most documents have none

    try:
        return Restructured(correction_json.loads(old), correction_json.loads(new))
    except FormatError:
        return None
