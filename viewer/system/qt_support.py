"""PySide's own Python modules, compiled once and not at every start.

They lie as sources in one of PySide's libraries, which compiles them whenever it is loaded: a tenth
of the start. Here they are kept compiled as Python keeps its modules: in `__pycache__`, by the hash
of the source (PEP 552), and nothing is kept where Python would keep nothing.
"""

import builtins
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

_THEIRS = ("signature_bootstrap.py", "shibokensupport/")
"""How the names begin under which PySide compiles them."""
_INHERITED = 0x1FE0000
"""Flags of code that `compile` takes over from the code that calls it (`__future__`)."""

Key = tuple[str, bytes, int]
"""A module's name, the hash of its source, and the flags that it is compiled with."""


@contextmanager
def kept(place: Path | None = None) -> Iterator[None]:
    """Let PySide be loaded with its modules as they are kept in a file, and keep them there.

    Without a `place` it is one beside the compiled form of this module.
    """
    place = place or _place()
    modules = _Modules(_read(place) if place else {})
    usual = builtins.compile
    builtins.compile = modules.compiled
    try:
        yield
    finally:
        builtins.compile = usual
    if modules.are_new and place and not sys.dont_write_bytecode:
        _write(place, modules.used)


class _Modules:
    """What PySide compiles, some of it known before."""

    def __init__(self, known: dict[Key, CodeType]) -> None:
        self._known = known
        self._compile = builtins.compile
        self.used: dict[Key, CodeType] = {}
        self.are_new = False

    def compiled(self, source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:  # noqa: ANN401  # as `compile`
        """Return what `compile` does."""
        is_theirs = isinstance(source, bytes) and str(filename).startswith(_THEIRS)
        if not is_theirs or mode != "exec" or rest or named:
            return self._compile(source, filename, mode, *rest, **named)
        flags = sys._getframe(1).f_code.co_flags & _INHERITED  # noqa: SLF001  # as `compile` does
        key = filename, source_hash(source), flags
        code = self._known.get(key)
        if code is None:
            self.are_new = True
            code = self._compile(source, filename, mode, flags, dont_inherit=True)
        self.used[key] = code
        return code


def _place() -> Path | None:
    """Return the file where Python would look for it, or None where it keeps nothing."""
    try:
        return Path(cache_from_source(__file__, optimization="kept"))
    except NotImplementedError:
        return None


def _read(place: Path) -> dict[Key, CodeType]:
    """Return what a file holds; nothing if it is another Python's, damaged, or not to be read."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        held = place.read_bytes()
        if held.startswith(MAGIC_NUMBER):
            return dict(marshal.loads(held[len(MAGIC_NUMBER) :]))  # noqa: S302  # as __pycache__ is
    return {}


def _write(place: Path, used: dict[Key, CodeType]) -> None:
    """Keep what was used, and nothing else; where that cannot be, it is compiled again."""
    new = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            new.write_bytes(MAGIC_NUMBER + marshal.dumps(used))
            new.replace(place)
        finally:
            new.unlink(missing_ok=True)
