"""What the process does that reads one file; it is forked for it and ends with it."""

import gc
import mmap
import os
import socket
import time
import traceback
from collections.abc import Collection, Iterator
from contextlib import suppress

from data.confined import limits, pipe
from data.confined.picture_desk import PictureDesk
from data.errors import IntakeError
from data.intake import read_as, source_of
from data.messages import to_fields

_INTERVAL = 1 / 30
"""Seconds between two lines of progress, at least."""


def answer(
    content: int,
    out: int,
    name: str,
    absent: Collection[str],
    desk: socket.socket | None = None,
) -> bytes:
    """Read the file behind the descriptor `content` and tell of it to `out`.

    Behind `desk`, if there is one, pictures of pages are read. Return the line that is left to be
    told to whoever forked the process: mostly nothing, else which module it has to load before this
    can be done.
    """
    limits.confine(has_pictures=desk is not None)
    told = _Progress(out)
    pictures = None
    if desk is not None:
        pictures = PictureDesk(desk, lambda: _write(out, pipe.line(pipe.PICTURES, None)))
    try:
        lines = _read(content, name, told, absent, pictures)
        for line in lines:
            _write(out, line)
    except limits.NeededError as wanted:
        return pipe.line(pipe.NEEDED, str(wanted))
    except MemoryError:
        gc.collect()
        _write(out, pipe.line(pipe.MEMORY, None))
    except IntakeError as error:
        _write(out, pipe.line(pipe.REFUSED, to_fields(error.message)))
    except Exception as error:  # noqa: BLE001  # it is told where a user can be told of it
        trace = "".join(traceback.format_exception(error))
        _write(out, pipe.line(pipe.FAULT, [type(error).__name__, trace]))
    return b""


def _read(
    content: int,
    name: str,
    told: "_Progress",
    absent: Collection[str],
    pictures: PictureDesk | None,
) -> Iterator[bytes]:
    size = os.fstat(content).st_size
    whole = b""
    if size:
        with mmap.mmap(content, size, prot=mmap.PROT_READ) as file:
            whole = file[:]
    source = source_of(whole, name)
    limits.close_the_door(absent)
    return pipe.rows(read_as(whole, name, source, told, pictures))


class _Progress:
    """Tells the share that is done, but no more often than a screen can show it."""

    def __init__(self, out: int) -> None:
        self._out = out
        self._last = 0.0

    def __call__(self, share: float) -> None:
        now = time.monotonic()
        if now - self._last >= _INTERVAL:
            self._last = now
            _write(self._out, pipe.line(pipe.PROGRESS, float(share)))


def _write(out: int, line: bytes) -> None:
    left = memoryview(line)
    with suppress(BrokenPipeError):  # nobody listens any more: the end is near
        while left:
            left = left[os.write(out, left) :]
