"""Where the program keeps the user's library and settings."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from data.errors import IntakeError
from data.files import paths
from data.files.paths import is_file
from data.messages import Message, said

if TYPE_CHECKING:
    from data.library import Location
    from exporters.destination import Kept

VARIABLE = "BRIEFING_VIEWER_DATA"
"""The environment variable that names another folder."""

REMEMBERED = "library/known"
"""The setting that holds the mark of the library that was there last."""
_NAME = "briefing-viewer"
_HOMELESS = said(
    "The system does not say where your home folder is: set HOME, or name a folder for the "
    "library with --data-folder."
)
_LONGEST = 1_000_000
"""Bytes of the settings that are looked through."""


class Folders(NamedTuple):
    """The files of one user: the library of documents and annotations, and the settings."""

    library: Path
    settings: Path

    @staticmethod
    def named(chosen: Path | None) -> Path | None:
        """Return the folder that was chosen, or that the environment names, or None.

        Raises:
            IntakeError: the environment names what is no path of this computer.
        """
        from_environment = os.environ.get(VARIABLE)
        return chosen or (paths.named(from_environment) if from_environment else None)

    @classmethod
    def of(cls, chosen: Path | None = None) -> "Folders":
        """Return the files in the folder that was chosen, or that the environment names.

        Without either they are where the platform keeps such files: on Linux in
        `~/.local/share/briefing-viewer` and `~/.config/briefing-viewer`.

        Raises:
            IntakeError: the platform does not say where, or as `named`.
        """
        named = cls.named(chosen)
        if named is None:
            from platformdirs import user_config_path, user_data_path

            try:
                data = user_data_path(_NAME, appauthor=False)
                config = user_config_path(_NAME, appauthor=False)
            except RuntimeError:
                raise IntakeError(_HOMELESS) from None
        else:
            data = config = named.absolute()
        return cls(data / "library.sqlite3", config / "settings.ini")

    @classmethod
    def beside(cls, library: Path) -> "Folders":
        """Return the files to which a library belongs."""
        with suppress(IntakeError):
            usual = cls.of(None)
            if usual.library == library:
                return usual
        return cls(library, library.with_name("settings.ini"))

    @property
    def location(self) -> "Location":
        """The library, as it is opened."""
        from data.library.location import location_of

        return location_of(self.library)

    @property
    def mark(self) -> str:
        """What the settings remember of a library: nothing that tells where it is."""
        return sha256(os.fsencode(self.library.absolute())).hexdigest()

    def remember_a_library(self) -> bool:
        """Tell whether the settings remember that there was a library, without Qt."""
        key = REMEMBERED.rpartition("/")[2]
        with suppress(IntakeError):
            return f"{key}={self.mark}".encode() in paths.start(self.settings, _LONGEST)[0]
        return False

    def kept(self, *others: tuple[Path | None, Message | str]) -> "Kept":
        """Return what no export may replace: the program's own files, and `others`.

        Each of the others is a path, or None, with what it is.
        """
        from viewer.system import rendezvous

        ours = *self.location.files(), rendezvous.record_of(self.library), self.settings
        own: dict[Path, Message | str] = dict.fromkeys(ours, said("kept by the program"))
        return MappingProxyType(
            own | {path: what for path, what in others if path and is_file(path)}
        )
