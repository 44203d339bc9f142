"""What a process that reads a file may use, set before a byte of the file is looked at."""

import importlib.machinery
import os
import resource
import signal
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec
from types import ModuleType

MAX_MEMORY = 1536 * 2**20
"""Bytes of address space: a form that draws itself took PDFium to 8 GB."""

MAX_CPU_SECONDS = 30
"""Seconds of processor time, which other programs cannot take; 16 MB of plain text take 3."""

MAX_SECONDS = 10 * MAX_CPU_SECONDS
"""Seconds of wall time, in case a reader waits for something; the parent counts them too."""

MAX_RECOGNITION_SECONDS = 1200
"""Seconds of wall time on top, where pictures of pages are read by another program meanwhile."""

_MOST_PICTURES, _SECONDS_A_PICTURE = 300, 2
"""To draw a page of a scan takes 0.1 to 1 seconds of processor time."""


class NeededError(BaseException):
    """A module is wanted that was not loaded in time; no handler of ordinary errors stops it."""


def confine(*, has_pictures: bool = False) -> None:
    """Limit memory and time, and forbid to write files, to start processes and to leave a core.

    `has_pictures` tells that pages may have to be drawn to be read: each may take more time. Should
    all that watches over the process be gone, the alarm still ends it.
    """
    most_seconds = MAX_CPU_SECONDS + has_pictures * _MOST_PICTURES * _SECONDS_A_PICTURE
    # Where both limits are the same, the signal does not tell that it was the time.
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, most_seconds + 1))
    for kind, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(kind, (most, most))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(MAX_SECONDS + has_pictures * MAX_RECOGNITION_SECONDS + 1)


def allow_a_picture() -> None:
    """Allow the processor time that it takes to draw one more page."""
    now, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (min(now + _SECONDS_A_PICTURE, most - 1), most))


def die_with_parent() -> None:
    """Ask the system to end this process when the one that forked it ends."""
    import ctypes  # noqa: PLC0415  # loaded before the fork, by the server

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() == 1:
        os._exit(1)


def close_the_door(absent: Collection[str] = ()) -> None:
    """Let nothing more be opened, neither file nor socket.

    An import that would open a file is a NeededError from here on; modules of the names `absent`
    are known not to exist.
    """
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    sys.meta_path[:] = [
        importlib.machinery.BuiltinImporter,
        importlib.machinery.FrozenImporter,
        _Door(absent),
    ]


class _Door:
    """Stands where modules are looked for in files."""

    def __init__(self, absent: Collection[str]) -> None:
        self._absent = absent

    def find_spec(
        self,
        name: str,
        _path: Sequence[str] | None = None,
        _target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        if name in self._absent:
            return None
        raise NeededError(name)
