"""The user's own labels; the standard ones stand in until there are any."""

import sqlite3

from data.annotation import Label, standard_labels
from data.errors import FormatError, LibraryError
from data.library.sqlite.connection import transaction
from data.library.sqlite.seals import digest
from data.messages import Sentence, said

_SEEN = (
    "SELECT 1 FROM annotations WHERE label = ?"
    " AND document_id NOT IN (SELECT document_id FROM removed_documents) LIMIT 1"
)

_ALIKE = {
    "id": said("Two labels have the same id: give each its own."),
    "name": said("Two labels have the same name: give each its own."),
    "letter": said("Two labels have the same letter: give each its own."),
    "key": said("Two labels have the same key: give each its own."),
}
"""What is said where two labels would be confused, by what they have in common."""

_IN_USE = Sentence("The label “{label}” is in use: give its annotations another label first.")
_IN_TRASH = Sentence(
    "The label “{label}” is in use in a document in the trash: put that back, or delete it for "
    "good."
)


def read(connection: sqlite3.Connection) -> tuple[Label, ...]:
    """Return the labels in their order; a standard one stands in for one that is damaged.

    One of a newer version, which cannot be read, is left out here, and stays in the library.
    """
    rows = connection.execute("SELECT id, position, body, sha256 FROM labels ORDER BY position, id")
    standard = {label.id: label for label in standard_labels()}
    labels = []
    for name, position, body, stored in rows:
        is_whole = digest(name, position, body) == stored
        label = _label(body) if is_whole else standard.get(name)
        if label is not None:
            labels.append(label)
    return tuple(labels) or standard_labels()


def write(connection: sqlite3.Connection, labels: tuple[Label, ...]) -> None:
    """Store the labels in their order, in place of those before.

    Raises:
        LibraryError: if a label is left out that an annotation bears, or if two would be confused.
    """
    for name, alike in _ALIKE.items():
        values = [getattr(label, name).casefold() for label in labels if getattr(label, name)]
        if len(set(values)) != len(values):
            raise LibraryError(alike)
    with transaction(connection):
        used = {name for (name,) in connection.execute("SELECT DISTINCT label FROM annotations")}
        missing = {label.id: label.name for label in read(connection)}
        left_out = sorted(used & missing.keys() - {label.id for label in labels})
        if left_out:
            name = left_out[0]
            is_seen = connection.execute(_SEEN, (name,)).fetchone() is not None
            raise LibraryError((_IN_USE if is_seen else _IN_TRASH).of(label=missing[name]))
        kept = connection.execute("SELECT id, position, body, sha256 FROM labels").fetchall()
        gone = [(row[0],) for row in kept if digest(*row[:3]) != row[3] or _label(row[2])]
        connection.executemany("DELETE FROM labels WHERE id = ?", gone)
        connection.executemany(
            "INSERT OR REPLACE INTO labels (id, position, body, sha256) VALUES (?, ?, ?, ?)",
            [_row(position, label) for position, label in enumerate(labels)],
        )


def _row(position: int, label: Label) -> tuple[str, int, str, str]:
    from data.serial.label_json import LABEL  # noqa: PLC0415  # mostly the standard ones stand in

    row = label.id, position, LABEL.dumps(label)
    return *row, digest(*row)


def _label(body: str) -> Label | None:
    from data.serial.label_json import LABEL  # noqa: PLC0415  # mostly the standard ones stand in

    try:
        return LABEL.loads(body)
    except FormatError:
        return None


def tags(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the tags that annotations have, and how many have each; what is damaged has none."""
    rows = connection.execute(
        "SELECT value, count(*) FROM annotations,"
        " json_each(CASE WHEN json_valid(body) THEN body ELSE '{}' END, '$.tags')"
        " WHERE document_id NOT IN (SELECT document_id FROM removed_documents)"
        " AND typeof(value) = 'text' GROUP BY value"
    )
    return {str(tag): int(count) for tag, count in rows}
