"""What the worker may use, set before PDFium is loaded and before a byte of the file is read."""

import codecs
import resource
import signal

MAX_MEMORY = 1536 * 2**20
"""Bytes of address space: a form that draws itself took PDFium to 8 GB."""

MAX_CPU_SECONDS = 10
MAX_SECONDS = 14
"""Seconds of wall time; the parent counts them too."""

MAX_PAGES = 2_000
MAX_TEXT_BYTES = 16 * 2**20


def confine() -> None:
    """Limit memory and time, and forbid to write files and to leave a picture of the memory.

    Should the parent be gone, the alarm still ends the worker.
    """
    for kind, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, MAX_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(MAX_SECONDS + 1)


def close_the_door() -> None:
    """Let nothing more be opened, neither file nor socket; to be called once all is loaded."""
    for encoding in ("utf-8", "utf-16", "utf-16-le"):
        codecs.lookup(encoding)  # Python opens a file for each when it is first used
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
