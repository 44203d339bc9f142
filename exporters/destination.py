"""Where a file may be written: never onto what it is made from, nor onto what the program keeps."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from data.errors import ExportError
from data.files.paths import shown
from data.messages import Message, said

Kept: TypeAlias = Mapping[Path, Message | str]
"""Files that must stay as they are, and folders nothing is written into, each with what it is."""

NOTHING: Kept = MappingProxyType({})


def with_suffix(path: Path, suffixes: tuple[str, ...]) -> Path:
    """Return the path that is written to: one of `suffixes` ends it, the first if none did.

    To be asked before the question whether an existing file is to be replaced.
    """
    known = path.suffix.lower() in suffixes
    return path if known else path.with_name(path.name + suffixes[0])


def check(path: Path, keep: Kept) -> None:
    """Make sure that a new file may take the place of what is at `path`.

    Two spellings of a path, hard and symbolic links, mounts, and file systems that do not tell
    large letters from small are the same file: what is compared is device and number.

    Raises:
        ExportError: with the reason in one line.
    """
    there = _look(path)
    if there is not None:
        if stat.S_ISDIR(there.st_mode):
            raise refused(path, said("a folder has this name; choose another name"))
        if not (stat.S_ISREG(there.st_mode) or path.is_symlink()):
            raise refused(path, said("it is a device or a pipe; choose another name"))
    folder = _look(path.parent)
    for kept, what in keep.items():
        own = _look(kept)
        if _same(own, there) or _same(own, folder) or _takes_name(kept, own, path, folder):
            raise refused(path, said("it is {what}; choose another name", what=what))


def refused(path: Path, reason: Message | str) -> ExportError:
    """Return the error that says why a file was not written."""
    return ExportError(said("“{name}” was not written: {reason}.", name=shown(path), reason=reason))


def _look(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _same(one: os.stat_result | None, other: os.stat_result | None) -> bool:
    return one is not None and other is not None and os.path.samestat(one, other)


def _takes_name(
    kept: Path, own: os.stat_result | None, path: Path, folder: os.stat_result | None
) -> bool:
    """Tell whether a file that is to be there, and is not now, would find ours in its place."""
    return own is None and kept.name == path.name and _same(_look(kept.parent), folder)
