"""A damaged library is set aside and made anew from the newest whole copy, and from itself.

The damaged file is renamed, never written to and never deleted.
"""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from data.errors import LibraryError
from data.library import backups, checking, indexing, salvaging, schema
from data.library.connection import connect_to_read, reported, secure, transaction
from data.library.rows import body_digest, digest

_LOST = "A document whose text was lost"
_LONG_AGO = "1970-01-01T00:00:00+00:00"
_SIDECARS = ("-journal", "-wal", "-shm")


class Repaired(NamedTuple):
    """What a repair came to: where the damaged file is, which copy was taken, and rows by table.

    `salvaged` counts the rows that the damaged file had and the copy had not, or had older.
    """

    aside: Path
    backup: Path | None
    rows: dict[str, int]
    salvaged: dict[str, int]

    def in_words(self) -> str:
        """Return what the user is told."""
        annotations, documents = self.rows["annotations"], self.rows["documents"]
        source = "the newest good backup" if self.backup else "no backup, as there is none"
        newer = sum(self.salvaged.values())
        return (
            f"The library was repaired with {source} and {newer:,} entries out of the damaged "
            f"file: {documents:,} documents and {annotations:,} annotations are there. "
            f"The damaged file was kept as “{self.aside.name}”."
        )


def repair(path: Path, now: datetime) -> Repaired:
    """Make a damaged library anew; nobody else may have it open.

    Raises:
        LibraryError: the file cannot be renamed, or the new one not be written.
    """
    backup = next((item.path for item in backups.listed(path) if backups.is_sound(item.path)), None)
    part = path.parent / f".{path.name}.part"
    with reported(path):
        part.unlink(missing_ok=True)
        _start(part, backup)
        aside = _set_aside(path, now)
        with closing(sqlite3.connect(part, isolation_level=None)) as made:
            secure(made, part)
            schema.migrate(made)
            salvaged = _take(aside, made)
            findings = checking.check(made)
        if not findings.is_sound:
            raise LibraryError(
                f"The library could not be repaired ({findings.faults[0].what}); the damaged file "
                f"is kept as “{aside}”."
            )
        part.replace(path)
        backups.settle(path.parent)
    return Repaired(aside, backup, findings.rows, salvaged)


def restore(connection: sqlite3.Connection, library: Path, backup: Path) -> None:
    """Put a copy in place of what an open library holds, of which a copy is made before.

    Raises:
        LibraryError: the copy is not whole, or the library cannot be written.
    """
    if not backups.is_sound(backup):
        raise LibraryError(f"The backup “{backup.name}” is damaged: choose another one.")
    backups.make(connection, library)
    with reported(library), closing(connect_to_read(backup)) as good:
        good.backup(connection)
        schema.migrate(connection)


def _start(part: Path, backup: Path | None) -> None:
    """Make the file that becomes the library: a copy of the backup, or empty."""
    if backup is None:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        return
    with closing(connect_to_read(backup)) as good:
        backups.copy(good, part)


def _set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged library and what belongs to it; no file is overwritten."""
    stem = f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}"
    aside = path.with_name(f"{stem}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}{path.suffix}")
    path.rename(aside)
    for sidecar in _SIDECARS:
        with suppress(FileNotFoundError):
            Path(f"{path}{sidecar}").rename(f"{aside}{sidecar}")
    return aside


def _take(aside: Path, made: sqlite3.Connection) -> dict[str, int]:
    """Take over each row that the damaged file has and that is newer than the copy's."""
    salvaged = dict.fromkeys(salvaging.ORDER, 0)
    with closing(_opened(aside)) as damaged, transaction(made):
        made.execute("PRAGMA defer_foreign_keys = ON")
        for table in salvaging.ORDER:
            names = salvaging.columns(table)
            marks = ", ".join("?" for _ in names.split(","))
            query = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
            if table == "annotations":
                query = _NEWER.format(names=names, marks=marks)
            with suppress(sqlite3.DatabaseError):
                for row in salvaging.rows(damaged, table):
                    salvaged[table] += _changes(made, table, names, query, row)
        _agree(made)
    return salvaged


_NEWER = (
    "INSERT INTO annotations ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET"
    " body = excluded.body, body_sha256 = excluded.body_sha256, start = excluded.start,"
    " label = excluded.label, visibility = excluded.visibility, modified = excluded.modified"
    " WHERE excluded.modified >= modified"
)


def _changes(
    made: sqlite3.Connection, table: str, names: str, query: str, row: salvaging.Row
) -> int:
    """Write a row unless it is there already; return how many rows that changed."""
    same = " AND ".join(f"{name.strip()} IS ?" for name in names.split(","))
    known = made.execute(f"SELECT 1 FROM {table} WHERE {same}", row).fetchone()  # noqa: S608
    return 0 if known else made.execute(query, row).rowcount


def _agree(made: sqlite3.Connection) -> None:
    """Let what comes from two times fit together: nothing hangs in the air, nothing is twice."""
    made.execute(
        "DELETE FROM annotations WHERE id IN (SELECT t.id FROM trash t JOIN annotations a"
        " USING (id) WHERE t.deleted >= a.modified)"
    )
    made.execute("DELETE FROM trash WHERE id IN (SELECT id FROM annotations)")
    made.execute("DELETE FROM versions WHERE sequence NOT IN (SELECT sequence FROM changes)")
    missing = made.execute(
        "SELECT document_id FROM annotations UNION SELECT document_id FROM trash"
        " UNION SELECT document_id FROM changes UNION SELECT document_id FROM reading_positions"
        " UNION SELECT document_id FROM plans EXCEPT SELECT id FROM documents"
    ).fetchall()
    for (document_id,) in missing:
        # Its annotations are worth keeping; opening its file again brings the text back.
        row = document_id, _LOST, "", body_digest(""), _LONG_AGO, "", "", "", ""
        made.execute(
            "INSERT INTO documents (id, title, source_name, body_sha256, opened, path, date,"
            " series, corrections, body, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)",
            (*row, digest(*row)),
        )
    indexing.rebuild(made)
    made.execute("DELETE FROM tags")
    made.execute(
        "INSERT INTO tags (tag, annotation_id) SELECT DISTINCT value, a.id FROM annotations a,"
        " json_each(a.body, '$.tags')"
    )


def _opened(aside: Path) -> sqlite3.Connection:
    """Open a damaged file for reading alone, or an empty one where it cannot be opened at all."""
    try:
        connection = connect_to_read(aside)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError:
        return sqlite3.connect(":memory:")
    return connection
