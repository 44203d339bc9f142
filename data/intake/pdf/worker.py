"""Run the worker of `data.pdfium`: feed it the file, pass on its lines, end it in any case."""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from importlib.util import find_spec
from pathlib import Path

from data.pdfium.limits import MAX_SECONDS

_START = "import sys; sys.path += sys.argv[1:]; from data.pdfium import worker; worker.main()"
_TICK = 0.04
"""Seconds between two looks at whether the user cancelled."""

_CHUNK = 2**16
_MOST = 160 * 2**20
"""Bytes: 16 MB of text, every letter escaped, with the places of its runs."""

_OUT_OF_TIME = frozenset({-signal.SIGKILL, -signal.SIGXCPU, -signal.SIGALRM})


class WorkerError(Exception):
    """The worker did not come to its end; `reason` is "time", "died" or "start"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def command() -> list[str]:
    """Return what starts the worker: no site, no environment, our folder and PDFium's alone.

    Both folders are passed, so that it is the same from a wheel and from a checkout.

    Raises:
        WorkerError: if PDFium is not installed.
    """
    here = Path(__file__).resolve().parents[3]
    found = find_spec("pypdfium2_raw")
    if found is None or found.origin is None or not sys.executable:
        raise WorkerError("start")
    folders = dict.fromkeys((str(here), str(Path(found.origin).resolve().parents[1])))
    return [sys.executable, "-I", "-S", "-B", "-c", _START, *folders]


def lines_from(
    content: bytes, check: Callable[[], None], program: list[str] | None = None
) -> Generator[bytes, None, None]:
    """Yield the lines that the worker tells of a PDF; `check` may raise to end it at once.

    `program` stands in for the worker in tests. The generator must be closed or used up.

    Raises:
        WorkerError: if the worker dies, or takes too long.
    """
    try:
        child = subprocess.Popen(  # noqa: S603  # our own Python
            program or command(),
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
        )
    except OSError:
        raise WorkerError("start") from None
    try:
        yield from _conversation(child, content, check)
        _judge(_ended(child, check))
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()


def _conversation(
    child: subprocess.Popen[bytes], content: bytes, check: Callable[[], None]
) -> Iterator[bytes]:
    """Write the file and read lines, both as far as the worker is ready for it."""
    assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018  # pipes
    source, sink = child.stdout.fileno(), child.stdin.fileno()
    os.set_blocking(sink, False)
    left, rest, total = memoryview(content), bytearray(), 0
    until = time.monotonic() + MAX_SECONDS
    with selectors.DefaultSelector() as ready:
        ready.register(source, selectors.EVENT_READ)
        ready.register(sink, selectors.EVENT_WRITE)
        while True:
            check()
            if time.monotonic() > until:
                raise WorkerError("time")
            events = {key.fd for key, _ in ready.select(_TICK)}
            if sink in events:
                left = _fed(sink, left)
                if not left:
                    ready.unregister(sink)
                    child.stdin.close()
            if source not in events:
                continue
            chunk = os.read(source, _CHUNK)
            if not chunk:
                return
            total += len(chunk)
            if total > _MOST:
                raise WorkerError("died")
            rest += chunk
            *whole, tail = rest.split(b"\n")
            rest = bytearray(tail)
            yield from map(bytes, whole)


def _fed(sink: int, left: memoryview) -> memoryview:
    """Write what the pipe takes; return what is left, nothing if nobody reads any more."""
    try:
        return left[os.write(sink, left[:_CHUNK]) :]
    except BlockingIOError:
        return left
    except OSError:
        return left[:0]


def _ended(child: subprocess.Popen[bytes], check: Callable[[], None]) -> int:
    """Return how a worker ended that has closed its end of the pipe; it has a second for it."""
    for _ in range(int(1 / _TICK)):
        check()
        try:
            return child.wait(_TICK)
        except subprocess.TimeoutExpired:
            continue
    raise WorkerError("time")


def _judge(code: int) -> None:
    if code:
        raise WorkerError("time" if code in _OUT_OF_TIME else "died")
