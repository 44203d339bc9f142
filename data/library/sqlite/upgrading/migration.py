"""How a library of an older version becomes one of this version."""

import sqlite3

from data.library.sqlite import schema
from data.library.sqlite.connection import transaction
from data.library.sqlite.schema import SEALED_SINCE, VERSION
from data.library.sqlite.statements import MIGRATIONS

_BRIEFINGS_SINCE = 6
"""The version in which a plan that is kept under a name is a briefing."""


def migrate(connection: sqlite3.Connection, *, with_plans: bool = True) -> None:
    """Bring the library to this version, whole or not at all; refuse what `schema.check` does.

    Plans become briefings, unless `with_plans` leaves them to a caller who has more of them to
    bring, or some to delete, before.
    """
    if schema.pragma(connection, "user_version") == VERSION:
        return
    schema.check(connection)
    with transaction(connection):
        version = schema.pragma(connection, "user_version")
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        if version:
            _bring_over(connection, version)
        if with_plans and 0 < version < _BRIEFINGS_SINCE:
            from data.library.sqlite.upgrading import plan_conversion  # noqa: PLC0415  # of old

            plan_conversion.convert(connection)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _bring_over(connection: sqlite3.Connection, version: int) -> None:
    """Bring what the tables of an older version hold into the form of this one."""
    from data.library.sqlite.search import search_index  # noqa: PLC0415  # only for a library of old
    from data.library.sqlite.upgrading import stored_times  # noqa: PLC0415  # only for a library of old

    if version < SEALED_SINCE:
        search_index.rebuild(connection)
        connection.execute(
            "INSERT OR IGNORE INTO tags (tag, annotation_id) SELECT value, a.id"
            " FROM annotations a, json_each(a.body, '$.tags')"
        )
    elif version == SEALED_SINCE:
        # Its words were folded otherwise; `Library.index` indexes anew, a part at a time.
        search_index.clear(connection)
    # A library of the first version has the tables of the second by now.
    stored_times.bring_over(connection, max(version, SEALED_SINCE))
