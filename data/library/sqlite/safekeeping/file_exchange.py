"""A file that is ready takes the library's place; at every instant one of the two is there.

What a program that was killed left is recognised by its name, and completed or swept away by the
next one. Only who holds the library's lock may do any of this.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from data.library.sqlite.connection import is_filled

_SIDECARS = ("-journal", "-wal", "-shm")


def part_of(path: Path) -> Path:
    """Return the file in which a replacement is made; alone, it is worth nothing."""
    return path.with_name(f".{path.name}.part")


def ready_of(path: Path) -> Path:
    """Return the file whose name says that it is whole, and is to become the library."""
    return path.with_name(f".{path.name}.ready")


def asides(path: Path) -> tuple[Path, ...]:
    """Return the damaged files that were kept, the oldest first."""
    found = path.parent.glob(f"{path.stem}-damaged-*{path.suffix}")
    return tuple(sorted(found, key=lambda aside: (aside.stat().st_mtime, aside.name)))


def tidy(path: Path, now: datetime) -> None:
    """Complete an exchange that was cut short; sweep away a replacement that was not proved."""
    discard(part_of(path))
    finish(path, now)


def take_place(path: Path, now: datetime) -> Path | None:
    """Let the part, which is proved and on the disk, become the library.

    Returns the file under which the one before is kept; None where that was empty or missing.
    """
    part_of(path).replace(ready_of(path))
    settle(path.parent)
    return finish(path, now)


def finish(path: Path, now: datetime) -> Path | None:
    """Let the file that is ready become the library, if there is one; as `take_place`."""
    ready = ready_of(path)
    if not ready.exists():
        return None
    try:
        aside = set_aside(path, now)
        # Before the name changes hands: an old journal would be played back into the new file.
        settle(path.parent)
        ready.replace(path)
    except OSError:
        if is_filled(path):  # and may be written to from now on, so that it must not be replaced
            discard(ready)
        raise
    settle(path.parent)
    return aside


def discard(part: Path) -> None:
    """Take away a file that was not finished, and what SQLite put beside it."""
    for name in ("", *_SIDECARS):
        with suppress(FileNotFoundError):
            Path(f"{part}{name}").unlink()


def settle(folder: Path) -> None:
    """Make new names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def set_aside(path: Path, now: datetime) -> Path | None:
    """Keep the library's file under another name, too, and its sidecars under that alone.

    The file keeps its name until the other takes it, except where files cannot have two names.
    Returns the other name, or None where there is nothing to be kept.
    """
    beside = [name for name in _SIDECARS if Path(f"{path}{name}").exists()]
    kept = next((aside for aside in asides(path) if _is_same(path, aside)), None)
    is_there = is_filled(path)
    if kept is None and (is_there or beside):
        # Where only sidecars are left, the file was set aside by a program that was killed then.
        kept = _newest(path) if not is_there else None
        kept = kept or next(name for name in _names(path, now) if not name.exists())
    if kept is None:
        return None
    if is_there and not kept.exists():
        try:
            os.link(path, kept, follow_symlinks=False)
        except OSError:  # a file system on which no file has two names
            path.rename(kept)
    for name in beside:
        Path(f"{path}{name}").rename(f"{kept}{name}")
    return kept


def _newest(path: Path) -> Path | None:
    found = asides(path)
    return found[-1] if found and ready_of(path).exists() else None


def _is_same(path: Path, aside: Path) -> bool:
    return path.exists() and path.samefile(aside)


def _names(path: Path, now: datetime) -> Iterator[Path]:
    stem = f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}"
    yield path.with_name(f"{stem}{path.suffix}")
    for number in range(2, 10_000):
        yield path.with_name(f"{stem}-{number}{path.suffix}")
