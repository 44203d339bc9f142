"""What a process that reads a file may use, set before a byte of the file is looked at."""

import importlib.machinery
import resource
import signal
import sys
from collections.abc import Collection, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

MAX_MEMORY = 1536 * 2**20
"""Bytes of address space: a form that draws itself took PDFium to 8 GB."""

MAX_CPU_SECONDS = 30
"""Seconds of processor time, which other programs cannot take; 16 MB of plain text take 3."""

MAX_SECONDS = 10 * MAX_CPU_SECONDS
"""Seconds of wall time, in case a reader waits for something; the parent counts them too."""


class NeededError(BaseException):
    """A module is wanted that was not loaded in time; no handler of ordinary errors stops it."""


def confine() -> None:
    """Limit memory and time, and forbid to write files, to start processes and to leave a core.

    Should all that watches over the process be gone, the alarm still ends it.
    """
    # Where both limits are the same, the signal does not tell that it was the time.
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS + 1))
    for kind, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(kind, (most, most))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(MAX_SECONDS + 1)


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
