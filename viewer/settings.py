"""What the program remembers between runs: window state, recent files, choices. No notes."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT = 10


class Settings:
    """A small file of the user's own, readable by nobody else."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def value(self, key: str, default: str = "") -> str:
        """Return what was remembered under `key`, or `default`."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: float) -> float:
        """Return the number that was remembered under `key`, or `default`."""
        try:
            return float(self.value(key, str(default)))
        except ValueError:
            return default

    def set_value(self, key: str, value: str) -> None:
        """Remember a text under `key`."""
        self._settings.setValue(key, value)

    def state(self, key: str) -> QByteArray:
        """Return a window's or a splitter's remembered state; empty where there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, key: str, state: QByteArray) -> None:
        """Remember a window's or a splitter's state."""
        self._settings.setValue(key, state)

    def recent(self) -> tuple[Path, ...]:
        """Return the files that were opened last, the latest first."""
        value = self._settings.value("recent", [])
        names = [value] if isinstance(value, str) else value
        return tuple(Path(name) for name in names) if isinstance(names, list) else ()

    def add_recent(self, path: Path) -> None:
        """Remember that a file was opened just now."""
        others = [str(other) for other in self.recent() if other != path]
        self._settings.setValue("recent", [str(path), *others][:_MOST_RECENT])

    def clear_recent(self) -> None:
        """Forget which files were opened."""
        self._settings.setValue("recent", [])

    def save(self) -> None:
        """Write everything to the file now."""
        self._settings.sync()
