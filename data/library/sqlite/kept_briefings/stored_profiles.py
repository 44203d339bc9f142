"""The profiles of offices that a library keeps."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from data.basis import moments
from data.briefing.profile import Profile
from data.errors import FormatError
from data.library.sqlite import schema
from data.library.sqlite.connection import reported, transaction
from data.library.sqlite.seals import digest
from data.serial.profile_json import PROFILE

_COLUMNS = schema.SEALED["profiles"]


class _Kept(NamedTuple):
    """The profiles that can be read, and the names of those that cannot."""

    profiles: tuple[Profile, ...]
    unread: tuple[str, ...]


class StoredProfiles:
    """Implements `data.library.profile_shelf.ProfileShelf`.

    Raises:
        LibraryError: from every method, in one line that names the file; nothing has changed then.
    """

    def __init__(
        self,
        connection: Callable[[], sqlite3.Connection],
        path: Path,
        clock: Callable[[], datetime],
    ) -> None:
        """Keep profiles through the library's connection, which another may take the place of."""
        self._connection = connection
        self._path = path
        self._clock = clock
        self._known: tuple[tuple[object, ...], _Kept] | None = None

    def listed(self) -> tuple[Profile, ...]:
        """Return the profiles that can be read, sorted by name."""
        return self._read().profiles

    def unread(self) -> tuple[str, ...]:
        """Return the names of profiles that are kept and cannot be read, sorted."""
        return self._read().unread

    def _read(self) -> _Kept:
        """Return what is kept, made anew only where the rows or the file are others.

        Logos make profiles large, and they are asked for at every change of a briefing.
        """
        connection = self._connection()
        with reported(self._path):
            ((others,),) = connection.execute("PRAGMA data_version")
            seals = connection.execute("SELECT name, sha256 FROM profiles ORDER BY name")
            state = others, tuple(seals)
            if self._known is None or self._known[0] != state:
                query = f"SELECT {_COLUMNS}, sha256 FROM profiles ORDER BY name"  # noqa: S608
                self._known = state, _kept(connection.execute(query).fetchall())
        return self._known[1]

    def keep(self, profile: Profile) -> None:
        """Keep a profile, in place of one of the same name."""
        row = profile.name, PROFILE.dumps(profile), moments.kept(self._clock())
        connection = self._connection()
        with reported(self._path), transaction(connection):
            connection.execute(
                f"INSERT OR REPLACE INTO profiles ({_COLUMNS}, sha256)"  # noqa: S608
                " VALUES (?, ?, ?, ?)",
                (*row, digest(*row)),
            )

    def delete(self, name: str) -> None:
        """Delete a profile; there need not be one of that name."""
        connection = self._connection()
        with reported(self._path), transaction(connection):
            connection.execute("DELETE FROM profiles WHERE name = ?", (name,))


def _kept(rows: list[tuple[str, str, str, str]]) -> _Kept:
    profiles: list[Profile] = []
    unread: list[str] = []
    for name, body, modified, stored in rows:
        profile = _profile(body) if digest(name, body, modified) == stored else None
        if profile is None:
            unread.append(str(name))
        else:
            profiles.append(profile)
    return _Kept(tuple(profiles), tuple(unread))


def _profile(body: str) -> Profile | None:
    try:
        return PROFILE.loads(body)
    except FormatError:
        return None
