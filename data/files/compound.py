"""Compound files, as Office wrote them before 2007 and mails of Outlook still are: their streams.

Patterns served: files that end in the middle, chains of sectors in a circle, folders without end.
"""

import io
import struct

import olefile

_FAULTS = (
    OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError,
    RecursionError, struct.error, EOFError,
)  # fmt: skip
"""What the library raises on files that are damaged."""

_MOST = 20_000
START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class CompoundError(Exception):
    """The file is damaged, or none of this kind."""


class CompoundFile:
    """A file whose streams are found by their paths."""

    def __init__(self, content: bytes) -> None:
        """Look at the directory of the file.

        Raises:
            CompoundError: it cannot be read.
        """
        self._largest = len(content)
        try:
            self._file = olefile.OleFileIO(io.BytesIO(content))
            paths = [tuple(path) for path in self._file.listdir(streams=True, storages=True)]
        except _FAULTS as error:
            raise CompoundError(str(error)) from error
        if len(paths) > _MOST:
            raise CompoundError("too many streams")
        self._paths = set(paths)
        self._folders: dict[tuple[str, ...], list[str]] = {}
        for path in paths:
            self._folders.setdefault(path[:-1], []).append(path[-1])

    def names(self, *folder: str) -> list[str]:
        """Return the names of what stands directly in a folder; none for the file itself."""
        return sorted(self._folders.get(folder, ()))

    def stream(self, *path: str) -> bytes:
        """Return the bytes of a stream; none where there is no such stream.

        Raises:
            CompoundError: it cannot be read, or says that it is larger than the whole file.
        """
        if path not in self._paths or path in self._folders:
            return b""
        try:
            if self._file.get_size(list(path)) > self._largest:
                raise CompoundError("a stream is larger than the file")
            with self._file.openstream(list(path)) as found:
                content: bytes = found.read()
        except _FAULTS as error:
            raise CompoundError(str(error)) from error
        return content
