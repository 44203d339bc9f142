"""Tesseract, where it is installed: found, and run on one picture under limits."""

import os
import resource
import selectors
import signal
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from data.confined import limits

if TYPE_CHECKING:
    import subprocess

_PROGRAM = "tesseract"
_DATA = "TESSDATA_PREFIX"
_START = b"%PDF-"

MAX_MEMORY = 1536 * 2**20
"""Bytes of address space; a page takes 200 MB."""

MAX_SECONDS = 60
"""Seconds for one picture, of processor time and by the clock; a page takes 1 to 5."""

MAX_ANSWER = 4 * 2**20
"""Bytes that it may tell of one picture; a page of a newspaper takes 500 KB."""

_CHUNK = 2**16


class TesseractError(Exception):
    """It did not tell what it was asked, for a reason in one word."""


class Tesseract(NamedTuple):
    """The program's path, and the folder of its data where the user names one."""

    program: str
    data: str = ""

    @classmethod
    def found(
        cls, content: bytes, environment: Mapping[str, str] = os.environ
    ) -> "Tesseract | None":
        """Return it where it is installed and the file may hold pictures of pages."""
        import shutil  # noqa: PLC0415  # most files are no PDFs

        if _START not in content[:1024]:
            return None
        program = shutil.which(_PROGRAM, path=environment.get("PATH"))
        return cls(os.path.abspath(program), environment.get(_DATA, "")) if program else None  # noqa: PTH100  # a link's name may be what it goes by

    def told(self, words: list[str], given: bytes = b"") -> bytes:
        """Run it with some words and `given` to read; return what it writes.

        Raises:
            TesseractError: it does not start, fails, takes too long or writes too much.
        """
        import subprocess  # noqa: PLC0415  # most files hold no pictures of pages

        environment = {"OMP_THREAD_LIMIT": "1", "PATH": os.defpath, "LC_ALL": "C"}
        if self.data:
            environment[_DATA] = self.data
        try:
            child = subprocess.Popen(  # noqa: S603  # what the user installed, with words of ours
                [self.program, *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                cwd="/",
                env=environment,
                preexec_fn=_confine,  # noqa: PLW1509  # there is one thread
            )
        except (OSError, subprocess.SubprocessError):
            raise TesseractError("absent") from None
        try:
            return _talk(child, given, time.monotonic() + MAX_SECONDS)
        finally:
            child.kill()
            child.wait()
            for end in (child.stdin, child.stdout):
                if end is not None:
                    end.close()


def _confine() -> None:
    """Limit what it may use; run between fork and start."""
    limits.die_with_parent()
    for kind, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, MAX_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _talk(child: "subprocess.Popen[bytes]", given: bytes, until: float) -> bytes:
    """Give it what it is to read, and return what it writes once it ended well."""
    assert child.stdin is not None  # noqa: S101  # for mypy
    assert child.stdout is not None  # noqa: S101  # for mypy
    left, parts, size = memoryview(given), [], 0
    os.set_blocking(child.stdin.fileno(), False)
    with selectors.DefaultSelector() as ready:
        ready.register(child.stdin, selectors.EVENT_WRITE)
        ready.register(child.stdout, selectors.EVENT_READ)
        while child.stdout in {key.fileobj for key in ready.get_map().values()}:
            events = ready.select(max(until - time.monotonic(), 0))
            if not events:
                raise TesseractError("slow")
            for key, _ in events:
                if key.fileobj is child.stdin:
                    left = _given(child.stdin.fileno(), left)
                    if not left:
                        ready.unregister(child.stdin)
                        child.stdin.close()
                    continue
                chunk = os.read(child.stdout.fileno(), _CHUNK)
                parts.append(chunk)
                size += len(chunk)
                if size > MAX_ANSWER:
                    raise TesseractError("flood")
                if not chunk:
                    ready.unregister(child.stdout)
    return _ended(child, b"".join(parts), until)


def _given(descriptor: int, left: memoryview) -> memoryview:
    """Write a part of what is left; return the rest, none where nobody reads it."""
    try:
        return left[os.write(descriptor, left[:_CHUNK]) :]
    except BlockingIOError:
        return left
    except OSError:
        return left[:0]


def _ended(child: "subprocess.Popen[bytes]", told: bytes, until: float) -> bytes:
    import subprocess  # noqa: PLC0415  # as above

    try:
        status = child.wait(max(until - time.monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        raise TesseractError("slow") from None
    if status:
        raise TesseractError("failed")
    return told
