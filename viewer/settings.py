"""What the program remembers between runs: window state, recent files, choices. No notes."""

import os
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT = 10
LAST = "window/document"
"""The key of the document that was open when the window was closed."""


class Settings:
    """A small file of the user's own, readable by nobody else.

    Where it cannot be written, everything is remembered until the program ends, and `fault` says
    so: no settings are worth a program that does not start.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fault = ""
        try:
            _make(path)
        except OSError as error:
            self._forgetful(error.strerror or "unknown")
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def fault(self) -> str:
        """Why nothing is remembered for the next run, in one line; empty if all is well."""
        return self._fault

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
        """Remember a text under `key`; nothing for the name of a file that is not Unicode."""
        self._settings.setValue(key, value if _is_unicode(value) else "")

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
        """Remember that a file was opened just now, if its name is Unicode."""
        if not _is_unicode(str(path)):
            return
        others = [str(other) for other in self.recent() if other != path]
        self._settings.setValue("recent", [str(path), *others][:_MOST_RECENT])

    def forget(self, paths: Collection[str]) -> None:
        """Forget files: none is among those opened last any more, nor opened at the next start."""
        left = [str(known) for known in self.recent() if str(known) not in paths]
        self._settings.setValue("recent", left)
        if self.value(LAST) in paths:
            self.set_value(LAST, "")

    def clear_recent(self) -> None:
        """Forget which files were opened."""
        self._settings.setValue("recent", [])

    def save(self) -> None:
        """Write everything to the file now."""
        self._settings.sync()
        if self._settings.status() is QSettings.Status.AccessError and not self._fault:
            self._forgetful("the file cannot be written")

    def _forgetful(self, reason: str) -> None:
        self._fault = (
            f"Settings are not kept for the next run ({reason}): allow writing to “{self._path}”."
        )


def _make(path: Path) -> None:
    """Make a file private and sure to be writable; it and its folder where they are missing."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def _is_unicode(text: str) -> bool:
    """Tell whether a text can be stored; the name of a file may be of any bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
