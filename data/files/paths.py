"""Paths as people, desktops and files write them, and the bytes of the files that they name.

Every path comes in here: `named` understands what was written, `content` reads what it names, so
that nothing hangs, nothing is read without end, and each refusal is one line. `written` is how a
path is kept as text, `shown` how it is put before a reader.
"""

import os
import stat
from pathlib import Path
from unicodedata import category
from urllib.parse import unquote_to_bytes, urlsplit

from data.errors import IntakeError
from data.messages import Message, said

MAX_BYTES = 64 * 2**20
"""The largest file that is read at all."""

_ADDRESS = "file:/"
_HARMLESS = frozenset("\xad\u200c\u200d")
"""Signs of no width that only join or part letters; they belong to names and titles."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def named(text: str) -> Path:
    """Return the path that a text means: a path, or a `file:` address of this computer (RFC 8089).

    Raises:
        IntakeError: it is an address of another computer, or none that can be understood.
    """
    if text[: len(_ADDRESS)].lower() != _ADDRESS:
        return Path(text)
    try:
        address = urlsplit(text)
    except ValueError:
        raise IntakeError(
            said("“{name}” is no address of a file: write its path.", name=clean(text))
        ) from None
    if address.netloc.lower() not in {"", "localhost", os.uname().nodename.lower()}:
        raise IntakeError(
            said(
                "“{name}” is a file of another computer ({computer}): copy it to this one.",
                name=clean(text),
                computer=clean(address.netloc),
            )
        )
    return Path(os.fsdecode(unquote_to_bytes(os.fsencode(address.path))))


def written(path: Path) -> str:
    """Return a text that `named` reads as the same path; Unicode, whatever the bytes of the name.

    A name of other bytes, as archives of other systems leave them, is written as its address.
    """
    text = str(path)
    is_path = text[: len(_ADDRESS)].lower() != _ADDRESS
    return text if is_path and _is_unicode(text) else path.absolute().as_uri()


def shown(path: Path) -> str:
    """Return a path fit for one line of a message."""
    return clean(str(path))


def clean(text: str) -> str:
    """Return a name fit for one line: what commands a screen, or cannot be shown, becomes "�".

    That is: control characters, marks that turn the direction of writing, ends of lines, bytes
    that are no text.
    """
    return text if text.isprintable() else "".join(map(_clean, text))


def _clean(letter: str) -> str:
    if letter.isprintable() or letter in _HARMLESS or category(letter) == "Zs":
        return letter
    return "\ufffd"


def _is_unicode(text: str) -> bool:
    """Tell whether a text can be stored; the name of a file may be of any bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def home() -> Path:
    """Return the user's own folder; the root of all where the system knows of none."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/")


def is_file(path: Path) -> bool:
    """Tell whether there is a regular file at `path`; a name that none can have is that of none."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def content(path: Path, *, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of the regular file at `path`, at most `most` of them.

    Raises:
        IntakeError: there is no such file, it is none, it cannot be read, or it is larger.
    """
    found = _read(path, most + 1, most)
    if len(found) > most:
        raise _too_large(path, most)
    return found


def start(path: Path, size: int) -> tuple[bytes, int]:
    """Return the first `size` bytes of a regular file, and how large the whole is.

    Raises:
        IntakeError: as `content`.
    """
    head = _read(path, size, None)
    try:
        return head, path.stat().st_size
    except OSError:
        return head, len(head)


def _read(path: Path, size: int, most: int | None) -> bytes:
    """Read up to `size` bytes; where the file says that it is above `most`, nothing is read."""
    name = shown(path)
    try:
        # Looked at first: to open some devices is to act on them.
        _refuse_special(name, path.stat())
        with open(path, "rb", opener=lambda file, _: os.open(file, _FLAGS | os.O_CLOEXEC)) as file:
            known = os.fstat(file.fileno())
            _refuse_special(name, known)
            if most is not None and known.st_size > most:
                raise _too_large(path, most)
            found: bytes | None = file.read(size)
            if found is None:  # some of the system's own files are waited for, as pipes are
                raise BlockingIOError
            return found
    except (OSError, ValueError) as error:
        raise IntakeError(_why_unread(name, error)) from None


def _why_unread(name: str, error: Exception) -> Message:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return said("“{name}” does not exist: check the name and the folder.", name=name)
        case IsADirectoryError():
            return _is_folder(name)
        case BlockingIOError():
            return _unreadable(name, said("it holds nothing now"))
        case PermissionError():
            return said("“{name}” may not be read: ask for permission to read it.", name=name)
    return _unreadable(name, getattr(error, "strerror", None) or said("its name is not valid"))


def _unreadable(name: str, reason: Message | str) -> Message:
    return said(
        "“{name}” cannot be read ({reason}): copy it and try again.", name=name, reason=reason
    )


def _is_folder(name: str) -> Message:
    return said("“{name}” is a folder: open one of the files in it.", name=name)


def _refuse_special(name: str, known: os.stat_result) -> None:
    if stat.S_ISDIR(known.st_mode):
        raise IntakeError(_is_folder(name))
    if not stat.S_ISREG(known.st_mode):
        raise IntakeError(said("“{name}” is a device or a pipe: open a file.", name=name))


def _too_large(path: Path, most: int) -> IntakeError:
    size = f"{most // 2**20} MB" if most >= 2**20 else f"{most // 2**10} KB"
    return IntakeError(
        said("“{name}” is larger than {size}: open a part of it.", name=shown(path), size=size)
    )
