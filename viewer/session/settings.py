"""What the program remembers between runs: window state, recent files, choices. No notes."""

import math
import os
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QSettings

from data.errors import IntakeError
from data.files import paths
from data.files.paths import named, shown, written
from data.messages import Message, said
from viewer.session.catalogue import told

_MOST_RECENT = 10
LAST = "window/document"
"""The key of the document that was open when the window was closed."""
OPEN = "window/documents"
"""The key of the documents that were open then, in order, as `kept_documents` writes them."""
AUTHOR = "author"
"""The key of the user's name, which annotations bear."""
REOPEN = "session/reopen"
"""The key of whether the document that was open last is opened at the start: yes or no."""
SAMPLES = "samples"
"""The key of what became of the sample annotations of the first run."""
LANGUAGE = "language"
"""The key of the language that the window is to speak; empty for the desktop's."""
_LARGEST = 2**20
"""Bytes; ours are a few thousand."""
_FOREIGN = re.compile(rb"(?<!@)@(?:Variant|DateTime)\(")
"""How values of kinds that we do not keep begin; Qt would make whatever objects they say."""
_LONGEST = 20_000
"""Letters and bytes of one value, of which a longer one is not ours."""


class Settings:
    """A small file of the user's own, readable by nobody else.

    Whatever the file holds, each value that comes out of it is one that was asked for, or the
    default. Where it cannot be read it is put aside, where it cannot be written everything is
    remembered until the program ends, and `fault` says so: no settings are worth a program that
    does not start.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fault: Message | str = ""
        self._store: _Store = _Forgetful()
        try:
            _make(path)
            self._read()
        except _OtherError as error:
            self._forget(error.message)
        except OSError as error:
            self._forget(_to_allow(error.strerror or said("unknown"), path))

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def fault(self) -> str:
        """What is wrong with the file, in one line; empty if all is well."""
        return told(self._fault)

    def value(self, key: str, default: str = "") -> str:
        """Return what was remembered under `key`, or `default`."""
        value = self._store.value(key)
        return value if isinstance(value, str) and len(value) <= _LONGEST else default

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """Return the number that was remembered under `key`; `default` if it is not in between."""
        try:
            number = float(self.value(key, str(default)))
        except ValueError:
            return default
        return number if math.isfinite(number) and least <= number <= most else default

    def set_value(self, key: str, value: str) -> None:
        """Remember a text under `key`."""
        self._store.setValue(key, value.encode(errors="replace").decode())

    def state(self, key: str) -> QByteArray:
        """Return a window's or a splitter's remembered state; empty where there is none."""
        value = self._store.value(key)
        if isinstance(value, QByteArray) and value.size() <= _LONGEST:
            return value
        return QByteArray()

    def set_state(self, key: str, state: QByteArray) -> None:
        """Remember a window's or a splitter's state."""
        self._store.setValue(key, state)

    def samples(self) -> tuple[str, ...]:
        """Return the ids of the annotations that came with the program, as long as they are so."""
        return tuple(name for name in self.value(SAMPLES).split(",") if name)

    def recent(self) -> tuple[Path, ...]:
        """Return the files that were opened last, the latest first."""
        value = self._store.value("recent")
        names = value if isinstance(value, list) else [value]
        found = []
        for name in names[:_MOST_RECENT]:
            if isinstance(name, str) and 0 < len(name) <= _LONGEST:
                with suppress(IntakeError):
                    found.append(named(name))
        return tuple(found)

    def files(self) -> tuple[Path, ...]:
        """Return every file that is remembered: those opened last, and the one open at the end."""
        with suppress(IntakeError):  # what is no path of this computer is no file
            if last := self.value(LAST):
                return (*self.recent(), named(last))
        return self.recent()

    def add_recent(self, path: Path) -> None:
        """Remember that a file was opened just now."""
        others = [written(other) for other in self.recent() if other != path]
        self._store.setValue("recent", [written(path), *others][:_MOST_RECENT])

    def forget(self, paths: Collection[str]) -> None:
        """Forget files: none is among those opened last any more, nor opened at the next start."""
        left = [name for name in map(written, self.recent()) if name not in paths]
        self._store.setValue("recent", left)
        if self.value(LAST) in paths:
            self.set_value(LAST, "")

    def clear_recent(self) -> None:
        """Forget which files were opened."""
        self._store.setValue("recent", [])

    def save(self) -> None:
        """Write everything to the file now."""
        is_other = _is_other(self._path) and isinstance(self._store, QSettings)
        if is_other:  # by now: Qt would wait for a pipe
            self._forget(_to_move(said("the file cannot be written"), self._path))
        self._store.sync()
        if self._store.status() is QSettings.Status.AccessError and not self._fault:
            self._forget(_to_allow(said("the file cannot be written"), self._path))

    def _read(self) -> None:
        """Take over what the file holds, or put it aside if it holds no settings."""
        if not _is_ours(self._path):
            aside = _put_aside(self._path)
            self._fault = said(
                "The settings could not be read and start anew: what was there is now “{name}”.",
                name=shown(aside),
            )
            _make(self._path)
        if written(self._path) != str(self._path):
            raise _OtherError(
                said(
                    "Settings are not kept for the next run (Qt finds no folder whose name is not "
                    "UTF-8): choose another than “{name}”.",
                    name=shown(self._path),
                )
            )
        self._store = QSettings(str(self._path), QSettings.Format.IniFormat)

    def _forget(self, fault: Message) -> None:
        kept = self._store
        self._store = _Forgetful()
        if isinstance(kept, QSettings):
            for key in kept.allKeys():
                self._store.setValue(key, kept.value(key))
        self._fault = fault


class _OtherError(Exception):
    """Something stands in the way of the settings; the message is what the user is told."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def _to_allow(reason: Message | str, path: Path) -> Message:
    return said(
        "Settings are not kept for the next run ({reason}): allow writing to “{name}”.",
        reason=reason,
        name=shown(path),
    )


