"""Write a file whole or not at all."""

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.errors import ExportError
from data.messages import said
from exporters import destination
from exporters.destination import Kept

_REASONS = {
    errno.ENOENT: said("the folder does not exist; create it or choose another"),
    errno.ENOTDIR: said("the folder does not exist; create it or choose another"),
    errno.EACCES: said("the folder is not writable for you; choose another"),
    errno.EPERM: said("the folder is not writable for you; choose another"),
    errno.EROFS: said("the folder cannot be written to; choose another"),
    errno.ENOSPC: said("the disk is full; free some space and export again"),
    errno.EDQUOT: said("your share of the disk is used up; free some space and export again"),
    errno.ENAMETOOLONG: said("the name is too long; choose a shorter one"),
    errno.EINVAL: said("files cannot have this name; choose another"),
    errno.EISDIR: said("a folder has this name; choose another name"),
}
_PART = re.compile(r"\.briefing-[0-9a-f]{16}\.part")
_ABANDONED = 3600
"""The age in seconds from which a part is one that a killed program left behind."""


def write(path: Path, content: bytes, *, keep: Kept) -> None:
    """Write `content` to `path`, mode 0600; on any failure what was there stays as it was.

    A symbolic link at `path` is replaced; the file that it points to is left alone. What is in
    `keep` is never replaced, whatever it is called here.

    Raises:
        ExportError: with the reason in one line.
    """
    try:
        destination.check(path, keep)
        with _folder(path.parent) as folder:
            _write_in(folder, path, content, keep)
            _sweep(folder)
    except OSError as error:
        raise _error(path, error.errno) from error
    except ValueError as error:
        raise _error(path, errno.EINVAL) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield the name of a file that another library writes; it becomes `path` if all goes well.

    Otherwise what was there stays as it was. The mode is 0600.

    Raises:
        ExportError: with the reason in one line.
    """
    part = path.with_name(_part())
    try:
        if path.is_dir():
            raise _error(path, errno.EISDIR)
        yield part
        with _folder(path.parent) as folder:
            _harden(part.name, folder)
            os.rename(part.name, path.name, src_dir_fd=folder, dst_dir_fd=folder)
            _settle(folder)
    except OSError as error:
        raise _error(path, error.errno) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _harden(name: str, folder: int) -> None:
    """Make a file that is written private and durable."""
    descriptor = os.open(name, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    try:
        os.fchmod(descriptor, 0o600)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _part() -> str:
    return f".briefing-{secrets.token_hex(8)}.part"


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _write_in(folder: int, path: Path, content: bytes, keep: Kept) -> None:
    """Write beside the target under another name, make it durable, then give it its name."""
    part = _part()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(part, flags, 0o600, dir_fd=folder)
    try:
        try:
            remaining = memoryview(content)
            while remaining:
                remaining = remaining[os.write(descriptor, remaining) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        destination.check(path, keep)  # what was not there before may be there by now
        os.rename(part, path.name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(part, dir_fd=folder)
        raise
    _settle(folder)


def _sweep(folder: int) -> None:
    """Remove the parts that this user's killed programs left; what cannot be removed stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not _PART.fullmatch(entry.name):
                continue
            with suppress(OSError):
                found = os.stat(entry.name, dir_fd=folder, follow_symlinks=False)
                is_own = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
                if is_own and found.st_mtime < time.time() - _ABANDONED:
                    os.unlink(entry.name, dir_fd=folder)


def _settle(folder: int) -> None:
    """Make the new name durable, where the file system knows how to."""
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise


def _error(path: Path, number: int | None) -> ExportError:
    reason = _REASONS.get(number or 0) or os.strerror(number or errno.EIO).lower()
    return destination.refused(path, reason)
