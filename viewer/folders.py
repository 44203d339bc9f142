"""Where the program keeps the user's library and settings."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

VARIABLE = "BRIEFING_VIEWER_DATA"
"""The environment variable that names another folder."""

REMEMBERED = "library/known"
"""The setting that holds the mark of the library that was there last."""
_NAME = "briefing-viewer"
_LONGEST = 1_000_000
"""Bytes of the settings that are looked through."""


class Folders(NamedTuple):
    """The files of one user: the library of documents and annotations, and the settings."""

    library: Path
    settings: Path

    @staticmethod
    def named(chosen: Path | None) -> Path | None:
        """Return the folder that was chosen, or that the environment names, or None."""
        from_environment = os.environ.get(VARIABLE)
        return chosen or (Path(from_environment) if from_environment else None)

    @classmethod
    def of(cls, chosen: Path | None = None) -> "Folders":
        """Return the files in the folder that was chosen, or that the environment names.

        Without either they are where the platform keeps such files: on Linux in
        `~/.local/share/briefing-viewer` and `~/.config/briefing-viewer`.
        """
        named = cls.named(chosen)
        if named is None:
            from platformdirs import user_config_path, user_data_path

            data = user_data_path(_NAME, appauthor=False)
            config = user_config_path(_NAME, appauthor=False)
        else:
            data = config = named.absolute()
        return cls(data / "library.sqlite3", config / "settings.ini")

    @classmethod
    def beside(cls, library: Path) -> "Folders":
        """Return the files to which a library belongs."""
        usual = cls.of(None)
        return (
            usual if usual.library == library else cls(library, library.with_name("settings.ini"))
        )

    @property
    def mark(self) -> str:
        """What the settings remember of a library: nothing that tells where it is."""
        return sha256(os.fsencode(self.library.absolute())).hexdigest()

    def remember_a_library(self) -> bool:
        """Tell whether the settings remember that there was a library, without Qt."""
        with suppress(OSError):
            if self.settings.is_file():
                with self.settings.open("rb") as file:
                    key = REMEMBERED.rpartition("/")[2]
                    return f"{key}={self.mark}".encode() in file.read(_LONGEST)
        return False
