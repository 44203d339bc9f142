"""The process that loads the readers once and forks itself for each file.

On its one socket it is told in packets of JSON what to do: "read" a file, or draw a "page" of it
(with the descriptors of its content and of the pipe for the answer), "stop" a reading, "watch" a
descriptor, or get ready "ahead" of the first file. It tells how each reading "ended". When the
socket is closed at the other end, all ends: that is how it knows that its parent is gone.
"""

import gc
import json
import os
import resource
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from data.confined import answers, limits

if TYPE_CHECKING:
    from data.confined.recognition_process import RecognitionProcess

_ALWAYS = (
    "data.intake.reading_formats", "data.intake.structure.build", "data.intake.decode.decoding",
    "ctypes", "data.intake.markup", "data.intake.markdown", "data.intake.plain.plain_text",
    "data.intake.structure.suspicion",
    "data.intake.decode.entities", "data.intake.decode.mojibake", "heapq", "encodings.cp437",
    "encodings.cp932", "encodings.cp1252", "encodings.utf_16_le",
)  # fmt: skip
"""What readings need, or find out at their end that they need, if it loads in no time.

It is loaded before the first of them is forked: each starts over when it lacks something.
"""

_LATE = (
    *_ALWAYS, "data.intake.decode.encodings", "data.intake.lines.front_matter",
    "data.intake.decode.likeness", "data.files.archive", "data.intake.markdown.markdown",
    "data.intake.lines.inline_marks", "data.intake.docx", "data.intake.markup.web_page",
    "data.intake.pdf", "data.intake.mail.eml", "data.intake.mail.outlook", "data.intake.odt",
    "data.intake.rtf", "data.intake.epub", "email.utils", "yaml", "ftfy", "_strptime",
    "encodings.utf_8_sig", "encodings.euc_jp", "encodings.euc_jis_2004", "encodings.cp949",
    "encodings.euc_kr", "encodings.gb18030", "encodings.gb2312", "encodings.cp1251",
    "encodings.big5hkscs", "encodings.koi8_r", "encodings.cp866", "webencodings",
    "data.confined.recognition_process", "subprocess",
)  # fmt: skip
"""What readers load when they need it: loaded beforehand while there is nothing else to do."""

_OURS = frozenset({"data", "yaml", "ftfy", "markdown_it", "mdurl", "selectolax", "pypdfium2_raw",
                   "olefile", "wcwidth", "webencodings", *sys.stdlib_module_names})  # fmt: skip
_MOST_NEEDED = 100
_MOST_BROKEN = 3
"""So many pages may break the reader off when they are drawn; then none is."""
_PACKET = 2**16
PATIENCE = 2.0
"""Seconds that the parent has to take notice of a signal before it is taken for frozen."""


@dataclass(slots=True)
class _Reading:
    """A file that is being read: who reads it, and what it takes to start over."""

    number: int
    name: str
    content: int
    out: int
    pid: int = 0
    lifeline: int = -1
    needs: bytes = b""
    started: int = 0
    page: list[int] | None = None
    stopped: bool = False
    broken: int = 0
    recognition: "RecognitionProcess | None" = None


