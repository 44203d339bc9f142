"""The profiles of offices that a library keeps."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from data.basis import moments
from data.briefing.profile import Profile
from data.errors import FormatError
from data.library.sqlite import schema
from data.library.sqlite.connection import reported, transaction
from data.library.sqlite.seals import digest
from data.serial.profile_json import PROFILE

_COLUMNS = schema.SEALED["profiles"]


class StoredProfiles:
    """Implements `data.library.profile_shelf.ProfileShelf`.

    Raises:
        LibraryError: from every method, in one line that names the file; nothing has changed then.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime]
    ) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock

    def listed(self) -> tuple[Profile, ...]:
        """Return the profiles that can be read, sorted by name."""
        query = f"SELECT {_COLUMNS}, sha256 FROM profiles ORDER BY name"  # noqa: S608
        with reported(self._path):
            rows = self._connection.execute(query).fetchall()
        found = (_profile(row[1]) for *row, stored in rows if digest(*row) == stored)
        return tuple(profile for profile in found if profile is not None)

    def keep(self, profile: Profile) -> None:
        """Keep a profile, in place of one of the same name."""
        row = profile.name, PROFILE.dumps(profile), moments.kept(self._clock())
        with reported(self._path), transaction(self._connection):
            self._connection.execute(
                f"INSERT OR REPLACE INTO profiles ({_COLUMNS}, sha256)"  # noqa: S608
                " VALUES (?, ?, ?, ?)",
                (*row, digest(*row)),
            )

    def delete(self, name: str) -> None:
        """Delete a profile; there need not be one of that name."""
        with reported(self._path), transaction(self._connection):
            self._connection.execute("DELETE FROM profiles WHERE name = ?", (name,))


def _profile(body: str) -> Profile | None:
    try:
        return PROFILE.loads(body)
    except FormatError:
        return None
