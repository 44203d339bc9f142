"""The times of rows that an older version wrote, brought into the form that sorts as text."""

import sqlite3
from datetime import datetime

from data.basis import moments
from data.library.sqlite import schema
from data.library.sqlite.seals import digest

_UNSEALED = "annotations"
"""Its rows are proved by their bodies, which hold the same moment as the column."""


def bring_over(connection: sqlite3.Connection, version: int) -> None:
    """Rewrite the times of a library that was of that version, within the caller's transaction.

    A row that is not what was written stays as it is, so that it is found.
    """
    connection.create_function("kept", 1, _kept, deterministic=True)
    for table in sorted(schema.TIMES.keys() & schema.tables_of(version)):
        time = schema.TIMES[table]
        if table == _UNSEALED:
            connection.execute(f"UPDATE {table} SET {time} = kept({time})")  # noqa: S608
            continue
        columns = schema.SEALED[table]
        place = columns.split(", ").index(time)
        connection.create_function("seal", -1, lambda *row, at=place: _resealed(at, row)[0])
        connection.create_function("moment", -1, lambda *row, at=place: _resealed(at, row)[1])
        row = f"sha256, {columns}"
        connection.execute(
            f"UPDATE {table} SET sha256 = seal({row}), {time} = moment({row})"  # noqa: S608
        )


def brought_over(
    table: str, names: str, row: tuple[str | int | None, ...]
) -> tuple[str | int | None, ...]:
    """Return a row that is what was written, its columns in the order of `names`, with its time."""
    time = schema.TIMES.get(table)
    if time is None:
        return row
    values = dict(zip(names.split(", "), row, strict=True))
    values[time] = _kept(str(values[time]))
    if values.get("sha256"):
        values["sha256"] = digest(*(values[name] for name in schema.SEALED[table].split(", ")))
    return tuple(values.values())


def _resealed(place: int, row: tuple[str, ...]) -> tuple[str, str]:
    """Return the seal and the time that a row is to have."""
    stored, *values = row
    if stored not in {"", digest(*values)}:
        return stored, values[place]
    values[place] = _kept(values[place])
    return digest(*values) if stored else "", values[place]


def _kept(written: str) -> str:
    try:
        return moments.kept(datetime.fromisoformat(written))
    except ValueError:
        return written
