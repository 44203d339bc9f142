"""Where the program keeps the user's library and settings."""

import os
from pathlib import Path
from typing import NamedTuple

VARIABLE = "BRIEFING_VIEWER_DATA"
"""The environment variable that names another folder."""

_NAME = "briefing-viewer"


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
