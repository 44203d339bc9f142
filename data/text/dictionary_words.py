"""Where words begin and end in writing without spaces, as ICU's dictionaries know.

ICU comes along with Qt, and else with the system; without it nobody knows.
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes

_UNITS = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_WORDS = 1
"""UBRK_WORD"""
_LANGUAGE = b"ja"
"""Of no consequence: ICU takes the dictionary that a sign's script has, whatever the language."""
_DONE = -1
_VERSIONS = range(99, 59, -1)
_BESIDE_QT = "PySide6"
"""The package whose folder has ICU's library; it is not imported."""


def word_places(text: str) -> frozenset[int] | None:
    """Return where words begin and end in a text (code points), or None where there is no ICU."""
    iterators = _iterators()
    if iterators is None:
        return None
    pairs = [at + before for before, at in enumerate(_astral(text))]
    return frozenset(unit - bisect_left(pairs, unit) for unit in iterators.boundaries(text))


def _astral(text: str) -> list[int]:
    """Return where the signs that take two UTF-16 units stand, in code points."""
    return [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text)]


@cache
def _iterators() -> "_Iterators | None":
    """Return the newest ICU of those beside Qt, or else of the system's."""
    import ctypes  # noqa: PLC0415  # only where a text asks for it

    for folder in (*_beside_qt(), ""):
        for version in _VERSIONS:
            try:
                library = ctypes.CDLL(f"{folder}libicuuc.so.{version}")
                return _Iterators(library, str(version))
            except (OSError, AttributeError):  # there is none, or it is not ICU's
                continue
    return None


def _beside_qt() -> Iterable[str]:
    spec = find_spec(_BESIDE_QT)
    places = spec.submodule_search_locations if spec else None
    return [f"{place}/Qt/lib/" for place in places or ()]


class _Iterators:
    """ICU's break iterators (ubrk.h), by their names in a library of one version."""

    def __init__(self, library: "ctypes.CDLL", version: str) -> None:
        import ctypes  # noqa: PLC0415

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

    def boundaries(self, text: str) -> Iterator[int]:
        """Yield the places between words, in UTF-16 units; every place if ICU knows none."""
        import ctypes  # noqa: PLC0415

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
