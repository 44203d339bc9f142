"""What the process does that reads one file; it is forked for it and ends with it."""

import gc
import mmap
import os
import socket
import time
import traceback
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress

from data.confined import limits, pipe
from data.confined.picture_desk import PictureDesk
from data.errors import IntakeError
from data.intake import read_as, source_of
from data.messages import said, to_fields

_INTERVAL = 1 / 30
"""Seconds between two lines of progress, at least."""


def answer(
    content: int,
    out: int,
    name: str,
    absent: Collection[str],
    *,
    desk: socket.socket | None = None,
    page: Sequence[int] | None = None,
) -> bytes:
    """Read the file behind the descriptor `content` and tell of it to `out`.

    With `page`, its number from 1 and a width in pixels, it is a PDF of which that page is drawn.
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
        if page is None:
            lines = _read(content, name, told, absent, pictures)
        else:
            lines = _drawn(content, page, absent)
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
    whole = _whole(content)
    source = source_of(whole, name)
    limits.close_the_door(absent)
    return pipe.rows(read_as(whole, name, source, told, pictures))


def _drawn(content: int, page: Sequence[int], absent: Collection[str]) -> Iterator[bytes]:
    whole = _whole(content)
    limits.close_the_door(absent)
    from data.intake.pdfium.page_image import shown  # noqa: PLC0415  # most files are only read

    found = shown(whole, page[0], page[1])
    if found is None:
        raise IntakeError(
            said(
                "Page {page} cannot be drawn: open the file in a PDF viewer.",
                page=page[0],
            )
        )
    yield pipe.page_line(pipe.PagePixels(*found))


def _whole(content: int) -> bytes:
    size = os.fstat(content).st_size
    if not size:
        return b""
    with mmap.mmap(content, size, prot=mmap.PROT_READ) as file:
        return file[:]


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