def _to_move(reason: Message, path: Path) -> Message:
    return said(
        "Settings are not kept for the next run ({reason}): move away “{name}”.",
        reason=reason,
        name=shown(path),
    )


class _Store(Protocol):
    """What remembers values, under Qt's names."""

    def value(self, key: str, /) -> object: ...

    def setValue(self, key: str, value: object, /) -> None: ...

    def sync(self) -> None: ...

    def status(self) -> QSettings.Status: ...


class _Forgetful:
    """Remembers until the program ends, and touches no file."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}

    def value(self, key: str, /) -> object:
        return self._values.get(key)

    def setValue(self, key: str, value: object, /) -> None:
        self._values[key] = value

    def sync(self) -> None:
        """Do nothing: there is no file."""

    def status(self) -> QSettings.Status:
        return QSettings.Status.NoError


def _make(path: Path) -> None:
    """Make a file private and sure to be writable; it and its folder where they are missing.

    Raises:
        OSError: it cannot be written.
        _OtherError: it is no file.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    other = _in_the_way(path)
    if other:
        raise _OtherError(_to_move(said("it is no file"), other))
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def _in_the_way(path: Path) -> Path | None:
    """Return what Qt would wait for without end: what is no file, or no lock, at its place."""
    for place in (path, path.with_name(f"{path.name}.lock")):
        if _is_other(place):
            return place
    return None


def _is_other(path: Path) -> bool:
    return os.path.lexists(path) and not paths.is_file(path)


def is_harmless(path: Path) -> bool:
    """Tell whether Qt can keep settings of its own at `path`: nobody waits, no object is made."""
    return _in_the_way(path) is None and (not paths.is_file(path) or _is_ours(path))


def _is_ours(path: Path) -> bool:
    """Tell whether a file can be settings: short, text, and of the kinds of values that we keep."""
    try:
        content = paths.content(path, most=_LARGEST)
        content.decode()
    except (IntakeError, UnicodeDecodeError):
        return False
    return b"\0" not in content and not _FOREIGN.search(content)


def _put_aside(path: Path) -> Path:
    """Rename a file that holds no settings, and return its new name, which none had before."""
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name}.unread-{number}")):
        number += 1
    path.rename(aside)
    return aside