def main(descriptor: int) -> None:
    """Serve whoever has the other end of the socket, until it is closed."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # They are the parent's to answer; without the parent, this ends as well.
        signal.signal(number, signal.SIG_IGN)
    with socket.socket(fileno=descriptor) as control:
        Server(control).run()


class Server:
    """Reads and stops reading as it is told."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._parent = os.getppid()
        self._ready = selectors.DefaultSelector()
        self._ready.register(control, selectors.EVENT_READ, self._obey)
        self._readings: dict[int, _Reading] = {}
        self._absent: set[str] = set()
        self._late: list[str] = []
        self._watched = -1
        self._since: float | None = None
        self._is_over = False

    def run(self) -> None:
        """Serve until the other end of the socket is closed."""
        gc.disable()
        try:
            while not self._is_over:
                for key, _ in self._ready.select(self._pause()):
                    key.data()
                self._look_after_parent()
                if self._late and not self._readings:
                    self._load_ahead()
        finally:
            for reading in self._readings.values():
                _kill(reading)
                if reading.recognition is not None:
                    reading.recognition.end()

    def _pause(self) -> float | None:
        """Return how long to wait for something to do; None for as long as it takes."""
        if self._late and not self._readings:
            return 0.0
        return None if self._since is None else PATIENCE / 8

    def _load_ahead(self) -> None:
        self._load(self._late.pop())
        if not self._late:
            gc.collect()
            gc.freeze()

    def _watch(self, descriptor: int) -> None:
        if self._watched >= 0:
            self._ready.unregister(self._watched)
            os.close(self._watched)
        self._watched = descriptor
        self._ready.register(descriptor, selectors.EVENT_READ, self._signalled)

    def _signalled(self) -> None:
        """Take note that the parent has got a signal, which it has not noticed yet."""
        self._since = time.monotonic()
        self._ready.unregister(self._watched)

    def _look_after_parent(self) -> None:
        """End the parent if it got a signal long ago and still has not noticed it."""
        if self._since is None:
            return
        if not _is_unread(self._watched):
            self._since = None
            self._ready.register(self._watched, selectors.EVENT_READ, self._signalled)
        elif time.monotonic() - self._since > PATIENCE and os.getppid() == self._parent:
            os.kill(self._parent, signal.SIGKILL)

    def _obey(self) -> None:
        try:
            packet, descriptors, _, _ = socket.recv_fds(self._control, _PACKET, 2)
        except OSError:
            packet, descriptors = b"", []
        if not packet:
            self._is_over = True
            return
        order = json.loads(packet)
        if "read" in order:
            reading = _Reading(order["read"], order["name"], descriptors[0], descriptors[1])
            reading.page = order.get("page")
            self._readings[reading.number] = reading
            if order.get("tesseract"):
                self._prepare_recognition(reading, order["tesseract"])
            self._start(reading)
        elif "watch" in order:
            self._watch(descriptors[0])
        elif "ahead" in order:
            self._late = list(reversed(_LATE))
        elif order.get("stop") in self._readings:
            reading = self._readings[order["stop"]]
            reading.stopped = True
            _kill(reading)

    def _prepare_recognition(self, reading: _Reading, program: list[str]) -> None:
        """Let a reading have pictures read; what does it is started when it first asks."""
        from data.confined.recognition_process import (  # noqa: PLC0415  # for few files
            RecognitionProcess,
        )
        from data.confined.tesseract import Tesseract  # noqa: PLC0415  # as above

        recognition = reading.recognition = RecognitionProcess(Tesseract(*program))

        def start() -> None:
            self._ready.unregister(recognition.room)
            recognition.start()

        self._ready.register(recognition.room, selectors.EVENT_READ, start)

    def _start(self, reading: _Reading) -> None:
        if not reading.started:
            for name in _ALWAYS:
                self._load(name)
        reading.started += 1
        reading.needs = b""
        reading.lifeline, told = os.pipe()
        reading.pid = os.fork()
        if not reading.pid:
            self._become_reader(reading, told)
        os.close(told)
        # It closes with the fork, however that ends.
        self._ready.register(reading.lifeline, selectors.EVENT_READ, lambda: self._hear(reading))

    def _become_reader(self, reading: _Reading, told: int) -> None:
        """Read the file, in the fork; it does not return."""
        try:
            limits.die_with_parent()
            self._ready.close()
            self._control.close()
            for descriptor in (reading.lifeline, self._watched):
                if descriptor >= 0:
                    os.close(descriptor)
            desk = None
            if reading.recognition is not None:
                desk = reading.recognition.desk
                reading.recognition.room.close()
            gc.enable()
            what = reading.content, reading.out, reading.name, self._absent
            os.write(told, answers.answer(*what, desk=desk, page=reading.page))
            os._exit(0)
        finally:
            os._exit(1)

    def _hear(self, reading: _Reading) -> None:
        """Take what a fork tells at its end: which module it lacked, or that it is gone."""
        said = os.read(reading.lifeline, _PACKET)
        if said:
            reading.needs += said
            return
        self._ready.unregister(reading.lifeline)
        os.close(reading.lifeline)
        _kill(reading)  # should it live, it has closed what it was to hold
        _, status, used = os.wait4(reading.pid, 0)
        reading.pid = 0
        if reading.needs and not reading.stopped and reading.started < _MOST_NEEDED:
            self._load(str(json.loads(reading.needs[1:])))
            self._start(reading)
            return
        if status and self._starts_over(reading):
            return
        self._tell_end(reading, os.waitstatus_to_exitcode(status), used)

    def _starts_over(self, reading: _Reading) -> bool:
        """Start a reading over that broke off at the picture of a page; at last without any."""
        recognition = reading.recognition
        if recognition is None or not recognition.is_started or reading.stopped:
            return False
        reading.broken += 1
        if reading.broken > _MOST_BROKEN:
            recognition.end()
            reading.recognition = None
        self._start(reading)
        return True

    def _tell_end(self, reading: _Reading, status: int, used: resource.struct_rusage) -> None:
        del self._readings[reading.number]
        if reading.recognition is not None:
            with suppress(KeyError, ValueError):  # it was started, and is not listened to
                self._ready.unregister(reading.recognition.room)
            reading.recognition.end()
        os.close(reading.content)
        os.close(reading.out)
        said = {
            "ended": reading.number,
            "status": status,
            "memory": used.ru_maxrss * 1024,
            "seconds": used.ru_utime + used.ru_stime,
        }
        with suppress(OSError):
            self._control.send(json.dumps(said).encode())

    def _load(self, name: str) -> None:
        """Load a module, of those that readers may need."""
        if name.partition(".")[0] not in _OURS:
            self._absent.add(name)
            return
        try:
            import_module(name)
        except ImportError:
            self._absent.add(name)


def _kill(reading: _Reading) -> None:
    if reading.pid:
        with suppress(ProcessLookupError):
            os.kill(reading.pid, signal.SIGKILL)


def _is_unread(descriptor: int) -> bool:
    """Tell whether something waits there to be read."""
    with selectors.DefaultSelector() as ready:
        ready.register(descriptor, selectors.EVENT_READ)
        return bool(ready.select(0))
