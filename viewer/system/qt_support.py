"""PySide's own Python modules, without what they cost at every start.

They lie as sources in one of PySide's libraries, which compiles them whenever it is loaded: a tenth
of the start. Here they are kept compiled as Python keeps its modules: in `__pycache__`, by the hash
of the source (PEP 552), and nothing is kept where Python would keep nothing.

They also make regular expressions for telling how functions are called, which takes a twentieth of
the start, and is asked for after a mistake alone: those are made when they are first used.
"""

import builtins
import marshal
import os
import re
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
    usual, patterns = builtins.compile, re.compile
    builtins.compile, re.compile = modules.compiled, _late_pattern
    try:
        yield
    finally:
        builtins.compile, re.compile = usual, patterns
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


class _LatePattern:
    """A regular expression that is made when one of its methods is first called."""

    def __init__(self, *made_of: Any) -> None:  # noqa: ANN401  # as `re.compile`
        self._made_of = made_of

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # as a pattern's
        is_method = callable(getattr(re.Pattern, name))
        return _LateMethod(self, name) if is_method else getattr(self.made(), name)

    def made(self) -> re.Pattern[str]:
        """Return the expression; `re` remembers it."""
        return re.compile(*self._made_of)


class _LateMethod:
    """A method of a late pattern; no function, which a class would take for a method of its own."""

    def __init__(self, pattern: _LatePattern, name: str) -> None:
        self._pattern, self._name = pattern, name

    def __call__(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401  # as a pattern's
        return getattr(self._pattern.made(), self._name)(*given, **named)


def _late_pattern(pattern: Any, flags: Any = 0, compile: Any = re.compile) -> Any:  # noqa: A002, ANN401  # as `re.compile`
    """Return what `re.compile` does, but for modules of PySide a late pattern."""
    caller = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001  # nothing else tells
    is_theirs = str(caller).startswith("shibokensupport.")
    return _LatePattern(pattern, flags) if is_theirs else compile(pattern, flags)


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
