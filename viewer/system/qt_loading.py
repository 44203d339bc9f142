"""Qt, loaded so that what is imported after it is imported as Python does."""

import builtins


def load() -> None:
    """Load Qt, and put Python's own import back in its place.

    PySide puts another one there, for the sake of names in another style (`__feature__`), which
    nothing here asks for: it reads the source of every module that is imported from then on, to
    look for PySide's name in it, and takes a fifteenth of the start. Python's own it keeps.

    Raises:
        ImportError: Qt, or a library that it is linked with, is missing.
    """
    import PySide6.QtWidgets  # noqa: F401  # not before a window is wanted

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
