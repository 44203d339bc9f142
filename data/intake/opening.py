"""A path to the file's bytes, or a clear refusal."""

import os
import stat
from pathlib import Path

from data.errors import IntakeError

MAX_BYTES = 64 * 2**20
"""The largest file that is read at all."""


def content(path: Path) -> bytes:
    """Return the bytes of the regular file at `path`.

    Raises:
        IntakeError: if there is no such file, or it cannot be read, or is above 64 MB.
    """
    shown = f"“{clean(str(path))}”"
    try:
        with open(path, "rb", opener=_open_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise IntakeError(f"{shown} is a device or a pipe: open a file.")
            found = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise IntakeError(f"{shown} does not exist: check the name and the folder.") from None
    except IsADirectoryError:
        raise IntakeError(f"{shown} is a folder: open one of the files in it.") from None
    except PermissionError:
        raise IntakeError(f"{shown} may not be read: ask for permission to read it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not valid"
        raise IntakeError(f"{shown} cannot be read ({reason}): copy it and try again.") from None
    if len(found) > MAX_BYTES:
        raise IntakeError(f"{shown} is larger than 64 MB: open a part of it.")
    return found


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to does not hold the program up."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def clean(name: str) -> str:
    """Return a file's name fit for one line of a message: what cannot be printed becomes "�"."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
