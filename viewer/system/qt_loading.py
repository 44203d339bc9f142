"""Qt, loaded without what PySide does anew at every start."""

import builtins

from viewer.system import qt_support


def load() -> None:
    """Load Qt, and leave out what PySide does at every later import.

    For the sake of names in another style (`__feature__`), which nothing here asks for, PySide
    reads the source of every module that is imported from then on, to look for its own name in it:
    a fifteenth of the start. The import that it would hand on to it keeps as `__orig_import__`.

    Raises:
        ImportError: Qt, or a library that it is linked with, is missing.
    """
    with qt_support.kept():
        import PySide6.QtWidgets  # noqa: F401  # not before a window is wanted

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
