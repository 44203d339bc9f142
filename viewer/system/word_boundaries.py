"""Where words begin and end in writing without spaces, as ICU's dictionaries know.

Qt brings ICU along for itself (73 in PySide's wheels, the system's own elsewhere) and offers no
words of it: its finder of boundaries parts every kanji. So the library beside Qt's is asked.
"""

import re
import sys
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"libicuuc\.so\.(\d+)")
_UNITS = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_WORDS = 1
"""UBRK_WORD"""
_LANGUAGE = b"ja"
"""Of no consequence: ICU takes the dictionary that a sign's script has, whatever the language."""
_DONE = -1


class WordBoundaries:
    """Tells whether a word begins or ends at a place; of the last paragraph it knows all places.

    Where there is no ICU, one does everywhere.
    """

    def __init__(self) -> None:
        self._text: str | None = None
        self._places: frozenset[int] | None = None

    def is_at(self, text: str, place: int) -> bool:
        """Tell whether a word begins or ends at a place (code points) of one paragraph."""
        places = self.places(text)
        return places is None or place in places

    def places(self, text: str) -> frozenset[int] | None:
        """Return where words begin and end in one paragraph (code points); None without ICU."""
        if text != self._text:
            self._text, self._places = text, self._found(text)
        return self._places

    def _found(self, text: str) -> frozenset[int] | None:
        if self._iterators is None:
            return None
        units = self._iterators.boundaries(text)
        pairs = [at + before for before, at in enumerate(_astral(text))]
        return frozenset(unit - bisect_left(pairs, unit) for unit in units)

    @cached_property
    def _iterators(self) -> "_Iterators | None":
        from PySide6.QtCore import QDir, QLibraryInfo

        folder = QDir(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath))
        for name in folder.entryList(["libicuuc.so.*"]):
            if version := _NAME.match(name):
                try:
                    return _Iterators(folder.filePath(name), version[1])
                except (OSError, AttributeError):  # one that cannot be loaded, or is not ICU's
                    continue
        return None


def _astral(text: str) -> list[int]:
    """Return where the signs that take two UTF-16 units stand, in code points."""
    return [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text)]


class _Iterators:
    """ICU's break iterators (ubrk.h), by their names in a library of one version."""

    def __init__(self, path: str, version: str) -> None:
        import ctypes

        library = ctypes.CDLL(path)
        self._open = getattr(library, f"ubrk_open_{version}")
        self._open.restype = ctypes.c_void_p
        self._open.argtypes = [
            ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int32,
            ctypes.POINTER(ctypes.c_int),
        ]  # fmt: skip
        self._next = getattr(library, f"ubrk_next_{version}")
        self._next.restype, self._next.argtypes = ctypes.c_int32, [ctypes.c_void_p]
        self._close = getattr(library, f"ubrk_close_{version}")
        self._close.restype, self._close.argtypes = None, [ctypes.c_void_p]

    def boundaries(self, text: str) -> "Iterator[int]":
        """Yield the places between words, in UTF-16 units; every place if ICU knows none."""
        import ctypes

        content = text.encode(_UNITS, "surrogatepass")
        # ICU reads them as long as the iterator lives, and they are ours to keep.
        units: ctypes.Array[ctypes.c_char] = ctypes.create_string_buffer(content, len(content) + 2)
        error = ctypes.c_int(0)
        length = len(content) // 2
        iterator = self._open(_WORDS, _LANGUAGE, units, length, ctypes.byref(error))
        if not iterator or error.value > 0:
            yield from range(length + 1)
            return
        try:
            place = 0
            while place != _DONE:
                yield place
                place = self._next(iterator)
        finally:
            self._close(iterator)
