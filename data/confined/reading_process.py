"""The process that reads files, as the rest of the program sees it: started, asked, ended."""

import itertools
import json
import os
import selectors
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from data.basis.progress import Progress
from data.confined import limits, outcomes, pipe, server_start
from data.confined.outcomes import ReadingEnd
from data.confined.tesseract import Tesseract
from data.document import Document
from data.errors import FormatError
from data.files import paths

if TYPE_CHECKING:
    import subprocess

_TICK = 0.04
"""Seconds between two looks at whether the user cancelled."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_CHUNK, _PACKET = 2**18, 2**12
_LAST_WORD = 2.0
"""Seconds that the process has to tell how a reading ended, and to end itself."""


class ReadingProcess:
    """Reads files one at a time, in a process of its own that is started when it is needed.

    Any thread may call it. `last` is how the last reading ended, where it came to an end.
    `program` stands in for the process in tests; "{}" in it is the number of its socket.
    """

    def __init__(self, program: list[str] | None = None) -> None:
        self._program = program
        self._child: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._numbers = itertools.count(1)
        self._starting, self._reading = threading.RLock(), threading.Lock()
        self._watched: int | None = None
        self._is_closed = False
        self.last: ReadingEnd | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process, if it does not run.

        Raises:
            OSError: it does not start.
        """
        with self._starting:
            if self._control is not None or self._is_closed:
                return
            ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with its:
                try:
                    self._child = server_start.start(self._program or server_start.command(), its)
                except OSError:
                    ours.close()
                    raise
            self._control = ours
            if self._watched is not None:
                self._send({"watch": True}, [self._watched])

    def prepare(self) -> None:
        """Start the process and let it load all readers, so that files are read sooner."""
        with suppress(OSError):  # when a file is to be read, it is said that it does not start
            self.start()
            self._send({"ahead": True}, [])

    def watch(self, descriptor: int) -> None:
        """Let the process end this one if for two seconds nobody reads what stands there.

        It is the end of a pipe into which signals are written. Where Python holds its lock, or the
        window does not answer, nothing in this process can act on them.
        """
        with self._starting:
            self._watched = descriptor
            if self._control is not None:
                self._send({"watch": True}, [descriptor])

    def read(self, content: bytes, name: str, on_progress: Progress) -> Document:
        """Read a file's content; `name` is the file's name.

        `on_progress` is told the share that is done, 0 to 1, every 40 ms or oftener; if it raises,
        the reading is ended at once.

        Raises:
            IntakeError: if it cannot be read, or takes too much memory or time.
            FaultError: through a fault of the program.
        """
        with self._reading:
            if not content.startswith(_OLD_OFFICE):
                return self._read(content, name, on_progress)
            from data.confined import conversion  # noqa: PLC0415  # most files need none

            made = conversion.converted(content, name, on_progress)
            if made is None:
                return self._read(content, name, on_progress)
            return conversion.told(self._read(made, name, on_progress), content, name)

    def draw(
        self, content: bytes, name: str, page: tuple[int, int], on_progress: Progress
    ) -> pipe.PagePixels:
        """Draw a page of a PDF: its number, from 1, and its width in pixels. Else as `read`."""
        with self._reading:
            answer = self._answer(content, name, on_progress, page)
            return outcomes.page_of(answer, self.last, name)

    def _read(self, content: bytes, name: str, on_progress: Progress) -> Document:
        """Read a file that needs no conversion."""
        answer = self._answer(content, name, on_progress)
        return outcomes.document_of(answer, self.last, content, name)

    def _answer(
        self,
        content: bytes,
        name: str,
        on_progress: Progress,
        page: tuple[int, int] | None = None,
    ) -> pipe.Answer:
        self.last = None
        number = next(self._numbers)
        source = self._ask(number, content, name, page)
        answer = pipe.Answer()
        try:
            self._listen(source, answer, name, on_progress)
            self.last = self._end_of(number, on_progress, answer)
        except FormatError:
            raise outcomes.damaged(name) from None
        finally:
            os.close(source)
            if self.last is None:
                self._stop(number)
        return answer

    def read_file(self, path: Path, on_progress: Progress) -> Document:
        """Read the file at `path`; otherwise like `read`."""
        return self.read(paths.content(path), path.name, on_progress)

    def close(self) -> None:
        """End the process, and what it is reading."""
        with self._starting:
            self._is_closed = True
            self._end_process()

    def _ask(self, number: int, content: bytes, name: str, page: tuple[int, int] | None) -> int:
        """Ask the process to read, or to draw a page; return where its answer comes from."""
        source, out = os.pipe()
        file = os.memfd_create("document", os.MFD_CLOEXEC)
        order: dict[str, object] = {"read": number, "name": name}
        order |= {"page": page} if page else {"tesseract": Tesseract.found(content)}
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(file, left) :]
            self._deliver(order, [file, out])
        except OSError:
            os.close(source)
            raise outcomes.not_started(name) from None
        finally:
            os.close(file)
            os.close(out)
        return source

    def _deliver(self, order: dict[str, object], descriptors: list[int]) -> None:
        """Send an order; a process that ended while it had nothing to do is started anew."""
        self.start()
        try:
            self._send(order, descriptors)
        except OSError:
            with self._starting:
                self._end_process()
            self.start()
            self._send(order, descriptors)

    def _send(self, order: dict[str, object], descriptors: list[int]) -> None:
        control = self._control
        if control is None:
            raise BrokenPipeError
        socket.send_fds(control, [json.dumps(order).encode()], descriptors)

    def _listen(self, source: int, answer: pipe.Answer, name: str, on_progress: Progress) -> None:
        """Take what the fork tells, until it ends."""
        parts: list[bytes] = []
        total, start = 0, time.monotonic()
        with selectors.DefaultSelector() as ready:
            ready.register(source, selectors.EVENT_READ)
            while True:
                on_progress(answer.share)
                most = limits.MAX_SECONDS + answer.has_pictures * limits.MAX_RECOGNITION_SECONDS
                if time.monotonic() - start > most:
                    raise outcomes.too_slow(name, most)
                if not ready.select(_TICK):
                    continue
                chunk = os.read(source, _CHUNK)
                if not chunk:
                    return
                total += len(chunk)
                if total > pipe.MOST:
                    raise FormatError(pipe.DAMAGED)
                *whole, tail = chunk.split(b"\n")
                for line in whole:
                    answer.take(b"".join((*parts, line)), on_progress)
                    parts = []
                parts.append(tail)

    def _end_of(self, number: int, on_progress: Progress, answer: pipe.Answer) -> ReadingEnd | None:
        """Return how a reading ended; None where the process itself is gone."""
        control, until = self._control, time.monotonic() + _LAST_WORD
        if control is None:
            return None
        control.settimeout(_TICK)
        # What closes this, from whatever thread, takes the socket away first.
        while time.monotonic() < until and self._control is control:
            on_progress(answer.share)
            try:
                packet = control.recv(_PACKET)
            except TimeoutError:
                continue
            except OSError:
                return None
            if not packet:
                return None
            said = json.loads(packet)
            if said["ended"] == number:
                return ReadingEnd(said["status"], said["memory"], said["seconds"])
        return None

    def _stop(self, number: int) -> None:
        """End a reading, and see that it is at its end."""
        with suppress(OSError):
            self._send({"stop": number}, [])
            if self._end_of(number, lambda _share: None, pipe.Answer()) is not None:
                return
        with self._starting:
            self._end_process()

    def _end_process(self) -> None:
        control, self._control = self._control, None
        if control is not None:
            control.close()
        if self._child is not None:
            self._child.kill()  # what it has forked dies with it
            self._child.wait()
            self._child = None
